/** A day that a person types: a date, a day of the year, or how many days from now. Pure. */
import { day, formatDay, parseDay, type Day } from '../../model/time.ts'

/** Further away nobody plans, and a slip of the finger looks like that. */
const mostDays = 3650

/** Today or later; null for anything else. `2026-12-05`, `12-05`, `12/5`, `12月5日`, `14`. */
export function interviewDay(text: string, today: Day): Day | null {
  const typed = text.normalize('NFKC').trim()
  const days = /^\d{1,4}$/.exec(typed)
  const on = days ? day(today + Number(typed)) : (fullDate(typed) ?? nextDate(typed, today))
  return on !== null && on >= today && on - today <= mostDays ? on : null
}

function fullDate(text: string): Day | null {
  const parts = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  return parts ? dayOf(parts[1]!, parts[2]!, parts[3]!) : null
}

function nextDate(text: string, today: Day): Day | null {
  const parts = /^(\d{1,2})[-/.月](\d{1,2})日?$/.exec(text)
  if (!parts) return null
  const year = Number(formatDay(today).slice(0, 4))
  const thisYear = dayOf(String(year), parts[1]!, parts[2]!)
  return thisYear !== null && thisYear >= today ? thisYear : dayOf(String(year + 1), parts[1]!, parts[2]!)
}

const dayOf = (year: string, month: string, date: string): Day | null =>
  parseDay(`${year}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`) ?? null
