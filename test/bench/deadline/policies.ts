/** The policies that are compared: plain FSRS, simple remedies, the greedy one, and the program's own plan. */
import type { CardKey } from '../../../src/model/card.ts'
import type { Memory } from '../../../src/model/memory.ts'
import { planDay, worthOf, type SeenCard } from '../../../src/schedule/interview-plan.ts'
import { averageShares, kernelOf, type Kernel } from '../../../src/schedule/kernel.ts'
import type { Weights } from '../../../src/schedule/fsrs.ts'
import { planQueue } from '../../../src/schedule/interview-queue.ts'
import type { Cell, Morning, Policy } from './world.ts'

const again = { first: averageShares.first.again, presentations: 1 / averageShares.relearned }

const kernels = new WeakMap<Weights, Kernel>()
export function kernelFor(weights: Weights): Kernel {
  const kernel = kernels.get(weights) ?? kernelOf(weights)
  kernels.set(weights, kernel)
  return kernel
}

type Known = Exclude<Memory, { state: 'new' }>
type Seen = { readonly key: CardKey; readonly memory: Known }

const seenOf = ({ cards }: Morning): readonly Seen[] =>
  cards.flatMap(({ key, memory }) => (memory.state === 'new' ? [] : [{ key, memory }]))
const newOf = ({ cards }: Morning): readonly CardKey[] =>
  cards.flatMap(({ key, memory }) => (memory.state === 'new' ? [key] : []))

const recallToday = ({ memory }: Seen, { today }: Morning, kernel: Kernel): number =>
  kernel.retrievability(today - memory.lastOn, memory.stability)

/** Due today, those first that are most likely forgotten. */
function due(morning: Morning, kernel: Kernel): readonly CardKey[] {
  return seenOf(morning)
    .filter(({ memory }) => (memory.state === 'review' ? memory.dueOn <= morning.today : true))
    .sort((a, b) => recallToday(a, morning, kernel) - recallToday(b, morning, kernel))
    .map(({ key }) => key)
}

/** Reviews that are due, then new cards: what every program of spaced repetition does. */
export const plainFsrs: Policy = {
  name: 'plain FSRS',
  order: (morning, cell) => [...due(morning, kernelFor(cell.belief)), ...newOf(morning)],
}

export const newCardsFirst: Policy = {
  name: 'new cards first',
  order: (morning, cell) => [...newOf(morning), ...due(morning, kernelFor(cell.belief))],
}

export const asSeenCard = ({ key, memory }: Seen): SeenCard => ({
  key,
  stability: memory.stability,
  difficulty: memory.difficulty,
  lastOn: memory.lastOn,
  importance: 1,
  costMs: 1,
})

/** The highest gain on the day for its cost, new cards by the same measure. */
export const greedy: Policy = {
  name: 'greedy',
  order: (morning, cell) => {
    const kernel = kernelFor(cell.belief)
    const daysLeft = morning.interviewOn - morning.today
    const newWorth = kernel.recallAfterFirst(daysLeft) / (1 + again.first * again.presentations)
    const scored = [
      ...newOf(morning).map((key) => ({ key, worth: newWorth })),
      ...seenOf(morning)
        .filter(({ memory }) => memory.lastOn < morning.today)
        .map((card) => ({
          key: card.key,
          worth: worthOf(asSeenCard(card), morning.today, daysLeft, kernel, again, 0),
        })),
    ]
    return scored.sort((a, b) => b.worth - a.worth).map(({ key }) => key)
  },
}

/** The program's own plan, asked in the order of the program's own queue; then, while time is left, what comes next by the plan. */
export const ours: Policy = {
  name: 'ours',
  order: (morning, cell) => {
    const plan = planFor(morning, cell)
    const cards = new Map(
      morning.cards.map(({ key, memory }) => [
        key,
        { key, question: key, deck: 'deck', topic: 'topic', memory },
      ]),
    )
    const queue = planQueue(plan, cards, [], morning.today)
    return [...queue.map(({ key }) => key), ...plan.spare]
  },
}

export function planFor(morning: Morning, cell: Cell) {
  const fresh = newOf(morning)
  return planDay({
    ...morning,
    budgetMs: morning.budget,
    dailyMs: morning.budget,
    seen: seenOf(morning).map(asSeenCard),
    startable: fresh.map((key) => ({ key, importance: 1, costMs: 1 })),
    unseenCount: fresh.length,
    begunToday: 0,
    kernel: kernelFor(cell.belief),
    again,
  })
}
