import { expect, test } from 'vitest'
import { averageShares } from '../../src/schedule/kernel.ts'
import { ownShares } from '../../src/schedule/shares.ts'

/** Counts are added and divided again: the last digit may differ. */
const rounded = (shares: object): object =>
  Object.fromEntries(
    Object.entries(shares).map(([grade, share]) => [grade, Number(Number(share).toFixed(9))]),
  )

const sum = (shares: object): number => Object.values(shares).reduce((all: number, share) => all + share, 0)

test('without answers they are those of learners in general', () => {
  const { first, pass } = ownShares([])
  expect([rounded(first), rounded(pass)]).toEqual([averageShares.first, averageShares.pass])
})

test("answers of one's own draw them, a hundred half of the way, and each set still sums to one", () => {
  const shares = ownShares([{ grade: 'again', isFirst: true, count: 100 }])
  expect(shares.first.again).toBeCloseTo((1 + averageShares.first.again) / 2)
  expect(rounded(shares.pass)).toEqual(averageShares.pass)
  expect(sum(shares.first)).toBeCloseTo(1)
  const steady = ownShares([{ grade: 'easy', isFirst: false, count: 10_000 }])
  expect(steady.pass.easy).toBeGreaterThan(0.98)
  expect(sum(steady.pass)).toBeCloseTo(1)
})

test('Again is no pass: how many cards were forgotten says nothing of those that were not', () => {
  const shares = ownShares([{ grade: 'again', isFirst: false, count: 500 }])
  expect(rounded(shares.pass)).toEqual(averageShares.pass)
})
