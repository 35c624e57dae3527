/**
 * A deck as its file tells it: what `readDeck` yields, `formatDeck` writes, and converters build. Texts are Markdown as
 * written, cloze marks and all; cards are made of it by `expand`. Knows nothing of ids that are computed, nor of cards.
 */
import type { CardKind, Level, Option } from '../model/card.ts'
import type { DeckHead } from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'
import type { YamlText } from './yaml.ts'

export type Deck = {
  readonly head: Head
  /** What stands before the first level-1 heading is a section without a title; there is none when nothing stands there. */
  readonly sections: readonly Section[]
}

export type Head = DeckHead & {
  /** The keys that viva does not know, in their order. */
  readonly others: readonly OtherKey[]
}

/** A key of the front matter that is kept and left alone: its lines as they stand in the file. */
export type OtherKey = { readonly key: string; readonly text: string }

export type Section = {
  readonly title: string | null
  /** What stands before the first question. */
  readonly intro: string
  readonly questions: readonly Question[]
}

/** A question or a follow-up. All texts are without blank lines around them; none opens what it does not close. */
export type Entry = {
  /** The heading, without `Follow-up:`. */
  readonly question: string
  readonly attributes: Attributes
  /** Empty when there is none. */
  readonly answer: string
  readonly options: readonly Option[]
  readonly hints: readonly string[]
  /** Where it stood in the file that it was read from. */
  readonly at?: Place
}

export type Question = Entry & {
  /** What stands before the thematic break. */
  readonly prompt: string | null
  readonly followUps: readonly Entry[]
}

export type Attributes = {
  readonly id: string | null
  readonly level: Level | null
  readonly tags: readonly string[]
  readonly minutes: number | null
  readonly also: readonly string[]
  readonly kind: CardKind | null
  readonly slots: readonly string[]
  /** Attributes that viva does not know or cannot read, kept as they are. */
  readonly others: ReadonlyMap<string, YamlText>
  /** What stands in a comment that cannot be read at all. */
  readonly broken: string | null
}

/** Lines from 1. Lines of texts are by line of the text: what is joined from several places has gaps. */
export type Place = {
  readonly line: number
  /** The line of the attributes comment, and what is written there. */
  readonly attributes: { readonly line: number; readonly text: string } | null
  readonly promptLines: readonly number[]
  readonly answerLines: readonly number[]
}

export const noAttributes: Attributes = {
  id: null,
  level: null,
  tags: [],
  minutes: null,
  also: [],
  kind: null,
  slots: [],
  others: new Map(),
  broken: null,
}

export const emptyHead: Head = {
  title: null,
  language: 'und',
  tags: [],
  level: null,
  kind: null,
  minutes: null,
  deck: null,
  newPerDay: null,
  retention: null,
  others: [],
}

/** A problem whose file is not yet known. */
export type Finding = Omit<Problem, 'file'>

export function isChinese(language: string): boolean {
  return /^zh(?:-|$)/i.test(language)
}
