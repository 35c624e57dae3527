/**
 * The interview on the home screen: what today's plan holds, which the first view says, and what will be remembered on the day,
 * which takes a forecast and comes once the screen stands.
 */
import { minuteMs } from '../model/time.ts'
import { nextInterview } from '../store/interviews.ts'
import type { HomeFigures } from '../ui/screens/home.ts'
import {
  forecastRecall,
  minutesOfPlan,
  planToday,
  viewInterview,
  type InterviewView,
} from './interview-plan.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { usualMs } from './usual-times.ts'

export type HomePlan = {
  /** Null without an interview to come. */
  readonly today: () => TodaysPlan | null
  /** Null until it was told by `changes`, and while fewer than five cards were seen. */
  readonly recall: () => HomeFigures['recall']
  /** Calls back when there is a new forecast. Returns what ends it. */
  readonly changes: (listener: () => void) => () => void
}

export type TodaysPlan = Pick<HomeFigures, 'due' | 'fresh' | 'minutes'> & Pick<InterviewView, 'mockToday'>

/** The screen is painted, and keys that were typed ahead are taken, before anything is forecast. */
const waitMs = 120
/** Of fewer cards a forecast is a guess. */
const tellingCards = 5

/** `library` is asked each time: the first start makes a new one. */
export function homePlan(library: () => Library): HomePlan {
  let view: InterviewView | null = null
  let told: { readonly of: InterviewView; readonly recall: HomeFigures['recall'] } | null = null
  let isTelling = false

  const look = (): InterviewView | null => {
    const now = library()
    const interview = nextInterview(now.store, present(now.settings).dayOn)
    return interview ? viewInterview(now, interview) : null
  }

  return {
    today: () => {
      // What is said again because of a forecast is said of what was forecast.
      if (!isTelling) view = look()
      if (!view) return null
      const plan = planToday(view)
      return {
        due: plan.reviews.length,
        fresh: plan.fresh.length,
        minutes: minutesOfPlan(view, plan),
        mockToday: view.mockToday,
      }
    },
    recall: () => (view && told?.of.interview.heldOn === view.interview.heldOn ? told.recall : null),
    changes: (listener) => {
      const timer = setTimeout(() => {
        if (!view || told?.of === view) return
        told = { of: view, recall: recallOf(view) }
        isTelling = true
        listener()
        isTelling = false
      }, waitMs)
      timer.unref()
      return () => clearTimeout(timer)
    },
  }
}

function recallOf(view: InterviewView): HomeFigures['recall'] {
  const { input, isInReviews } = view
  if (input.seen.length < tellingCards || input.interviewOn === input.today) return null
  return {
    stopped: forecastRecall(view, null).recall,
    planned: forecastRecall(view, 1).recall,
    minutes: Math.round(
      isInReviews ? (input.dailyMs * usualMs.reviewMs) / minuteMs : input.dailyMs / minuteMs,
    ),
  }
}
