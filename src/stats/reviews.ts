/**
 * What the log says of one's habit and one's memory, in one pass over it. Pure: rows in, numbers out.
 *
 * Definitions. An answer counts on the study day on which it was given; answers taken back, and those that came with an import, do
 * not count. True retention is the share of cards in review that were recalled (any grade but Again) at their first answer of a day.
 * A card is young while its interval was below 21 days, then mature.
 */
import type { Grade } from '../model/grade.ts'
import { GRADES } from '../model/grade.ts'
import type { ReviewRow } from '../model/statistic.ts'
import type { Day } from '../model/time.ts'

export type DayTally = {
  readonly day: Day
  readonly answers: number
  readonly newCards: number
  readonly forgotten: number
  /** Time from question to grade, in ms. */
  readonly ms: number
}

export type Share = { readonly passed: number; readonly of: number }

export type Retention = { readonly young: Share; readonly mature: Share }

export const ANSWER_GROUPS = ['new', 'learning', 'young', 'mature'] as const
export type AnswerGroup = (typeof ANSWER_GROUPS)[number]

/** Cards predicted to be recalled with a chance from `from` up to `to`, and how many of them were. */
export type CalibrationBin = {
  readonly from: number
  readonly to: number
  readonly predicted: number
  readonly actual: number
  readonly count: number
}

export type ReviewTally = {
  readonly answers: number
  readonly ms: number
  /** Days with an answer, oldest first. */
  readonly days: readonly DayTally[]
  /** By how many of the latest days: the last 7, 30, 90, 365, and all. */
  readonly retention: Readonly<Record<Window, Retention>>
  readonly grades: Readonly<Record<AnswerGroup, Readonly<Record<Grade, number>>>>
  readonly calibration: readonly CalibrationBin[]
}

export const WINDOWS = ['days7', 'days30', 'days90', 'days365', 'all'] as const
export type Window = (typeof WINDOWS)[number]

const windowDays: Readonly<Record<Window, number>> = {
  days7: 7,
  days30: 30,
  days90: 90,
  days365: 365,
  all: Infinity,
}

/** Days of an interval from which on a card is mature. */
export const matureDays = 21

/** Upper ends of the groups of predicted recall: narrow where predictions mostly are. */
const binEnds = [0.5, 0.6, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95, 1] as const

/** `recall` is the chance that memory of a stability holds after so many days, by the weights in use. */
export function tallyReviews(
  rows: Iterable<ReviewRow>,
  today: Day,
  recall: (stability: number, elapsedDays: number) => number,
): ReviewTally {
  const days = new Map<Day, { answers: number; newCards: number; forgotten: number; ms: number }>()
  const windows = mapOf(WINDOWS, () => ({ young: { passed: 0, of: 0 }, mature: { passed: 0, of: 0 } }))
  const grades = mapOf(ANSWER_GROUPS, () => mapOf(GRADES, () => 0))
  const bins = binEnds.map(() => ({ sum: 0, passed: 0, count: 0 }))
  let [answers, ms] = [0, 0]
  for (const { dayOn, grade, totalMs, before } of rows) {
    answers += 1
    ms += totalMs ?? 0
    const day = days.get(dayOn) ?? { answers: 0, newCards: 0, forgotten: 0, ms: 0 }
    days.set(dayOn, day)
    const isForgotten = grade === 'again'
    day.answers += 1
    day.ms += totalMs ?? 0
    if (before.state === 'new') day.newCards += 1
    const group = groupOf(before)
    grades[group][grade] += 1
    if (before.state !== 'review' || before.lastOn === null || dayOn <= before.lastOn) continue
    if (isForgotten) day.forgotten += 1
    const kind = group === 'mature' ? 'mature' : 'young'
    for (const window of WINDOWS) {
      if (dayOn <= today - windowDays[window]) continue
      windows[window][kind].of += 1
      if (!isForgotten) windows[window][kind].passed += 1
    }
    if (before.stability === null) continue
    const chance = recall(before.stability, dayOn - before.lastOn)
    const bin = bins[binEnds.findIndex((end) => chance <= end)]
    if (!bin) continue
    bin.sum += chance
    bin.count += 1
    if (!isForgotten) bin.passed += 1
  }
  return {
    answers,
    ms,
    days: [...days].sort(([a], [b]) => a - b).map(([on, day]) => ({ day: on, ...day })),
    retention: windows,
    grades,
    calibration: bins.flatMap(({ sum, passed, count }, index) =>
      count === 0
        ? []
        : [
            {
              from: index === 0 ? 0 : (binEnds[index - 1] as number),
              to: binEnds[index] as number,
              predicted: sum / count,
              actual: passed / count,
              count,
            },
          ],
    ),
  }
}

function groupOf({ state, lastOn, dueOn }: ReviewRow['before']): AnswerGroup {
  if (state === 'new') return 'new'
  if (state !== 'review') return 'learning'
  return lastOn !== null && dueOn !== null && dueOn - lastOn >= matureDays ? 'mature' : 'young'
}

function mapOf<K extends string, V>(keys: readonly K[], make: () => V): Record<K, V> {
  return Object.fromEntries(keys.map((key) => [key, make()])) as Record<K, V>
}

/** Study days in a row up to today, or up to yesterday while today has no answer yet; and the longest such row. */
export function streaks(
  days: readonly { readonly day: Day }[],
  today: Day,
): { readonly current: number; readonly longest: number } {
  const on = new Set(days.map(({ day }) => day as number))
  let [longest, run] = [0, 0]
  for (const { day } of days) {
    run = on.has(day - 1) ? run + 1 : 1
    longest = Math.max(longest, run)
  }
  let current = 0
  for (let day: number = on.has(today) ? today : today - 1; on.has(day); day--) current += 1
  return { current, longest }
}
