/**
 * Keeping apart: no topic twice running where that can be avoided, and cards of one question at least three places from each
 * other. Goes through the queue once and moves as few cards as that takes. Works on card numbers, as `spread.ts` does.
 */
import type { Groups, Order } from './spread.ts'

/** How many cards more are looked at for one whose question is not too near. After spreading it is among the first few. */
const lookAhead = 32

/**
 * The queue with topics and questions kept apart. Every place takes the first remaining card of another topic than the last
 * one's. But a topic that has more than half of the remaining cards is taken wherever it may be, or it would end in a run
 * of its own: so as few topics as possible follow themselves. Among the cards that this allows, one whose question did not come
 * in the last two places goes first, and before it one of the questions that need every third place from here on.
 */
export function apart(order: Order, topics: Groups, questions: Groups): Order {
  const length = order.length
  const topicAt = order.map((card) => topics.of[card]!)
  const questionAt = order.map((card) => questions.of[card]!)
  const all = ringOfAll(length)
  const byTopic = ringsByGroup(topicAt, topics.count)
  const topicsLeft = ranking(topicAt, topics.count)
  const questionsLeft = ranking(questionAt, questions.count)
  const result = new Int32Array(length)
  let [lastTopic, lastQuestion, questionBefore] = [-1, -1, -1]

  const isFree = (at: number): boolean => questionAt[at] !== lastQuestion && questionAt[at] !== questionBefore
  const isUrgent = (at: number): boolean => questionsLeft.isLargest(questionAt[at]!) && isFree(at)
  const isOtherTopic = (at: number): boolean => topicAt[at] !== lastTopic

  for (let place = 0; place < length; place++) {
    const left = length - place
    const topic = topicsLeft.group()
    const isCrowded = 2 * topicsLeft.size() > left
    const search = (isGood: (at: number) => boolean): number => {
      if (isCrowded && topic !== lastTopic) return firstOf(byTopic, length + topic, anyCard, isGood)
      // After a card of a crowded topic its own next card is as good as any: some of them must be neighbours.
      return firstOf(all, length, isCrowded ? anyCard : isOtherTopic, isGood)
    }
    // With the largest questions at every third place from here, is there a place to spare?
    const needed = 3 * (questionsLeft.size() - 1) + questionsLeft.ties()
    const urgent = needed >= left ? search(isUrgent) : -1
    const taken = urgent >= 0 && isUrgent(urgent) ? urgent : search(isFree)
    unlink(all, taken)
    unlink(byTopic, taken)
    topicsLeft.decrease(topicAt[taken]!)
    questionsLeft.decrease(questionAt[taken]!)
    result[place] = order[taken]!
    lastTopic = topicAt[taken]!
    questionBefore = lastQuestion
    lastQuestion = questionAt[taken]!
  }
  return result
}

const anyCard = (): boolean => true

/** The first position of a ring that is possible and good, else the first possible one. There is one. */
function firstOf(
  ring: Ring,
  end: number,
  isPossible: (at: number) => boolean,
  isGood: (at: number) => boolean,
): number {
  let fallback = -1
  let looked = 0
  for (let at = ring.next[end]!; at !== end && looked < lookAhead; at = ring.next[at]!) {
    if (fallback >= 0) looked++
    if (!isPossible(at)) continue
    if (isGood(at)) return at
    if (fallback < 0) fallback = at
  }
  return fallback
}

/** Rings of positions, from which any can be taken out at once. Each starts and ends at a node that is no position. */
type Ring = { readonly next: Int32Array; readonly previous: Int32Array }

/** One ring of all positions. It starts and ends at node `length`. */
function ringOfAll(length: number): Ring {
  const ring = { next: new Int32Array(length + 1), previous: new Int32Array(length + 1) }
  for (let node = 0; node <= length; node++) link(ring, node === 0 ? length : node - 1, node)
  return ring
}

/** A ring for each group. That of group g starts and ends at node length + g. */
function ringsByGroup(groupAt: Int32Array, count: number): Ring {
  const { length } = groupAt
  const ring = { next: new Int32Array(length + count), previous: new Int32Array(length + count) }
  for (let end = length; end < length + count; end++) link(ring, end, end)
  for (let position = 0; position < length; position++) {
    const end = length + groupAt[position]!
    link(ring, ring.previous[end]!, position)
    link(ring, position, end)
  }
  return ring
}

function link(ring: Ring, node: number, next: number): void {
  ring.next[node] = next
  ring.previous[next] = node
}

const unlink = (ring: Ring, node: number): void => link(ring, ring.previous[node]!, ring.next[node]!)

/** Which group has the most cards left. The groups stand in falling order of size; one card less is one exchange. */
function ranking(groupAt: Int32Array, count: number) {
  const sizes = new Int32Array(count)
  for (const group of groupAt) sizes[group]!++
  const ranks = new Int32Array(count).map((_, group) => group).sort((a, b) => sizes[b]! - sizes[a]!)
  const rankOf = new Int32Array(count)
  /** By size, the last rank that a group of this size holds. */
  const lastRank = new Int32Array((sizes[ranks[0] ?? 0] ?? 0) + 1).fill(-1)
  for (let rank = 0; rank < count; rank++) {
    rankOf[ranks[rank]!] = rank
    lastRank[sizes[ranks[rank]!]!] = rank
  }
  const put = (group: number, rank: number): void => {
    ranks[rank] = group
    rankOf[group] = rank
  }
  return {
    group: (): number => ranks[0]!,
    size: (): number => sizes[ranks[0]!]!,
    /** How many groups are as large as the largest. */
    ties: (): number => lastRank[sizes[ranks[0]!]!]! + 1,
    isLargest: (group: number): boolean => sizes[group] === sizes[ranks[0]!],
    decrease: (group: number): void => {
      const size = sizes[group]!
      const rank = lastRank[size]!
      put(ranks[rank]!, rankOf[group]!)
      put(group, rank)
      lastRank[size] = rank - 1
      lastRank[size - 1] = Math.max(rank, lastRank[size - 1]!)
      sizes[group] = size - 1
    },
  }
}
