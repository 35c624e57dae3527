/** What statistics are made from: rows that the store yields and the numbers are counted from. */
import type { CardId } from './card.ts'
import type { Grade } from './grade.ts'
import type { MemoryState } from './memory.ts'
import type { Day } from './time.ts'

/** An answer as the numbers need it. Rows come in the order of the log. */
export type ReviewRow = {
  readonly dayOn: Day
  readonly grade: Grade
  readonly totalMs: number | null
  readonly isMock: boolean
  readonly before: {
    readonly state: MemoryState
    readonly stability: number | null
    readonly lastOn: Day | null
    readonly dueOn: Day | null
  }
}

/** A card as it is remembered, with the topic in one language. */
export type MemoryRow = {
  readonly id: CardId
  readonly deck: string
  readonly topic: string
  readonly state: MemoryState
  readonly isSuspended: boolean
  readonly isDraft: boolean
  readonly stability: number | null
  readonly difficulty: number | null
  readonly lastOn: Day | null
  readonly lapses: number
}
