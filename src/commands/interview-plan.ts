/**
 * The plan for an interview, from store and clock: which cards today, and what they come to. Wiring; the rule is
 * `schedule/interview-plan`'s.
 */
import type { CardKey } from '../model/card.ts'
import type { QueueCard } from '../model/queue.ts'
import { day, minuteMs, studyDay, type Day } from '../model/time.ts'
import { localZone } from '../files/clock.ts'
import { chooseNew } from '../schedule/choose-new.ts'
import { importanceOf } from '../schedule/importance.ts'
import { cardsThatFit } from '../schedule/interview-fit.ts'
import {
  forecastIfStopped,
  forecastWithPlan,
  type Forecast,
  type ForecastInput,
} from '../schedule/interview-forecast.ts'
import { mockDays, mockShare, type MockKind } from '../schedule/interview-mocks.ts'
import { selectDecks } from '../deck/select.ts'
import { planDay, type DayPlan, type SeenCard, type UnseenCard } from '../schedule/interview-plan.ts'
import { planQueue } from '../schedule/interview-queue.ts'
import { warmUpAnswers, warmUpMs, type WarmUpCard } from '../schedule/interview-warm-up.ts'
import { kernelOf } from '../schedule/kernel.ts'
import { presentationMs } from '../schedule/pace.ts'
import { ownShares } from '../schedule/shares.ts'
import {
  begunQuestions,
  doneToday,
  dueLearning,
  everything,
  queueCardsByKey,
  type Selection,
} from '../store/due.ts'
import { decks } from '../store/cards.ts'
import { nextInterview, triageOf, type StoredInterview } from '../store/interviews.ts'
import { allMocks } from '../store/mocks.ts'
import { daysAnswered, gradeCounts, paceOf, planCards, spentOn, type PlanCard } from '../store/plan-cards.ts'
import type { Glance } from './glance.ts'
import { weightsIn } from './memory.ts'
import { present } from './present.ts'
import { usualMs } from './usual-times.ts'
import { warmUpCards, warmUpPlan } from './interview-warm-up.ts'

/** What a day has when the interview was set without a budget. */
export const usualMinutes = 30

/** Everything that plans and forecasts of one interview are made from. */
export type InterviewView = {
  readonly interview: StoredInterview
  readonly today: Day
  readonly selection: Selection
  readonly cards: readonly PlanCard[]
  readonly input: ForecastInput
  /** Cards that may be begun today: at most one of each question. */
  readonly startable: readonly UnseenCard[]
  /** True when the budget counts presentations: then every cost is 1. */
  readonly isInReviews: boolean
  /** Days with a mock, from the first of the plan on; and today's, if there is one that was not held yet. */
  readonly mocks: ReadonlyMap<Day, MockKind>
  readonly mockToday: MockKind | null
  /** On the day of the interview what may be looked at once more; null on any other. */
  readonly warmUp: readonly WarmUpCard[] | null
}

/** The nearest interview, if it is set and not over. */
export function currentInterview({ store, settings }: Glance): StoredInterview | undefined {
  return nextInterview(store, present(settings).dayOn)
}

/** As of today, or of a later study day, as if nothing were answered until then. */
export function viewInterview(library: Glance, interview: StoredInterview, aheadDays = 0): InterviewView {
  const { store, settings, language } = library
  const now = present(settings)
  const moment = { ...now, dayOn: day(now.dayOn + aheadDays) }
  const today = moment.dayOn
  const selection = selectionFor(library, interview.decks)
  const cards = planCards(store, today, language, selection)
  const isInReviews = interview.minutesPerDay === null && interview.reviewsPerDay !== null
  const pace = paceOf(store)
  const meanBytes = cards.reduce((sum, { bytes }) => sum + bytes, 0) / Math.max(1, cards.length)
  const choices = triageOf(store)
  const weighed = cards.map((card) => ({
    card,
    importance: importanceOf({ ...card, choice: choices.get(card.key) ?? null }),
    costMs: isInReviews
      ? 1
      : presentationMs({ bytes: card.bytes, isNew: card.known === null }, pace, meanBytes),
  }))
  const seen: SeenCard[] = []
  const unseen: UnseenCard[] = []
  const offers = new Map<string, UnseenCard[]>()
  const begun = begunQuestions(store, moment)
  for (const { card, importance, costMs } of weighed) {
    if (card.known) seen.push({ key: card.key, ...card.known, importance, costMs })
    else if (importance > 0) {
      unseen.push({ key: card.key, importance, costMs })
      if (card.isOpen && !begun.has(card.question)) {
        begun.add(card.question)
        offers.set(card.deck, [...(offers.get(card.deck) ?? []), { key: card.key, importance, costMs }])
      }
    }
  }
  const beganOn = studyDay(interview.setAt, localZone, settings.dayStart)
  const daily = isInReviews
    ? (interview.reviewsPerDay as number)
    : (interview.minutesPerDay ?? usualMinutes) * minuteMs
  const spent = spentOn(store, today)
  const usual = (isNew: boolean): number => presentationMs({ bytes: meanBytes, isNew }, pace, meanBytes)
  // What scripts grade is timed by nobody, and takes its time all the same.
  const untimedMs = Math.round(spent.untimed.first * usual(true) + spent.untimed.later * usual(false))
  const mocks = mockDays(beganOn, interview.heldOn)
  const mockToday = isMockHeld(library, today) ? null : (mocks.get(today) ?? null)
  const isTheDay = interview.heldOn === today
  const whole = isTheDay ? (isInReviews ? warmUpAnswers : warmUpMs) : daily
  const reservedToday = mockToday === null ? 0 : mockShare(mockToday, daily, isInReviews)
  const shares = ownShares(gradeCounts(store))
  const { weights } = weightsIn(store)
  const kernel = kernelOf(weights, shares)
  return {
    interview,
    today,
    selection,
    cards,
    isInReviews,
    mocks,
    mockToday: reservedToday > 0 ? mockToday : null,
    warmUp: isTheDay ? warmUpCards(library, weighed, today, kernel) : null,
    startable: chooseNew([...offers.values()], Infinity),
    input: {
      today,
      interviewOn: interview.heldOn,
      beganOn,
      dailyMs: daily,
      budgetTodayMs: Math.max(
        0,
        whole - reservedToday - (isInReviews ? spent.answers : spent.ms + untimedMs),
      ),
      reservedByDay: reservedOf(mocks, daily, isInReviews),
      missedDays: Math.max(0, today - beganOn - daysAnswered(store, beganOn, today)),
      seen,
      unseen,
      begunToday: doneToday(store, moment).newCount,
      weights,
      kernel,
      shares,
      again: { first: shares.first.again, presentations: 1 / shares.relearned },
      seed: today,
    },
  }
}

const reservedOf = (
  mocks: ReadonlyMap<Day, MockKind>,
  daily: number,
  isInReviews: boolean,
): ReadonlyMap<number, number> =>
  new Map([...mocks].map(([on, kind]) => [on, mockShare(kind, daily, isInReviews)]))

function isMockHeld({ store, settings }: Glance, today: Day): boolean {
  return allMocks(store).some(
    ({ status, startedAt }) =>
      status !== 'abandoned' && studyDay(startedAt, localZone, settings.dayStart) === today,
  )
}

/** How many cards the days that are left have room for. */
export function roomIn({ input }: InterviewView): { readonly fit: number; readonly of: number } {
  const seenCount = input.seen.filter(({ importance }) => importance > 0).length
  return cardsThatFit({ ...input, seenCount })
}

/** The decks that the interview names and that are there; all that are on when it names none. */
function selectionFor({ store, language }: Glance, patterns: readonly string[]): Selection {
  if (patterns.length === 0) return everything
  const rows = decks(store, language)
  const { selected } = selectDecks(
    rows.map(({ deck }) => deck),
    patterns,
  )
  return { decks: rows.filter(({ deck }) => selected.includes(deck)).map(({ id }) => id), tag: null }
}

/** Today's plan, with what is left of today's budget; or with another one, to go on. */
export function planToday(view: InterviewView, budgetMs = view.input.budgetTodayMs): DayPlan {
  const { input, startable } = view
  if (view.warmUp) return warmUpPlan(view.warmUp, input, budgetMs)
  return planDay({ ...input, budgetMs, startable, unseenCount: input.unseen.length })
}

/** The time that a plan takes, in whole minutes; an estimate where the budget counts presentations. */
export function minutesOfPlan(
  { isInReviews }: Pick<InterviewView, 'isInReviews'>,
  { plannedMs }: DayPlan,
): number {
  return Math.max(1, Math.round((isInReviews ? plannedMs * usualMs.reviewMs : plannedMs) / minuteMs))
}

/** The planned cards in the order of asking, with the learning cards that are due. */
export function gatherPlan(
  { store, settings, language }: Glance,
  view: InterviewView,
  plan: DayPlan,
): readonly QueueCard[] {
  const today = present(settings)
  const planned = queueCardsByKey(store, [...plan.fresh, ...plan.reviews], language)
  const byKey = new Map<CardKey, QueueCard>(planned.map((card) => [card.key, card]))
  return planQueue(plan, byKey, dueLearning(store, today, language, view.selection), today.dayOn)
}

/** Mean recall on the day by what is done until then, 0 to 1; of cards that count. Small collections are played several times. */
export function forecastRecall(
  view: InterviewView,
  dailyFactor: number | null,
): { readonly recall: number; readonly unseen: number; readonly forecast: Forecast } {
  const { input } = view
  const left = new Set(input.seen.flatMap(({ key, importance }) => (importance === 0 ? [key] : [])))
  const mean = ({ recall }: Forecast): number => {
    let [sum, count] = [0, 0]
    for (const [key, chance] of recall) if (!left.has(key)) [sum, count] = [sum + chance, count + 1]
    return count === 0 ? 0 : sum / count
  }
  if (dailyFactor === null) {
    const forecast = forecastIfStopped(input)
    return { recall: mean(forecast), unseen: forecast.unseen, forecast }
  }
  const reserved = reservedOf(view.mocks, input.dailyMs * dailyFactor, view.isInReviews)
  const plays = input.seen.length + input.unseen.length > 2_000 ? 1 : 5
  const forecasts = Array.from({ length: plays }, (_, index) =>
    forecastWithPlan({
      ...input,
      dailyMs: input.dailyMs * dailyFactor,
      reservedByDay: reserved,
      budgetTodayMs: input.budgetTodayMs * dailyFactor,
      seed: input.seed + index,
    }),
  )
  const average = (values: readonly number[]): number =>
    values.reduce((sum, value) => sum + value, 0) / values.length
  return {
    recall: average(forecasts.map(mean)),
    unseen: Math.round(average(forecasts.map(({ unseen }) => unseen))),
    forecast: forecasts[0] as Forecast,
  }
}

/** Days until the interview, and the study day after `today` on which nothing is planned any more. */
export const daysLeft = ({ interview, today }: InterviewView): number => interview.heldOn - day(today)
