/**
 * What to study today so that most is remembered on the day of an interview.
 *
 * Cards not yet seen are begun at an even pace, so that each is seen before the last days; the rest of the time goes to the cards of
 * which a review today brings the most recall on the date for its time, less a part of what the same review would bring if it
 * waited for its best day. It is planned anew each day: a missed one needs no repair, and whoever misses days begins faster. Memory is
 * FSRS's as always. `npm run bench -- deadline` measures it on simulated learners, beside other policies and the best possible.
 *
 * Pure: days, budget and weights are arguments. Which cards may be begun today is told by the caller.
 */
import type { CardKey } from '../model/card.ts'
import type { Day } from '../model/time.ts'
import type { Kernel } from './kernel.ts'

/** A card that has been seen, not suspended, with FSRS's two numbers and the study day of its last review. */
export type SeenCard = {
  readonly key: CardKey
  readonly stability: number
  readonly difficulty: number
  readonly lastOn: Day
  /** How much its recall counts: 1 for an ordinary card, 0 for one that is to be left. */
  readonly importance: number
  /** Expected time of one presentation in ms. */
  readonly costMs: number
}

/** A card that may be begun today. */
export type UnseenCard = { readonly key: CardKey; readonly importance: number; readonly costMs: number }

export type PlanInput = {
  readonly today: Day
  readonly interviewOn: Day
  /** The first study day of the plan: what has passed since then of the time sets the pace. */
  readonly beganOn: Day
  /** Time left today, and the time of a whole day, in ms. */
  readonly budgetMs: number
  readonly dailyMs: number
  /** Study days since `beganOn`, today not among them, on which nothing was studied. */
  readonly missedDays: number
  readonly seen: readonly SeenCard[]
  /** In the order of their decks; those of more importance go first. */
  readonly startable: readonly UnseenCard[]
  /** All cards not yet seen, with those that cannot be begun today. */
  readonly unseenCount: number
  /** New cards begun today already: they count towards the day's share. */
  readonly begunToday: number
  readonly kernel: Kernel
  readonly again: AgainCosts
}

/** What Again costs: the chance of it at the first sight, and how many presentations follow each. */
export type AgainCosts = { readonly first: number; readonly presentations: number }

export type DayPlan = {
  /** In the order of worth. */
  readonly fresh: readonly CardKey[]
  readonly reviews: readonly CardKey[]
  /** Expected time of both, in ms. */
  readonly plannedMs: number
  /** What comes next if time is left: more reviews by their worth, and more new cards. */
  readonly spare: readonly CardKey[]
  /** The worth per ms of the last card that fitted: the price of time today. 0 when everything fitted. */
  readonly price: number
}

/**
 * How much of what a review on a later day would bring is held against a review today, and which later days are looked at.
 * Found by simulation with one set of seeds, and confirmed with another.
 */
export const deferral = 0.65
const waits = [1, 2, 4] as const

/** One of so many days is left without new cards, at the end. */
const daysForOneFree = 15

/** When new cards alone would take this part of the time that is left, all of them go first: to be seen once counts most. */
const tight = 0.9

export function planDay(input: PlanInput): DayPlan {
  const { today, interviewOn, budgetMs, seen, kernel, again } = input
  const daysLeft = Math.max(0, interviewOn - today)
  const startable = input.startable
    .filter(({ importance }) => importance > 0)
    .sort((a, b) => b.importance - a.importance)
  const quota = Math.max(0, quotaOf(input) - input.begunToday)
  const scored = seen
    .filter(({ lastOn, importance }) => lastOn < today && importance > 0)
    .map((card) => ({ card, worth: worthOf(card, today, daysLeft, kernel, again) }))
    .sort((a, b) => b.worth - a.worth)

  const fresh: CardKey[] = []
  const reviews: CardKey[] = []
  const spare: CardKey[] = []
  let plannedMs = 0
  for (const card of startable.slice(0, quota)) {
    if (plannedMs >= budgetMs) spare.push(card.key)
    else {
      fresh.push(card.key)
      plannedMs += card.costMs * (1 + again.first * again.presentations)
    }
  }
  let price = 0
  for (const { card, worth } of scored) {
    // What loses by being reviewed today is never worth its time.
    if (plannedMs >= budgetMs || worth <= 0) spare.push(card.key)
    else {
      reviews.push(card.key)
      price = worth
      plannedMs += expectedMs(card, today, kernel, again)
    }
  }
  for (const card of startable.slice(quota)) {
    if (plannedMs >= budgetMs) spare.push(card.key)
    else {
      fresh.push(card.key)
      plannedMs += card.costMs * (1 + again.first * again.presentations)
    }
  }
  return { fresh, reviews, plannedMs, spare, price: plannedMs >= budgetMs ? price : 0 }
}

/** How many cards are to be begun today, those begun today included, so that all are by the time that beginning ends. */
export function quotaOf(input: Omit<PlanInput, 'seen' | 'kernel'>): number {
  const { today, interviewOn, beganOn, unseenCount, begunToday, missedDays, again } = input
  const timeLeftMs = input.budgetMs + Math.max(0, interviewOn - today - 1) * input.dailyMs
  const meanMs = mean(input.startable.map(({ costMs }) => costMs))
  if (unseenCount * meanMs * (1 + again.first * again.presentations) >= tight * timeLeftMs) return Infinity
  const days = Math.max(1, interviewOn - beganOn)
  const passed = today - beganOn
  // However steady the person, in a long plan the last days belong to what was seen.
  const lastToBegin = days - Math.floor(days / daysForOneFree)
  const daysToBegin = Math.max(
    1,
    Math.min(lastToBegin, Math.ceil(beginOver(passed, missedDays) * days)) - passed,
  )
  return Math.ceil((unseenCount + begunToday) / daysToBegin)
}

/**
 * The part of the days in which new cards are begun. The last ones are left free in proportion to the share of days that this
 * person misses, for which a tenth is taken before anything is known.
 */
export function beginOver(daysPassed: number, missedDays: number): number {
  const missedShare = (missedDays + 0.8) / (daysPassed + 8)
  return Math.max(0.5, 1 - 1.2 * missedShare)
}

const mean = (values: readonly number[]): number =>
  values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length

/**
 * The recall on the day of the interview that a review today brings per ms, less the part `held` of what the same review would
 * bring on the best of the coming days; times the card's importance.
 */
export function worthOf(
  card: SeenCard,
  today: Day,
  daysLeft: number,
  kernel: Kernel,
  again: AgainCosts,
  held = deferral,
): number {
  const { stability, difficulty, importance, costMs } = card
  const elapsed = Math.max(1, today - card.lastOn)
  const withoutReview = kernel.retrievability(elapsed + daysLeft, stability)
  const gain = (wait: number): number =>
    (kernel.recallAfterReview(stability, difficulty, elapsed + wait, daysLeft - wait) - withoutReview) /
    presentationsAt(elapsed + wait, stability, kernel, again)
  const later = waits.reduce((best, wait) => (wait < daysLeft ? Math.max(best, gain(wait)) : best), 0)
  return (importance * (gain(0) - held * later)) / costMs
}

/** The expected time that a review today takes, with what it costs to have forgotten. */
export function expectedMs(card: SeenCard, today: Day, kernel: Kernel, again: AgainCosts): number {
  return card.costMs * presentationsAt(Math.max(1, today - card.lastOn), card.stability, kernel, again)
}

const presentationsAt = (elapsed: number, stability: number, kernel: Kernel, again: AgainCosts): number =>
  1 + (1 - kernel.retrievability(elapsed, stability)) * again.presentations
