import { migrateParameters } from 'ts-fsrs'
import { expect, test, vi } from 'vitest'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { packagedWeights } from '../../src/schedule/packaged-weights.ts'

const former = [
  0.4, 1.18, 3.17, 15.69, 7.19, 0.53, 1.46, 0.0046, 1.54, 0.119, 1.02, 1.94, 0.11, 0.3, 2.27, 0.23, 2.99,
]

test('weights of FSRS-6 stay what they are, those of older versions are carried over as ts-fsrs does', () => {
  vi.spyOn(console, 'debug').mockReturnValue()
  for (const weights of [defaultWeights, former, [...former, 0.5, 0.6]])
    expect(packagedWeights(weights)).toEqual(migrateParameters([...weights]))
  vi.restoreAllMocks()
})

test('others are turned down: of another number, no numbers, or beyond what a trainer comes to', () => {
  for (const weights of [[], former.slice(1), [...former, 1], [...defaultWeights, 1]])
    expect(packagedWeights(weights)).toBeNull()
  for (const [index, weight] of [
    [0, 0],
    [4, 11],
    [7, Number.NaN],
    [20, 0.9],
    [3, Number.POSITIVE_INFINITY],
  ] as const)
    expect(packagedWeights(defaultWeights.with(index, weight))).toBeNull()
  // A number that was rounded for writing.
  expect(packagedWeights(defaultWeights.with(20, 0.09995))?.[20]).toBe(0.1)
})
