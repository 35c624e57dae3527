import { expect, test } from 'vitest'
import { formatDay, parseDay } from '../../../src/model/time.ts'
import { interviewDay } from '../../../src/ui/state/interview-day.ts'

const today = parseDay('2026-11-21')!
const day = (text: string): string | null => {
  const on = interviewDay(text, today)
  return on === null ? null : formatDay(on)
}

test('a date is taken in the ways that people write it', () => {
  for (const text of [
    '2026-12-05',
    '2026/12/5',
    ' 2026.12.05 ',
    '2026年12月5日',
    '２０２６－１２－０５',
    '12-05',
    '12/5',
    '12月5日',
  ])
    expect(day(text)).toBe('2026-12-05')
})

test('a number is days from today', () => {
  expect(day('14')).toBe('2026-12-05')
  expect(day('0')).toBe('2026-11-21')
})

test('a day without a year is the next one', () => {
  expect(day('11-20')).toBe('2027-11-20')
  expect(day('11-21')).toBe('2026-11-21')
})

test('the past, days that do not exist and other text are refused', () => {
  for (const text of ['2026-11-20', '2026-02-30', '13-40', 'soon', '', '9999', '2126-01-01'])
    expect(day(text)).toBeNull()
})
