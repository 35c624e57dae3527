import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  day,
  dayMs,
  dayStartAt,
  formatDay,
  formatInstant,
  hourMs,
  instant,
  minuteMs,
  parseDay,
  studyDay,
  type Instant,
} from '../../src/model/time.ts'
import { wallClock, zoneOf } from './zones.ts'

const at = (text: string): Instant => instant(Date.parse(text))
const on = (text: string) => parseDay(text)!
const utc = (): number => 0
const fourOClock = 240

describe('a study day', () => {
  const newYork = zoneOf('America/New_York')

  test('begins at the day start on the wall clock, and what comes before belongs to the day before', () => {
    expect(formatDay(studyDay(at('2026-11-21T03:59:59.999Z'), utc, fourOClock))).toBe('2026-11-20')
    expect(formatDay(studyDay(at('2026-11-21T04:00Z'), utc, fourOClock))).toBe('2026-11-21')
  })

  test('does not end at midnight in UTC, which is early evening in New York', () => {
    const before = studyDay(at('2026-01-10T23:50Z'), newYork, fourOClock)
    const after = studyDay(at('2026-01-11T00:10Z'), newYork, fourOClock)
    expect([formatDay(before), formatDay(after)]).toEqual(['2026-01-10', '2026-01-10'])
  })

  test('ends within one day of UTC, where two reviews are nearly 24 hours apart', () => {
    const early = studyDay(at('2026-01-11T00:10Z'), newYork, fourOClock)
    const late = studyDay(at('2026-01-11T23:50Z'), newYork, fourOClock)
    expect(late - early).toBe(1)
  })

  test('may begin at midnight, or late at night for those who work late', () => {
    const evening = at('2026-11-21T23:30Z')
    expect(formatDay(studyDay(evening, utc, 0))).toBe('2026-11-21')
    expect(formatDay(studyDay(evening, utc, 1439))).toBe('2026-11-20')
  })

  test('follows the zone and the day start of the moment, since both are arguments', () => {
    const tokyo = zoneOf('Asia/Tokyo')
    const moment = at('2026-06-01T18:30Z')
    expect(formatDay(studyDay(moment, newYork, fourOClock))).toBe('2026-06-01')
    expect(formatDay(studyDay(moment, tokyo, fourOClock))).toBe('2026-06-01')
    expect(formatDay(studyDay(moment, tokyo, 180))).toBe('2026-06-02')
  })

  test('is a whole number of days, also before 1970', () => {
    expect(formatDay(studyDay(at('1969-12-31T12:00Z'), utc, fourOClock))).toBe('1969-12-31')
  })
})

/** One change of the clock each: forwards and back, by an hour and by half an hour, at night and at midnight. */
const changes = [
  { zone: 'America/New_York', change: '2026-03-08T07:00Z', lengthHours: 23 },
  { zone: 'America/New_York', change: '2026-11-01T06:00Z', lengthHours: 25 },
  { zone: 'Europe/Berlin', change: '2026-03-29T01:00Z', lengthHours: 23 },
  { zone: 'Europe/Berlin', change: '2026-10-25T01:00Z', lengthHours: 25 },
  { zone: 'Australia/Lord_Howe', change: '2026-10-03T15:30Z', lengthHours: 23.5 },
  { zone: 'Australia/Lord_Howe', change: '2026-04-04T15:00Z', lengthHours: 24.5 },
  { zone: 'America/Sao_Paulo', change: '2018-11-04T03:00Z', lengthHours: 23 },
  { zone: 'America/Sao_Paulo', change: '2019-02-17T02:00Z', lengthHours: 25 },
  { zone: 'Africa/Cairo', change: '2024-04-25T22:00Z', lengthHours: 23 },
  { zone: 'Africa/Cairo', change: '2024-10-31T21:00Z', lengthHours: 25 },
]

describe.each(changes)(
  'when the clock changes in $zone at $change',
  ({ zone: name, change, lengthHours }) => {
    const zone = zoneOf(name)
    const changeAt = at(change)

    test('the day in which it changes has another length, its neighbours have 24 hours', () => {
      const changing = studyDay(instant(changeAt - 1), zone, fourOClock)
      const lengths = [-1, 0, 1].map(
        (offset) =>
          (dayStartAt(day(changing + offset + 1), zone, fourOClock) -
            dayStartAt(day(changing + offset), zone, fourOClock)) /
          hourMs,
      )
      expect(lengths).toEqual([24, lengthHours, 24])
    })

    test('every day begins at four on the wall clock', () => {
      const changing = studyDay(changeAt, zone, fourOClock)
      for (let offset = -3; offset <= 3; offset++) {
        const on = day(changing + offset)
        expect(wallClock(dayStartAt(on, zone, fourOClock), zone)).toBe(`${formatDay(on)} 04:00`)
      }
    })

    // With dayStartAt choosing the second of two equal times, and with studyDay looking at the wall clock alone, this failed.
    test.each([0, 30, 60, 90, 119, 120, 150, 179, 180, 240, 720, 1439])(
      'days begun at minute %i follow each other without gap or overlap',
      (dayStart) => {
        for (let moment = changeAt - 30 * hourMs; moment <= changeAt + 30 * hourMs; moment += 5 * minuteMs) {
          const today = studyDay(instant(moment), zone, dayStart)
          expect(dayStartAt(today, zone, dayStart)).toBeLessThanOrEqual(moment)
          expect(dayStartAt(day(today + 1), zone, dayStart)).toBeGreaterThan(moment)
        }
      },
    )
  },
)

describe('the first instant of a study day', () => {
  const newYork = zoneOf('America/New_York')

  test('is the instant after the jump where the clock jumps over the day start', () => {
    // 01:59:59 is followed by 03:00.
    const start = dayStartAt(on('2026-03-08'), newYork, 150)
    expect(formatInstant(start)).toBe('2026-03-08T07:00:00.000Z')
    expect(wallClock(start, newYork)).toBe('2026-03-08 03:00')
  })

  test('is the first of the two where the clock shows the day start twice', () => {
    const start = dayStartAt(on('2026-11-01'), newYork, 90)
    expect(formatInstant(start)).toBe('2026-11-01T05:30:00.000Z')
  })

  test('does not come a second time: the hour shown again belongs to the day that has begun', () => {
    const secondOneOClock = at('2026-11-01T06:00Z')
    expect(wallClock(secondOneOClock, newYork)).toBe('2026-11-01 01:00')
    expect(formatDay(studyDay(secondOneOClock, newYork, 90))).toBe('2026-11-01')
  })

  test('is the jump where a country left out a whole day', () => {
    const apia = zoneOf('Pacific/Apia')
    expect(formatInstant(dayStartAt(on('2011-12-30'), apia, fourOClock))).toBe('2011-12-30T10:00:00.000Z')
    expect(formatInstant(dayStartAt(on('2011-12-31'), apia, fourOClock))).toBe('2011-12-30T14:00:00.000Z')
  })
})

describe('days and instants as text', () => {
  test('a day is written as in the calendar and read back', () => {
    // With parseDay off by one from the year 2000 on, this failed.
    fc.assert(
      fc.property(fc.integer({ min: -100_000, max: 200_000 }), (days) => {
        expect(parseDay(formatDay(day(days)))).toBe(days)
      }),
    )
  })

  test.each(['2026-02-30', '2026-13-01', '2026-1-1', '26-01-01', '2026-01-01T00:00Z', '', 'today'])(
    '%j is not a day',
    (text) => {
      expect(parseDay(text)).toBeUndefined()
    },
  )

  test('an instant is written in UTC', () => {
    expect(formatInstant(instant(20_000 * dayMs + 1))).toBe('2024-10-04T00:00:00.001Z')
  })

  test.each([Number.NaN, Infinity, 0.5, 2 ** 53])('%d is neither an instant nor a day', (value) => {
    expect(() => instant(value)).toThrow(`Inconsistent: ${value} is not an instant`)
    expect(() => day(value)).toThrow(`Inconsistent: ${value} is not a day`)
  })
})
