import { describe, expect, test } from 'vitest'
import { day, minuteMs } from '../../src/model/time.ts'
import { mockDays, mockShare } from '../../src/schedule/interview-mocks.ts'

describe('mocks before an interview', () => {
  test('one under pressure two days before, short ones every third day', () => {
    expect([...mockDays(day(100), day(114))]).toEqual([
      [112, 'pressure'],
      [109, 'practice'],
      [106, 'practice'],
      [103, 'practice'],
    ])
  })

  test('none before there is something to say', () => {
    expect([...mockDays(day(100), day(104))]).toEqual([])
    expect([...mockDays(day(100), day(105))]).toEqual([[103, 'pressure']])
  })

  test('take a part of the day, and none of a short one', () => {
    expect(mockShare('practice', 30 * minuteMs, false)).toBe(10 * minuteMs)
    expect(mockShare('pressure', 30 * minuteMs, false)).toBe(15 * minuteMs)
    expect(mockShare('pressure', 90 * minuteMs, false)).toBe(20 * minuteMs)
    expect(mockShare('practice', 10 * minuteMs, false)).toBe(0)
    expect(mockShare('practice', 30, true)).toBe(4)
    expect(mockShare('practice', 3, true)).toBe(0)
  })
})
