/**
 * What no policy can beat, and a policy that comes near it: the problem with a price on each day's time in place of the budget
 * (Lagrangian relaxation). With prices the cards no longer compete, so one card's best course is found by looking backwards from the
 * day of the interview, over a grid of stability, difficulty and days since the last review. Whatever the prices, the value of all
 * cards plus the price of all time is an upper bound of what can be recalled; the lowest such sum is looked for by gradient steps.
 */
import { nextState, retrievability, type Weights } from '../../../src/schedule/fsrs.ts'
import { averageShares } from '../../../src/schedule/kernel.ts'
import type { Memory } from '../../../src/model/memory.ts'
import type { Policy } from './world.ts'

const stabilities = 24
const difficulties = 4
const leastLog = Math.log(0.05)
const logStep = (Math.log(2000) - leastLog) / (stabilities - 1)
const difficultyStep = 9 / (difficulties - 1)
const again = 1 / averageShares.relearned
const firstCost = 1 + averageShares.first.again * again
/** How sharply a card's worth decides whether it is studied while prices are looked for. */
const softness = 0.004
const steps = 150

/** A point between the corners of the grid: for each corner its place (at elapsed 0) and its share. */
type Spread = readonly (readonly [place: number, share: number])[]

export type Solution = {
  /** Mean recall, 0 to 1, that no policy exceeds, by more than what the grid rounds. */
  readonly bound: number
  /** What studying a card now brings beyond leaving it, prices paid; by days left. */
  readonly advantage: (daysLeft: number, stability: number, difficulty: number, elapsed: number) => number
  readonly advantageOfNew: (daysLeft: number) => number
}

export function solve(weights: Weights, days: number, budget: number, cards: number): Solution {
  const width = days + 2
  const size = stabilities * difficulties * width
  const place = (s: number, d: number, elapsed: number): number => (s * difficulties + d) * width + elapsed

  const spreadOf = (stability: number, difficulty: number): Spread => {
    const x = within((Math.log(Math.max(stability, 1e-3)) - leastLog) / logStep, stabilities)
    const y = within((difficulty - 1) / difficultyStep, difficulties)
    const [s, d] = [Math.floor(x), Math.floor(y)]
    const [right, up] = [x - s, y - d]
    return [
      [place(s, d, 0), (1 - right) * (1 - up)],
      [place(s + 1, d, 0), right * (1 - up)],
      [place(s, d + 1, 0), (1 - right) * up],
      [place(s + 1, d + 1, 0), right * up],
    ]
  }

  // What a review leads to, for every point of the grid: 4 grades with 4 corners each, a day later.
  const targets = new Int32Array(size * 16)
  const shares = new Float64Array(size * 16)
  const costs = new Float64Array(size)
  const recalls = new Float64Array(size)
  for (let s = 0; s < stabilities; s++)
    for (let d = 0; d < difficulties; d++)
      for (let elapsed = 0; elapsed < width; elapsed++) {
        const at = place(s, d, elapsed)
        const stability = Math.exp(leastLog + s * logStep)
        const difficulty = 1 + d * difficultyStep
        const recall = retrievability(weights, stability, elapsed)
        recalls[at] = recall
        costs[at] = 1 + (1 - recall) * again
        if (elapsed === 0) continue
        let slot = at * 16
        for (const [chance, state] of afterReview(weights, { stability, difficulty }, elapsed, recall))
          for (const [corner, share] of spreadOf(state.stability, state.difficulty)) {
            targets[slot] = corner + 1
            shares[slot] = chance * share
            slot += 1
          }
      }
  const first = afterFirst(weights).flatMap(([chance, state]) =>
    spreadOf(state.stability, state.difficulty).map(
      ([corner, share]) => [corner + 1, chance * share] as const,
    ),
  )

  /** The best course from the last day backwards. `soft` blurs decisions, so that small steps in price move them little. */
  const backward = (prices: Float64Array, soft: boolean) => {
    const gained = (advantage: number): number =>
      soft && advantage < 30 * softness
        ? softness * Math.log1p(Math.exp(advantage / softness))
        : Math.max(0, advantage)
    let values = recalls.slice()
    let valueOfNew = 0
    const advantages: Float64Array[] = [new Float64Array(0)]
    const advantagesOfNew: number[] = [0]
    for (let left = 1; left <= days; left++) {
      const price = prices[left] as number
      const advantage = new Float64Array(size)
      const next = new Float64Array(size)
      for (let at = 0; at < size; at++) {
        const elapsed = at % width
        const waiting = values[elapsed === width - 1 ? at : at + 1] as number
        if (elapsed === 0) {
          next[at] = waiting
          continue
        }
        let studied = -price * (costs[at] as number)
        for (let slot = at * 16; slot < at * 16 + 16; slot++)
          studied += (shares[slot] as number) * (values[targets[slot] as number] as number)
        advantage[at] = studied - waiting
        next[at] = waiting + gained(studied - waiting)
      }
      const begun = first.reduce(
        (sum, [corner, share]) => sum + share * (values[corner] as number),
        -price * firstCost,
      )
      advantagesOfNew.push(begun - valueOfNew)
      valueOfNew += gained(begun - valueOfNew)
      advantages.push(advantage)
      values = next
    }
    return { advantages, advantagesOfNew, valueOfNew }
  }

  /** The time that the cards then take on each day. */
  const used = ({ advantages, advantagesOfNew }: ReturnType<typeof backward>): Float64Array => {
    const use = new Float64Array(days + 1)
    let mass = new Float64Array(size)
    let unseen = cards
    for (let left = days; left >= 1; left--) {
      const advantage = advantages[left] as Float64Array
      const next = new Float64Array(size)
      let time = 0
      for (let at = 0; at < size; at++) {
        const here = mass[at] as number
        const elapsed = at % width
        if (here < 1e-7 || elapsed === 0) continue
        const chance = logistic((advantage[at] as number) / softness)
        time += here * chance * (costs[at] as number)
        for (let slot = at * 16; slot < at * 16 + 16; slot++)
          next[targets[slot] as number]! += here * chance * (shares[slot] as number)
        next[elapsed === width - 1 ? at : at + 1]! += here * (1 - chance)
      }
      const chance = logistic((advantagesOfNew[left] as number) / softness)
      time += unseen * chance * firstCost
      for (const [corner, share] of first) next[corner]! += unseen * chance * share
      unseen *= 1 - chance
      use[left] = time
      mass = next
    }
    return use
  }

  const prices = new Float64Array(days + 1).fill(0.05)
  const drift = new Float64Array(days + 1)
  const spreadOfDrift = new Float64Array(days + 1)
  let best = { bound: Infinity, prices: prices.slice() }
  for (let step = 1; step <= steps; step++) {
    const use = used(backward(prices, true))
    const rate = 0.03 / Math.sqrt(1 + step / 15)
    for (let left = 1; left <= days; left++) {
      const slope = (budget - (use[left] as number)) / budget
      drift[left] = 0.8 * (drift[left] as number) + 0.2 * slope
      spreadOfDrift[left] = 0.95 * (spreadOfDrift[left] as number) + 0.05 * slope * slope
      const move = (rate * (drift[left] as number)) / (Math.sqrt(spreadOfDrift[left] as number) + 1e-3)
      prices[left] = Math.max(0, (prices[left] as number) - move)
    }
    if (step % 10 !== 0) continue
    const { valueOfNew } = backward(prices, false)
    const bound = valueOfNew + (budget * prices.reduce((sum, price) => sum + price, 0)) / cards
    if (bound < best.bound) best = { bound, prices: prices.slice() }
  }
  const { advantages, advantagesOfNew } = backward(best.prices, false)
  return {
    bound: best.bound,
    advantage: (left, stability, difficulty, elapsed) =>
      spreadOf(stability, difficulty).reduce(
        (sum, [corner, share]) =>
          sum + share * ((advantages[left] as Float64Array)[corner + Math.min(elapsed, width - 1)] as number),
        0,
      ),
    advantageOfNew: (left) => advantagesOfNew[left] as number,
  }
}

/** The policy that goes by the prices: what brings most beyond them, for its cost. */
export function pricePolicy(solution: Solution, weights: Weights): Policy {
  return {
    name: 'price',
    order: ({ cards, today, interviewOn }) => {
      const left = interviewOn - today
      const worth = (memory: Memory): number => {
        if (memory.state === 'new') return solution.advantageOfNew(left) / firstCost
        const elapsed = today - memory.lastOn
        const recall = retrievability(weights, memory.stability, elapsed)
        return (
          solution.advantage(left, memory.stability, memory.difficulty, elapsed) / (1 + (1 - recall) * again)
        )
      }
      return cards
        .filter(({ memory }) => memory.state === 'new' || memory.lastOn < today)
        .map(({ key, memory }) => ({ key, worth: worth(memory) }))
        .sort((a, b) => b.worth - a.worth)
        .map(({ key }) => key)
    },
  }
}

type State = { readonly stability: number; readonly difficulty: number }
type Chances = readonly (readonly [chance: number, state: State])[]

function afterReview(weights: Weights, state: State, elapsed: number, recall: number): Chances {
  const { pass } = averageShares
  const forgotten = nextState(weights, nextState(weights, state, elapsed, 'again'), 0, 'good')
  return [
    [1 - recall, forgotten],
    [recall * pass.hard, nextState(weights, state, elapsed, 'hard')],
    [recall * pass.good, nextState(weights, state, elapsed, 'good')],
    [recall * pass.easy, nextState(weights, state, elapsed, 'easy')],
  ]
}

function afterFirst(weights: Weights): Chances {
  const { first } = averageShares
  return [
    [first.again, nextState(weights, nextState(weights, null, 0, 'again'), 0, 'good')],
    [first.hard, nextState(weights, null, 0, 'hard')],
    [first.good, nextState(weights, null, 0, 'good')],
    [first.easy, nextState(weights, null, 0, 'easy')],
  ]
}

const within = (value: number, count: number): number => Math.min(Math.max(value, 0), count - 1.0001)
const logistic = (x: number): number => 1 / (1 + Math.exp(-x))
