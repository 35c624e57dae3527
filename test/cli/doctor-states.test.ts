/** Databases in which the doctor cannot or must not simply look: held, of an older viva, damaged, closed; and its words in Chinese. */
import Database from 'better-sqlite3'
import { readFileSync, truncateSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/store/migrations.ts'
import { readLedger } from '../e2e/ledger.ts'
import { cannot } from '../files/folders.ts'
import { inReadOnlyHome } from './closed.ts'
import { afternoon, codes, examined, sound, within, type Report } from './doctors.ts'

/** Takes the last step of the schema back: what it brought is empty in a sound home. */
const aged = (database: string): void =>
  within(database, (db) => {
    db.exec('drop table journals; drop table waiting_events')
    db.pragma(`user_version = ${MIGRATIONS.length - 1}`)
  })

test('a database that another program holds is told to be held, and --fix waits for nobody', () => {
  const viva = sound()
  const other = new Database(viva.database)
  other.pragma('locking_mode = exclusive')
  other.exec('begin exclusive')
  for (const flags of [[], ['--fix']])
    expect(examined(viva, ...flags)).toMatchObject({
      code: 1,
      findings: [{ code: 'database-busy', level: 'wrong', isFixable: false }],
      backup: null,
    })
  other.exec('rollback')
  other.close()
  expect(examined(viva)).toMatchObject({ code: 0, findings: [] })
})

describe('a database of an older viva', () => {
  test('is told to be older, not to be empty, and is not brought up to date by looking', () => {
    const viva = sound()
    aged(viva.database)
    const before = readFileSync(viva.database)
    expect(examined(viva)).toMatchObject({ code: 0, findings: [{ code: 'database-older', level: 'note' }] })
    const { out } = viva.run(['doctor'], { now: afternoon })
    expect(out).not.toMatch(/nothing there yet|Nothing is wrong/)
    expect(out).toContain('viva doctor --fix')
    expect(readFileSync(viva.database).equals(before)).toBe(true)
  })

  // Seen to fail with the backup made after the database was opened, which brings it up to date.
  test('is brought up to date by --fix, after a backup of the older one, and what was damaged in it is mended too', () => {
    const viva = sound()
    const { lines } = readLedger(viva.database)
    viva.edit(`update cards set stability = 99 where key = 'q1'`)
    aged(viva.database)
    const { fixed, findings, backup, code } = examined(viva, '--fix')
    expect([codes(fixed), findings, code]).toEqual([['database-older'], [], 0])
    within(backup!, (db) => {
      expect(db.pragma('user_version', { simple: true })).toBe(MIGRATIONS.length - 1)
      expect(db.prepare(`select stability from cards where key = 'q1'`).pluck().get()).toBe(99)
    })
    expect(readLedger(viva.database)).toMatchObject({ lines, faults: [] })
  })
})

// Seen to fail with rights not looked at (`unwritable` in src/files/health.ts), and with the bytes of the database not read
// (`openedToLook` in src/commands/doctor.ts): then nothing was known of what is in it.
test('a home that its owner may not write is told to be that, looked into all the same, and not damaged', (context) => {
  const viva = sound()
  viva.edit(`update cards set stability = 99 where key = 'q1'`)
  const { code, out, err } = inReadOnlyHome(viva, ['doctor', '--json'])
  if (/Cannot find module|EACCES/.test(err)) return cannot(context, 'nobody cannot read this checkout')
  const { findings } = JSON.parse(out) as Report
  expect([code, codes(findings)]).toEqual([1, ['memories', 'not-writable', 'not-writable']])
  // What cannot be mended there is refused before anything is tried.
  expect(inReadOnlyHome(viva, ['doctor', '--fix'])).toMatchObject({
    code: 3,
    err: expect.stringMatching(/^viva: .*\n$/),
  })
})

test('a database that cannot be read is not said to be empty', () => {
  const viva = sound()
  truncateSync(viva.database, 8192)
  const { out, code } = viva.run(['doctor'], { now: afternoon })
  expect(code).toBe(1)
  expect(out).not.toContain('nothing there yet')
  expect(out).toContain('viva restore')
})

// Seen to fail with the indexes made anew before the backup, and with the refusal of SQLite let through.
test('indexes that cannot be made anew are left alone, with everything else: nothing is changed before a sound backup', () => {
  const viva = sound()
  // Two cards of one id, which the index that forbids it does not know of.
  const index = within(viva.database, (db) => {
    const row = db
      .prepare(
        `select * from sqlite_schema where type = 'index' and sql like '%unique%' and tbl_name = 'mocks'`,
      )
      .get() as { name: string }
    db.prepare('delete from sqlite_schema where name = ?').run(row.name)
    return row
  })
  within(viva.database, (db) => {
    for (const number of [1, 2])
      db.exec(`insert into sessions (id, kind, started_at, device, seed) values ('s${number}', 'mock', 0, 1, 1);
        insert into mocks values ('s${number}', ${number}, 'active', 'quick', 'practice', 0, null, 1, 'h', 1, '{}')`)
  })
  within(viva.database, (db) =>
    db.prepare('insert into sqlite_schema values (@type, @name, @tbl_name, @rootpage, @sql)').run(index),
  )
  const before = readFileSync(viva.database)
  expect(codes(examined(viva).findings)).toContain('indexes')
  const { code, backup, findings } = examined(viva, '--fix')
  expect([code, backup]).toEqual([1, null])
  expect(codes(findings)).toContain('indexes')
  expect(readFileSync(viva.database).equals(before)).toBe(true)
})

test('in Chinese findings stand in a column too, with Chinese marks between them', () => {
  const viva = sound()
  viva.edit(`update cards set stability = 99 where key = 'q1'`)
  const { out } = viva.run(['doctor'], { now: afternoon, env: { LANG: 'zh_CN.UTF-8' } })
  expect(out).toContain(
    '问题    1 张卡片的记忆和日志对不上：q1\n        --fix：从日志重新计算。\n\n修复能修复的：viva doctor --fix\n',
  )
  expect(out).toMatch(/^剩余空间 \d+ MB，最新的备份：今天$/m)
})
