/**
 * The order in which today's cards are asked. Which cards those are is decided before: learning cards by their time, reviews by
 * the store (longest overdue first where the limit cuts), new ones by `choose-new.ts`.
 *
 * Why longest overdue: simulated learners who come back after 14 to 120 days, or add more than they review, remember as much
 * with it as with the best of nine orders, to within 0.2 points of mean recall; steep forgetters to within 1, or 3.4 when for
 * months they add more than they review. Highest retrievability first, which feels best, costs 0.7 to 3.4 points.
 */
import type { QueueCard } from '../model/queue.ts'
import { apart } from './apart.ts'
import { questionsFirst, siblingsApart } from './exchange.ts'
import { seededRandom, shuffledNumbers } from './random.ts'
import { groupsBy, spread, spreadWithin, type Order } from './spread.ts'

export type QueueInput = {
  /** Due review cards, in any order. */
  readonly reviews: readonly QueueCard[]
  /** New cards, in the order of their decks. Within a topic they keep it, unless a sibling is too near. */
  readonly fresh: readonly QueueCard[]
  /** Cards in (re)learning: they go first here, as they are, since the session holds them apart by their time. */
  readonly learning: readonly QueueCard[]
  /** The same seed gives the same queue. */
  readonly seed: number
}

/**
 * All cards of the input: reviews in a chance order with the new ones evenly among them, topics and cards of one question as
 * evenly spread as can be, no topic twice running where that can be avoided. Linear: 100,000 cards take a few dozen ms.
 */
export function orderQueue({ reviews, fresh, learning, seed }: QueueInput): readonly QueueCard[] {
  const random = seededRandom(seed)
  // From here on cards are numbers, which are fast to compare and to move.
  const cards = [...reviews, ...fresh]
  const topics = groupsBy(cards, ({ topic }) => topic)
  const questions = groupsBy(cards, ({ question }) => question)
  const shuffled = shuffledNumbers(reviews.length, random)
  const mixed = mixedEvenly(shuffled, numbersFrom(reviews.length, fresh.length))
  const siblingsSpread = spreadWithin(mixed, topics, questions)
  const topicsSpread = spread(siblingsSpread, topics, random)
  const keptApart = siblingsApart(apart(topicsSpread, topics, questions), topics, questions)
  const isLead = (card: number): boolean => cards[card]!.key === cards[card]!.question
  const order = questionsFirst(keptApart, isLead, topics, questions)
  const queue = [...learning]
  for (const card of order) queue.push(cards[card]!)
  return queue
}

/** Two lists as one, each at even distances: always from the one whose next card has its middle first. */
function mixedEvenly(reviews: Order, fresh: Order): Order {
  const mixed = new Int32Array(reviews.length + fresh.length)
  let [review, begun] = [0, 0]
  for (let place = 0; place < mixed.length; place++) {
    const isFresh = (begun + 0.5) * reviews.length < (review + 0.5) * fresh.length
    mixed[place] = isFresh ? fresh[begun++]! : reviews[review++]!
  }
  return mixed
}

const numbersFrom = (first: number, count: number): Order =>
  new Int32Array(count).map((_, index) => first + index)
