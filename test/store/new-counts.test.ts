import { expect, test } from 'vitest'
import { everything, newCards, newCounts, type Selection } from '../../src/store/due.ts'
import { fillCollection } from '../bench/collection.ts'
import { opened, studyDay } from './made.ts'

/** Seen to fail without `distinct`, without the questions that were begun, and without a deck's own limit. */
test('new cards are counted as they are found', () => {
  const store = opened()
  fillCollection(store, { cards: 3000, reviews: 6000, dayOn: studyDay.dayOn, cardsPerDeck: 100 })
  // Four siblings in a row, never in two decks; some questions were begun today.
  store.db.exec(`update cards set question = id - (id - 1) % 4 where state = 'new'`)
  store.db
    .exec(`insert into events (id, kind, card, at, zone_offset, day_on, device, review_kind, before_state)
    select 'ffff' || id, 'review', id, 0, 0, ${studyDay.dayOn}, 1, 'study', 'new' from cards where state = 'new' and id % 9 = 0`)
  const leftByDeck = new Map([
    [1, 0],
    [2, 3],
    [3, 1000],
  ])
  for (const left of [0, 1, 5, 20, 1000])
    for (const selection of [everything, { decks: [1, 2, 3, 4], tag: 'tag-3' } satisfies Selection]) {
      const found = newCards(store, studyDay, { left, leftByDeck }, selection)
      const counted = [...newCounts(store, studyDay, { left, leftByDeck }, selection)].filter(
        ([, n]) => n > 0,
      )
      expect(new Map(counted)).toEqual(new Map([...found].map(([deck, keys]) => [deck, keys.length])))
    }
})
