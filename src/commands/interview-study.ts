/** A study session that follows the plan of an interview: its queue, its rules, and when it pauses. */
import type { CardKey } from '../model/card.ts'
import type { QueueCard } from '../model/queue.ts'
import { instant, minuteMs, type Instant } from '../model/time.ts'
import { withPlannedDays } from '../schedule/interview-next.ts'
import { interviewOutcomes } from '../schedule/interview-outcomes.ts'
import type { StudyRules } from '../session/session.ts'
import { nextInterview } from '../store/interviews.ts'
import { afterPlanned, type AfterPlanned } from './interview-after-session.ts'
import { forecastRecall, gatherPlan, planToday, viewInterview } from './interview-plan.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { schedulingOf, studyRules } from './study.ts'

export type PlannedStudy = {
  readonly cards: readonly QueueCard[]
  readonly rules: StudyRules
  /** True of the cards that the plan is about, today or later. */
  readonly isPlanned: (card: CardKey) => boolean
  /** When the day's time is up; null for a budget of answers. */
  readonly pauseAt: Instant | null
  readonly after: AfterPlanned
}

/** Today's part of the plan for the nearest interview; null when none is set. `minutes` overrules what the day has left. */
export function plannedStudy(library: Library, minutes: number | null): PlannedStudy | null {
  const { at, dayOn } = present(library.settings)
  const interview = nextInterview(library.store, dayOn)
  if (!interview) return null
  const view = viewInterview(library, interview)
  const budgetMs = minutes === null || view.isInReviews ? view.input.budgetTodayMs : minutes * minuteMs
  const plan = planToday(view, budgetMs)
  const timeMs = minutes === null ? (view.isInReviews ? null : budgetMs) : minutes * minuteMs
  const ordinary = studyRules(library)
  const ahead = {
    today: view.today,
    interviewOn: interview.heldOn,
    price: planToday(view, view.input.dailyMs).price,
    kernel: view.input.kernel,
    again: view.input.again,
  }
  const known = new Map([...view.input.seen, ...view.input.unseen].map((card) => [card.key, card]))
  return {
    cards: gatherPlan(library, view, plan),
    after: afterPlanned(library, interview, forecastRecall(view, null).recall),
    isPlanned: (key) => known.has(key),
    pauseAt: timeMs === null ? null : instant(at + timeMs),
    rules: {
      ...ordinary,
      outcomesFor: (card, now, today) => {
        const scheduling = schedulingOf(library, ordinary.retentionFor(card))
        const outcomes = interviewOutcomes(card.memory, now, today, scheduling, card.key)
        const weighed = known.get(card.key)
        return weighed ? withPlannedDays(outcomes, weighed, ahead) : outcomes
      },
    },
  }
}
