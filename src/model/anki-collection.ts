/**
 * A collection as it is written into a package: rows of Anki's schema 11, with the JSON of its one-row table. Facts of the
 * format; what the rows say is decided by whoever makes them.
 */
export type AnkiCollection = {
  /** Seconds since the epoch: day 0. */
  readonly createdS: number
  readonly modifiedMs: number
  readonly config: string
  readonly noteTypes: string
  readonly decks: string
  readonly presets: string
  readonly notes: readonly WrittenNote[]
  readonly cards: readonly WrittenCard[]
  readonly log: readonly WrittenLogRow[]
}

export type WrittenNote = {
  readonly id: number
  readonly guid: string
  readonly noteType: number
  readonly modifiedS: number
  /** Apart by spaces, with one at both ends. */
  readonly tags: string
  /** Apart by 0x1f. */
  readonly fields: string
  readonly sortField: string
  readonly checksum: number
}

/** See `AnkiCardRow` for the values. */
export type WrittenCard = {
  readonly id: number
  readonly note: number
  readonly deck: number
  readonly position: number
  readonly modifiedS: number
  readonly type: number
  readonly queue: number
  readonly due: number
  readonly interval: number
  readonly factor: number
  readonly reps: number
  readonly lapses: number
  /** Learning steps that are left. */
  readonly left: number
  readonly data: string
}

/** See `AnkiLogRow` for the values. */
export type WrittenLogRow = {
  readonly id: number
  readonly card: number
  readonly ease: number
  readonly interval: number
  readonly lastInterval: number
  readonly factor: number
  readonly tookMs: number
  readonly kind: number
}
