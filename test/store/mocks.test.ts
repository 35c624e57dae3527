import { describe, expect, test } from 'vitest'
import { instant } from '../../src/model/time.ts'
import { lastUndoable, record, undoEvent } from '../../src/store/log.ts'
import {
  activeMock,
  allMocks,
  endMock,
  holdMock,
  mockByNumber,
  mockItems,
  saveMock,
} from '../../src/store/mocks.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import {
  answer,
  dump,
  folder,
  foldEvents,
  grade,
  memoryOf,
  moment,
  now,
  opened,
  row,
  storeWith,
} from './made.ts'
import { begin, held, item } from './made-mocks.ts'

describe('one mock from its beginning to its end', () => {
  test('is the active one until it ends, with the state that was saved last', () => {
    const { store } = storeWith('gil')
    expect(activeMock(store)).toBeUndefined()
    const hold = begin(store, { phase: 'setup', text: '全局"锁' })
    expect(activeMock(store)).toMatchObject({
      session: hold.session,
      number: 1,
      status: 'active',
      preset: 'quick',
      mode: 'practice',
      startedAt: now,
      heartbeatAt: now,
      version: 1,
      state: { phase: 'setup', text: '全局"锁' },
    })
    saveMock(store, hold, { phase: 'answering', draft: 'a\nb' }, instant(now + 5000))
    expect(activeMock(store)).toMatchObject({
      heartbeatAt: now + 5000,
      state: { phase: 'answering', draft: 'a\nb' },
    })
    endMock(store, hold, {
      status: 'done',
      state: { phase: 'done' },
      items: [item()],
      at: instant(now + 9000),
    })
    expect(activeMock(store)).toBeUndefined()
    expect(mockByNumber(store, 1)).toMatchObject({
      status: 'done',
      endedAt: now + 9000,
      state: { phase: 'done' },
    })
    expect(store.db.prepare('select kind, seed, ended_at from sessions').get()).toEqual({
      kind: 'mock',
      seed: 7,
      ended_at: now + 9000,
    })
  })

  test('its items come back as they were given', () => {
    const { store } = storeWith('gil')
    const points = [{ text: '要点 "一"', must: true, said: 0.5 }]
    const items = [
      item({ points, weaknesses: ['rambled'] }),
      item({
        position: 1,
        isFollowUp: true,
        confidence: null,
        grade: null,
        tookMs: null,
        outcome: 'skipped',
        coverage: 0,
      }),
    ]
    expect(mockItems(store, held(store, items))).toEqual(items)
  })

  test('numbers go on, those that were given up too, and the newest comes first', () => {
    const { store } = storeWith('gil')
    held(store, [])
    held(store, [], 'abandoned')
    expect(begin(store).number).toBe(3)
    expect(allMocks(store).map(({ number, status }) => [number, status])).toEqual([
      [3, 'active'],
      [2, 'abandoned'],
      [1, 'done'],
    ])
    expect(mockByNumber(store, 4)).toBeUndefined()
  })

  test('a second one is refused while the first is active, and nothing is written', () => {
    const { store } = storeWith('gil')
    begin(store)
    const before = dump(store)
    expect(() => begin(store)).toThrow(/mock-active.*"number":1/)
    expect(dump(store)).toEqual(before)
  })

  test('an item that cannot be written leaves the mock active: all of it or nothing', () => {
    const { store } = storeWith('gil')
    const hold = begin(store)
    const before = dump(store)
    const twice = { status: 'done', state: {}, items: [item(), item()], at: now } as const
    expect(() => endMock(store, hold, twice)).toThrow(/UNIQUE/)
    expect(dump(store)).toEqual(before)
  })
})

describe('whoever holds a mock', () => {
  test('loses it to the window that takes it over, and can no longer write', () => {
    const { store } = storeWith('gil')
    const first = begin(store)
    const second = holdMock(store, first.session)
    expect(() => saveMock(store, first, { by: 'first' }, now)).toThrow(/mock-gone/)
    expect(() => endMock(store, first, { status: 'done', state: {}, items: [], at: now })).toThrow(
      /mock-gone/,
    )
    saveMock(store, second, { by: 'second' }, now)
    expect(activeMock(store)?.state).toEqual({ by: 'second' })
  })

  test('can write no more once it has ended', () => {
    const { store } = storeWith('gil')
    const hold = begin(store)
    endMock(store, hold, { status: 'abandoned', state: {}, items: [], at: now })
    expect(() => saveMock(store, hold, {}, now)).toThrow(/mock-gone/)
    expect(() => holdMock(store, hold.session)).toThrow(/mock-gone/)
  })

  test('finds on disk what was saved, after another program opened it', () => {
    const path = `${folder()}/viva.db`
    const store = openStore(path)
    const hold = begin(store)
    saveMock(store, hold, { draft: 'half a sent' }, instant(now + 1))
    expect(activeMock(opened(path))?.state).toEqual({ draft: 'half a sent' })
    closeStore(store)
  })
})

describe('the review of a mock', () => {
  test('is voided by its own name, whatever was done after it', () => {
    const { store } = storeWith('gil', 'gc')
    const { session } = begin(store)
    const gil = row(store, 'gil')
    const { event } = record(store, answer(store, 'gil', 'good', { reviewKind: 'mock', session }), foldEvents)
    grade(store, 'gc', 'good')
    const undone = undoEvent(store, event.id, { ...moment, session }, foldEvents)
    expect(undone?.voided.id).toBe(event.id)
    expect(row(store, 'gil')).toEqual(gil)
    expect(memoryOf(store, 'gc').state).toBe('learning')
    expect(undoEvent(store, event.id, { ...moment, session }, foldEvents)).toBeUndefined()
  })

  test('counts for undo as any other answer', () => {
    const { store } = storeWith('gil')
    const { session } = begin(store)
    const { event } = record(store, answer(store, 'gil', 'good', { reviewKind: 'mock', session }), foldEvents)
    expect(lastUndoable(store)?.id).toBe(event.id)
  })
})
