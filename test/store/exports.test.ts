import { expect, test } from 'vitest'
import { instant } from '../../src/model/time.ts'
import { cardIds, contentChanges, saveExported } from '../../src/store/exports.ts'
import { now, opened, storeWith } from './made.ts'

const content = (digest: string) => [{ card: 'gil', digest }]

test('content is as old as when it last changed, whenever it is exported', () => {
  const store = opened()
  const first = contentChanges(store, content('one'), now)
  expect(first).toEqual([{ card: 'gil', digest: 'one', changedAt: now }])
  saveExported(store, first)
  expect(contentChanges(store, content('one'), instant(now + 5000))).toEqual(first)
  const second = contentChanges(store, content('two'), instant(now + 5000))
  expect(second[0]?.changedAt).toBe(now + 5000)
  saveExported(store, second)
  expect(contentChanges(store, content('two'), instant(now + 9000))).toEqual(second)
})

test('a change within a second of the last one, or with the clock set back, is newer by a whole second', () => {
  const store = opened()
  saveExported(store, contentChanges(store, content('one'), now))
  expect(contentChanges(store, content('two'), instant(now + 100))[0]?.changedAt).toBe(now + 1000)
  expect(contentChanges(store, content('two'), instant(now - 9999))[0]?.changedAt).toBe(now + 1000)
})

test('looking writes nothing', () => {
  const store = opened()
  contentChanges(store, content('one'), now)
  expect(contentChanges(store, content('two'), instant(now + 50))[0]?.changedAt).toBe(now + 50)
})

test('every card is found by its name for ever', () => {
  const { store } = storeWith('a', 'b')
  expect([...cardIds(store)]).toEqual([
    ['a', 'a'],
    ['b', 'b'],
  ])
})
