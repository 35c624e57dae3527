/** The order in which a planned day is asked: as any day's queue, so that topics and questions keep apart. */
import type { CardKey } from '../model/card.ts'
import type { QueueCard } from '../model/queue.ts'
import type { DayPlan } from './interview-plan.ts'
import { orderQueue } from './queue.ts'

/**
 * The planned cards in the order of asking, learning cards first. A card that is not among `cards` is left out: it went away since
 * the plan was made. That the order is not that of worth costs nothing that the simulation could show.
 */
export function planQueue(
  plan: DayPlan,
  cards: ReadonlyMap<CardKey, QueueCard>,
  learning: readonly QueueCard[],
  seed: number,
): readonly QueueCard[] {
  const found = (keys: readonly CardKey[]): readonly QueueCard[] =>
    keys.flatMap((key) => cards.get(key) ?? [])
  return orderQueue({ reviews: found(plan.reviews), fresh: found(plan.fresh), learning, seed })
}
