import { describe, expect, test } from 'vitest'
import { day, hourMs, instant } from '../../src/model/time.ts'
import { nextInterview, setInterview } from '../../src/store/interviews.ts'
import { undoLast } from '../../src/store/log.ts'
import { beginSession, endSession } from '../../src/store/sessions.ts'
import {
  daysStudied,
  eventIdsOf,
  gradesOf,
  knownByTopic,
  meanTimes,
  weakestCards,
} from '../../src/store/weak.ts'
import {
  addCards,
  dueOn,
  foldEvents,
  grade,
  key,
  linkedRoot,
  moment,
  now,
  opened,
  setRow,
  storeWith,
  today,
} from './made.ts'

const undo = { ...moment, session: null }

describe('one’s own pace', () => {
  test('is the mean time of new cards and of reviews, from five of each on', () => {
    const { store } = storeWith('a', 'b', 'c', 'd', 'e', 'f')
    expect(meanTimes(store)).toEqual({ newMs: null, reviewMs: null })
    for (const name of ['a', 'b', 'c', 'd']) grade(store, name, 'easy', { totalMs: 10_000 })
    grade(store, 'f', 'easy', { totalMs: null })
    expect(meanTimes(store).newMs).toBeNull()
    grade(store, 'e', 'easy', { totalMs: 20_000 })
    for (const name of ['a', 'b', 'c', 'd', 'e']) grade(store, name, 'good', { totalMs: 4_000 })
    expect(meanTimes(store)).toEqual({ newMs: 12_000, reviewMs: 4_000 })
  })

  test('does not count an answer that was taken back', () => {
    const { store } = storeWith('a', 'b', 'c', 'd', 'e')
    for (const name of ['a', 'b', 'c', 'd', 'e']) grade(store, name, 'easy')
    undoLast(store, undo, foldEvents)
    expect(meanTimes(store).newMs).toBeNull()
  })
})

test('days studied are days with an answer that stands, imports not among them', () => {
  const { store } = storeWith('a', 'b', 'c', 'd')
  const on = (days: number) => ({ dayOn: day(today + days) })
  grade(store, 'a', 'again', on(-14))
  grade(store, 'a', 'good', on(-3))
  grade(store, 'b', 'good', on(-3))
  grade(store, 'c', 'good', { ...on(-2), reviewKind: 'import' })
  grade(store, 'c', 'good', { ...on(-1), reviewKind: 'mock' })
  grade(store, 'd', 'good', on(0))
  expect(daysStudied(store, day(today - 13))).toBe(3)
  undoLast(store, undo, foldEvents)
  expect(daysStudied(store, day(today - 13))).toBe(2)
})

test('the weakest cards were forgotten most, then are hardest; new, suspended and retired ones are none', () => {
  const { store } = storeWith('a', 'b', 'c', 'd', 'suspended', 'retired', 'new')
  const lapses = (name: string, count: number, difficulty: number, over: object = {}): void =>
    setRow(store, name, { ...dueOn(today), lapses: count, difficulty, ...over })
  lapses('a', 1, 5)
  lapses('b', 3, 5)
  lapses('c', 3, 9)
  lapses('d', 0, 10)
  lapses('suspended', 9, 9, { is_suspended: 1 })
  lapses('retired', 9, 9, { retired_at: now })
  expect(weakestCards(store, 3)).toEqual(['c', 'b', 'a'])
})

test('what is known of a topic is the stability and the last day of its cards, in the language nearest', () => {
  const store = opened()
  const root = linkedRoot(store)
  addCards(store, root, [
    { name: 'a', content: { topic: 'Threads' } },
    { name: 'a', language: 'zh', file: '/decks/zh.md', content: { topic: '线程' } },
    { name: 'b', content: { topic: 'Threads' } },
    { name: 'c', content: { topic: 'deck' } },
    { name: 'new', content: { topic: 'Threads' } },
    { name: 'retired', content: { topic: 'Threads' } },
  ])
  setRow(store, 'a', { ...dueOn(today), stability: 4 })
  setRow(store, 'b', { ...dueOn(today + 3), stability: 8 })
  setRow(store, 'c', { ...dueOn(today), stability: 2 })
  setRow(store, 'retired', { ...dueOn(today), retired_at: now })
  const [four, eight, two] = [
    { stability: 4, lastOn: today - 10 },
    { stability: 8, lastOn: today - 7 },
    { stability: 2, lastOn: today - 10 },
  ]
  expect(knownByTopic(store, 'en')).toEqual(
    new Map([
      ['deck / Threads', [four, eight]],
      ['deck', [two]],
    ]),
  )
  expect([...knownByTopic(store, 'zh-Hans').keys()]).toEqual(['deck / 线程', 'deck / Threads', 'deck'])
})

test('the grades of a card are its past ones, newest first, voided ones left out', () => {
  const { store } = storeWith('a', 'b')
  for (const given of ['again', 'good', 'hard', 'easy'] as const) grade(store, 'a', given)
  undoLast(store, undo, foldEvents)
  grade(store, 'b', 'good')
  expect(gradesOf(store, key('a'), 10)).toEqual(['hard', 'good', 'again'])
  expect(gradesOf(store, key('a'), 1)).toEqual(['hard'])
  expect(gradesOf(store, key('nowhere'), 1)).toEqual([])
})

describe('a session', () => {
  test('has the events that stand, though the clock stepped back in it', () => {
    const { store } = storeWith('a', 'b', 'c')
    grade(store, 'a', 'again')
    const session = beginSession(store, 'study', now, 7)
    const one = grade(store, 'a', 'good', { session })
    const two = grade(store, 'b', 'good', { session, at: instant(now - hourMs) })
    grade(store, 'c', 'good', { session, at: instant(now - hourMs) })
    undoLast(store, { ...undo, session: null }, foldEvents)
    expect(eventIdsOf(store, session)).toEqual([one.event.id, two.event.id])
  })

  test('is kept with its seed and its end, and none has the name of another', () => {
    const store = opened()
    const sessions = (['study', 'cram', 'mock'] as const).map((kind) => beginSession(store, kind, now, 7))
    endSession(store, sessions[0] as (typeof sessions)[0], instant(now + hourMs))
    expect(new Set(sessions).size).toBe(3)
    expect(
      store.db.prepare('select kind, seed, started_at, ended_at from sessions order by kind').all(),
    ).toEqual([
      { kind: 'cram', seed: 7, started_at: now, ended_at: null },
      { kind: 'mock', seed: 7, started_at: now, ended_at: null },
      { kind: 'study', seed: 7, started_at: now, ended_at: now + hourMs },
    ])
  })
})

test('the next interview is the nearest that is not over; a new date takes the place of the old one of its name', () => {
  const store = opened()
  const on = (name: string, days: number, minutesPerDay: number | null = null) => ({
    name,
    heldOn: day(today + days),
    minutesPerDay,
  })
  expect(nextInterview(store, today)).toBeUndefined()
  setInterview(store, on('far', 30), now)
  setInterview(store, on('near', 3, 25), now)
  setInterview(store, on('over', -1), now)
  expect(nextInterview(store, today)).toMatchObject(on('near', 3, 25))
  setInterview(store, on('near', 60), now)
  expect(nextInterview(store, today)).toMatchObject(on('far', 30))
  expect(nextInterview(store, day(today + 30))?.name).toBe('far')
})
