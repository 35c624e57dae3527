/** How many cards the time before an interview has room for, quickly enough to be told after every key. Pure. */
import type { ForecastInput } from './interview-forecast.ts'

/** Of the cards that are not left out, how many will have been seen by the day; the forecast says the same, and more, and takes longer. */
export function cardsThatFit(
  input: Pick<
    ForecastInput,
    'today' | 'interviewOn' | 'dailyMs' | 'budgetTodayMs' | 'again' | 'reservedByDay'
  > & {
    readonly seenCount: number
    readonly unseen: readonly { readonly importance: number; readonly costMs: number }[]
  },
): { readonly fit: number; readonly of: number } {
  const { today, interviewOn, dailyMs, budgetTodayMs, again, reservedByDay, seenCount } = input
  let left = budgetTodayMs
  for (let on: number = today + 1; on < interviewOn; on++)
    left += Math.max(0, dailyMs - (reservedByDay?.get(on) ?? 0))
  const wanted = input.unseen
    .filter(({ importance }) => importance > 0)
    .sort((a, b) => b.importance - a.importance)
  let fresh = 0
  for (const { costMs } of wanted) {
    if (left <= 0) break
    left -= costMs * (1 + again.first * again.presentations)
    fresh++
  }
  return { fit: seenCount + fresh, of: seenCount + wanted.length }
}
