/**
 * On which days before an interview a mock belongs, and what of the day's time it takes. To answer aloud is practised too, and what
 * was said badly is known in time to mend it.
 *
 * Pure: days in, days out. Whether a mock was held is the caller's to know.
 */
import { minuteMs, type Day } from '../model/time.ts'

/** A short one that helps, or one as it feels: against the clock, without help. */
export type MockKind = 'practice' | 'pressure'

/** The one under pressure: late enough to be real, early enough to mend what it shows. */
const pressureDaysBefore = 2
const daysBetween = 3
/** Before so many days of learning there is nothing to say yet. */
const firstAfter = 3

/** The mocks from the day that the plan began to the interview: the last one under pressure, short ones every third day before it. */
export function mockDays(beganOn: Day, interviewOn: Day): ReadonlyMap<Day, MockKind> {
  const days = new Map<Day, MockKind>()
  const last = interviewOn - pressureDaysBefore
  for (let on = last; on >= beganOn + firstAfter; on -= daysBetween)
    days.set(on as Day, on === last ? 'pressure' : 'practice')
  return days
}

const sizes: Readonly<
  Record<MockKind, { readonly ms: number; readonly answers: number; readonly most: number }>
> = {
  practice: { ms: 10 * minuteMs, answers: 4, most: 1 / 3 },
  pressure: { ms: 20 * minuteMs, answers: 6, most: 1 / 2 },
}
/** Of less time no mock can be made. */
const least = { ms: 5 * minuteMs, answers: 2 }

/** What a mock takes of a day's budget, in its own unit (ms, or presentations); 0 where the day is too short for one. */
export function mockShare(kind: MockKind, daily: number, isInReviews: boolean): number {
  const { ms, answers, most } = sizes[kind]
  const wanted = Math.min(isInReviews ? answers : ms, Math.floor(daily * most))
  return wanted < (isInReviews ? least.answers : least.ms) ? 0 : wanted
}
