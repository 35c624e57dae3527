import { expect, test } from 'vitest'
import { day, instant } from '../../src/model/time.ts'
import { newMemory } from '../../src/model/memory.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import type { CardKey } from '../../src/model/card.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { plannedDays, withPlannedDays, type PlanAhead } from '../../src/schedule/interview-next.ts'
import { againStepMs, interviewOutcomes } from '../../src/schedule/interview-outcomes.ts'
import { averageShares, kernelOf } from '../../src/schedule/kernel.ts'

const today = day(20_000)
const at = instant(20_000 * 86_400_000 + 12 * 3_600_000)
const ahead = (daysLeft: number, price: number): PlanAhead => ({
  today,
  interviewOn: day(today + daysLeft),
  price,
  kernel: kernelOf(defaultWeights),
  again: { first: averageShares.first.again, presentations: 1 / averageShares.relearned },
})
const card = (stability: number) => ({
  key: 'a' as CardKey,
  stability,
  difficulty: 5,
  lastOn: today,
  importance: 1,
  costMs: 30_000,
})
const scheduling = { ...defaultSettings, retention: 0.9, weights: defaultWeights, fuzz: false }

test('a weak card comes back before the interview, a firm one after it', () => {
  expect(plannedDays(card(2), 2, ahead(14, 0))).toBeLessThan(14)
  expect(plannedDays(card(1000), 900, ahead(14, 1e-5))).toBe(900)
})

test('what is not worth its time before comes on its day by FSRS, the day after the interview at the earliest', () => {
  expect(plannedDays(card(2), 2, ahead(14, Infinity))).toBe(15)
  expect(plannedDays(card(2), 40, ahead(14, Infinity))).toBe(40)
})

test('the dearer the time, the later a card comes back', () => {
  const waits = [0, 2e-6, 5e-6, 1e-5].map((price) => plannedDays(card(3), 3, ahead(14, price)))
  expect(waits).toEqual(waits.toSorted((a, b) => a - b))
})

test('a new card that was right is done for the day, and only Again comes back in ten minutes', () => {
  const outcomes = interviewOutcomes(newMemory, at, today, scheduling, 'seed')
  expect(outcomes.again.waitMs).toBe(againStepMs)
  for (const grade of ['hard', 'good', 'easy'] as const) expect(outcomes[grade].memory.state).toBe('review')
})

test('the planned day stands on grades that leave a card in review, and on no other', () => {
  const outcomes = withPlannedDays(
    interviewOutcomes(newMemory, at, today, scheduling, 'seed'),
    card(1),
    ahead(14, 0),
  )
  expect(outcomes.again.plannedDays).toBeUndefined()
  expect(outcomes.good.plannedDays).toBeGreaterThan(0)
  expect(outcomes.easy.plannedDays).toBeGreaterThanOrEqual(outcomes.hard.plannedDays as number)
})
