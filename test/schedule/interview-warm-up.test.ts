import { expect, test } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { minuteMs } from '../../src/model/time.ts'
import { warmUp, type WarmUpCard } from '../../src/schedule/interview-warm-up.ts'

const card = (key: string, more: Partial<WarmUpCard> = {}): WarmUpCard => ({
  key: key as CardKey,
  costMs: minuteMs,
  recall: 0.8,
  importance: 1,
  hasMust: false,
  isMustMissed: false,
  isStory: false,
  ...more,
})

test('a story comes first, then missed must-haves, weak must-haves, and what else is weak', () => {
  const cards = [
    card('known', { recall: 0.9 }),
    card('weak', { recall: 0.4 }),
    card('must', { hasMust: true, recall: 0.7 }),
    card('weak must', { hasMust: true, recall: 0.5 }),
    card('missed', { hasMust: true, isMustMissed: true, recall: 0.95 }),
    card('introduction', { isStory: true, recall: null }),
    card('other story', { isStory: true, recall: 0.1 }),
  ]
  expect(warmUp(cards, 5 * minuteMs)).toEqual(['introduction', 'missed', 'weak must', 'must', 'other story'])
})

test('nothing is begun on the day, and what is to be left is left', () => {
  expect(warmUp([card('new', { recall: null }), card('left', { importance: 0 })], minuteMs)).toEqual([])
})
