import fc from 'fast-check'
import { expect, test } from 'vitest'
import { newMemory } from '../../../src/model/memory.ts'
import { dayMs, minuteMs } from '../../../src/model/time.ts'
import type { Outcome, Outcomes } from '../../../src/schedule/outcomes.ts'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { plainText } from '../../../src/text/style.ts'
import { gradeLine, waitOf } from '../../../src/ui/screens/grade-line.ts'
import { lineWidth } from '../../../src/ui/view.ts'

const days = (intervalDays: number): Outcome => ({ memory: newMemory, intervalDays, waitMs: null })
const minutes = (wait: number): Outcome => ({
  memory: newMemory,
  intervalDays: null,
  waitMs: wait * minuteMs,
})
const usual: Outcomes = { again: minutes(10), hard: days(2), good: days(5), easy: days(12) }
const text = (outcomes: Outcomes | null, width: number, language: 'en' | 'zh' = 'en'): string =>
  plainText(gradeLine(outcomes, 'good', width, messages(language)))

test('says on each key when the card comes back', () => {
  expect(text(usual, 76)).toBe('1 Again  10 min    2 Hard  2 days    3 Good  5 days    4 Easy  12 days')
  expect(text(usual, 76, 'zh')).toBe('1 忘了  10 分钟    2 吃力  2 天    3 记得  5 天    4 轻松  12 天')
})

test('writes closer, then shorter, where there is less room', () => {
  expect(text(usual, 62)).toBe('1 Again 10 min  2 Hard 2 days  3 Good 5 days  4 Easy 12 days')
  expect(text(usual, 56)).toBe('1 Again 10m    2 Hard 2d    3 Good 5d    4 Easy 12d')
})

test('says no time where nothing is rescheduled', () => {
  expect(text(null, 56)).toBe('1 Again    2 Hard    3 Good    4 Easy')
})

test('a wait is in ms, whether of minutes or of days', () => {
  expect(waitOf(minutes(10))).toBe(10 * minuteMs)
  expect(waitOf(days(3))).toBe(3 * dayMs)
})

// Seen to fail with the last of the ways of writing taken out.
test('fits 60 columns whatever the intervals, in both languages', () => {
  const wait = fc.oneof(
    fc.integer({ min: 1, max: 1439 }).map(minutes),
    fc.integer({ min: 1, max: 36_500 }).map(days),
  )
  fc.assert(
    fc.property(wait, wait, wait, wait, (again, hard, good, easy) => {
      for (const language of ['en', 'zh'] as const)
        expect(
          lineWidth(gradeLine({ again, hard, good, easy }, 'good', 56, messages(language))),
        ).toBeLessThanOrEqual(56)
    }),
  )
})
