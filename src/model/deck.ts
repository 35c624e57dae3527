/**
 * Decks, the roots they live under, and the plan that brings stored cards in step with them.
 *
 * A file in one language is parsed to texts; texts with the same explicit id in several languages are one card.
 * The plan is data: it prints, it is tested, and `store.apply` carries it out in one transaction.
 */
import type { CardContent, CardId, CardKey, CardKind, Level } from './card.ts'
import type { Problem } from './problem.ts'

export type RootId = number & { readonly __brand: 'RootId' }

/** Starter decks come with viva, home is `$VIVA_HOME/decks`, linked folders are the user's own. In order of precedence: */
export const ROOT_KINDS = ['home', 'linked', 'starter'] as const
export type RootKind = (typeof ROOT_KINDS)[number]

export type Root = {
  readonly id: RootId
  readonly kind: RootKind
  /** Absolute real path. */
  readonly path: string
}

/** What front matter says, with defaults for what it leaves out. */
export type DeckHead = {
  readonly title: string | null
  /** BCP 47; `und` when absent. */
  readonly language: string
  readonly tags: readonly string[]
  readonly level: Level | null
  readonly kind: CardKind | null
  readonly minutes: number | null
  /** `deck: true|false` overrides whether a file counts as a deck. */
  readonly deck: boolean | null
  readonly newPerDay: number | null
  readonly retention: number | null
}

/** A deck file as read from disk, not yet parsed. */
export type SourceFile = {
  readonly root: Root
  /** Absolute path. */
  readonly path: string
  /** The deck's name: the path under the root without the ending. */
  readonly deck: string
  readonly text: string
}

/** One card in one file: its content and what identity needs. */
export type ParsedCard = CardContent & {
  /** The explicit id (with `/c1` or a follow-up's hash where the format says so), else the computed one. */
  readonly id: CardId
  /** False when any part of `id` is a hash of text. */
  readonly isExplicit: boolean
  /** The id of the question: siblings share it. A follow-up's is its parent's. */
  readonly questionId: CardId
  /** The id of the card that must be in review before a follow-up is asked. */
  readonly parentId: CardId | null
  /** Line of the heading in the file, from 1. */
  readonly line: number
  /** Order in the file, from 0. */
  readonly position: number
}

/** A parsed file. A file that is not a deck has no cards and is passed over without complaint. */
export type ParsedFile = {
  readonly root: Root
  readonly path: string
  readonly deck: string
  readonly head: DeckHead
  readonly isDeck: boolean
  readonly cards: readonly ParsedCard[]
  readonly problems: readonly Problem[]
}

/** What the store knows of one text of a card, without the text itself. */
export type StoredText = {
  readonly key: CardKey
  readonly id: CardId
  readonly isRetired: boolean
  readonly root: RootId
  readonly file: string
  readonly deck: string
  readonly language: string
  readonly kind: CardKind
  readonly isExplicit: boolean
  readonly fingerprints: Fingerprints
}

/** Hex digests (16 digits of SHA-256) over text in NFC with white space collapsed. */
export type Fingerprints = {
  /** Question and prompt. */
  readonly question: string
  /** The answer; null when it is shorter than 40 characters, too short to recognise a card by. */
  readonly answer: string | null
  /** Everything that is stored of the text, place included: equal means that nothing needs writing. */
  readonly whole: string
}

/** How a parsed card was recognised as a stored one, in the order tried. */
export type MatchRule = 'id' | 'question' | 'moved' | 'answer' | 'similar'

/** A match by likeness, which a person may want to look at and undo. */
export type Match = {
  readonly card: CardKey
  readonly rule: 'answer' | 'similar'
  readonly file: string
  readonly line: number
  readonly before: string
  readonly after: string
}

/** A text to be written for a card. */
export type PlannedText = {
  readonly key: CardKey
  readonly root: RootId
  readonly file: string
  readonly deck: string
  readonly language: string
  readonly content: ParsedCard
  readonly fingerprints: Fingerprints
}

/** A card's row: who it is and where it stands among its siblings. */
export type PlannedCard = {
  readonly key: CardKey
  readonly id: CardId
  readonly isExplicit: boolean
  readonly kind: CardKind
  readonly root: RootId
  readonly deck: string
  /** Siblings share it: the key of the question's first card. */
  readonly question: CardKey
  readonly parent: CardKey | null
  /** Order in its file. */
  readonly position: number
}

export type Plan = {
  /** Every card whose row is new or changed, by what happened to it. A card stands in one list only. */
  readonly added: readonly PlannedCard[]
  readonly edited: readonly PlannedCard[]
  readonly moved: readonly PlannedCard[]
  readonly restored: readonly PlannedCard[]
  /** Cards without a text: kept with their history. */
  readonly retired: readonly CardKey[]
  /** Former ids that still lead to the card. */
  readonly aliases: readonly { readonly card: CardKey; readonly alias: CardId }[]
  /** Texts to write, and texts to take away (a card may keep texts in other languages). */
  readonly texts: readonly PlannedText[]
  readonly droppedTexts: readonly {
    readonly key: CardKey
    readonly file: string
    readonly language: string
  }[]
  readonly matches: readonly Match[]
  /** Problems that only show across files: ids taken twice. */
  readonly problems: readonly Problem[]
}
