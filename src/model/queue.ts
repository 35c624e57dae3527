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

/** How many new cards may still be begun today. */
export type NewLimits = {
  /** Over all decks. */
  readonly left: number
  /** In a deck, by its row in the store; for decks that have a limit of their own. */
  readonly leftByDeck: ReadonlyMap<number, number>
}
