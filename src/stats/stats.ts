/** All statistics together: what `viva stats` shows and prints. */
import type { Day } from '../model/time.ts'
import type { MemoryTally } from './memories.ts'
import type { ReviewTally } from './reviews.ts'

export type Stats = {
  readonly today: Day
  readonly reviews: ReviewTally
  readonly memories: MemoryTally
  readonly streak: { readonly current: number; readonly longest: number }
  /** Cards due on each coming day by FSRS, overdue ones on the first, and the time that they are expected to take in ms. */
  readonly forecast: readonly { readonly due: number; readonly ms: number }[]
  /** Desired retention, 0 to 1. */
  readonly target: number
  readonly mocks: readonly {
    readonly number: number
    readonly dayOn: Day
    readonly coverage: number | null
    readonly answered: number
  }[]
  readonly leeches: readonly { readonly id: string; readonly question: string; readonly lapses: number }[]
}
