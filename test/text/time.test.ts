import { describe, expect, test } from 'vitest'
import { day, dayMs, hourMs, minuteMs, parseDay } from '../../src/model/time.ts'
import { messages } from '../../src/text/messages/catalogue.ts'

const en = messages('en').time
const zh = messages('zh').time
const on = (date: string) => parseDay(date)!

describe('dates and durations', () => {
  test.each([
    [0, 'today', '今天'],
    [1, 'tomorrow', '明天'],
    [-1, 'yesterday', '昨天'],
    [4, 'in 4 days', '4 天后'],
    [59, 'in 59 days', '59 天后'],
    [91, 'in 3 months', '3 个月后'],
    [75, 'in 2.5 months', '2.5 个月后'],
    [365, 'in 1 year', '1 年后'],
    [438, 'in 1.2 years', '1.2 年后'],
    [-3, '3 days ago', '3 天前'],
    [-91, '3 months ago', '3 个月前'],
  ])('%i days from today', (days, english, chinese) => {
    expect(en.inDays(days)).toBe(english)
    expect(zh.inDays(days)).toBe(chinese)
  })

  test.each([
    [0, '0 min', '0 分钟'],
    [18.6, '19 min', '19 分钟'],
    [60, '1 h', '1 小时'],
    [100, '1 h 40 min', '1 小时 40 分钟'],
  ])('%d minutes', (minutes, english, chinese) => {
    expect(en.minutes(minutes)).toBe(english)
    expect(zh.minutes(minutes)).toBe(chinese)
  })

  test.each([
    [1000, '1 min', '1 分钟'],
    [10 * minuteMs, '10 min', '10 分钟'],
    [59.8 * minuteMs, '1 hour', '1 小时'],
    [6 * hourMs, '6 hours', '6 小时'],
    [23.9 * hourMs, '1 day', '1 天'],
    [2 * dayMs, '2 days', '2 天'],
    [91 * dayMs, '3 months', '3 个月'],
    [438 * dayMs, '1.2 years', '1.2 年'],
    [36_500 * dayMs, '99.9 years', '99.9 年'],
  ])('an interval of %d ms', (ms, english, chinese) => {
    expect(en.interval(ms)).toBe(english)
    expect(zh.interval(ms)).toBe(chinese)
  })

  test('a date has its year only when it is not this one', () => {
    expect(en.date(on('2026-12-12'), on('2026-11-21'))).toBe('12 Dec')
    expect(zh.date(on('2026-12-12'), on('2026-11-21'))).toBe('12月12日')
    expect(en.date(on('2027-01-03'), on('2026-11-21'))).toBe('3 Jan 2027')
    expect(zh.date(on('2027-01-03'), on('2026-11-21'))).toBe('2027年1月3日')
  })

  test('weekdays, also before 1970', () => {
    expect(en.weekday(on('2026-11-21'))).toBe('Sat')
    expect(zh.weekday(on('2026-11-21'))).toBe('周六')
    expect(en.weekday(day(-1))).toBe('Wed')
  })
})
