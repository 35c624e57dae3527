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
 * The queue with every group at even distances, in the group's own order and about where its cards stood before. Cards that are
 * alone in their group fill the places between, in their order. With a chance, groups of one size do not come round in a
 * fixed cycle. Linear.
 */
export function spread(order: Order, groups: Groups, random: Random | null): Order {
  const { length } = order
  const sizes = new Int32Array(groups.count)
  for (const card of order) sizes[groups.of[card]!]!++
  // Left where they stood, lone cards would leave holes where a group has been moved away, and the others would close up.
  const lone = groups.count
  const groupAt = order.map((card) => (sizes[groups.of[card]!] === 1 ? lone : groups.of[card]!))
  const counts = new Int32Array(groups.count + 1)
  const sums = new Float64Array(groups.count + 1)
  for (let position = 0; position < length; position++) {
    counts[groupAt[position]!]!++
    sums[groupAt[position]!]! += position
  }
  const placed = new Int32Array(groups.count + 1)
  const targets = new Int32Array(length)
  for (let position = 0; position < length; position++) {
    const group = groupAt[position]!
    const size = counts[group]!
    const gap = length / size
    // Where the first card has to stand so that the group's middle stays where it was.
    const start = within(sums[group]! / size - (gap * (size - 1)) / 2, 0, gap)
    const nudge = random ? (random() - 0.5) * Math.min(gap, 4) : 0
    targets[position] = within(start + placed[group]! * gap + nudge, 0, length - 1)
    placed[group]!++
  }
  return sortedByTarget(order, targets, length)
}

/**
 * The queue with the inner groups (questions) at even distances among the cards of their outer group (topic). Each outer group
 * keeps its places. So when its places are spread next, the inner groups are spread with them.
 */
export function spreadWithin(order: Order, outer: Groups, inner: Groups): Order {
  const members = sortedByTarget(
    order,
    order.map((card) => outer.of[card]!),
    outer.count,
  )
  const next = new Int32Array(outer.count)
  const local = { of: new Int32Array(order.length), count: 0 }
  const numbers = new Map<number, number>()
  for (let start = 0; start < members.length;) {
    const group = outer.of[members[start]!]!
    let end = start
    numbers.clear()
    for (; end < members.length && outer.of[members[end]!] === group; end++) {
      const name = inner.of[members[end]!]!
      if (!numbers.has(name)) numbers.set(name, numbers.size)
      local.of[members[end]!] = numbers.get(name)!
    }
    // Where all are of one question, or none has a sibling, there is nothing to spread.
    if (numbers.size > 1 && numbers.size < end - start)
      members.set(spread(members.subarray(start, end), { ...local, count: numbers.size }, null), start)
    next[group] = start
    start = end
  }
  return order.map((card) => members[next[outer.of[card]!]!++]!)
}

/** Counting sort: targets are numbers below `count`. Cards with the same target keep their order. */
function sortedByTarget(order: Order, targets: Int32Array, count: number): Order {
  const next = new Int32Array(count + 1)
  for (const target of targets) next[target + 1]!++
  for (let target = 0; target < count; target++) next[target + 1]! += next[target]!
  const result = new Int32Array(order.length)
  for (let position = 0; position < order.length; position++) {
    result[next[targets[position]!]!++] = order[position]!
  }
  return result
}

const within = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
