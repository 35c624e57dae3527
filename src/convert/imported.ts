/**
 * What any foreign file becomes, whatever its format: decks in viva's format, what was left out, the media that the decks name, and
 * how well each card was known elsewhere. Values only; which rule was followed is told by codes, the words are in the catalogue.
 */
import type { Deck } from '../deck/deck.ts'
import type { Option } from '../model/card.ts'
import type { Rule, Skipped } from '../model/conversion.ts'
import type { Grade } from '../model/grade.ts'
import type { Day, Instant } from '../model/time.ts'

export const FORMATS = [
  'markdown',
  'anki',
  'anki-text',
  'csv',
  'json',
  'quizlet',
  'hashcards',
  'obsidian',
  'logseq',
  'mochi',
  'remnote',
  'viva',
] as const
export type Format = (typeof FORMATS)[number]

export type Imported = {
  readonly format: Format
  readonly rule: Rule
  /** False when another reading is about as likely: the result is to be looked at before it is written. */
  readonly isConfident: boolean
  readonly decks: readonly ImportedDeck[]
  readonly skipped: readonly Skipped[]
  /** What the decks name of the source's media, by the names that both use: to be put beside the decks. */
  readonly media: readonly string[]
  /** Null when the source tells nothing of what was learned. */
  readonly progress: Progress | null
}

export type ImportedDeck = {
  /** Below the target, `/` between levels; empty when the source is one deck. Safe as a path. */
  readonly name: string
  readonly deck: Deck
  readonly cards: readonly ImportedCard[]
}

/** `answer` is empty in a draft. In a cloze card the gaps of `prompt` stand in square brackets. */
export type ImportedCard = {
  readonly question: string
  readonly prompt: string | null
  readonly answer: string
  readonly tags: readonly string[]
  readonly options: readonly Option[]
  /** In the source, from 1; of a source without lines the number of the note. */
  readonly line: number
}

export type Progress = {
  readonly cards: readonly CardProgress[]
  /** FSRS weights that came with the source, as they stand there: 21 numbers, or 19 or 17 of an older FSRS. Null without. */
  readonly weights: readonly number[] | null
  readonly retention: number | null
}

export type CardProgress = {
  /** The explicit id that the card has in its deck, with `/c1` and the like. */
  readonly card: string
  /** Oldest first, without what counts for nothing (cramming, what stands before a reset). Empty when only the state is known. */
  readonly reviews: readonly ImportedReview[]
  /** The state as the source tells it; null when the card was never learned there, though it may be suspended. */
  readonly state: ImportedState | null
  readonly isSuspended: boolean
}

export type ImportedReview = {
  readonly at: Instant
  /** The study day by the source's own clock. */
  readonly dayOn: Day
  readonly grade: Grade
  readonly tookMs: number | null
}

export type ImportedState = {
  readonly state: 'learning' | 'review' | 'relearning'
  /** FSRS's own numbers, where the source has them. */
  readonly stability: number | null
  readonly difficulty: number | null
  /** SM-2's: for inference where FSRS's are missing. `ease` is 2.5 by default. */
  readonly intervalDays: number | null
  readonly ease: number | null
  readonly lastOn: Day | null
  readonly dueOn: Day
  /** Of a card on a step, where the source tells the instant and not only its day. */
  readonly dueAt?: Instant
  readonly reps: number
  readonly lapses: number
}
