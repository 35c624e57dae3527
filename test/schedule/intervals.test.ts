import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { chooseInterval, fuzzRange, leastAfterPass } from '../../src/schedule/intervals.ts'

describe('the fuzz range', () => {
  test.each([
    [1, 1, 1],
    [2.4, 2, 2],
    [2.5, 2, 4],
    [3, 2, 4],
    [7, 5, 9],
    [10, 8, 12],
    [20, 17, 23],
    [100, 93, 107],
    [365, 345, 385],
  ])('of %d days is %d to %d', (ideal, least, most) => {
    expect(fuzzRange(ideal)).toEqual({ least, most })
  })
})

describe('the interval applied', () => {
  test('is the ideal one in whole days where there is no chance', () => {
    expect(chooseInterval(10.4, 1, 36_500, null)).toBe(10)
    expect(chooseInterval(10.5, 1, 36_500, null)).toBe(11)
  })

  test('takes every day of the fuzz range, from its first to its last', () => {
    const chosen = Array.from({ length: 1000 }, (_, index) => chooseInterval(10, 1, 36_500, index / 1000))
    expect([...new Set(chosen)]).toEqual([8, 9, 10, 11, 12])
  })

  test('is at least a day', () => {
    expect(chooseInterval(0.02, 0, 36_500, null)).toBe(1)
    expect(chooseInterval(0.02, 0, 36_500, 0)).toBe(1)
  })

  test('does not exceed the maximum, whatever the least', () => {
    expect(chooseInterval(500, 1, 365, 0.99)).toBe(365)
    expect(chooseInterval(500, 400, 365, null)).toBe(365)
  })

  // With the range not cut at `least`, this failed.
  test('stays between its bounds, with chance and without', () => {
    const chance = fc.option(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }))
    fc.assert(
      fc.property(
        fc.double({ min: 0, max: 40_000, noNaN: true }),
        fc.integer({ min: -5, max: 5000 }),
        fc.integer({ min: 1, max: 36_500 }),
        chance,
        (ideal, least, most, chance) => {
          const days = chooseInterval(ideal, least, most, chance)
          expect(Number.isInteger(days)).toBe(true)
          expect(days).toBeGreaterThanOrEqual(Math.min(Math.max(least, 1), most))
          expect(days).toBeLessThanOrEqual(most)
        },
      ),
    )
  })
})

describe('the least interval after a pass', () => {
  test('is the last one, while that is inside the fuzz range of the ideal one', () => {
    expect(leastAfterPass(100, 90)).toBe(90)
    expect(leastAfterPass(100, 107)).toBe(107)
  })

  test('is a day when the last one was far longer', () => {
    expect(leastAfterPass(100, 108)).toBe(1)
  })
})
