import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { defaultImportLimits, type ImportLimits } from '../../src/model/import-limits.ts'
import { readAnkiRows } from '../../src/store/anki-rows.ts'
import { openForeign } from '../../src/store/foreign.ts'
import { collectionBytes, type CollectionSpec } from '../convert/anki/collection.ts'
import { folder } from './made.ts'

/** A file as another program left it. */
function database(sql: string): string {
  const path = join(folder(), 'foreign.db')
  const db = new Database(path)
  db.exec(sql)
  db.close()
  return path
}

const refusal = (sql: string): unknown => {
  const opened = openForeign(database(sql))
  if (!('kind' in opened)) opened.close()
  return 'kind' in opened ? opened : 'opened'
}

describe('a database of another program', () => {
  test('is read, and never written', () => {
    const opened = openForeign(database(`create table t (a, b); insert into t values (1, 'x'), (2, x'00')`))
    if ('kind' in opened) throw new Error(opened.kind)
    expect([...opened.rows('select a, b from t order by a')]).toEqual([
      [1, 'x'],
      [2, Buffer.from([0])],
    ])
    expect([opened.hasTable('t'), opened.hasTable('u')]).toEqual([true, false])
    expect(() => [...opened.rows('delete from t returning a')]).toThrow(/readonly/)
    opened.close()
  })

  test('may compare text by a collation that only its own program has', () => {
    const path = database(
      `create table t (name text primary key collate nocase) without rowid; insert into t values ('b'), ('A')`,
    )
    const db = new Database(path)
    db.unsafeMode(true)
    db.pragma('writable_schema = on')
    db.exec(`update sqlite_schema set sql = replace(sql, 'collate nocase', 'COLLATE unicase')`)
    db.close()
    const opened = openForeign(path)
    if ('kind' in opened) throw new Error(opened.kind)
    expect([...opened.rows('select name from t order by name')].flat()).toEqual(['A', 'b'])
    opened.close()
  })

  test.each([
    [`create table t (a); create trigger run after insert on t begin select 1; end`, 'trigger run'],
    [`create table t (a); create view notes as select randomblob(1000000000)`, 'view notes'],
    [`create virtual table words using fts5 (a)`, 'table words'],
    [`create table t (a, b generated always as (a || a))`, 'table t'],
    [`create table t (a, b as (zeroblob(1000000000)))`, 'table t'],
    [`create table t (a check (length(a) < 5))`, 'table t'],
    [`create table t (a); create index heavy on t (abs(a))`, 'index heavy'],
  ])('%s is refused', (sql, part) => {
    expect(refusal(sql)).toEqual({ kind: 'refused', part })
  })

  test('words of a comment or a default make nothing refused', () => {
    const sql = `create table t (a text default 'check (x)', -- generated always as (x), isn't it?\n b);
      create index ix on t (a, b) where b != 0`
    expect(refusal(sql)).toBe('opened')
  })

  test.each([
    ['no database', 'this is text, not a database, whatever it is called'.repeat(20)],
    ['the beginning of one', collectionBytes({ notes: [{ fields: ['a', 'b'] }] }, 11).subarray(0, 5000)],
  ])('%s is damaged', (_, bytes) => {
    const path = join(folder(), 'foreign.db')
    writeFileSync(path, bytes)
    expect(openForeign(path)).toMatchObject({ kind: 'damaged' })
  })

  test('pages that lead nowhere are damaged', () => {
    const bytes = collectionBytes(
      {
        notes: Array.from({ length: 500 }, (_, index) => ({ fields: [`front ${index}`, 'back'.repeat(50)] })),
      },
      11,
    )
    bytes.fill(0xff, 30_000, 60_000)
    const path = join(folder(), 'foreign.db')
    writeFileSync(path, bytes)
    expect(openForeign(path)).toMatchObject({ kind: 'damaged' })
  })
})

describe('a collection of Anki', () => {
  const read = (spec: CollectionSpec, schema: 11 | 18, limits: Partial<ImportLimits> = {}) => {
    const path = join(folder(), 'collection')
    writeFileSync(path, collectionBytes(spec, schema))
    return readAnkiRows(path, '/notes.apkg', { ...defaultImportLimits, ...limits })
  }
  const one: CollectionSpec = { notes: [{ guid: 'g', fields: ['a', 'b'], tags: ' t ' }] }

  test.each([11, 18] as const)('of schema %i comes as rows', (schema) => {
    const rows = read(one, schema)
    expect(rows.version).toBe(schema)
    expect(rows.notes).toEqual([
      { id: 1, guid: 'g', noteType: 10, modifiedS: 1_700_000_000, tags: ' t ', fields: 'a\x1fb' },
    ])
    expect(rows.cards).toHaveLength(1)
    expect(rows.noteTypes.length > 0).toBe(schema === 18)
    expect(rows.json.noteTypes === '').toBe(schema === 18)
  })

  test.each([
    [
      'a newer version',
      `update col set ver = 19`,
      { code: 'anki-newer', values: { path: '/notes.apkg', found: 19, known: 18 } },
    ],
    [
      'a version before all',
      `update col set ver = 3`,
      { code: 'anki-damaged', values: { path: '/notes.apkg', reason: 'version 3' } },
    ],
    [
      'no notes table',
      'drop table notes',
      { code: 'anki-damaged', values: { path: '/notes.apkg', reason: 'no table notes' } },
    ],
    [
      'a trigger',
      'create trigger t after insert on notes begin delete from cards; end',
      { code: 'anki-refused', values: { path: '/notes.apkg', part: 'trigger t' } },
    ],
    ['no rows at all', 'delete from col', { code: 'anki-damaged' }],
  ])('with %s is refused', (_, sql, failure) => {
    expect(() => read({ ...one, change: (db) => db.exec(sql) }, 11)).toThrow(
      expect.objectContaining({ ...failure, exitCode: 2 }),
    )
  })

  test.each([
    ['notes', { notes: 1 }],
    ['cards', { cards: 1 }],
    ['textBytes', { textBytes: 1100 }],
  ] as const)('with more %s than allowed is refused before they are read', (limit, limits) => {
    const spec = { notes: [{ fields: ['a', 'b'] }, { fields: ['c', 'd'.repeat(1200)] }] }
    const failure = expect.objectContaining({
      code: 'import-limit',
      values: expect.objectContaining({ limit }),
    })
    expect(() => read(spec, 18, limits)).toThrow(failure)
  })

  test('may hold anything in any column', () => {
    const rows = read(
      {
        ...one,
        change: (db) =>
          db.exec(
            `update notes set flds = x'ff', tags = 5, mod = 'soon'; update cards set due = 1.5, data = x'00', ivl = 9e99`,
          ),
      },
      11,
    )
    expect(rows.notes).toMatchObject([{ fields: '', tags: '5', modifiedS: 0 }])
    expect(rows.cards).toMatchObject([{ due: 1, data: '' }])
  })
})
