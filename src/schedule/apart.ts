/**
 * Keeping apart: no topic twice running where that can be avoided, and cards of one question at least three places from each
 * other. Moves as few cards as that takes. Works on card numbers, as `spread.ts` does.
 */
import type { Groups, Order } from './spread.ts'

/** How many cards more are looked at for one whose question is not too near. After spreading it is among the first few. */
const lookAhead = 32

/**
 * The queue with topics and questions kept apart. Every place takes the first remaining card of another topic than the last
 * one's. But a topic that has more than half of the remaining cards is taken wherever it may be, or it would end in a run
 * of its own. So as few topics as possible follow themselves; topics go before questions where not both can be had.
 */
export function apart(order: Order, topics: Groups, questions: Groups): Order {
  const length = order.length
  const topicAt = order.map((card) => topics.of[card]!)
  const questionAt = order.map((card) => questions.of[card]!)
  const all = chainOfAll(length)
  const byTopic = chainsByGroup(topicAt, topics.count)
  const most = leadingGroup(topicAt, topics.count)
  const result = new Int32Array(length)
  let [last, beforeLast] = [-1, -1]

  const isFree = (position: number): boolean =>
    !(last >= 0 && questionAt[last] === questionAt[position]) &&
    !(beforeLast >= 0 && questionAt[beforeLast] === questionAt[position])

  for (let place = 0; place < length; place++) {
    const lastTopic = last < 0 ? -1 : topicAt[last]!
    const leading = most.group()
    const isDominant = 2 * most.size() > length - place
    const taken =
      isDominant && leading !== lastTopic
        ? firstOf(byTopic, length + leading, everyPosition, isFree)
        : // After a card of a topic with too many cards, its own next card is as good as any: some will be neighbours.
          firstOf(all, length, isDominant ? everyPosition : (at) => topicAt[at] !== lastTopic, isFree)
    unlink(all, taken)
    unlink(byTopic, taken)
    most.decrease(topicAt[taken]!)
    result[place] = order[taken]!
    beforeLast = last
    last = taken
  }
  return result
}

const everyPosition = (): boolean => true

/** Rings of positions, each with a node of its own where it starts and ends. */
type Chain = { readonly next: Int32Array; readonly previous: Int32Array }

function chainOfAll(length: number): Chain {
  const chain = { next: new Int32Array(length + 1), previous: new Int32Array(length + 1) }
  for (let node = 0; node <= length; node++) link(chain, node === 0 ? length : node - 1, node)
  return chain
}

/** The ring of group g starts and ends at node length + g. */
function chainsByGroup(groupAt: Int32Array, count: number): Chain {
  const { length } = groupAt
  const chain = { next: new Int32Array(length + count), previous: new Int32Array(length + count) }
  for (let end = length; end < length + count; end++) link(chain, end, end)
  for (let position = 0; position < length; position++) {
    const end = length + groupAt[position]!
    link(chain, chain.previous[end]!, position)
    link(chain, position, end)
  }
  return chain
}

function link(chain: Chain, node: number, next: number): void {
  chain.next[node] = next
  chain.previous[next] = node
}

const unlink = (chain: Chain, node: number): void => link(chain, chain.previous[node]!, chain.next[node]!)

/** The first position of a ring that is possible and good, else the first possible one. There is one. */
function firstOf(
  chain: Chain,
  end: number,
  isPossible: (position: number) => boolean,
  isGood: (position: number) => boolean,
): number {
  let fallback = -1
  let looked = 0
  for (let at = chain.next[end]!; at !== end && looked < lookAhead; at = chain.next[at]!) {
    if (fallback >= 0) looked++
    if (!isPossible(at)) continue
    if (isGood(at)) return at
    if (fallback < 0) fallback = at
  }
  return fallback
}

/** Keeps track of the group with the most cards left: groups in falling order of size, where every step is one exchange. */
function leadingGroup(groupAt: Int32Array, count: number) {
  const sizes = new Int32Array(count)
  for (const group of groupAt) sizes[group]!++
  const ranking = Int32Array.from({ length: count }, (_, group) => group).sort(
    (a, b) => sizes[b]! - sizes[a]!,
  )
  const rankOf = new Int32Array(count)
  /** The last rank held by a group of this size. */
  const lastRank = new Map<number, number>()
  for (const [rank, group] of ranking.entries()) {
    rankOf[group] = rank
    lastRank.set(sizes[group]!, rank)
  }
  const put = (group: number, rank: number): void => {
    ranking[rank] = group
    rankOf[group] = rank
  }
  return {
    group: () => ranking[0] ?? -1,
    size: () => sizes[ranking[0] ?? -1] ?? 0,
    decrease: (group: number): void => {
      const size = sizes[group]!
      const rank = lastRank.get(size)!
      put(ranking[rank]!, rankOf[group]!)
      put(group, rank)
      lastRank.set(size, rank - 1)
      lastRank.set(size - 1, Math.max(rank, lastRank.get(size - 1) ?? rank))
      sizes[group] = size - 1
    },
  }
}
