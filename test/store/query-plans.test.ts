/**
 * How SQLite goes about the queries of every start and every grade: along indexes, so that their cost grows with what is asked
 * for and not with the collection. No timing: the plan is what decides.
 */
import { expect, test } from 'vitest'
import { day } from '../../src/model/time.ts'
import { deckTotals, findCard } from '../../src/store/cards.ts'
import {
  doneToday,
  dueCounts,
  dueForecast,
  dueLearning,
  dueReviews,
  newCards,
  queueCardsByKey,
  reviewsAhead,
} from '../../src/store/due.ts'
import { eventsOf, lastUndoable } from '../../src/store/log.ts'
import type { Store } from '../../src/store/open.ts'
import type { SessionId } from '../../src/model/event.ts'
import { daysStudied, eventIdsOf, gradesOf } from '../../src/store/weak.ts'
import { grade, key, storeWith, studyDay, today } from './made.ts'

/** The steps of all queries that `work` makes, one line each. */
function stepsOf(store: Store, work: () => unknown): readonly string[] {
  store.queries.clear()
  work()
  return [...store.queries.keys()].flatMap((text) => {
    const names = [...text.matchAll(/@(\w+)/g)].map(([, name]) => [name, null])
    const places = new Set([...text.matchAll(/\?(\d*)/g)].map(([, number], index) => number || index))
    const values = names.length > 0 ? [Object.fromEntries(names)] : Array.from(places, () => null)
    const rows = store.db.prepare(`explain query plan ${text}`).all(...values)
    return (rows as { detail: string }[]).map(({ detail }) => detail)
  })
}

const limits = { left: 15, leftByDeck: new Map<number, number>() }

const queries: readonly [string, (store: Store) => unknown][] = [
  ['dueCounts', (store) => dueCounts(store, studyDay)],
  ['dueCounts of decks', (store) => dueCounts(store, studyDay, { decks: [1], tag: 'x' })],
  ['dueReviews', (store) => dueReviews(store, studyDay, 200, 'en')],
  ['dueLearning', (store) => dueLearning(store, studyDay, 'en')],
  ['reviewsAhead', (store) => reviewsAhead(store, studyDay, day(today + 3), 'en')],
  ['newCards', (store) => newCards(store, studyDay, limits)],
  ['doneToday', (store) => doneToday(store, studyDay)],
  ['queueCardsByKey', (store) => queueCardsByKey(store, [key('gil')], 'en')],
  ['dueForecast', (store) => dueForecast(store, today, 30)],
  ['findCard', (store) => findCard(store, 'gil', 'en')],
  ['a grade', (store) => grade(store, 'gil', 'good')],
  ['eventsOf', (store) => eventsOf(store, key('gil'))],
  ['gradesOf', (store) => gradesOf(store, key('gil'), 5)],
  ['daysStudied', (store) => daysStudied(store, today)],
  ['eventIdsOf', (store) => eventIdsOf(store, 'session' as SessionId)],
]

/** Tables that grow with the collection, by the names that queries give them. */
const large = /^SCAN (c|cards|e|events|t|texts|p|q|x|v)\b/

test.each(queries)('%s goes through no large table from end to end', (_, query) => {
  const { store } = storeWith('gil')
  const steps = stepsOf(store, () => query(store))
  expect(steps.length).toBeGreaterThan(0)
  expect(steps.filter((step) => large.test(step))).toEqual([])
})

test('due cards are counted in their indexes alone', () => {
  const { store } = storeWith('gil')
  const steps = stepsOf(store, () => dueCounts(store, studyDay))
  expect(steps).toContain('SEARCH c USING COVERING INDEX cards_due_on (due_on<?)')
  expect(steps).toContain('SEARCH c USING COVERING INDEX cards_due_at (due_at<?)')
})

test('the totals of decks go through an index and touch no card', () => {
  const { store } = storeWith('gil')
  expect(stepsOf(store, () => deckTotals(store))).toEqual(['SCAN cards USING COVERING INDEX cards_deck'])
})

test('the last thing done is found from the end of the log, without sorting it', () => {
  const { store } = storeWith('gil')
  const steps = stepsOf(store, () => lastUndoable(store))
  expect(steps[0]).toBe('SCAN e')
  expect(steps.filter((step) => /TEMP B-TREE/.test(step))).toEqual([])
})
