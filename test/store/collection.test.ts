import { expect, test } from 'vitest'
import { fillCollection } from '../bench/collection.ts'
import { dueCounts } from '../../src/store/due.ts'
import { opened, studyDay, today } from './made.ts'

test('the collection to measure with keeps the rules of the store, and is the same for the same seed', () => {
  const store = opened()
  const size = { cards: 300, reviews: 2000, dayOn: today, cardsPerDeck: 50, translated: 0.1 }
  fillCollection(store, size)
  const one = (text: string): unknown => store.db.prepare(text).pluck().get()
  expect(one('select count(*) from cards')).toBe(300)
  expect(one('select count(*) from events')).toBe(2000)
  expect(store.db.pragma('foreign_key_check')).toEqual([])
  expect(store.db.pragma('integrity_check', { simple: true })).toBe('ok')
  expect(
    one(`select count(*) from cards c where c.state <> 'new' and not exists (
           select 1 from events e where e.card = c.id and e.after_reps = c.reps and e.after_stability = c.stability)`),
  ).toBe(0)
  expect([...dueCounts(store, studyDay).values()].length).toBeGreaterThan(0)
  const again = opened()
  fillCollection(again, size)
  for (const table of ['cards', 'texts', 'events'])
    expect(again.db.prepare(`select * from ${table}`).all()).toEqual(
      store.db.prepare(`select * from ${table}`).all(),
    )
})
