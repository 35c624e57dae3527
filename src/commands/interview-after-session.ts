/** What the end of a planned session says and offers: by the plan, not by the days on which FSRS has cards due. */
import { minuteMs } from '../model/time.ts'
import type { QueueCard } from '../model/queue.ts'
import { mockShare } from '../schedule/interview-mocks.ts'
import type { StoredInterview } from '../store/interviews.ts'
import type { EndSummary } from '../ui/screens/end.ts'
import {
  forecastRecall,
  gatherPlan,
  minutesOfPlan,
  planToday,
  viewInterview,
  type InterviewView,
} from './interview-plan.ts'
import type { Library } from './open-library.ts'
import { gatherCards } from './study.ts'

export type AfterPlanned = {
  readonly recall: () => EndSummary['recall']
  readonly mockToday: () => NonNullable<EndSummary['plan']>['mockToday']
  /** What the next plan for tomorrow holds; null when the interview is over by then. */
  readonly tomorrow: () => EndSummary['tomorrow'] | null
  /** Of tomorrow's plan what was not answered today. */
  readonly tomorrows: () => readonly QueueCard[]
  readonly moreNew: (count: number) => readonly QueueCard[]
  /** What comes next by the plan, for the time that is left today or a little longer. */
  readonly more: () => readonly QueueCard[]
  /** The time for it, in ms; null for a budget of answers. */
  readonly moreMs: () => number | null
}

/** To go on for once the day's time is up. */
const extraMs = 10 * minuteMs
const extraAnswers = 10
/** For less nobody sits down again. */
const leastMs = 2 * minuteMs

/** `before` is the recall on the day as the session began. */
export function afterPlanned(library: Library, interview: StoredInterview, before: number): AfterPlanned {
  const view = (aheadDays = 0): InterviewView => viewInterview(library, interview, aheadDays)
  const hasTomorrow = ({ today }: InterviewView): boolean => today < interview.heldOn

  /** What is left of the day, with the time of a mock that was not held; a little longer when that is nothing. */
  const moreOf = ({ input, isInReviews, mockToday }: InterviewView): number => {
    const forMock = mockToday ? mockShare(mockToday, input.dailyMs, isInReviews) : 0
    const left = input.budgetTodayMs + forMock
    if (isInReviews) return left > 0 ? left : extraAnswers
    return left >= leastMs ? left : extraMs
  }

  return {
    recall: () => {
      const now = view()
      if (!hasTomorrow(now) || now.input.seen.length === 0) return null
      return { on: interview.heldOn, before, after: forecastRecall(now, null).recall }
    },
    mockToday: () => view().mockToday,
    tomorrow: () => {
      const ahead = view(1)
      if (ahead.today > interview.heldOn) return null
      const plan = planToday(ahead)
      const cards = plan.fresh.length + plan.reviews.length
      return { cards, minutes: cards === 0 ? 0 : minutesOfPlan(ahead, plan) }
    },
    tomorrows: () => {
      const ahead = view(1)
      if (ahead.today > interview.heldOn) return []
      const plan = planToday(ahead)
      const isDone = new Set(
        ahead.input.seen.flatMap(({ key, lastOn }) => (lastOn >= ahead.today - 1 ? [key] : [])),
      )
      return gatherCards(
        library,
        [...plan.fresh, ...plan.reviews].filter((key) => !isDone.has(key)),
      )
    },
    moreNew: (count) => gatherCards(library, planToday(view(), Infinity).fresh.slice(0, count)),
    more: () => {
      const now = view()
      return gatherPlan(library, now, planToday(now, moreOf(now)))
    },
    moreMs: () => {
      const now = view()
      return now.isInReviews ? null : moreOf(now)
    },
  }
}
