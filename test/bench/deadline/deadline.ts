/**
 * How much is recalled on the day of an interview, by policy: 300 new cards, learners that are simulated with fixed seeds, days and
 * budgets from tight to ample. Beside each policy the bound that none can pass. Everything is played with two sets of seeds: the
 * rule was found with the first, and what is claimed of it must hold with the second too.
 */
import { defaultWeights, type Weights } from '../../../src/schedule/fsrs.ts'
import type { Figure, Report } from '../measure.ts'
import { pricePolicy, solve, type Solution } from './bound.ts'
import { steepWeights } from './learner.ts'
import { greedy, newCardsFirst, ours, plainFsrs } from './policies.ts'
import { play, type Cell, type Played, type Policy } from './world.ts'

type Scenario = {
  readonly name: string
  readonly truth: Weights
  readonly belief: Weights
  readonly missed: number
}

const scenarios: readonly Scenario[] = [
  { name: 'average', truth: defaultWeights, belief: defaultWeights, missed: 0 },
  { name: 'steep', truth: steepWeights, belief: steepWeights, missed: 0 },
  { name: 'steep, wrong weights', truth: steepWeights, belief: defaultWeights, missed: 0 },
  { name: 'steep, 20 % of days missed', truth: steepWeights, belief: steepWeights, missed: 0.2 },
]

const spans = [10, 14, 30].flatMap((days) => [20, 40, 60].map((budget) => [days, budget] as const))
const cards = 300

/** Percent of recall that the plan should reach at least, and how it should stand beside others. */
const goals: Readonly<Record<string, number>> = {
  'average T14/B40': 81.5,
  'average T14/B60': 88.8,
  'average T30/B20': 77.2,
  'steep T10/B60': 72.3,
  'steep T14/B40': 65.5,
  'steep T14/B60': 77.9,
  'steep T30/B40': 81.5,
  'steep, wrong weights T14/B60': 77.6,
  'steep, 20 % of days missed T14/B60': 71.2,
}

const seedSets = [
  { name: 'first seeds', factor: 7919 },
  { name: 'second seeds', factor: 1_000_003 },
] as const
type SeedSet = (typeof seedSets)[number]

const seedOf = ({ factor }: SeedSet, number: number, days: number, budget: number): number =>
  factor * number + 31 * days + budget

export async function measureDeadline(seeds: number): Promise<Report> {
  const figures: Figure[] = []
  const solutions = new Map<string, Solution>()
  const solutionFor = (weights: Weights, days: number, budget: number): Solution => {
    const name = `${weights === steepWeights} ${days} ${budget}`
    const known = solutions.get(name) ?? solve(weights, days, budget, cards)
    solutions.set(name, known)
    return known
  }
  for (const set of seedSets) figures.push(...measureSet(set, seeds, solutionFor))
  return { title: 'Recall on the day of an interview', timings: [], figures }
}

function measureSet(
  set: SeedSet,
  seeds: number,
  solutionFor: (weights: Weights, days: number, budget: number) => Solution,
): readonly Figure[] {
  const figures: Figure[] = []
  let worstBeside = Infinity
  let furthestBelow = 0
  for (const scenario of scenarios) {
    console.log(`\n${scenario.name}: percent recalled on the day, ${set.name}, ${seeds} (cards never seen)`)
    console.log(
      row([
        '',
        plainFsrs.name,
        newCardsFirst.name,
        greedy.name,
        ours.name,
        'price',
        'bound',
        'ours - greedy',
      ]),
    )
    for (const [days, budget] of spans) {
      const solution = solutionFor(scenario.belief, days, budget)
      const policies = [
        plainFsrs,
        newCardsFirst,
        greedy,
        ours,
        pricePolicy(solution, scenario.belief),
      ] as const
      const played = policies.map((policy) => playAll(set, scenario, days, budget, policy, seeds))
      const [, , byGreedy, byPlan] = played as [Played[], Played[], Played[], Played[], Played[]]
      const differences = byPlan.map(({ recall }, index) => 100 * (recall - byGreedy[index]!.recall))
      const difference = mean(differences)
      const recall = 100 * mean(byPlan.map((one) => one.recall))
      const isCalibrated = scenario.truth === scenario.belief && scenario.missed === 0
      const bound = isCalibrated ? 100 * solution.bound : null
      const name = `${scenario.name} T${days}/B${budget}`
      console.log(
        row([
          `T${days}/B${budget}`,
          ...played.map(shown),
          bound === null ? '' : bound.toFixed(1),
          `${difference >= 0 ? '+' : ''}${difference.toFixed(2)} +-${standardError(differences).toFixed(2)}`,
        ]),
      )
      if (scenario.missed === 0) worstBeside = Math.min(worstBeside, difference)
      if (bound !== null) furthestBelow = Math.max(furthestBelow, bound - recall)
      const goal = goals[name]
      if (goal !== undefined)
        figures.push({
          name: `${name}, ${set.name}`,
          value: recall,
          unit: `%, at least ${goal}`,
          most: null,
          isMet: recall >= goal,
        })
    }
  }
  figures.push(
    {
      name: `ours beside greedy, worst of 27, ${set.name}`,
      value: worstBeside,
      unit: 'points, at least -0.3',
      most: null,
      isMet: worstBeside >= -0.3,
    },
    {
      name: `furthest below the bound, ${set.name}`,
      value: furthestBelow,
      unit: 'points',
      most: 8,
      isMet: furthestBelow <= 8,
    },
  )
  return figures
}

function playAll(
  set: SeedSet,
  { truth, belief, missed }: Scenario,
  days: number,
  budget: number,
  policy: Policy,
  seeds: number,
): Played[] {
  return Array.from({ length: seeds }, (_, index) => {
    const cell: Cell = {
      days,
      budget,
      cards,
      truth,
      belief,
      missed,
      seed: seedOf(set, index + 1, days, budget),
    }
    return play(cell, policy)
  })
}

function shown(played: readonly Played[]): string {
  const unseen = mean(played.map((one) => one.unseen))
  const recall = (100 * mean(played.map((one) => one.recall))).toFixed(1)
  return unseen >= 0.5 ? `${recall} (${Math.round(unseen)})` : recall
}

const mean = (values: readonly number[]): number =>
  values.reduce((sum, value) => sum + value, 0) / values.length

function standardError(values: readonly number[]): number {
  const middle = mean(values)
  const variance =
    values.reduce((sum, value) => sum + (value - middle) ** 2, 0) / Math.max(1, values.length - 1)
  return Math.sqrt(variance / values.length)
}

const row = (cells: readonly string[]): string =>
  cells.map((cell, at) => (at === 0 ? cell.padEnd(10) : cell.padStart(17))).join('')
