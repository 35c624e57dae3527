import { expect, test } from 'vitest'
import { day } from '../../src/model/time.ts'
import { cardsThatFit } from '../../src/schedule/interview-fit.ts'

const input = {
  today: day(100),
  interviewOn: day(105),
  dailyMs: 10,
  budgetTodayMs: 5,
  again: { first: 0.25, presentations: 2 },
  seenCount: 3,
}
const unseen = (count: number, importance = 1) =>
  Array.from({ length: count }, () => ({ importance, costMs: 1 }))

test('the time of all days is shared out at what a new card costs with its repetitions', () => {
  // 5 + 4 x 10 at 1.5 each.
  expect(cardsThatFit({ ...input, unseen: unseen(100) })).toEqual({ fit: 33, of: 103 })
  expect(cardsThatFit({ ...input, unseen: unseen(20) })).toEqual({ fit: 23, of: 23 })
})

test('what is skipped needs no room, and a mock takes some', () => {
  expect(cardsThatFit({ ...input, unseen: [...unseen(10), ...unseen(90, 0)] })).toEqual({ fit: 13, of: 13 })
  const reservedByDay = new Map([[103, 9]])
  expect(cardsThatFit({ ...input, reservedByDay, unseen: unseen(100) }).fit).toBe(27)
})
