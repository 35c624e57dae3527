/** How dates and durations are said. */
import type { Day } from '../../../model/time.ts'
import {
  amountOfDays,
  amountOfMs,
  calendarDate,
  hoursAndMinutes,
  type Amount,
  type Unit,
} from '../../when.ts'

const monthNames = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']

export const time = {
  /** How far a day lies from today, negative in the past: `today`, `tomorrow`, `in 4 days`, `3 months ago`. */
  inDays: (days: number): string => {
    if (days === 0) return 'today'
    if (days === 1) return 'tomorrow'
    if (days === -1) return 'yesterday'
    return days > 0 ? `in ${said(amountOfDays(days))}` : `${said(amountOfDays(-days))} ago`
  },

  /** `19 min`, `1 h 40 min`. */
  minutes: (minutes: number): string => {
    const whole = hoursAndMinutes(minutes)
    if (whole.hours === 0) return `${whole.minutes} min`
    return whole.minutes === 0 ? `${whole.hours} h` : `${whole.hours} h ${whole.minutes} min`
  },

  /** The time until a card comes again, in milliseconds: `10 min`, `2 days`, `3 months`, `1.2 years`. */
  interval: (ms: number): string => said(amountOfMs(ms)),

  /** `12 Dec`, with the year when it is not this one: `3 Jan 2027`. */
  date: (on: Day, today: Day): string => {
    const { year, month, date } = calendarDate(on)
    const short = `${date} ${monthNames[month]}`
    return year === calendarDate(today).year ? short : `${short} ${year}`
  },

  /** `Sat`. */
  weekday: (on: Day): string => weekdayNames[calendarDate(on).weekday]!,
}

const units: Readonly<Record<Unit, readonly [one: string, more: string]>> = {
  minute: ['min', 'min'],
  hour: ['hour', 'hours'],
  day: ['day', 'days'],
  month: ['month', 'months'],
  year: ['year', 'years'],
}

function said({ count, unit }: Amount): string {
  return `${count} ${units[unit][count === 1 ? 0 : 1]}`
}
