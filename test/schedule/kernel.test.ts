import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { defaultWeights, nextState, retrievability, type Weights } from '../../src/schedule/fsrs.ts'
import { averageShares, kernelOf } from '../../src/schedule/kernel.ts'

const steep: Weights = [
  0.1, 0.5, 1, 4, 6.8, 0.75, 2.6, 0.02, 1.6, 0.15, 0.9, 1.5, 0.08, 0.29, 1.5, 0.5, 1.9, 0.45, 0.1, 0.08, 0.4,
]

const memory = fc.record({
  stability: fc.double({ min: 0.05, max: 3000, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  elapsed: fc.integer({ min: 1, max: 200 }),
  daysAfter: fc.integer({ min: 0, max: 60 }),
})

describe.each([
  ['default', defaultWeights],
  ['steep', steep],
])('with %s weights', (_, weights) => {
  const kernel = kernelOf(weights)

  // Seen to fail with the hard penalty left out, with the easy bonus on Good, and without the same-day Good after Again.
  test('recall after a review is the mean over the grades that FSRS gives', () => {
    fc.assert(
      fc.property(memory, ({ stability, difficulty, elapsed, daysAfter }) => {
        const state = { stability, difficulty }
        const recall = retrievability(weights, stability, elapsed)
        const later = (after: { readonly stability: number }): number =>
          retrievability(weights, after.stability, daysAfter)
        const forgotten = nextState(weights, nextState(weights, state, elapsed, 'again'), 0, 'good')
        const passed = (['hard', 'good', 'easy'] as const).reduce(
          (sum, grade) => sum + averageShares.pass[grade] * later(nextState(weights, state, elapsed, grade)),
          0,
        )
        const expected = (1 - recall) * later(forgotten) + recall * passed
        expect(kernel.recallAfterReview(stability, difficulty, elapsed, daysAfter)).toBeCloseTo(expected, 6)
      }),
      { numRuns: 2000 },
    )
  })

  test('recall after the first sight is the mean over the first grades', () => {
    for (const daysAfter of [0, 1, 7, 30]) {
      const later = (after: { readonly stability: number }): number =>
        retrievability(weights, after.stability, daysAfter)
      const again = nextState(weights, nextState(weights, null, 0, 'again'), 0, 'good')
      const passed = (['hard', 'good', 'easy'] as const).reduce(
        (sum, grade) => sum + averageShares.first[grade] * later(nextState(weights, null, 0, grade)),
        0,
      )
      expect(kernel.recallAfterFirst(daysAfter)).toBeCloseTo(
        averageShares.first.again * later(again) + passed,
        6,
      )
    }
  })

  test('retrievability is the forgetting curve of FSRS', () => {
    fc.assert(
      fc.property(memory, ({ stability, elapsed }) => {
        expect(kernel.retrievability(elapsed, stability)).toBeCloseTo(
          retrievability(weights, stability, elapsed),
          6,
        )
      }),
    )
  })
})
