/**
 * Instants and study days.
 *
 * An instant is a moment; a day is a square in the calendar. Reviews are spaced in study days, which
 * begin at `dayStart` on the user's wall clock (04:00 by default) and not at midnight or in UTC.
 * Nothing here reads the clock or the zone: both are arguments.
 */

/** Milliseconds since 1970-01-01T00:00Z, an integer. */
export type Instant = number & { readonly __brand: 'Instant' }

/** A calendar date as the number of days since 1970-01-01; of study days, the date on which they begin. */
export type Day = number & { readonly __brand: 'Day' }

/** Minutes east of UTC that the wall clock shows at an instant. The only thing the core knows of time zones. */
export type Zone = (at: Instant) => number

/** When a study day begins, in minutes after midnight on the wall clock: 240 is 04:00. */
export type DayStart = number

export const minuteMs = 60_000
export const hourMs = 3_600_000
export const dayMs = 86_400_000

/** @throws on anything that is not a whole, finite number of milliseconds: an invalid Date would otherwise travel far. */
export function instant(ms: number): Instant {
  if (!Number.isSafeInteger(ms)) throw new Error(`Inconsistent: ${ms} is not an instant`)
  return ms as Instant
}

/** @throws on anything that is not a whole number of days. */
export function day(days: number): Day {
  if (!Number.isSafeInteger(days)) throw new Error(`Inconsistent: ${days} is not a day`)
  return days as Day
}

/** The study day that an instant belongs to: the last one that has begun. */
export function studyDay(at: Instant, zone: Zone, dayStart: DayStart): Day {
  const shown = shownDay(at, zone, dayStart)
  // In autumn an hour is shown twice. A day that began in the first of the two does not end with the second.
  const next = day(shown + 1)
  return at >= dayStartAt(next, zone, dayStart) ? next : shown
}

/** The study day by the wall clock alone. */
function shownDay(at: Instant, zone: Zone, dayStart: DayStart): Day {
  const wallMs = at + zone(at) * minuteMs
  return day(Math.floor((wallMs - dayStart * minuteMs) / dayMs))
}

/**
 * The first instant of a study day. Where the clock jumps over `dayStart` (spring), the instant after the jump;
 * where it shows `dayStart` twice (autumn), the first time.
 */
export function dayStartAt(on: Day, zone: Zone, dayStart: DayStart): Instant {
  const wallMs = on * dayMs + dayStart * minuteMs
  const before = zone(instant(wallMs - dayMs))
  const after = zone(instant(wallMs + dayMs))
  // Of the offsets around a change the larger one gives the earlier instant.
  for (const offset of [Math.max(before, after), Math.min(before, after)]) {
    const at = instant(wallMs - offset * minuteMs)
    if (zone(at) === offset) return at
  }
  // The wall clock never shows this time: the jump itself is the start, and the old offset leads past it.
  return firstInstantOf(on, zone, dayStart, instant(wallMs - Math.max(before, after) * minuteMs))
}

function firstInstantOf(on: Day, zone: Zone, dayStart: DayStart, guess: Instant): Instant {
  // Clocks have jumped over a whole day (Samoa, 2011).
  let early = instant(guess - 2 * dayMs)
  let late = instant(guess + 2 * dayMs)
  while (late - early > 1) {
    const middle = instant(Math.floor((early + late) / 2))
    if (shownDay(middle, zone, dayStart) >= on) late = middle
    else early = middle
  }
  return late
}

/** `2026-11-21`. */
export function formatDay(on: Day): string {
  return new Date(on * dayMs).toISOString().slice(0, 10)
}

/** The day of a date written `YYYY-MM-DD`; undefined for anything else, 30 February included. */
export function parseDay(text: string): Day | undefined {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return undefined
  const ms = Date.parse(`${text}T00:00:00Z`)
  if (Number.isNaN(ms)) return undefined
  const on = day(ms / dayMs)
  return formatDay(on) === text ? on : undefined
}

/** `2026-11-21T08:30:00.000Z`. */
export function formatInstant(at: Instant): string {
  return new Date(at).toISOString()
}
