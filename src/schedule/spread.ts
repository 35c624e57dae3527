/**
 * Spreading: cards of one group (a topic, a question) as evenly over a queue as they can be, the groups among each other.
 * Works on positions alone: a queue is a list of card numbers, a group a number per card.
 */
import type { Random } from './random.ts'

/** A queue: the numbers of its cards in the order of asking. */
export type Order = Int32Array

/** Of each card, by its number, the group that it belongs to, from 0 without gaps. */
export type Groups = { readonly of: Int32Array; readonly count: number }

/** The groups of cards that share a name, in the order of first appearance. */
export function groupsBy<T>(cards: readonly T[], nameOf: (card: T) => string): Groups {
  const numbers = new Map<string, number>()
  const of = new Int32Array(cards.length)
  for (let card = 0; card < cards.length; card++) {
    const name = nameOf(cards[card]!)
    let number = numbers.get(name)
    if (number === undefined) {
      number = numbers.size
      numbers.set(name, number)
    }
    of[card] = number
  }
  return { of, count: numbers.size }
}

/**
 * The queue with every group at even distances, in the group's own order and about where its cards stood before: a group of one
 * stays in its place. With a chance, groups of one size do not come round in a fixed cycle. Linear.
 */
export function spread(order: Order, groups: Groups, random: Random | null): Order {
  const length = order.length
  const sizes = new Int32Array(groups.count)
  const startSums = new Float64Array(groups.count)
  for (let position = 0; position < length; position++) {
    const group = groups.of[order[position]!]!
    sizes[group]!++
    startSums[group]! += position
  }
  const placed = new Int32Array(groups.count)
  const targets = new Int32Array(length)
  for (let position = 0; position < length; position++) {
    const group = groups.of[order[position]!]!
    const size = sizes[group]!
    const gap = length / size
    // Where the first card has to stand so that the group's middle stays where it was.
    const start = within(startSums[group]! / size - (gap * (size - 1)) / 2, 0, gap)
    const nudge = random ? (random() - 0.5) * Math.min(gap, 4) : 0
    targets[position] = within(start + placed[group]! * gap + nudge, 0, length - 1)
    placed[group]!++
  }
  return sortedByTarget(order, targets)
}

/** Counting sort: the targets are places in the queue. Cards with the same target keep their order. */
function sortedByTarget(order: Order, targets: Int32Array): Order {
  const next = new Int32Array(order.length + 1)
  for (const target of targets) next[target + 1]!++
  for (let place = 0; place < order.length; place++) next[place + 1]! += next[place]!
  const result = new Int32Array(order.length)
  for (let position = 0; position < order.length; position++) {
    result[next[targets[position]!]!++] = order[position]!
  }
  return result
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
