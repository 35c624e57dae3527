import { describe, expect, test } from 'vitest'
import type { SessionId } from '../../src/model/event.ts'
import { instant } from '../../src/model/time.ts'
import { lastUndoable, record, undoEvent } from '../../src/store/log.ts'
import { mockCards, mockPool } from '../../src/store/mock-cards.ts'
import {
  cardsOfLastMocks,
  figuresByMock,
  lastResults,
  pastMocks,
  pointCounts,
  topicMeans,
} from '../../src/store/mock-history.ts'
import {
  activeMock,
  allMocks,
  beginMock,
  endMock,
  holdMock,
  mockByNumber,
  mockItems,
  saveMock,
  type MockHold,
  type MockItemRow,
} from '../../src/store/mocks.ts'
import { closeStore, openStore, type Store } from '../../src/store/open.ts'
import { ownPointsOf, saveOwnPoints } from '../../src/store/own-points.ts'
import {
  addCards,
  answer,
  dump,
  folder,
  foldEvents,
  grade,
  key,
  memoryOf,
  moment,
  now,
  opened,
  row,
  setRow,
  storeWith,
  today,
} from './made.ts'

const begin = (store: Store, state: unknown = { phase: 'thinking' }): MockHold & { number: number } =>
  beginMock(store, { at: now, seed: 7, preset: 'quick', mode: 'practice', version: 1, state })

const item = (over: Partial<MockItemRow> = {}): MockItemRow => ({
  position: 0,
  card: key('gil'),
  topic: 'python',
  isFollowUp: false,
  outcome: 'answered',
  confidence: 0.75,
  coverage: 0.5,
  isMustMissed: false,
  hints: 0,
  tookMs: 60_000,
  budgetMs: 120_000,
  grade: 'hard',
  event: null,
  points: [],
  weaknesses: [],
  askedAt: now,
  ...over,
})

/** A mock from its beginning to its end. */
function held(store: Store, items: readonly MockItemRow[], status: 'done' | 'abandoned' = 'done'): SessionId {
  const hold = begin(store)
  endMock(store, hold, { status, state: {}, items, at: instant(now + 1000) })
  return hold.session
}

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

describe('history for the next plan', () => {
  test('the cards of the last mocks are those of the last so many that ended', () => {
    const { store } = storeWith('gil')
    for (const name of ['a', 'b', 'c']) held(store, [item({ card: key(name) })])
    begin(store)
    expect(cardsOfLastMocks(store, 2)).toEqual(new Set(['b', 'c']))
  })

  test('a card is judged by its latest answer; a skip and a follow-up tell nothing', () => {
    const { store } = storeWith('gil')
    held(store, [item({ coverage: 0, askedAt: now })])
    held(store, [item({ coverage: 1, confidence: 0.95, askedAt: instant(now + 1) })])
    held(store, [
      item({ coverage: 0, outcome: 'skipped', askedAt: instant(now + 2) }),
      item({ position: 1, coverage: 0, isFollowUp: true, askedAt: instant(now + 3) }),
    ])
    expect(lastResults(store)).toEqual([
      { card: 'gil', coverage: 1, confidence: 0.95, isMustMissed: false, askedAt: now + 1 },
    ])
  })

  test('means of topics are over the last done mocks, those before a number where one is given', () => {
    const { store } = storeWith('gil')
    held(store, [item({ coverage: 0.2 })])
    held(store, [item({ coverage: 0.6 }), item({ position: 1, topic: 'redis', coverage: 1 })])
    held(store, [item({ coverage: 0 })], 'abandoned')
    held(store, [item({ coverage: 0.8 })])
    expect(topicMeans(store, 2).get('python')).toBeCloseTo(0.7)
    expect(topicMeans(store, 2, 4).get('python')).toBeCloseTo(0.4)
    expect(topicMeans(store, 2).get('redis')).toBe(1)
  })

  test('figures of a mock leave out follow-ups, and skipped questions where they say nothing', () => {
    const { store } = storeWith('gil')
    const session = held(store, [
      item({ coverage: 0.5, confidence: 0.95 }),
      item({ position: 1, coverage: 1, confidence: 0.75, tookMs: 30_000 }),
      item({ position: 2, coverage: 0, confidence: null, outcome: 'skipped', tookMs: null }),
      item({ position: 3, coverage: 0, isFollowUp: true }),
    ])
    const figures = figuresByMock(store).get(session)
    expect(figures).toMatchObject({ answered: 2, skipped: 1, coverage: 0.75, tookMs: 90_000 })
    expect(figures?.bias).toBeCloseTo(0.1)
  })

  test('points come with how often they were asked and missed, the most often missed first', () => {
    const { store } = storeWith('gil')
    const points = (...said: readonly number[]) =>
      said.map((value, index) => ({ text: `point ${index}`, must: index === 0, said: value }))
    held(store, [item({ points: points(0, 0, 1) })])
    held(store, [item({ points: points(0, 0.5, 0) })])
    held(store, [item({ points: points(0, 0, 1) })])
    expect(pointCounts(store)).toEqual([
      { card: 'gil', text: 'point 0', must: true, asked: 3, missed: 3 },
      { card: 'gil', text: 'point 1', must: false, asked: 3, missed: 2 },
      { card: 'gil', text: 'point 2', must: false, asked: 3, missed: 1 },
    ])
    expect(pointCounts(store, 2).map(({ asked, missed }) => [asked, missed])).toEqual([
      [1, 1],
      [1, 1],
      [1, 0],
    ])
  })

  test('mocks that have ended come with their items, oldest first', () => {
    const { store } = storeWith('gil')
    held(store, [item()])
    held(store, [], 'abandoned')
    begin(store)
    expect(pastMocks(store)).toEqual([
      { number: 1, startedAt: now, items: [item()] },
      { number: 2, startedAt: now, items: [] },
    ])
  })
})

test('own points replace each other, and an empty list forgets them', () => {
  const { store } = storeWith('gil')
  expect(ownPointsOf(store, key('gil'))).toBeUndefined()
  saveOwnPoints(store, key('gil'), ['one', '二'], now)
  saveOwnPoints(store, key('gil'), ['two'], now)
  expect(ownPointsOf(store, key('gil'))).toEqual(['two'])
  saveOwnPoints(store, key('gil'), [], now)
  expect(ownPointsOf(store, key('gil'))).toBeUndefined()
})

describe('cards to choose from', () => {
  const filter = { decks: null, tag: null, dayOn: today } as const

  test('are those that may be asked, each with the text of the language and its follow-ups', () => {
    const { store, root } = storeWith('plain', 'retired', 'draft', 'suspended', 'buried')
    const tagged = { tags: ['redis'], level: 'senior', minutes: 3, topic: 'Topic' } as const
    addCards(store, root, [
      { name: 'junior', content: { level: 'junior' } },
      { name: 'follow', parent: 'plain', question: 'plain' },
      { name: 'out', parent: 'plain', question: 'plain' },
      { name: 'tagged', content: tagged },
      { name: 'tagged', language: 'zh-Hans', file: '/decks/zh.md', content: { ...tagged, topic: '主题' } },
    ])
    setRow(store, 'retired', { retired_at: 1 })
    setRow(store, 'draft', { is_draft: 1 })
    setRow(store, 'suspended', { is_suspended: 1 })
    setRow(store, 'buried', { buried_on: today })
    setRow(store, 'out', { is_suspended: 1 })
    const cards = (over: object = {}) => [
      ...mockCards(
        store,
        mockPool(store, { ...filter, ...over }).map(({ card }) => card),
        'zh-CN',
      ),
    ]
    const names = (over: object): unknown => cards(over).map((card) => card.key)
    expect(names({})).toEqual(['plain', 'junior', 'follow', 'tagged'])
    expect(names({ tag: 'redis' })).toEqual(['tagged'])
    expect(names({ decks: [99] })).toEqual([])
    const [plain, , follow, last] = cards()
    expect(plain).toMatchObject({ parent: null, level: null, minutes: null, memory: { state: 'new' } })
    expect(follow).toMatchObject({ parent: 'plain' })
    expect(last).toMatchObject({ topic: '主题', level: 'senior', minutes: 3, deck: 'deck' })
  })
})
