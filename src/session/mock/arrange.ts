/**
 * The order of a mock's questions: no topic twice running where it can be avoided, then the easier before the harder, and one
 * curveball out of turn. Works on topics and difficulties alone.
 */
import type { Random } from '../../schedule/random.ts'

export type Placed = { readonly topic: string; readonly difficulty: number; readonly isCurveball: boolean }

/** In a new order. At most one is the curveball; it stands neither first nor last where that makes no topic follow itself. */
export function arranged<T extends Placed>(questions: readonly T[], random: Random): readonly T[] {
  const inTurn = risingApart(questions)
  const curveball = questions.find(({ isCurveball }) => isCurveball)
  if (!curveball || questions.length < 3) return inTurn
  const others = risingApart(questions.filter((question) => question !== curveball))
  const least = repeatsOf(inTurn)
  const places = others.map((_, place) => place).slice(1)
  // Out of turn is where something easier follows.
  const early = places.filter((place) => others[place]!.difficulty < curveball.difficulty)
  const open = early.length > 0 ? early : places
  const first = Math.floor(random() * open.length)
  for (const place of [...open.slice(first), ...open.slice(0, first)]) {
    const order = [...others.slice(0, place), curveball, ...others.slice(place)]
    if (repeatsOf(order) === least) return order
  }
  return inTurn
}

/** How often a topic follows itself. */
export const repeatsOf = (order: readonly Placed[]): number =>
  order.filter(({ topic }, index) => index > 0 && order[index - 1]!.topic === topic).length

/**
 * Of all orders in which topics follow themselves least, the one that takes the easiest question first, then the next: at each
 * place the easiest that does not make more repetitions necessary later.
 */
function risingApart<T extends Placed>(questions: readonly T[]): readonly T[] {
  const left = questions.toSorted((a, b) => a.difficulty - b.difficulty)
  const counts = new Map<string, number>()
  for (const { topic } of left) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  const order: T[] = []
  let last: string | null = null
  while (left.length > 0) {
    const least = leastRepeats(counts, left.length, last)
    const chosen = left.findIndex(({ topic }) => {
      const step = topic === last ? 1 : 0
      return step + leastRepeats(withOneLess(counts, topic), left.length - 1, topic) === least
    })
    const [question] = left.splice(chosen, 1) as [T]
    order.push(question)
    counts.set(question.topic, counts.get(question.topic)! - 1)
    last = question.topic
  }
  return order
}

/**
 * How often topics must follow themselves when so many questions of each are left after one of the topic `last`: only the
 * largest can be too large. It needs another question between each two of its own, and one before the first if it was the last.
 */
function leastRepeats(counts: ReadonlyMap<string, number>, left: number, last: string | null): number {
  let least = 0
  for (const [topic, count] of counts) {
    if (count === 0) continue
    const others = left - count
    least = Math.max(least, count - others - (topic === last ? 0 : 1))
  }
  return least
}

function withOneLess(counts: ReadonlyMap<string, number>, topic: string): ReadonlyMap<string, number> {
  return new Map(counts).set(topic, counts.get(topic)! - 1)
}
