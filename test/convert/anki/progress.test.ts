import { describe, expect, test } from 'vitest'
import type { AnkiLogRow } from '../../../src/model/anki.ts'
import { formatDay } from '../../../src/model/time.ts'
import type { AnkiCollection } from '../../../src/convert/anki/collection.ts'
import { historyOf } from '../../../src/convert/anki/history.ts'
import { importCollection } from '../../../src/convert/anki/import.ts'
import { defaultImportLimits } from '../../../src/model/import-limits.ts'
import { createdS, type CardSpec } from './collection.ts'
import { collectionOf, converted } from './made.ts'

const rules = { isFirstScheduler: false, ignoreBeforeMs: 0 }
const dayMs = 86_400_000

/** A log of `ease kind factor`, a day apart: `3 0` is a Good while learning. */
const log = (...rows: readonly string[]): readonly AnkiLogRow[] =>
  rows.map((row, index) => {
    const [ease = 0, kind = 0, factor = 2500] = row.split(' ').map(Number)
    return { id: (index + 1) * dayMs, ease, interval: 1, lastInterval: 0, factor, tookMs: 1000, kind }
  })

describe('which answers count', () => {
  test.each([
    [
      'all from the first',
      ['3 0', '3 0', '3 1', '1 1', '3 2'],
      ['good', 'good', 'good', 'again', 'good'],
      true,
    ],
    ['none without a rating', ['3 0', '0 4', '3 1', '0 5'], ['good', 'good'], true],
    ['no cramming', ['3 0', '3 3 0', '3 1'], ['good', 'good'], true],
    ['a review before its day', ['3 0', '4 3 2500'], ['good', 'easy'], true],
    [
      'those since it was last learned from the beginning',
      ['3 0', '1 1', '2 0', '3 0', '3 1'],
      ['hard', 'good', 'good'],
      true,
    ],
    ['those since a reset', ['3 0', '3 1', '0 4 0', '4 1'], ['easy'], true],
    ['what there is, of a log cut off', ['3 1', '3 1'], ['good', 'good'], false],
    ['nothing of nothing', [], [], false],
  ])('%s', (_, rows, grades, isComplete) => {
    const history = historyOf(log(...rows), rules)
    expect(history.answers.map(({ grade }) => grade)).toEqual(grades)
    expect([history.isComplete, history.isReset]).toEqual([isComplete, false])
  })

  test('nothing after a reset makes the card new', () => {
    expect(historyOf(log('3 0', '3 1', '0 4 0'), rules)).toEqual({
      answers: [],
      isComplete: true,
      isReset: true,
    })
  })

  test('the first scheduler had no hard for cards in learning', () => {
    const history = historyOf(log('1 0', '2 0', '3 0', '2 1', '3 1', '2 2'), {
      ...rules,
      isFirstScheduler: true,
    })
    expect(history.answers.map(({ grade }) => grade)).toEqual([
      'again',
      'good',
      'easy',
      'hard',
      'good',
      'good',
    ])
  })

  test('what its owner told Anki to leave out is left out', () => {
    const history = historyOf(log('3 0', '3 1', '4 1'), { ...rules, ignoreBeforeMs: 2 * dayMs })
    expect(history.answers.map(({ grade }) => grade)).toEqual(['good', 'easy'])
    expect(history.isComplete).toBe(false)
  })
})

const learned: CardSpec = {
  type: 2,
  queue: 2,
  due: 30,
  interval: 10,
  factor: 2300,
  reps: 2,
  lapses: 1,
  data: '{"s":12.5,"d":4.25,"lrt":1794816000,"dr":0.9}',
  log: [
    [(createdS + 3600) * 1000, 3, -600, 0, 0, 5000, 0],
    [(createdS + 5 * 86_400) * 1000, 3, 10, 1, 300, 0, 1],
  ],
}
const progress = (card: CardSpec, over: Partial<AnkiCollection> = {}) =>
  converted({ notes: [{ guid: 'g', fields: ['a', 'b'], cards: [card] }], over }).progress?.cards[0]
const due = (card: CardSpec, over: Partial<AnkiCollection> = {}): string => {
  const on = progress(card, over)?.state?.dueOn
  return on === undefined ? 'none' : formatDay(on)
}

describe('a card that was learned', () => {
  test('comes with its answers, Anki’s numbers and its day', () => {
    expect(progress(learned)).toMatchObject({
      card: 'anki-cd0aa9856147b6c5',
      isSuspended: false,
      reviews: [
        { at: (createdS + 3600) * 1000, grade: 'good', tookMs: 5000 },
        { grade: 'good', tookMs: null },
      ],
      state: {
        state: 'review',
        stability: 12.5,
        difficulty: 4.25,
        intervalDays: 10,
        ease: 2.3,
        reps: 2,
        lapses: 1,
      },
    })
    expect(due(learned)).toBe('2026-12-01')
  })

  test('without FSRS has the interval and ease to infer from', () => {
    expect(progress({ ...learned, data: '' })?.state).toMatchObject({
      stability: null,
      difficulty: null,
      ease: 2.3,
    })
    expect(progress({ ...learned, data: '{"s":-1,"d":99}' })?.state).toMatchObject({ stability: null })
    expect(progress({ ...learned, data: '{broken' })?.state).toMatchObject({ stability: null })
  })

  test('whose log is cut off has its state alone', () => {
    const { reviews, state } = progress({ ...learned, log: learned.log!.slice(1) })!
    expect([reviews, state?.stability]).toEqual([[], 12.5])
  })

  test('in a filtered deck keeps the day of its own', () => {
    expect(due({ ...learned, due: -100, homeDue: 31, homeDeck: 1, deck: 2 })).toBe('2026-12-02')
  })

  test('while learning is due at an instant, which has a day', () => {
    const at = createdS + 2 * 86_400 + 3600
    expect(due({ ...learned, type: 1, queue: 1, due: at })).toBe('2026-11-03')
    expect(progress({ ...learned, type: 3, queue: 1, due: at })?.state?.state).toBe('relearning')
    expect(progress({ ...learned, type: 1, queue: 1, due: at })?.state?.dueAt).toBe(at * 1000)
    // A step of a day and more: Anki counts it in days.
    expect(progress({ ...learned, type: 1, queue: 3, due: 30 })?.state?.dueAt).toBeUndefined()
  })

  test('may be suspended; a buried one is like others', () => {
    expect(progress({ ...learned, queue: -1 })).toMatchObject({
      isSuspended: true,
      state: { state: 'review' },
    })
    expect(progress({ ...learned, queue: -2 })).toMatchObject({ isSuspended: false })
  })
})

test('a new card is told of only when it is suspended', () => {
  expect(progress({})).toBeUndefined()
  expect(progress({ queue: -1 })).toEqual({
    card: 'anki-cd0aa9856147b6c5',
    reviews: [],
    state: null,
    isSuspended: true,
  })
  // Reset in Anki: what stands in its log no longer counts.
  expect(progress({ ...learned, type: 0, queue: 0 })).toBeUndefined()
})

describe('days', () => {
  // 02:30 of the 6th in UTC, 21:30 of the 5th in New York.
  const late: CardSpec = { ...learned, log: [[Date.UTC(2026, 10, 6, 2, 30), 3, 1, 0, 0, 0, 0]] }
  const dayOf = (over: Partial<AnkiCollection>, zone: number): string => {
    const imported = importCollection(
      collectionOf({ notes: [{ fields: ['a', 'b'], cards: [late] }], over }),
      {
        limits: defaultImportLimits,
        zone: () => zone,
        mediaFolder: () => 'm',
      },
    )
    return formatDay(imported.progress!.cards[0]!.reviews[0]!.dayOn)
  }

  test('begin at the collection’s hour, on the collection’s clock', () => {
    expect(dayOf({ createdWest: 0, rollover: 4 }, 0)).toBe('2026-11-05')
    expect(dayOf({ createdWest: 0, rollover: 2 }, 0)).toBe('2026-11-06')
    expect(dayOf({ createdWest: 300, rollover: 4 }, 0)).toBe('2026-11-05')
    expect(dayOf({ createdWest: -480, rollover: 4 }, 0)).toBe('2026-11-06')
  })

  test('are this machine’s where the collection does not say', () => {
    expect(dayOf({ createdWest: null, rollover: 4 }, 480)).toBe('2026-11-06')
  })
})

test('the weights are those of the options that most learned cards have', () => {
  const weights = Array.from({ length: 21 }, (_, index) => index / 10)
  const decks = new Map(
    [1, 2].map((id) => [id, { id, levels: [`d${id}`], isFiltered: false, preset: id * 10 }] as const),
  )
  const presets = new Map([
    [10, { weights: null, retention: 0.9, ignoreBeforeMs: 0 }],
    [20, { weights, retention: 0.8, ignoreBeforeMs: 0 }],
  ])
  const notes = [1, 2, 2].map((deck) => ({ deck, fields: [`${deck}`, 'x'], cards: [learned] }))
  expect(converted({ notes, over: { decks, presets } }).progress).toMatchObject({ weights, retention: 0.8 })
})
