import { expect, test } from 'vitest'
import { day } from '../../src/model/time.ts'
import { everything } from '../../src/store/due.ts'
import { undoLast } from '../../src/store/log.ts'
import type { Store } from '../../src/store/open.ts'
import { daysAnswered, gradeCounts, paceOf, planCards, spentOn } from '../../src/store/plan-cards.ts'
import { foldEvents, grade, moment, setRow, storeWith, today } from './made.ts'

const cardsOf = (store: Store, language = 'en') => planCards(store, today, language, everything)
const names = (store: Store): readonly string[] => cardsOf(store).map(({ key }) => key)

test('all cards that can be asked, with what a plan needs of each', () => {
  const { store } = storeWith('gil', 'mvcc', 'raft')
  expect(names(store)).toEqual(['gil', 'mvcc', 'raft'])
  expect(cardsOf(store)[0]).toMatchObject({ known: null, isOpen: true, lapses: 0, kind: 'basic' })
  expect(cardsOf(store)[0]!.bytes).toBeGreaterThan(0)
  grade(store, 'mvcc', 'good')
  expect(cardsOf(store)[1]?.known).toMatchObject({ lastOn: today })
})

test('what is buried today or suspended is left out', () => {
  const { store } = storeWith('gil', 'mvcc', 'raft')
  setRow(store, 'gil', { buried_on: today })
  setRow(store, 'raft', { is_suspended: 1 })
  expect(names(store)).toEqual(['mvcc'])
})

test('a card in two languages is one, in the language wanted', () => {
  const { store } = storeWith('gil', 'mvcc')
  store.db.exec(`create temp table copied as select * from texts where card = 1;
    update copied set id = 1000, language = 'zh-Hans', topic = '线程';
    insert into texts select * from copied`)
  expect(names(store)).toEqual(['gil', 'mvcc'])
  expect(cardsOf(store, 'zh-Hans')[0]?.topic).toBe('线程')
  expect(cardsOf(store, 'zh-Hant')[0]?.topic).toBe('线程')
  expect(cardsOf(store, 'en')[0]?.topic).not.toBe('线程')
})

test('the pace is a median, told from twenty answers on', () => {
  const few = Array.from({ length: 19 }, (_, index) => `c${index}`)
  const { store } = storeWith(...few, 'last')
  for (const name of few) grade(store, name, 'easy', { totalMs: 60_000 })
  expect(paceOf(store)).toEqual({ newMs: null, reviewMs: null })
  grade(store, 'last', 'easy', { totalMs: 600_000 })
  expect(paceOf(store)).toEqual({ newMs: 60_000, reviewMs: null })
  grade(store, 'c1', 'good', { totalMs: 20_000 })
  expect(paceOf(store)).toEqual({ newMs: 60_000, reviewMs: 20_000 })
})

test('time spent and days studied count what stands, and no answer that was taken back', () => {
  const { store } = storeWith('gil', 'mvcc')
  grade(store, 'gil', 'easy', { totalMs: 30_000 })
  grade(store, 'mvcc', 'easy', { totalMs: 10_000 })
  expect(spentOn(store, today)).toMatchObject({ ms: 40_000, answers: 2 })
  expect(daysAnswered(store, day(today - 3), day(today + 1))).toBe(1)
  expect(daysAnswered(store, day(today - 3), today)).toBe(0)
  undoLast(store, { ...moment, session: null }, foldEvents)
  expect(spentOn(store, today)).toMatchObject({ ms: 30_000, answers: 1 })
})

test('grades are counted apart for first sights and for reviews', () => {
  const { store } = storeWith('gil', 'mvcc')
  grade(store, 'gil', 'easy')
  grade(store, 'gil', 'hard')
  grade(store, 'mvcc', 'easy')
  expect(gradeCounts(store)).toEqual(
    expect.arrayContaining([
      { grade: 'easy', isFirst: true, count: 2 },
      { grade: 'hard', isFirst: false, count: 1 },
    ]),
  )
})
