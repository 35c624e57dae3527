import { expect, test } from 'vitest'
import { newMemory } from '../../src/model/memory.ts'
import { isLeech } from '../../src/schedule/leech.ts'
import { inReview, learning } from './cards.ts'

test('a card is a leech from the eighth lapse on', () => {
  expect([0, 7, 8, 9, 12].map((lapses) => isLeech(inReview({ lapses }), 8))).toEqual([
    false,
    false,
    true,
    true,
    true,
  ])
})

test('a card that is being learnt again may be a leech, a new one is none', () => {
  expect(isLeech(learning({ state: 'relearning', lapses: 8 }), 8)).toBe(true)
  expect(isLeech(newMemory, 0)).toBe(false)
})
