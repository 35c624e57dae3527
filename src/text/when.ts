/**
 * Durations and dates taken apart for the catalogue to word: which unit people would use, and how many of it.
 *
 * No words, no clock, no zone, and no `Intl`, whose first use costs more than a whole `viva due`.
 */
import { dayMs, hourMs, minuteMs, type Day } from '../model/time.ts'

export type Unit = 'minute' | 'hour' | 'day' | 'month' | 'year'

/** `count` has at most one decimal. */
export type Amount = { readonly count: number; readonly unit: Unit }

const daysAMonth = 365.25 / 12
const daysAYear = 365.25

/** Days up to two months, months up to a year: what is far away is known less exactly anyway. `days` is 0 or more. */
export function amountOfDays(days: number): Amount {
  if (days < 60) return { count: days, unit: 'day' }
  if (days < 365) return { count: oneDecimal(days / daysAMonth), unit: 'month' }
  return { count: oneDecimal(days / daysAYear), unit: 'year' }
}

/** The largest unit that leaves a count of 1 or more; never less than a minute. */
export function amountOfMs(ms: number): Amount {
  const minutes = Math.max(1, Math.round(ms / minuteMs))
  if (minutes < 60) return { count: minutes, unit: 'minute' }
  const hours = Math.round(ms / hourMs)
  if (hours < 24) return { count: hours, unit: 'hour' }
  return amountOfDays(Math.round(ms / dayMs))
}

/** Whole minutes as hours and minutes. */
export function hoursAndMinutes(minutes: number): { readonly hours: number; readonly minutes: number } {
  const whole = Math.round(minutes)
  return { hours: Math.floor(whole / 60), minutes: whole % 60 }
}

/** `month` and `weekday` from 0; the week begins on Sunday. */
export type CalendarDate = {
  readonly year: number
  readonly month: number
  readonly date: number
  readonly weekday: number
}

export function calendarDate(on: Day): CalendarDate {
  const at = new Date(on * dayMs)
  return {
    year: at.getUTCFullYear(),
    month: at.getUTCMonth(),
    date: at.getUTCDate(),
    weekday: at.getUTCDay(),
  }
}

function oneDecimal(value: number): number {
  return Math.round(value * 10) / 10
}
