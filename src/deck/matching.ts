/**
 * What reconcile works on: stored cards, cards as files tell them now, and which is which. Types only; found out by
 * `stored-cards`, `claims` and `ladder`, carried to a plan by `plan`.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type {
  Fingerprints,
  MatchRule,
  ParsedCard,
  ParsedFile,
  Root,
  RootId,
  StoredText,
} from '../model/deck.ts'

export type ReconcileInput = {
  /** Changed and new files of readable roots, parsed. */
  readonly files: readonly ParsedFile[]
  /** Paths of files that did not change: their texts stand. A file neither here nor in `files` is gone. */
  readonly kept: ReadonlySet<string>
  /** Files that cannot be read: their texts stand, whatever stands in them now. */
  readonly unreadableFiles?: ReadonlySet<string>
  /** Cards of these roots are absent, not retired, and match nothing. */
  readonly unreadableRoots: readonly RootId[]
  /** The roots in use; texts of any other root are gone. */
  readonly roots: readonly Root[]
  /** Every text of every card; of retired cards the last ones. */
  readonly stored: readonly StoredText[]
  /** Former ids. */
  readonly aliases: ReadonlyMap<CardId, CardKey>
  /** `KEY\nFINGERPRINT` (of the question) for each pair that a person declared to be different things. */
  readonly unmatched: ReadonlySet<string>
  /** The words of a stored text, looked up only where likeness has to be judged. */
  readonly textOf: (key: CardKey, language: string) => StoredWords | undefined
}

/** Options may be left out, where the answer says enough. */
export type StoredWords = {
  readonly question: string
  readonly prompt: string | null
  readonly answer: string
}

/** A stored card with all its texts. */
export type StoredCard = {
  readonly key: CardKey
  readonly id: CardId
  readonly isRetired: boolean
  readonly texts: readonly StoredText[]
  /** The texts that were not read again, and are still there. */
  readonly standing: readonly StoredText[]
  /** What it turned out to be. */
  told: ToldCard | null
}

/** A card as changed files tell it: its texts, one for each language. */
export type ToldCard = {
  readonly id: CardId
  /** The id is made of one that the author gave: it alone says who the card is. */
  readonly hasOwnId: boolean
  readonly texts: ToldText[]
  /** The stored card that it is, and by which rule; null of a new one. */
  stored: StoredCard | null
  rule: MatchRule | null
  /** The text that was recognised. */
  by: ToldText | null
}

/** One card in one file. */
export type ToldText = {
  readonly file: ParsedFile
  readonly card: ParsedCard
  readonly prints: Fingerprints
  readonly question: ToldQuestion
  /** What its id has after the question's: empty, `/c1`, `/` and a follow-up's hash. */
  readonly suffix: string
}

/** A question in one file with all its cards, or a follow-up with an id of its own. */
export type ToldQuestion = {
  readonly file: ParsedFile
  readonly id: CardId
  readonly hasOwnId: boolean
  /** The question that a follow-up with an id of its own stands under. */
  readonly under: ToldQuestion | null
  readonly texts: ToldText[]
  /** Passed over: its id belongs to another. */
  isOut: boolean
}
