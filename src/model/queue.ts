/** What the queue needs to know of a card: little, since there may be many. */
import type { CardKey } from './card.ts'
import type { Memory } from './memory.ts'

export type QueueCard = {
  readonly key: CardKey
  /** Siblings share it. */
  readonly question: CardKey
  readonly deck: string
  readonly topic: string
  readonly memory: Memory
}
