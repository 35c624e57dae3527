/** Named zones for tests, by Intl: what the program takes from the system, here for any place and year. */
import type { Zone } from '../../src/model/time.ts'

export function zoneOf(name: string): Zone {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: name,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  // Clocks change at quarters of an hour, and asking Intl takes long.
  const quarterMs = 15 * 60_000
  const known = new Map<number, number>()
  return (at) => {
    const quarter = Math.floor(at / quarterMs) * quarterMs
    const offset = known.get(quarter) ?? offsetAt(quarter, format)
    known.set(quarter, offset)
    return offset
  }
}

function offsetAt(at: number, format: Intl.DateTimeFormat): number {
  const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, Number(value)]))
  const wallMs = Date.UTC(
    parts['year']!,
    parts['month']! - 1,
    parts['day'],
    parts['hour'],
    parts['minute'],
    parts['second'],
  )
  return (wallMs - at) / 60_000
}

/** What the wall clock shows: `2026-03-08 03:59`. */
export function wallClock(at: number, zone: Zone): string {
  return new Date(at + zone(at as never) * 60_000).toISOString().slice(0, 16).replace('T', ' ')
}
