/** What stands beside the log comes back from journals too, when the database is remade. */
import Database from 'better-sqlite3'
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { instant } from '../../src/model/time.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { saveOwnPoints } from '../../src/store/own-points.ts'
import { rebuild } from '../../src/store/parameters.ts'
import { foldFor } from '../../src/commands/memory.ts'
import { present } from '../../src/commands/present.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { hold, interview, twoQuestions } from './mock-world.ts'
import type { World } from './viva.ts'

const database = (viva: World): string => join(viva.home, 'viva.db')

function inStore<T>(viva: World, work: (store: ReturnType<typeof openStore>) => T): T {
  const store = openStore(database(viva))
  try {
    return work(store)
  } finally {
    closeStore(store)
  }
}

/** The rows of a query, past the program. */
function rows(viva: World, query: string): unknown {
  const db = new Database(database(viva), { readonly: true })
  try {
    return db.prepare(query).all()
  } finally {
    db.close()
  }
}

/** A home with something of everything, the folder that it was synced into, and what the program says of it. */
function full(): { readonly viva: World; readonly shared: string } {
  const viva = interview()
  const notes = viva.write(join(viva.home, 'notes.md'), '## What is a note?\n\nA text.\n')
  hold(viva, twoQuestions)
  for (const args of [
    ['interview', 'set', '2026-12-05', '--minutes', '30'],
    ['interview', 'triage', 'r1', 'must'],
    ['import', notes, '--to', 'imported', '--yes'],
  ])
    expect([args, viva.run(args).code]).toEqual([args, 0])
  inStore(viva, (store) => {
    const { at, zoneOffset, dayOn } = present(defaultSettings)
    saveOwnPoints(store, 'r2' as CardKey, ['one', 'two'], instant(at))
    store.db.exec(`update cards set is_suspended = 0`)
    const weights = defaultWeights.map((weight, index) => (index === 20 ? weight + 0.1 : weight))
    rebuild(store, weights, 500, { at, zoneOffset, dayOn }, () => foldFor(store))
  })
  const shared = join(viva.home, 'shared')
  mkdirSync(shared)
  expect(viva.run(['sync', shared]).code).toBe(0)
  return { viva, shared }
}

function lose(viva: World): void {
  for (const side of ['', '-wal', '-shm']) rmSync(database(viva) + side, { force: true })
}

const told = (viva: World): unknown =>
  [
    ['mock', 'list'],
    ['mock', 'show', '1'],
    ['interview'],
    ['cards', 'deck:deck'],
    ['export', 'reviews', '-o', join(viva.home, 'log.csv'), '--force'],
  ].map((args) => (args[0] === 'export' ? null : viva.json([...args])))

const tables = (viva: World): unknown =>
  [
    'select * from own_points',
    'select * from triage',
    'select * from mock_items order by mock, position',
    'select path, format, digest from sources',
    'select deck, base from source_decks',
    'select id, weights from parameters',
    `select name, held_on, minutes_per_day, set_at, cleared_at from interviews`,
    'select id, kind, at, grade from events order by id',
  ].map((query) => rows(viva, query))

describe('a database that is remade from journals alone', { timeout: 60_000 }, () => {
  // Seen to fail with each of the five kinds left out of `keptHere` in src/store/kept.ts, one after the other.
  test('has the mocks, own points, dates, triage, sources, weights and the log that there were', () => {
    const { viva, shared } = full()
    const before = [told(viva), tables(viva)]
    lose(viva)
    const { out, code } = viva.run(['doctor', '--rebuild', shared])
    expect([code, out]).toEqual([0, expect.stringContaining('5 things more were taken')])
    viva.run(['decks', 'off', '**'])
    viva.run(['decks', 'on', 'deck'])
    viva.run(['decks', 'on', 'imported'])
    expect([told(viva), tables(viva)]).toEqual(before)
    expect(viva.run(['import', '--yes', '--json']).out).toContain('"unchanged": 1')
  })

  test('finds the points of a card that has another key in the new one, by its former name', () => {
    const { viva, shared } = full()
    const path = join(viva.home, 'decks', 'deck.md')
    const text = readFileSync(path, 'utf8')
    // The id of the card is given by hand later: its key stays what it was.
    writeFileSync(path, text.replaceAll('id: r2', 'id: renamed'))
    expect(viva.run(['due']).code).toBe(0)
    viva.run(['sync', shared])
    lose(viva)
    expect(viva.run(['doctor', '--rebuild', shared]).code).toBe(0)
    expect(rows(viva, 'select o.card, c.card_id from own_points o join cards c on c.key = o.card')).toEqual([
      { card: 'renamed', card_id: 'renamed' },
    ])
  })

  test('has what was said last, and nothing of what was taken back', () => {
    const { viva, shared } = full()
    viva.run(['interview', 'triage', 'r1', 'skip'])
    viva.run(['sync', shared])
    inStore(viva, (store) => saveOwnPoints(store, 'r2' as CardKey, [], instant(0)))
    viva.run(['sync', shared])
    lose(viva)
    expect(viva.run(['doctor', '--rebuild', shared]).code).toBe(0)
    expect(rows(viva, 'select card, choice from triage')).toEqual([{ card: 'r1', choice: 'skip' }])
    expect(rows(viva, 'select * from own_points')).toEqual([])
  })

  test('is told once: syncing again appends nothing, and syncing on another machine takes none of it', () => {
    const { viva, shared } = full()
    const read = () => readdirSync(shared).map((name) => readFileSync(join(shared, name), 'utf8'))
    const before = read()
    expect(viva.run(['sync', shared]).out).toContain('0 ')
    expect(read()).toEqual(before)
    const other = interview()
    expect(other.json<{ passedOver: unknown[] }>(['sync', shared]).passedOver).toEqual([])
    expect(rows(other, 'select * from mocks')).toEqual([])
  })

  test('is not made to believe what a line says that is none of ours', () => {
    const { viva, shared } = full()
    const [name] = readdirSync(shared)
    const lines = readFileSync(join(shared, name!), 'utf8').split('\n')
    const points = lines.find((line) => line.includes('"kind":"points"'))!
    const foreign = [
      points.replace('"card":"r2"', '"card":"r3","held_by":"me"').replace('"key":"r2"', '"key":"r3"'),
      points.replace('"[\\"one\\",\\"two\\"]"', '"no json"').replace('"key":"r2"', '"key":"r4"'),
      points.replace('"kind":"points"', '"kind":"events"'),
      // Of no card, and by a name that every object has.
      points
        .replaceAll('"r2"', '"constructor"')
        .replace('"names":{"constructor":"constructor"}', '"names":{}'),
    ]
    writeFileSync(join(shared, 'viva-foreign.jsonl'), `${foreign.join('\n')}\n`)
    lose(viva)
    expect(viva.run(['doctor', '--rebuild', shared]).code).toBe(0)
    expect(rows(viva, 'select card from own_points order by card')).toEqual([
      { card: 'constructor' },
      { card: 'r2' },
    ])
  })
})
