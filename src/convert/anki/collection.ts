/**
 * An Anki collection as a value, whatever the schema that it was read from. Values only; what becomes of them is elsewhere.
 */
import type { AnkiCardRow, AnkiLogRow, AnkiNoteRow, AnkiNoteType } from '../../model/anki.ts'

export type AnkiCollection = {
  /** Seconds since the epoch: day 0 of due days. */
  readonly createdS: number
  /** Minutes west of UTC when the collection was made; null in those that count days of 24 hours from then on. */
  readonly createdWest: number | null
  /** The hour at which a day begins. */
  readonly rollover: number
  /** The first scheduler had three grades for cards in learning. */
  readonly isFirstScheduler: boolean
  readonly noteTypes: ReadonlyMap<number, AnkiNoteType>
  readonly decks: ReadonlyMap<number, AnkiDeck>
  readonly presets: ReadonlyMap<number, AnkiPreset>
  /** By id. */
  readonly notes: readonly AnkiNoteRow[]
  /** By note and position. */
  readonly cards: readonly AnkiCardRow[]
  readonly log: ReadonlyMap<number, readonly AnkiLogRow[]>
}

export type AnkiDeck = {
  readonly id: number
  /** From the outermost to its own. */
  readonly levels: readonly string[]
  readonly isFiltered: boolean
  readonly preset: number | null
}

/** Options of decks, as far as they tell how memories were computed. */
export type AnkiPreset = {
  /** Those of the newest FSRS that there are any of: 21, or 19 or 17 of older ones; null without. Not looked at. */
  readonly weights: readonly number[] | null
  readonly retention: number | null
  /** Milliseconds since the epoch: older answers do not count. 0 without a limit. */
  readonly ignoreBeforeMs: number
}
