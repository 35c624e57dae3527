import { describe, expect, test } from 'vitest'
import { day } from '../../src/model/time.ts'
import { applyPlan } from '../../src/store/apply-plan.ts'
import { decks, switchDeck } from '../../src/store/cards.ts'
import {
  allCards,
  doneToday,
  dueCounts,
  dueForecast,
  dueLearning,
  dueReviews,
  newCards,
  queueCardsByKey,
  reviewsAhead,
  type Selection,
} from '../../src/store/due.ts'
import { record, undoLast } from '../../src/store/log.ts'
import type { Store } from '../../src/store/open.ts'
import {
  addCards,
  answer,
  dueAt,
  dueOn,
  foldEvents,
  grade,
  key,
  linkedRoot,
  memoryOf,
  moment,
  noPlan,
  now,
  opened,
  setRow,
  storeWith,
  studyDay,
  today,
  type CardSpec,
} from './made.ts'

const noLimits = { left: 1000, leftByDeck: new Map<number, number>() }
const when = { ...moment, session: null }

const deckId = (store: Store, name: string): number =>
  decks(store, 'en').find(({ deck }) => deck === name)?.id ?? -1

/** What is due in all, and which cards the queue gets. */
const due = (store: Store, selection?: Selection): unknown => {
  const counts = [...dueCounts(store, studyDay, selection).values()]
  const reviews = dueReviews(store, studyDay, 1000, 'en', selection)
  const learning = dueLearning(store, studyDay, 'en', selection)
  const keys = [...reviews, ...learning].map((card) => card.key)
  expect(counts.reduce((sum, count) => sum + count, 0)).toBe(keys.length)
  return keys
}

const fresh = (store: Store, limits = noLimits, selection?: Selection): unknown =>
  [...newCards(store, studyDay, limits, selection).values()].flat()

/** Two decks, `a` and `b`, with the cards named. */
function twoDecks(
  a: readonly (string | Partial<CardSpec>)[],
  b: readonly (string | Partial<CardSpec>)[],
): Store {
  const store = opened()
  const root = linkedRoot(store)
  const specs = (deck: string, cards: readonly (string | Partial<CardSpec>)[]) =>
    cards.map((card, position) => ({
      deck,
      file: `/decks/${deck}.md`,
      position,
      name: '',
      ...(typeof card === 'string' ? { name: card } : card),
    }))
  addCards(store, root, [...specs('a', a), ...specs('b', b)])
  return store
}

describe('due', () => {
  test('is a card whose day has come, or came long ago; not one of tomorrow', () => {
    const { store } = storeWith('today', 'overdue', 'tomorrow', 'new')
    setRow(store, 'today', dueOn(today))
    setRow(store, 'overdue', dueOn(today - 300))
    setRow(store, 'tomorrow', dueOn(today + 1))
    expect(due(store)).toEqual(['overdue', 'today'])
  })

  test('is a learning card until the study day ends, whatever the hour', () => {
    const { store } = storeWith('now', 'tonight', 'after')
    setRow(store, 'now', dueAt(now - 1))
    setRow(store, 'tonight', { ...dueAt(studyDay.dayEndsAt - 1), state: 'relearning' })
    setRow(store, 'after', dueAt(studyDay.dayEndsAt))
    expect(due(store)).toEqual(['now', 'tonight'])
  })

  test.each([
    ['suspended', { is_suspended: 1 }],
    ['buried today', { buried_on: today }],
    ['a draft', { is_draft: 1 }],
    ['retired', { retired_at: now }],
  ])('is no card that is %s', (_, columns) => {
    const { store } = storeWith('review', 'learning', 'new')
    setRow(store, 'review', { ...dueOn(today), ...columns })
    setRow(store, 'learning', { ...dueAt(now), ...columns })
    setRow(store, 'new', columns)
    expect(due(store)).toEqual([])
    expect(fresh(store)).toEqual([])
  })

  test('is a card that was buried yesterday', () => {
    const { store } = storeWith('review', 'learning', 'new')
    setRow(store, 'review', { ...dueOn(today), buried_on: today - 1 })
    setRow(store, 'learning', { ...dueAt(now), buried_on: today - 1 })
    setRow(store, 'new', { buried_on: today - 1 })
    expect(due(store)).toEqual(['review', 'learning'])
    expect(fresh(store)).toEqual(['new'])
  })

  test('is counted by deck; one that is switched off is left out unless it is named', () => {
    const store = twoDecks(['a1', 'a2'], ['b1'])
    for (const name of ['a1', 'a2', 'b1']) setRow(store, name, dueOn(today))
    const [a, b] = [deckId(store, 'a'), deckId(store, 'b')]
    expect([...dueCounts(store, studyDay)]).toEqual([
      [a, 2],
      [b, 1],
    ])
    switchDeck(store, a, false)
    expect(due(store)).toEqual(['b1'])
    expect(due(store, { decks: [a], tag: null })).toEqual(['a1', 'a2'])
    expect(due(store, { decks: [], tag: null })).toEqual([])
  })

  test('can be narrowed to a tag, of any of the card’s texts', () => {
    const { store, root } = storeWith()
    addCards(store, root, [
      { name: 'gil', content: { tags: ['threads', 'python'] } },
      { name: 'gil', language: 'zh', file: '/decks/zh.md', content: { tags: ['线程'] } },
      { name: 'gc', content: { tags: ['thread'] } },
      { name: 'lock', content: { tags: ['线程', 'threads'] } },
    ])
    for (const name of ['gil', 'gc']) setRow(store, name, dueOn(today))
    expect(due(store, { decks: null, tag: 'threads' })).toEqual(['gil'])
    expect(due(store, { decks: null, tag: '线程' })).toEqual(['gil'])
    expect(fresh(store, noLimits, { decks: null, tag: '线程' })).toEqual(['lock'])
    expect(due(store, { decks: null, tag: '%' })).toEqual([])
  })
})

describe('reviews for the queue', () => {
  test('are the longest overdue, as many as allowed', () => {
    const { store } = storeWith('one', 'two', 'three', 'four')
    ;[today, today - 9, today - 2, today - 9].forEach((on, index) =>
      setRow(store, ['one', 'two', 'three', 'four'][index] as string, dueOn(on)),
    )
    const keys = (limit: number): unknown => dueReviews(store, studyDay, limit, 'en').map((card) => card.key)
    expect(keys(10)).toEqual(['two', 'four', 'three', 'one'])
    expect(keys(2)).toEqual(['two', 'four'])
    expect(keys(0)).toEqual([])
  })

  test('say what the queue needs to know: question, deck, memory, and the topic in the language nearest', () => {
    const store = opened()
    const root = linkedRoot(store)
    const spec = { name: 'gil/c2', question: 'gil/c1' }
    addCards(store, root, [
      { name: 'gil/c1' },
      { ...spec, language: 'en', content: { topic: 'Threads' } },
      { ...spec, language: 'zh-Hans', file: '/decks/zh.md', content: { topic: '线程' } },
    ])
    setRow(store, 'gil/c2', dueOn(today))
    const [card] = dueReviews(store, studyDay, 10, 'zh-Hant')
    expect(card).toEqual({
      key: 'gil/c2',
      question: 'gil/c1',
      deck: 'deck',
      topic: '线程',
      memory: memoryOf(store, 'gil/c2'),
    })
    expect(dueReviews(store, studyDay, 10, 'en')[0]?.topic).toBe('Threads')
  })

  test('ahead are those due until a later day, not those buried today', () => {
    const { store } = storeWith('today', 'in two', 'in three', 'buried')
    setRow(store, 'today', dueOn(today))
    setRow(store, 'in two', dueOn(today + 2))
    setRow(store, 'in three', dueOn(today + 3))
    setRow(store, 'buried', { ...dueOn(today + 1), buried_on: today })
    const keys = reviewsAhead(store, studyDay, day(today + 2), 'en').map((card) => card.key)
    expect(keys).toEqual(['today', 'in two'])
  })

  test('by key come in the order asked for, and what is not there is left out', () => {
    const { store } = storeWith('gil', 'gc', 'lock')
    const keys = ['lock', 'nowhere', 'gil'].map(key)
    expect(queueCardsByKey(store, keys, 'en').map((card) => card.key)).toEqual(['lock', 'gil'])
    expect(queueCardsByKey(store, [], 'en')).toEqual([])
  })

  test('for cramming are all active cards of the selection, in any state, in the order of decks', () => {
    const store = twoDecks(['a1', 'a2', 'a3'], ['b1'])
    setRow(store, 'a1', dueOn(today + 99))
    setRow(store, 'a2', { is_suspended: 1 })
    setRow(store, 'a3', { ...dueAt(now), buried_on: today })
    const keys = (limit: number, selection?: Selection): unknown =>
      allCards(store, limit, 'en', selection).map((card) => card.key)
    expect(keys(-1)).toEqual(['a1', 'a3', 'b1'])
    expect(keys(2)).toEqual(['a1', 'a3'])
    expect(keys(-1, { decks: [deckId(store, 'b')], tag: null })).toEqual(['b1'])
  })
})

describe('new cards', () => {
  test('come in the order of their deck, as many as are left of the day', () => {
    const store = twoDecks(['a1', 'a2', 'a3'], ['b1', 'b2'])
    expect([...newCards(store, studyDay, { ...noLimits, left: 2 })]).toEqual([
      [deckId(store, 'a'), ['a1', 'a2']],
      [deckId(store, 'b'), ['b1', 'b2']],
    ])
    expect(fresh(store, { ...noLimits, left: 0 })).toEqual([])
    expect(fresh(store, { ...noLimits, left: -1 })).toEqual([])
  })

  test('of a deck keep to its own limit too', () => {
    const store = twoDecks(['a1', 'a2', 'a3'], ['b1', 'b2'])
    const leftByDeck = new Map([
      [deckId(store, 'a'), 1],
      [deckId(store, 'b'), 0],
    ])
    expect(fresh(store, { left: 15, leftByDeck })).toEqual(['a1'])
  })

  test('are of decks that are on, or of those that are named', () => {
    const store = twoDecks(['a1'], ['b1'])
    switchDeck(store, deckId(store, 'a'), false)
    expect(fresh(store)).toEqual(['b1'])
    expect(fresh(store, noLimits, { decks: [deckId(store, 'a')], tag: null })).toEqual(['a1'])
  })

  test('are one of a question, the first in the file, however many siblings stand before the next', () => {
    const siblings = Array.from({ length: 30 }, (_, number) => ({ name: `c${number}`, question: 'c0' }))
    const store = twoDecks([...siblings, 'other'], [])
    expect(fresh(store)).toEqual(['c0', 'other'])
    expect(fresh(store, { ...noLimits, left: 1 })).toEqual(['c0'])
    expect(fresh(store, { ...noLimits, left: 2 })).toEqual(['c0', 'other'])
  })

  test('are none of a question that was begun today; tomorrow the next of it', () => {
    const store = twoDecks([{ name: 'c1' }, { name: 'c2', question: 'c1' }], [])
    grade(store, 'c1', 'good')
    expect(fresh(store)).toEqual([])
    expect([...newCards(store, { ...studyDay, dayOn: day(today + 1) }, noLimits).values()]).toEqual([['c2']])
  })

  test('are the sibling again when the beginning was taken back', () => {
    const store = twoDecks([{ name: 'c1' }, { name: 'c2', question: 'c1' }], [])
    grade(store, 'c1', 'good')
    undoLast(store, when, foldEvents)
    expect(fresh(store)).toEqual(['c1'])
  })

  test('are a follow-up only once its parent is in review', () => {
    const store = twoDecks(['parent', { name: 'follow', question: 'parent', parent: 'parent' }], [])
    expect(fresh(store)).toEqual(['parent'])
    setRow(store, 'parent', dueAt(now))
    expect(fresh(store)).toEqual([])
    setRow(store, 'parent', { ...dueOn(today + 5), due_at: null, step: null })
    expect(fresh(store)).toEqual(['follow'])
  })
})

describe('what was done today', () => {
  test('is new cards by deck, and reviews of cards that were in review', () => {
    const store = twoDecks(['a1', 'a2', 'a3'], ['b1'])
    setRow(store, 'a3', dueOn(today))
    grade(store, 'a1', 'again')
    grade(store, 'a1', 'good')
    grade(store, 'a2', 'easy')
    grade(store, 'a3', 'good')
    grade(store, 'b1', 'good', { reviewKind: 'mock' })
    expect(doneToday(store, studyDay)).toEqual({
      answered: 5,
      newByDeck: new Map([
        [deckId(store, 'a'), 2],
        [deckId(store, 'b'), 1],
      ]),
      newCount: 3,
      reviewCount: 1,
    })
  })

  test('is not what was taken back, imported, or done on another study day', () => {
    const { store } = storeWith('undone', 'imported', 'yesterday', 'done')
    grade(store, 'imported', 'good', { reviewKind: 'import' })
    grade(store, 'yesterday', 'good', { dayOn: day(today - 1) })
    grade(store, 'done', 'good')
    grade(store, 'undone', 'good')
    undoLast(store, when, foldEvents)
    expect(doneToday(store, studyDay)).toMatchObject({ answered: 1, newCount: 1, reviewCount: 0 })
  })

  test('is a card that was reset and begun again twice: two were begun', () => {
    const { store } = storeWith('gil')
    grade(store, 'gil', 'good')
    record(store, { ...when, kind: 'reset', card: key('gil') }, foldEvents)
    record(store, answer(store, 'gil', 'good'), foldEvents)
    expect(doneToday(store, studyDay).newCount).toBe(2)
  })
})

describe('the forecast', () => {
  test('counts reviews by coming day, those overdue on the first', () => {
    const { store } = storeWith('overdue', 'first', 'third', 'beyond', 'suspended', 'new')
    const from = day(today + 1)
    setRow(store, 'overdue', dueOn(today - 5))
    setRow(store, 'first', dueOn(from))
    setRow(store, 'third', dueOn(from + 2))
    setRow(store, 'beyond', dueOn(from + 3))
    setRow(store, 'suspended', { ...dueOn(from), is_suspended: 1 })
    expect(dueForecast(store, from, 3)).toEqual([2, 0, 1])
    expect(dueForecast(store, from, 0)).toEqual([])
  })

  test('leaves out decks that are off', () => {
    const store = twoDecks(['a1'], [])
    setRow(store, 'a1', dueOn(today))
    switchDeck(store, deckId(store, 'a'), false)
    expect(dueForecast(store, today, 2)).toEqual([0, 0])
  })
})

test('cards of an unlinked root are neither due nor new', () => {
  const { store } = storeWith('gil', 'gc')
  setRow(store, 'gil', dueOn(today))
  applyPlan(store, { ...noPlan, retired: [key('gil'), key('gc')] }, [], ['/decks/deck.md'], moment)
  expect(due(store)).toEqual([])
  expect(fresh(store)).toEqual([])
})
