import { expect, test } from 'vitest'
import type { EventDraft } from '../../src/model/event.ts'
import { importSession } from '../../src/model/event.ts'
import { newMemory, type Memory } from '../../src/model/memory.ts'
import { day } from '../../src/model/time.ts'
import { eventsOf, lastUndoable, stateOf } from '../../src/store/log.ts'
import { keysOf, recordAll } from '../../src/store/record-all.ts'
import { foldEvents, id, key, moment, storeWith, today } from './made.ts'

const after: Memory = {
  state: 'review',
  stability: 10,
  difficulty: 5,
  lastOn: day(today - 3),
  reps: 1,
  lapses: 0,
  dueOn: day(today + 7),
}

const seed = (name: string): EventDraft => ({
  ...moment,
  session: importSession,
  kind: 'seed',
  card: key(name),
  after,
})
const suspend = (name: string): EventDraft => ({
  ...moment,
  session: importSession,
  kind: 'suspend',
  card: key(name),
  isSuspended: true,
})

test('events of many cards are written at once, each card with the fold of its own', () => {
  const { store } = storeWith('one', 'two', 'three')
  recordAll(store, [key('one'), key('two'), key('three')], (card, events, state) => {
    expect(events).toEqual([])
    expect(state.memory).toEqual(newMemory)
    if (card === 'three') return { drafts: [], state }
    return { drafts: [seed(card), suspend(card)], state: { ...state, memory: after, isSuspended: true } }
  })
  for (const name of ['one', 'two'])
    expect(stateOf(store, key(name))).toEqual(foldEvents(eventsOf(store, key(name))))
  expect(stateOf(store, key('three')).memory).toEqual(newMemory)
  expect(eventsOf(store, key('two')).map(({ kind }) => kind)).toEqual(['seed', 'suspend'])
})

test('what was taken over is not what undo takes back', () => {
  const { store } = storeWith('one')
  recordAll(store, [key('one')], (_, __, state) => ({
    drafts: [suspend('one')],
    state: { ...state, isSuspended: true },
  }))
  expect(lastUndoable(store)).toBeUndefined()
})

test('nothing is written when one of them fails', () => {
  const { store } = storeWith('one')
  expect(() =>
    recordAll(store, [key('one'), key('nobody')], (card, _, state) => ({
      drafts: [seed(card)],
      state: { ...state, memory: after },
    })),
  ).toThrow(expect.objectContaining({ code: 'unknown-card' }))
  expect(eventsOf(store, key('one'))).toEqual([])
})

test('ids lead to their cards', () => {
  const { store } = storeWith('one', 'two')
  expect(keysOf(store, [id('two'), id('nobody')])).toEqual(new Map([['two', 'two']]))
})
