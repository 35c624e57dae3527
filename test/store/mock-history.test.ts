import { describe, expect, test } from 'vitest'
import { instant } from '../../src/model/time.ts'
import { mockCards, mockPool } from '../../src/store/mock-cards.ts'
import {
  cardsOfLastMocks,
  figuresByMock,
  lastResults,
  pastMocks,
  pointCounts,
  topicMeans,
} from '../../src/store/mock-history.ts'
import { ownPointsOf, saveOwnPoints } from '../../src/store/own-points.ts'
import { addCards, key, now, setRow, storeWith, today } from './made.ts'
import { begin, held, item } from './made-mocks.ts'

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
