import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { ankiCollection, type AnkiNote, type ProgressTerms } from '../../src/convert/anki/write-collection.ts'
import { logOf, numbered } from '../../src/convert/anki/write-log.ts'
import { basicType, clozeType } from '../../src/convert/anki/own-note-types.ts'
import { readCollection } from '../../src/convert/anki/read-collection.ts'
import { defaultImportLimits } from '../../src/model/import-limits.ts'
import { newMemory, type Memory } from '../../src/model/memory.ts'
import { dayMs, instant, minuteMs, type Zone } from '../../src/model/time.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { ankiDatabase } from '../../src/store/anki-database.ts'
import { readAnkiRows } from '../../src/store/anki-rows.ts'
import { eventsOf, record, undoLast } from '../../src/store/log.ts'
import { folder, foldEvents, grade, key, moment, now, stateOfDay, storeWith, today } from './exported.ts'

const berlin: Zone = () => 60
const terms: ProgressTerms = {
  zone: berlin,
  dayStart: 240,
  learningSteps: 2,
  relearningSteps: 1,
  weights: defaultWeights,
  retention: 0.9,
}

const review = stateOfDay({ stability: 12.345678, difficulty: 6.54321, lastOn: today - 3, dueOn: today + 9 })

function note(
  over: Partial<AnkiNote> & { readonly memory?: Memory; readonly isSuspended?: boolean } = {},
): AnkiNote {
  const { memory = newMemory, isSuspended = false, ...rest } = over
  return {
    guid: 'g1',
    noteType: basicType,
    deck: 'work::kafka',
    tags: ['log'],
    fields: ['Front', 'Back', '', '', '', ''],
    modifiedAt: instant(1_700_000_000_000),
    cards: [{ position: 0, card: { memory, isSuspended }, log: [] }],
    ...rest,
  }
}

/** As the reading side sees it. */
function read(bytes: Uint8Array): ReturnType<typeof readAnkiRows> {
  const path = join(folder(), 'collection.anki2')
  writeFileSync(path, bytes)
  return readAnkiRows(path, path, defaultImportLimits)
}

const written = (notes: readonly AnkiNote[], progress: ProgressTerms | null = terms) =>
  read(ankiDatabase(ankiCollection(notes, progress)))

describe('a collection that is written', () => {
  test('is the same bytes for the same notes', () => {
    const notes = [note(), note({ guid: 'g2', noteType: clozeType, memory: review })]
    expect(ankiDatabase(ankiCollection(notes, terms))).toEqual(ankiDatabase(ankiCollection(notes, terms)))
  })

  test('is what the reading side makes of it: note types, decks with those above, notes, cards', () => {
    const rows = written([note({ guid: 'g2' }), note()])
    const collection = readCollection(rows)
    expect(rows.version).toBe(11)
    expect(collection.noteTypes.get(basicType.id)).toEqual(basicType)
    expect([...collection.decks.values()].map(({ levels }) => levels.join('/')).sort()).toEqual([
      'Default',
      'work',
      'work/kafka',
    ])
    expect(collection.notes.map(({ guid, tags }) => [guid, tags])).toEqual([
      ['g2', ' log '],
      ['g1', ' log '],
    ])
    expect(collection.cards.map(({ due }) => due)).toEqual([1, 2])
    expect(collection.isFirstScheduler).toBe(false)
    expect(collection.createdWest).toBe(-60)
    expect([...collection.presets.values()].some(({ weights }) => weights?.length === 21)).toBe(true)
  })

  test('without progress every card is new, and the scheduler is the one that every Anki knows', () => {
    const rows = written([note({ memory: review, isSuspended: true })], null)
    expect(rows.cards).toMatchObject([{ type: 0, queue: 0, due: 1, interval: 0, data: '{}' }])
    expect(JSON.parse(rows.json.config)).not.toHaveProperty('schedVer')
    expect(rows.log.size).toBe(0)
  })

  test('two notes of one name are one', () => {
    expect(written([note(), note()]).notes).toHaveLength(1)
  })
})

describe('what was learned', () => {
  const dayZero = (rows: ReturnType<typeof read>): number =>
    Math.floor((rows.createdS + 3600 - 4 * 3600) / 86_400)

  test('a card in review is due on its day and carries both numbers', () => {
    const rows = written([note({ memory: review })])
    const [card] = rows.cards
    expect(card).toMatchObject({ type: 2, queue: 2, interval: 12, reps: 3, lapses: 1 })
    expect(dayZero(rows) + (card?.due ?? 0)).toBe(today + 9)
    expect(JSON.parse(card?.data ?? '')).toMatchObject({ s: 12.3457, d: 6.543, dr: 0.9, decay: 0.154 })
    expect(card?.factor).toBe(2130)
  })

  test('day 0 lies before everything, however long ago', () => {
    const rows = written([note({ memory: stateOfDay({ lastOn: 12_000, dueOn: 12_003 }) })])
    expect(rows.cards[0]?.due).toBeGreaterThan(0)
    expect(dayZero(rows) + (rows.cards[0]?.due ?? 0)).toBe(12_003)
  })

  test('a card on a step waits for its instant, one on a step of another day for its day', () => {
    const known = { stability: 1, difficulty: 5, lastOn: today, reps: 1, lapses: 0 }
    const soon: Memory = { ...known, state: 'learning', step: 0, dueAt: instant(now + minuteMs) }
    const tomorrow: Memory = { ...known, state: 'relearning', step: 0, dueAt: instant(now + dayMs) }
    const rows = written([note({ memory: soon }), note({ guid: 'g2', memory: tomorrow })])
    expect(rows.cards).toMatchObject([
      { type: 1, queue: 1, due: Math.floor((now + minuteMs) / 1000) },
      { type: 3, queue: 3, interval: 1 },
    ])
    expect(dayZero(rows) + (rows.cards[1]?.due ?? 0)).toBe(today + 1)
  })

  test('a suspended card is suspended and keeps its due day', () => {
    const rows = written([note({ memory: review, isSuspended: true })])
    expect(rows.cards).toMatchObject([{ type: 2, queue: -1, interval: 12 }])
  })
})

describe('the log', () => {
  test('has a row for each answer that stands, of the kind that it was', () => {
    const { store } = storeWith('a')
    const at = (days: number, ms = 0) => ({
      at: instant(now + days * dayMs + ms),
      dayOn: (today + days) as typeof today,
    })
    grade(store, 'a', 'good', at(0))
    grade(store, 'a', 'good', at(0, 600_000))
    grade(store, 'a', 'easy', at(1))
    grade(store, 'a', 'again', at(30))
    grade(store, 'a', 'good', at(30, 600_000))
    grade(store, 'a', 'hard', at(50))
    undoLast(store, { ...moment, ...at(50, 1), session: null }, foldEvents)
    const rows = logOf(eventsOf(store, key('a')), [])
    expect(rows.map(({ ease, kind }) => [ease, kind])).toEqual([
      [3, 0],
      [3, 0],
      [4, 3],
      [1, 1],
      [3, 2],
    ])
    expect(rows[0]).toMatchObject({ id: now, interval: -600, lastInterval: 0, tookMs: 2000 })
    expect(rows[1]?.lastInterval).toBe(-600)
    expect(rows[1]?.interval).toBeGreaterThan(0)
    expect(rows.every(({ factor }) => factor >= 100 && factor <= 1100)).toBe(true)
  })

  test('a reset stays one, and what Anki told before it stays as it was', () => {
    const { store } = storeWith('a')
    grade(store, 'a', 'good', { reviewKind: 'import' })
    grade(store, 'a', 'good', { at: instant(now + 5000) })
    record(
      store,
      { ...moment, at: instant(now + 9000), kind: 'reset', card: key('a'), session: null },
      foldEvents,
    )
    const earlier = [{ id: now, ease: 2, interval: 3, lastInterval: 0, factor: 2500, tookMs: 7, kind: 1 }]
    expect(logOf(eventsOf(store, key('a')), earlier).map(({ id, ease, kind }) => [id, ease, kind])).toEqual([
      [now, 2, 1],
      [now + 5000, 3, 0],
      [now + 9000, 0, 4],
    ])
    expect(logOf(eventsOf(store, key('a')), [])).toHaveLength(3)
  })

  test('rows of one millisecond get ids of their own, the earlier card first', () => {
    const row = { id: 7, ease: 3, interval: 1, lastInterval: 0, factor: 500, tookMs: 0, kind: 0 }
    const all = numbered([
      { card: 2, rows: [row] },
      { card: 1, rows: [row, { ...row, id: 8 }] },
    ])
    expect(all.map(({ id, card }) => [id, card])).toEqual([
      [7, 1],
      [8, 2],
      [9, 1],
    ])
  })
})
