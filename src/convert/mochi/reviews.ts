/**
 * What Mochi knows of a card: every answer, as remembered or not, with the interval that it led to. It doubles intervals and keeps
 * no ease. Knows reviews; nothing of what a card says.
 */
import type { Json } from '../anki/json.ts'
import { aList, aNumber, aText } from '../anki/json.ts'
import type { ImportedReview, ImportedState } from '../imported.ts'
import type { Learned } from '../markdown/converted.ts'
import { dayMs, type Instant, type Zone } from '../../model/time.ts'
import { calendarDay } from '../options.ts'

/** Null for a card that was never asked. `gap` is its number in a cloze. */
export function learnedIn(
  value: Json | undefined,
  gap: number | null,
  zone: Zone | undefined,
): Learned | null {
  const rows = aList(value)
    .flatMap((row) => {
      const at = row instanceof Map ? timeOf(row.get('date')) : null
      return row instanceof Map && at !== null ? [{ row, at }] : []
    })
    .sort((a, b) => a.at - b.at)
  const last = rows.at(-1)
  if (!last) return null
  const reviews = rows.map(({ row, at }): ImportedReview => {
    const duration = aNumber(row.get('duration'))
    return {
      at,
      dayOn: calendarDay(at, zone),
      grade: row.get('remembered?') === true ? 'good' : 'again',
      tookMs: duration !== undefined && duration > 0 ? Math.round(duration * 1000) : null,
    }
  })
  return { gap, reviews, state: stateAfter(last.row, last.at, reviews, zone), isSuspended: false }
}

function stateAfter(
  row: ReadonlyMap<string, Json>,
  at: Instant,
  reviews: readonly ImportedReview[],
  zone: Zone | undefined,
): ImportedState {
  const days = Math.max(0, aNumber(row.get('interval')) ?? 0)
  const due = timeOf(row.get('due')) ?? at + days * dayMs
  const isKnown = row.get('remembered?') === true
  return {
    state: days >= 1 ? 'review' : isKnown || reviews.length === 1 ? 'learning' : 'relearning',
    stability: null,
    difficulty: null,
    intervalDays: days,
    ease: null,
    lastOn: calendarDay(at, zone),
    dueOn: calendarDay(due, zone),
    reps: reviews.length,
    lapses: reviews.filter(({ grade }, index) => grade === 'again' && index > 0).length,
  }
}

/** Milliseconds, or a text that says an instant. */
function timeOf(value: Json | undefined): Instant | null {
  const text = aText(value)
  const ms = text === undefined ? aNumber(value) : Date.parse(text)
  return ms !== undefined && Number.isFinite(ms) && Math.abs(ms) < 8.64e15
    ? (Math.trunc(ms) as Instant)
    : null
}
