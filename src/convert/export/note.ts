/**
 * What is exported: decks with their questions as their files tell them, each with the cards that it became. Pairs the two by
 * the line of the heading. Knows no format that they go to.
 */
import type { Deck, Entry, Question } from '../../deck/deck.ts'
import { clozeSuffix } from '../../deck/identity.ts'
import type { Card, CardKey } from '../../model/card.ts'

/** A deck file with what was chosen of it. */
export type ExportDeck = {
  readonly name: string
  /** BCP 47. */
  readonly language: string
  /** Absolute path of the file, and of the root that it stands under. */
  readonly file: string
  readonly root: string
  /** The chosen questions in their sections; with all their follow-ups. */
  readonly deck: Deck
  /** Of the cards of its notes those that were chosen: a cloze may be chosen for one of its gaps. */
  readonly chosen: ReadonlySet<CardKey>
  /** Chosen questions and follow-ups in the order of the file. */
  readonly notes: readonly ExportNote[]
}

/** A question or a follow-up, and the cards that it became: one, or one for each number of a cloze. */
export type ExportNote = {
  /** Markdown as written, cloze marks and all. */
  readonly entry: Entry
  readonly prompt: string | null
  /** The question that a follow-up belongs to. */
  readonly parent: Card | null
  readonly followUps: readonly Entry[]
  /** By number; never empty. */
  readonly cards: readonly [Card, ...Card[]]
}

/** A deck that changed since its cards were read cannot be paired. */
export type Paired = {
  readonly deck: Deck
  readonly notes: readonly ExportNote[]
  readonly isComplete: boolean
}

/**
 * The notes of a file's cards, of those lines that are `chosen`. `cards` are all cards of the file. Whatever is left of the deck
 * are the questions of which something was chosen.
 */
export function pairNotes(deck: Deck, cards: readonly Card[], chosen: ReadonlySet<number>): Paired {
  const byLine = new Map<number, Card[]>()
  for (const card of cards) {
    const same = byLine.get(card.line)
    if (same) same.push(card)
    else byLine.set(card.line, [card])
  }
  const notes: ExportNote[] = []
  let found = 0
  const take = (
    entry: Entry,
    prompt: string | null,
    parent: Card | null,
    followUps: readonly Entry[],
  ): Card | null => {
    const [first, ...rest] = (byLine.get(entry.at?.line ?? 0) ?? []).toSorted(
      (a, b) => gapNumber(a) - gapNumber(b),
    )
    if (!first) return null
    found += 1 + rest.length
    if (chosen.has(first.line)) notes.push({ entry, prompt, parent, followUps, cards: [first, ...rest] })
    return first
  }
  const isKept = (question: Question): boolean =>
    [question, ...question.followUps].some(({ at }) => at !== undefined && chosen.has(at.line))
  for (const question of deck.sections.flatMap(({ questions }) => questions)) {
    const asked = question.followUps.filter(({ at }) => byLine.has(at?.line ?? 0))
    const parent = take(question, question.prompt, null, asked)
    for (const followUp of question.followUps) take(followUp, null, parent, [])
  }
  const sections = deck.sections
    .map((section) => ({ ...section, questions: section.questions.filter(isKept) }))
    .filter(({ questions }) => questions.length > 0)
  return { deck: { ...deck, sections }, notes, isComplete: found === cards.length }
}

/** Who a note is for ever: the key of its first card, without the number of the gap. */
export function noteKey({ cards: [first] }: Pick<ExportNote, 'cards'>): string {
  return withoutGap(first.key)
}

/** The id of the question that a card came from. */
export function noteId({ cards: [first] }: Pick<ExportNote, 'cards'>): string {
  return withoutGap(first.id)
}

/** The number of a cloze card's gap, 0 of any other card. */
export function gapNumber(card: Pick<Card, 'id'>): number {
  return Number(clozeSuffix(card.id).slice(1))
}

const withoutGap = (id: CardKey | string): string => id.replace(/\/c\d+$/, '')
