/**
 * The last touches to a queue: single exchanges of two cards, where they help and make no topic follow itself more often. Works
 * on card numbers, as `spread.ts` does.
 */
import type { Groups, Order } from './spread.ts'

/** How far away a partner is looked for, and how many are tried in all: a queue of one question alone cannot be helped. */
const reach = 64
const triesInAll = 50_000

/** Cards of one question further apart than one pass (`apart.ts`) could bring them. Needed in short queues only. */
export function siblingsApart(order: Order, topics: Groups, questions: Groups): Order {
  const queue = order.slice()
  const isNear = (place: number, before: number): boolean =>
    place >= before && questions.of[queue[place]!] === questions.of[queue[place - before]!]
  let tries = triesInAll
  for (let isBetter = true; isBetter && tries > 0;) {
    isBetter = false
    for (let place = 0; place < queue.length && tries > 0; place++) {
      if (!isNear(place, 1) && !isNear(place, 2)) continue
      // Either of the two siblings may move, or the card between them.
      for (const moved of [place, place - 1, place - 2]) {
        tries -= 2 * reach
        if (exchangeNear(queue, moved, topics, questions)) {
          isBetter = true
          break
        }
      }
    }
  }
  return queue
}

/** A question before its follow-ups, which speak of it. `isLead` tells the card that the question itself is. */
export function questionsFirst(
  order: Order,
  isLead: (card: number) => boolean,
  topics: Groups,
  questions: Groups,
): Order {
  const queue = order.slice()
  const firstPlaces = new Int32Array(questions.count).fill(-1)
  for (let place = 0; place < queue.length; place++) {
    const question = questions.of[queue[place]!]!
    const first = firstPlaces[question]!
    if (first < 0) firstPlaces[question] = place
    else if (isLead(queue[place]!)) exchangeUnlessWorse(queue, first, place, topics, questions)
  }
  return queue
}

/** Exchanges the card with the nearest one that makes things better; false when there is none. */
function exchangeNear(queue: Order, place: number, topics: Groups, questions: Groups): boolean {
  if (place < 0) return false
  for (let distance = 1; distance <= reach; distance++) {
    for (const other of [place + distance, place - distance]) {
      if (other < 0 || other >= queue.length) continue
      const before = troubleAround(queue, place, other, topics, questions)
      exchange(queue, place, other)
      if (troubleAround(queue, place, other, topics, questions) < before) return true
      exchange(queue, place, other)
    }
  }
  return false
}

function exchangeUnlessWorse(
  queue: Order,
  place: number,
  other: number,
  topics: Groups,
  questions: Groups,
): void {
  const before = troubleAround(queue, place, other, topics, questions)
  exchange(queue, place, other)
  if (troubleAround(queue, place, other, topics, questions) > before) exchange(queue, place, other)
}

function exchange(queue: Order, place: number, other: number): void {
  const card = queue[place]!
  queue[place] = queue[other]!
  queue[other] = card
}

/** What an exchange of two places can change: a topic that follows itself weighs more than any siblings that are too near. */
function troubleAround(queue: Order, one: number, other: number, topics: Groups, questions: Groups): number {
  const [first, second] = one < other ? [one, other] : [other, one]
  let trouble = 0
  for (let place = first; place <= first + 2; place++) trouble += troubleAt(queue, place, topics, questions)
  for (let place = Math.max(second, first + 3); place <= second + 2; place++) {
    trouble += troubleAt(queue, place, topics, questions)
  }
  return trouble
}

function troubleAt(queue: Order, place: number, topics: Groups, questions: Groups): number {
  if (place < 1 || place >= queue.length) return 0
  const card = queue[place]!
  const last = queue[place - 1]!
  const isTopicTwice = topics.of[card] === topics.of[last]
  const isNextToSibling = questions.of[card] === questions.of[last]
  const isNearSibling = place > 1 && questions.of[card] === questions.of[queue[place - 2]!]
  return (isTopicTwice ? 100 : 0) + (isNextToSibling ? 1 : 0) + (isNearSibling ? 1 : 0)
}
