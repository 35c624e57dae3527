/** Small values for tests of scheduling: a fixed moment, settings, memories, and generators of them. */
import * as fc from 'fast-check'
import { GRADES } from '../../src/model/grade.ts'
import type { LearningMemory, Memory, ReviewMemory } from '../../src/model/memory.ts'
import { day, instant, minuteMs, type Day, type Instant } from '../../src/model/time.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import type { Scheduling } from '../../src/schedule/outcomes.ts'

export const today: Day = day(20_778)
/** Noon in UTC of that day. */
export const now: Instant = instant(20_778 * 86_400_000 + 12 * 3_600_000)

export const plainly: Scheduling = {
  weights: defaultWeights,
  retention: 0.9,
  learningSteps: [minuteMs, 10 * minuteMs],
  relearningSteps: [10 * minuteMs],
  fuzz: false,
  maximumInterval: 36_500,
}

export const fuzzily: Scheduling = { ...plainly, fuzz: true }

export function learning(changes: Partial<LearningMemory> = {}): LearningMemory {
  const base = {
    state: 'learning',
    stability: 2.3065,
    difficulty: 2.1181,
    lastOn: today,
    reps: 1,
    lapses: 0,
  } as const
  return { ...base, step: 0, dueAt: now, ...changes }
}

/** A card in review, due today after ten days. */
export function inReview(changes: Partial<ReviewMemory> = {}): ReviewMemory {
  const base = {
    state: 'review',
    stability: 10,
    difficulty: 5,
    lastOn: day(today - 10),
    reps: 4,
    lapses: 0,
  } as const
  return { ...base, dueOn: today, ...changes }
}

const anyKnown = {
  stability: fc.double({ min: Math.log(0.01), max: Math.log(5000), noNaN: true }).map(Math.exp),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  lastOn: fc.integer({ min: -400, max: 3 }).map((days) => day(today + days)),
  reps: fc.integer({ min: 1, max: 200 }),
  lapses: fc.nat(20),
}

export const anyReview: fc.Arbitrary<ReviewMemory> = fc
  .record({ state: fc.constant('review' as const), ...anyKnown, interval: fc.integer({ min: 1, max: 6000 }) })
  .map(({ interval, ...memory }) => ({ ...memory, dueOn: day(memory.lastOn + interval) }))

export const anyLearning: fc.Arbitrary<LearningMemory> = fc.record({
  state: fc.constantFrom('learning' as const, 'relearning' as const),
  ...anyKnown,
  step: fc.nat(3),
  dueAt: fc.constant(now),
})

export const anyMemory: fc.Arbitrary<Memory> = fc.oneof(
  fc.constant({ state: 'new' } as const),
  anyLearning,
  anyReview,
)

export const anyScheduling: fc.Arbitrary<Scheduling> = fc.record({
  weights: fc.constant(defaultWeights),
  retention: fc.double({ min: 0.7, max: 0.99, noNaN: true }),
  learningSteps: fc.array(fc.integer({ min: 1000, max: 3 * 86_400_000 }), { maxLength: 4 }),
  relearningSteps: fc.array(fc.integer({ min: 1000, max: 3 * 86_400_000 }), { maxLength: 3 }),
  fuzz: fc.boolean(),
  maximumInterval: fc.constantFrom(1, 7, 365, 36_500),
})

/** Again as often as the others together: lapses are where scheduling has its corners. */
export const anyGrade = fc.constantFrom(...GRADES, 'again' as const, 'again' as const)
