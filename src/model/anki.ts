/**
 * Anki's nouns, as far as viva shares them between reading a package, remembering what it said, and writing one back.
 * Field numbers and table layouts are facts of Anki's format; nothing of how viva words a card is here.
 */
import type { Instant } from './time.ts'

/** What a note is made by: its fields, and a template for each of its cards (one, when it has gaps). */
export type AnkiNoteType = {
  readonly id: number
  readonly name: string
  readonly kind: 'normal' | 'cloze'
  readonly css: string
  /** Index of the field that Anki sorts by. */
  readonly sortField: number
  readonly fields: readonly AnkiField[]
  readonly templates: readonly AnkiTemplate[]
}

/**
 * `id` is Anki's stable identity of a field or template since 23.10, 64 bits with a sign in decimal: too long for a number.
 * Null in older packages.
 */
export type AnkiField = { readonly name: string; readonly id: string | null }

export type AnkiTemplate = {
  readonly name: string
  readonly id: string | null
  readonly front: string
  readonly back: string
}

/** A note as it was when it was imported: what goes back to Anki with the fields that nobody touched. */
export type AnkiOrigin = {
  readonly guid: string
  readonly noteType: AnkiNoteType
  /** `A::B`: the home deck of its first card. */
  readonly deck: string
  readonly tags: readonly string[]
  /** HTML, one for each field of the note type. */
  readonly fields: readonly string[]
  /** When its content last changed in Anki. Whole seconds there. */
  readonly modifiedAt: Instant
  /** Of the cards that it became (`cardsDigest` in convert/anki): another one now means that it was edited here. */
  readonly digest: string
  readonly cards: readonly AnkiOriginCard[]
}

/** `card` is the explicit id in viva's deck, `position` Anki's `ord`. */
export type AnkiOriginCard = {
  readonly card: string
  readonly position: number
  /** The card's whole log as Anki kept it, with resets and cramming. Empty when progress was not asked for. */
  readonly log: readonly AnkiLogRow[]
}

/** A row of Anki's `revlog`. Intervals: days when positive, seconds when negative. */
export type AnkiLogRow = {
  /** Milliseconds since the epoch: when it was answered. */
  readonly id: number
  /** 1 to 4; 0 without a rating. */
  readonly ease: number
  readonly interval: number
  readonly lastInterval: number
  readonly factor: number
  readonly tookMs: number
  /** 0 learning, 1 review, 2 relearning, 3 filtered, 4 manual, 5 rescheduled. */
  readonly kind: number
}

/** The tables of a collection as they were read, of schema 11 or 18; what is in JSON or protobuf still is. */
export type AnkiRows = {
  readonly version: number
  /** Seconds since the epoch: the collection's day 0. */
  readonly createdS: number
  /** Texts of schema 11; empty strings in schema 18. */
  readonly json: {
    readonly config: string
    readonly noteTypes: string
    readonly decks: string
    readonly presets: string
  }
  /** Schema 18. Empty in schema 11. */
  readonly config: ReadonlyMap<string, Uint8Array>
  readonly noteTypes: readonly { readonly id: number; readonly name: string; readonly config: Uint8Array }[]
  readonly fields: readonly AnkiPartRow[]
  readonly templates: readonly AnkiPartRow[]
  readonly decks: readonly { readonly id: number; readonly name: string; readonly kind: Uint8Array }[]
  readonly presets: readonly { readonly id: number; readonly config: Uint8Array }[]
  /** By id, which is the order in which they were made. */
  readonly notes: readonly AnkiNoteRow[]
  readonly cards: readonly AnkiCardRow[]
  /** By card, each oldest first. */
  readonly log: ReadonlyMap<number, readonly AnkiLogRow[]>
}

export type AnkiPartRow = {
  readonly noteType: number
  readonly name: string
  readonly config: Uint8Array
}

export type AnkiNoteRow = {
  readonly id: number
  readonly guid: string
  readonly noteType: number
  /** Seconds since the epoch. */
  readonly modifiedS: number
  /** Apart by spaces. */
  readonly tags: string
  /** Apart by 0x1f. */
  readonly fields: string
}

export type AnkiCardRow = {
  readonly id: number
  readonly note: number
  readonly deck: number
  readonly position: number
  /** 0 new, 1 learning, 2 review, 3 relearning. */
  readonly type: number
  /** -1 suspended. */
  readonly queue: number
  /** Of a review a day since the collection's day 0, of learning an instant in seconds or a day, of new a position. */
  readonly due: number
  readonly interval: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  /** Where it belongs while it is in a filtered deck; else 0. */
  readonly homeDue: number
  readonly homeDeck: number
  /** JSON. */
  readonly data: string
}
