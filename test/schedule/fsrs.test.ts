import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { GRADES, type Grade } from '../../src/model/grade.ts'
import {
  defaultWeights,
  intervalFor,
  nextState,
  retrievability,
  type FsrsState,
  type Weights,
} from '../../src/schedule/fsrs.ts'

/** The state after a history of grades, each with the days since the one before. */
function replay(weights: Weights, history: readonly (readonly [Grade, number])[]): FsrsState {
  let state: FsrsState | null = null
  for (const [grade, days] of history) state = nextState(weights, state, days, grade)
  return state!
}

/** As the reference tests compare: equal to the digits that 32-bit floats carry. */
function expectNear(actual: number, expected: number, relative = 2e-6): void {
  expect(Math.abs(actual - expected), `${actual} is not ${expected}`).toBeLessThanOrEqual(
    relative * Math.abs(expected),
  )
}

const withWeights = (changes: Readonly<Record<number, number>>): Weights =>
  defaultWeights.map((weight, index) => changes[index] ?? weight)

/** The 19 weights of FSRS-5 that fsrs-rs tests with, as FSRS-6: no power of stability, and the old decay. */
const referenceWeights: Weights = [
  0.6845422, 1.6790825, 4.7349424, 10.042885, 7.4410233, 0.64219797, 1.071918, 0.0025195254, 1.432437, 0.1544,
  0.8692766, 2.0696752, 0.0953, 0.2975, 2.4691248, 0.19542035, 3.201072, 0.18046261, 0.121442534, 0, 0.5,
]

describe('FSRS-6 against the vectors of fsrs-rs', () => {
  const history = [
    ['again', 0],
    ['good', 0],
    ['good', 1],
    ['good', 3],
    ['good', 8],
    ['good', 21],
  ] as const

  test('the memory after six reviews (test_memory_state)', () => {
    const { stability, difficulty } = replay(defaultWeights, history)
    expectNear(stability, 53.62691)
    expectNear(difficulty, 6.3574867)
  })

  test('the same with short-term memory switched off by its weights', () => {
    const { stability, difficulty } = replay(withWeights({ 17: 0, 18: 0, 19: 0 }), history)
    expectNear(stability, 53.335106)
    expectNear(difficulty, 6.3574867)
  })

  test('the four next states of a card (test_next_states)', () => {
    const state = replay(referenceWeights, [
      ['again', 0],
      ['good', 1],
      ['good', 3],
      ['good', 8],
    ])
    const expected = [
      [2.9691455, 8.000659],
      [17.091452, 7.6913934],
      [31.722992, 7.382128],
      [71.7502, 7.0728626],
    ] as const
    for (const [index, grade] of GRADES.entries()) {
      const { stability, difficulty } = nextState(referenceWeights, state, 21, grade)
      expectNear(stability, expected[index]![0])
      expectNear(difficulty, expected[index]![1])
    }
  })

  test('a state that came from elsewhere goes on (test_memo_state)', () => {
    const before = { stability: 20.925528, difficulty: 7.005062 }
    const { stability, difficulty } = nextState(referenceWeights, before, 21, 'good')
    expectNear(stability, 40.87456)
    expectNear(difficulty, 6.9913807)
  })

  test('six short histories (test_forward)', () => {
    const expected = [
      ['again', 1, 0.10088589, 8.806304],
      ['hard', 1, 3.2494123, 6.7404594],
      ['good', 1, 7.3153, 2.1112142],
      ['easy', 1, 18.014914, 1],
      ['again', 2, 0.112798266, 8.806304],
      ['hard', 2, 4.4694576, 6.7404594],
    ] as const
    for (const [grade, days, stability, difficulty] of expected) {
      const state = replay(defaultWeights, [
        [grade, 0],
        [grade, days],
      ])
      expectNear(state.stability, stability, 1e-5)
      expectNear(state.difficulty, difficulty, 1e-5)
    }
  })

  test('first states are the weights themselves (test_init_stability, test_init_difficulty)', () => {
    const difficulties = [6.4133, 5.1121707, 2.118104, 1]
    for (const [index, grade] of GRADES.entries()) {
      const { stability, difficulty } = nextState(defaultWeights, null, 0, grade)
      expect(stability).toBe(defaultWeights[index])
      expectNear(difficulty, difficulties[index]!)
    }
  })

  test('a trained first stability below 0.1 is not lifted', () => {
    expect(nextState(withWeights({ 0: 0.05 }), null, 0, 'again').stability).toBe(0.05)
  })

  test('difficulty moves by damped steps and towards that of Easy (test_next_difficulty)', () => {
    const expected = [8.341763, 6.6659956, 4.990228, 3.3144615]
    for (const [index, grade] of GRADES.entries()) {
      expectNear(
        nextState(defaultWeights, { stability: 5, difficulty: 5 }, 3, grade).difficulty,
        expected[index]!,
      )
    }
  })

  test('on one study day only the short-term rule holds (test_next_stability)', () => {
    const expected = [1.596818, 5, 5, 8.12961]
    for (const [index, grade] of GRADES.entries()) {
      expectNear(
        nextState(defaultWeights, { stability: 5, difficulty: 3 }, 0, grade).stability,
        expected[index]!,
      )
    }
  })

  test('the forgetting curve (test_power_forgetting_curve, test_current_retrievability)', () => {
    const expected = [
      [0, 1, 1],
      [1, 2, 0.9403443],
      [2, 3, 0.9253786],
      [3, 4, 0.9185229],
      [4, 4, 0.9],
      [5, 2, 0.8261359],
    ] as const
    for (const [days, stability, chance] of expected)
      expectNear(retrievability(defaultWeights, stability, days), chance)
    const flatter = withWeights({ 20: 0.2 })
    for (const [days, chance] of [
      [1, 0.9],
      [2, 0.84028935],
      [3, 0.7985001],
    ] as const)
      expectNear(retrievability(flatter, 1, days), chance)
  })

  test('intervals by desired retention (test_next_interval)', () => {
    const days = Array.from({ length: 10 }, (_, index) =>
      Math.max(1, Math.round(intervalFor(defaultWeights, 1, (index + 1) / 10))),
    )
    expect(days.slice(1)).toEqual([34_793, 2_508, 387, 90, 27, 9, 3, 1, 1])
    expectNear(days[0]!, 3_116_766)
    expectNear(intervalFor(referenceWeights, 121.01552, 0.9), 121.01552)
  })
})

describe('FSRS-6 against the tables of ts-fsrs, in 64-bit floats', () => {
  test('the curve of a stability of one day', () => {
    expect([0, 1, 2, 3].map((days) => retrievability(defaultWeights, 1, days))).toEqual([
      1, 0.9, 0.84588465, 0.8093881,
    ])
  })

  test('stabilities of Good after Good, once late and once early (reschedule)', () => {
    let state = nextState(defaultWeights, null, 0, 'good')
    const stabilities = [state.stability]
    for (const days of [0, 4, 11]) {
      state = nextState(defaultWeights, state, days, 'good')
      stabilities.push(state.stability)
    }
    expect(stabilities).toEqual([2.3065, 2.3065, 16.18802274, 52.76325584])
  })
})

describe('the mathematics', () => {
  const anyWeights = fc.constantFrom(defaultWeights, referenceWeights, withWeights({ 20: 0.4, 0: 0.1 }))
  const anyState = fc.record({
    stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
    difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  })

  // With intervalFor dividing by the modifier, this failed.
  test('the interval for a retention is when the curve has fallen to it', () => {
    fc.assert(
      fc.property(
        anyWeights,
        fc.double({ min: 0.01, max: 1000, noNaN: true }),
        fc.double({ min: 0.7, max: 0.99, noNaN: true }),
        (weights, stability, retention) => {
          const days = intervalFor(weights, stability, retention)
          expect(retrievability(weights, stability, days)).toBeCloseTo(retention, 5)
        },
      ),
    )
  })

  // With stability doubled after a gap of more than a year, this failed.
  test('keeps stability and difficulty within their bounds, for every grade and every gap', () => {
    fc.assert(
      fc.property(
        anyWeights,
        anyState,
        fc.nat(40_000),
        fc.constantFrom(...GRADES),
        (weights, before, days, grade) => {
          const after = nextState(weights, before, days, grade)
          expect(after.stability).toBeGreaterThanOrEqual(0.001)
          expect(after.stability).toBeLessThanOrEqual(36_500)
          expect(after.difficulty).toBeGreaterThanOrEqual(1)
          expect(after.difficulty).toBeLessThanOrEqual(10)
        },
      ),
    )
  })

  test('an imported state outside the bounds is taken at their edge instead of throwing', () => {
    const inside = nextState(defaultWeights, { stability: 0.001, difficulty: 1 }, 3, 'good')
    expect(nextState(defaultWeights, { stability: 0, difficulty: 0.3 }, 3, 'good')).toEqual(inside)
  })

  test.each([
    [[]],
    [defaultWeights.slice(0, 20)],
    [[...defaultWeights, 1]],
    [withWeights({ 3: Number.NaN })],
  ])('refuses a list that is not 21 numbers', (weights) => {
    expect(() => nextState(weights, null, 0, 'good')).toThrow('Inconsistent: FSRS-6 has 21 weights')
  })

  test('the default weights cannot be changed by accident', () => {
    expect(Object.isFrozen(defaultWeights)).toBe(true)
    expect(defaultWeights).toHaveLength(21)
  })
})

test('Date is left as it was', () => {
  const own = Object.getOwnPropertyNames(Date.prototype)
  expect(own.filter((name) => !/^(constructor|get|set|to|valueOf)/.test(name))).toEqual([])
})
