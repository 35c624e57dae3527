/** How ready one is for an interview, in numbers: what `viva interview` prints, for people and for programs. */
import type { CardKey } from '../model/card.ts'
import { formatDay } from '../model/time.ts'
import { forecastIfStopped, type Forecast } from '../schedule/interview-forecast.ts'
import { interviewsSet, type StoredInterview } from '../store/interviews.ts'
import { cardByKey } from '../store/cards.ts'
import { aloudFor, type Aloud } from './aloud.ts'
import { forecastRecall, planToday, viewInterview, type InterviewView } from './interview-plan.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

export type Recall = {
  readonly now: number
  readonly onDateIfStopped: number
  readonly onDateWithPlan: number
  readonly onDateWithHalf: number
  readonly onDateWithDouble: number
}

export type Readiness = {
  readonly view: InterviewView
  readonly recall: Recall
  /** Cards that are never seen before the date, with half the time, the plan's and twice it. */
  readonly unseenOnDate: { readonly half: number; readonly plan: number; readonly double: number }
  readonly today: readonly CardKey[]
  readonly freshToday: number
  readonly plannedMs: number
  readonly forecast: Forecast
  readonly aloud: Aloud
}

export function readinessFor(library: Library, interview: StoredInterview): Readiness {
  const view = viewInterview(library, interview)
  const { input } = view
  const plan = planToday(view)
  const stopped = forecastRecall(view, null)
  const [half, whole, double] = [0.5, 1, 2].map((factor) => forecastRecall(view, factor)) as [
    ReturnType<typeof forecastRecall>,
    ReturnType<typeof forecastRecall>,
    ReturnType<typeof forecastRecall>,
  ]
  const now = forecastIfStopped({ ...input, interviewOn: input.today })
  return {
    view,
    recall: {
      now: meanOf(view, now),
      onDateIfStopped: stopped.recall,
      onDateWithPlan: whole.recall,
      onDateWithHalf: half.recall,
      onDateWithDouble: double.recall,
    },
    unseenOnDate: { half: half.unseen, plan: whole.unseen, double: double.unseen },
    today: [...plan.fresh, ...plan.reviews],
    freshToday: plan.fresh.length,
    plannedMs: plan.plannedMs,
    forecast: whole.forecast,
    aloud: aloudFor(library, view),
  }
}

/** Mean recall of the cards that count. */
function meanOf({ input }: InterviewView, { recall }: Forecast): number {
  const left = new Set(input.seen.flatMap(({ key, importance }) => (importance === 0 ? [key] : [])))
  const counted = [...recall].filter(([key]) => !left.has(key))
  return counted.length === 0 ? 0 : counted.reduce((sum, [, chance]) => sum + chance, 0) / counted.length
}

export type Part = {
  readonly name: string
  readonly cards: number
  readonly unseen: number
  readonly recall: { readonly now: number; readonly onDateIfStopped: number; readonly onDateWithPlan: number }
}

/** The same numbers by deck, or by deck and topic, in the order of the decks. */
export function readinessBy({ view, forecast }: Readiness, by: 'deck' | 'topic'): readonly Part[] {
  const { input, cards } = view
  const now = forecastIfStopped({ ...input, interviewOn: input.today }).recall
  const stopped = forecastIfStopped(input).recall
  const groups = new Map<string, typeof cards>()
  for (const card of cards) {
    if (!forecast.recall.has(card.key)) continue
    const name = by === 'deck' || card.topic === card.deck ? card.deck : `${card.deck} / ${card.topic}`
    groups.set(name, [...(groups.get(name) ?? []), card])
  }
  const mean = (group: typeof cards, recall: ReadonlyMap<CardKey, number>): number =>
    group.reduce((sum, { key }) => sum + (recall.get(key) ?? 0), 0) / group.length
  return [...groups].map(([name, group]) => ({
    name,
    cards: group.length,
    unseen: group.filter(({ known }) => known === null).length,
    recall: {
      now: mean(group, now),
      onDateIfStopped: mean(group, stopped),
      onDateWithPlan: mean(group, forecast.recall),
    },
  }))
}

/** The document that `viva interview --json` prints. */
export function readinessJson(library: Library, readiness: Readiness): Record<string, unknown> {
  const { view, recall, today } = readiness
  const { interview } = view
  const { store, language, settings } = library
  return {
    name: interview.name,
    date: formatDay(interview.heldOn),
    daysLeft: interview.heldOn - view.today,
    budget: { minutes: interview.minutesPerDay, reviews: interview.reviewsPerDay },
    cards: view.input.seen.length + view.input.unseen.length,
    unseen: view.input.unseen.length,
    recall,
    unseenOnDate: readiness.unseenOnDate,
    decks: readinessBy(readiness, 'deck').map(({ name, ...part }) => ({ deck: name, ...part })),
    topics: readinessBy(readiness, 'topic').map(({ name, ...part }) => ({ topic: name, ...part })),
    today: today.flatMap((key) => cardByKey(store, key, language)?.id ?? []),
    aloud: readiness.aloud,
    mocks: [...view.mocks]
      .filter(([on]) => on > view.today || (on === view.today && view.mockToday !== null))
      .sort(([a], [b]) => a - b)
      .map(([on, kind]) => ({ day: formatDay(on), kind })),
    plannedMinutes: view.isInReviews ? null : readiness.plannedMs / 60_000,
    interviews: interviewsSet(store).map((one) => ({
      name: one.name,
      date: formatDay(one.heldOn),
      daysLeft: one.heldOn - present(settings).dayOn,
      minutes: one.minutesPerDay,
      reviews: one.reviewsPerDay,
      decks: one.decks,
    })),
  }
}
