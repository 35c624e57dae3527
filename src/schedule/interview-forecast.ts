/**
 * What will be remembered on the day of an interview: if one stopped now, and if every day went by its plan. The plan is played
 * through, day by day, with the same rule that plans today; grades are drawn by a seeded dice from what memory predicts, so that
 * the same cards and settings give the same forecast.
 *
 * Pure. What it leaves out: a day missed, cards added meanwhile, and that some new cards must wait for others.
 */
import type { CardKey } from '../model/card.ts'
import type { Grade } from '../model/grade.ts'
import { day, type Day } from '../model/time.ts'
import { nextState, type FsrsState, type Weights } from './fsrs.ts'
import {
  expectedMs,
  planDay,
  type AgainCosts,
  type DayPlan,
  type SeenCard,
  type UnseenCard,
} from './interview-plan.ts'
import type { GradeShares, Kernel } from './kernel.ts'
import { seededRandom, type Random } from './random.ts'

export type ForecastInput = {
  readonly today: Day
  readonly interviewOn: Day
  readonly beganOn: Day
  /** Time for each day, and what of today's is left; in ms. */
  readonly dailyMs: number
  readonly budgetTodayMs: number
  /** What of single days is not for cards, by day: time for a mock. That of today is no part of `budgetTodayMs` either. */
  readonly reservedByDay?: ReadonlyMap<number, number>
  readonly missedDays: number
  readonly seen: readonly SeenCard[]
  readonly unseen: readonly UnseenCard[]
  readonly begunToday: number
  readonly weights: Weights
  readonly kernel: Kernel
  readonly shares: GradeShares
  readonly again: AgainCosts
  readonly seed: number
}

export type Forecast = {
  /** The chance of recall on the day, by card; 0 for a card that is still unseen. */
  readonly recall: ReadonlyMap<CardKey, number>
  readonly unseen: number
  /** Time that each day takes, in ms, from today on. */
  readonly msByDay: readonly number[]
}

/** Recall on the day if nothing more is studied. */
export function forecastIfStopped(
  input: Pick<ForecastInput, 'today' | 'interviewOn' | 'seen' | 'unseen' | 'kernel'>,
): Forecast {
  const recall = new Map<CardKey, number>()
  for (const card of input.seen) recall.set(card.key, recallOn(input.interviewOn, card, input.kernel))
  for (const { key } of input.unseen) recall.set(key, 0)
  return { recall, unseen: input.unseen.length, msByDay: [] }
}

/** Recall on the day if every day from today on goes by its plan. */
export function forecastWithPlan(input: ForecastInput): Forecast {
  const random = seededRandom(input.seed)
  const seen = new Map(input.seen.map((card) => [card.key, card]))
  const unseen = new Map(input.unseen.map((card) => [card.key, card]))
  const msByDay: number[] = []
  let near: readonly CardKey[] = []
  for (let on: number = input.today; on < input.interviewOn; on++) {
    const isToday = on === input.today
    const isWhole = (on - input.today) % daysBetweenWholePlans === 0
    const pool = isWhole ? [...seen.values()] : near.flatMap((key) => seen.get(key) ?? [])
    const budgetMs = isToday
      ? input.budgetTodayMs
      : Math.max(0, input.dailyMs - (input.reservedByDay?.get(on) ?? 0))
    const begunToday = isToday ? input.begunToday : 0
    const startable = [...unseen.values()]
    const plan = planDay({
      ...input,
      today: day(on),
      budgetMs,
      seen: pool,
      startable,
      unseenCount: startable.length,
      begunToday,
    })
    if (isWhole)
      near = [...plan.reviews, ...plan.spare].filter((key) => seen.has(key)).slice(0, poolSize(plan))
    msByDay.push(study(plan, day(on), input, seen, unseen, random))
    near = [...near, ...plan.fresh]
  }
  const recall = new Map<CardKey, number>()
  for (const card of seen.values()) recall.set(card.key, recallOn(input.interviewOn, card, input.kernel))
  for (const key of unseen.keys()) recall.set(key, 0)
  return { recall, unseen: unseen.size, msByDay }
}

/** Between two plans of everything only the cards that stood near the front are looked at: the others move little in that time. */
const daysBetweenWholePlans = 7
const poolSize = ({ reviews, fresh }: DayPlan): number => 300 + 12 * (reviews.length + fresh.length)

const recallOn = (on: Day, card: SeenCard, kernel: Kernel): number =>
  kernel.retrievability(Math.max(0, on - card.lastOn), card.stability)

/** Goes through a day's plan. Returns the time that it took, in ms. */
function study(
  plan: DayPlan,
  today: Day,
  { weights, kernel, shares, again }: ForecastInput,
  seen: Map<CardKey, SeenCard>,
  unseen: Map<CardKey, UnseenCard>,
  random: Random,
): number {
  let tookMs = 0
  for (const key of plan.fresh) {
    const card = unseen.get(key) as UnseenCard
    const grade = drawn(random, shares.first)
    tookMs += card.costMs * (1 + (grade === 'again' ? again.presentations : 0))
    unseen.delete(key)
    seen.set(key, { ...card, ...answered(weights, null, 0, grade), lastOn: today })
  }
  for (const key of plan.reviews) {
    const card = seen.get(key) as SeenCard
    const elapsed = Math.max(1, today - card.lastOn)
    const isRecalled = random() < kernel.retrievability(elapsed, card.stability)
    const grade = isRecalled ? drawn(random, shares.pass) : 'again'
    tookMs += expectedMs(card, today, kernel, again)
    seen.set(key, { ...card, ...answered(weights, card, elapsed, grade), lastOn: today })
  }
  return tookMs
}

/** After Again the card is right later on the same day. */
function answered(weights: Weights, state: FsrsState | null, elapsed: number, grade: Grade): FsrsState {
  const after = nextState(weights, state, elapsed, grade)
  return grade === 'again' ? nextState(weights, after, 0, 'good') : after
}

function drawn(random: Random, shares: Readonly<Partial<Record<Grade, number>>>): Grade {
  let chance = random()
  for (const grade of ['again', 'hard', 'good', 'easy'] as const) {
    chance -= shares[grade] ?? 0
    if (chance < 0) return grade
  }
  return 'good'
}
