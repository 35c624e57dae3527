/** What a finished session comes to, for its end screen. Pure; the present is an argument. */
import type { Finished, Session } from '../../session/session.ts'
import { minuteMs, type Instant } from '../../model/time.ts'

/** What a session comes to. */
export type Tally = {
  readonly reason: 'done' | 'time' | 'left'
  readonly isCram: boolean
  readonly answered: number
  readonly goodOrEasy: number
  readonly hard: number
  readonly forgotten: number
  readonly minutes: number
  /** Cards that the session still holds, without those that wait. */
  readonly left: number
  /** Cards that wait for a learning step, and how long until the first comes back, in ms. */
  readonly waiting: number
  readonly waitMs: number
}

export function tallyOf(session: Finished, now: Instant): Tally {
  const count = (...grades: readonly string[]): number =>
    session.answers.filter(({ grade }) => grades.includes(grade)).length
  const spentMs = session.answers.reduce((sum, { totalMs }) => sum + totalMs, 0)
  return {
    reason: session.reason,
    isCram: session.kind === 'cram',
    answered: session.answers.length,
    goodOrEasy: count('good', 'easy'),
    hard: count('hard'),
    forgotten: count('again'),
    minutes: Math.max(1, Math.round(spentMs / minuteMs)),
    left: session.upcoming.length,
    waiting: session.learning.length,
    waitMs: Math.max(0, (session.learning[0]?.dueAt ?? now) - now),
  }
}

/** Whether there is something to go on with: cards that are left, or one whose step is over. */
export function canGoOn({ left, waiting, waitMs }: Tally): boolean {
  return left > 0 || (waiting > 0 && waitMs === 0)
}

/** Which question this is, and how many there are to come with it. Cards that wait for a step come at least once more. */
export function progressOf(session: Session): { readonly at: number; readonly of: number } {
  const answered = session.answers.length
  return { at: answered + 1, of: answered + 1 + session.upcoming.length + session.learning.length }
}
