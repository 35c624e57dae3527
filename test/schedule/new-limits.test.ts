import { expect, test } from 'vitest'
import { chooseNew } from '../../src/schedule/choose-new.ts'
import { newLimits } from '../../src/schedule/new-limits.ts'
import type { CardKey } from '../../src/model/card.ts'

const keys = (...names: string[]) => names as CardKey[]

test('what was begun today counts against the day and against its deck', () => {
  const limits = newLimits(
    15,
    [
      { id: 1, newPerDay: 5 },
      { id: 2, newPerDay: null },
    ],
    {
      newCount: 6,
      newByDeck: new Map([
        [1, 4],
        [2, 2],
      ]),
    },
  )
  expect(limits).toEqual({ left: 9, leftByDeck: new Map([[1, 1]]) })
})

test('limits that are used up, or were lowered since, leave nothing, and more can still be asked for', () => {
  const done = { newCount: 20, newByDeck: new Map([[1, 9]]) }
  expect(newLimits(15, [{ id: 1, newPerDay: 5 }], done)).toEqual({ left: 0, leftByDeck: new Map([[1, 0]]) })
  expect(newLimits(15, [{ id: 1, newPerDay: 5 }], done, 10)).toEqual({
    left: 10,
    leftByDeck: new Map([[1, 10]]),
  })
})

test('decks take turns, each in its own order', () => {
  expect(chooseNew([keys('a1', 'a2', 'a3'), keys('b1'), keys('c1', 'c2')], 5)).toEqual([
    'a1',
    'b1',
    'c1',
    'a2',
    'c2',
  ])
  expect(chooseNew([keys('a1', 'a2')], 0)).toEqual([])
  expect(chooseNew([], 5)).toEqual([])
})
