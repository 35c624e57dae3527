import Database from 'better-sqlite3'
import { execFileSync } from 'node:child_process'
import {
  chmodSync,
  existsSync,
  mkdirSync,
  openSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { cannot, noTinyDisk, tinyDisk } from '../files/folders.ts'
import { readLedger } from '../e2e/ledger.ts'
import { afternoon, codes, examined, sound, unindexed, type Report } from './doctors.ts'
import { deckOf, world } from './viva.ts'

test('a sound home is said to be so, with 0, and nothing in it changes', () => {
  const viva = sound()
  const before = readFileSync(viva.database)
  const { out, code } = viva.run(['doctor'], { now: afternoon })
  expect(code).toBe(0)
  expect(out).toMatch(/^viva \d.*, Node 24\..*, SQLite 3\.\d/)
  expect(out).toContain('2 events')
  expect(out).toContain('Nothing is wrong.')
  expect(readFileSync(viva.database).equals(before)).toBe(true)
})

test('before the first start there is nothing to find, and nothing is made', () => {
  const viva = world()
  rmSync(viva.home, { recursive: true })
  expect(examined(viva)).toMatchObject({ code: 0, findings: [], log: null })
  expect(existsSync(viva.home)).toBe(false)
})

// Those of memories seen to fail with `writeState` left out of `mend` (src/store/health.ts).
describe('damage that --fix repairs', () => {
  // What is damaged, and what the doctor calls it. The log is the same before and after in each.
  const damages: readonly (readonly [string, string, (viva: ReturnType<typeof sound>) => void])[] = [
    [
      'a memory that is not what the log says',
      'memories',
      ({ edit }) => edit(`update cards set stability = 99 where key = 'q1'`),
    ],
    [
      'a card that counts as new although it was answered',
      'memories',
      ({ edit }) =>
        edit(
          `update cards set state = 'new', stability = null, difficulty = null, last_on = null, step = null, due_at = null, due_on = null, reps = 0 where key = 'q2'`,
        ),
    ],
    [
      'a card that is suspended and nobody suspended it',
      'memories',
      ({ edit }) => edit(`update cards set is_suspended = 1 where key = 'q3'`),
    ],
    ['a card without its text', 'cards-without-text', ({ edit }) => edit(`delete from texts`)],
    [
      'a text without its card',
      'texts-without-card',
      ({ edit }) => edit(`update texts set card = 9999 where id = (select max(id) from texts)`),
    ],
    ['an index that does not match its table', 'indexes', ({ database }) => unindexed(database)],
    ['a home that others may enter', 'open-to-others', ({ home }) => chmodSync(home, 0o777)],
    ['a database that others may read', 'open-to-others', ({ database }) => chmodSync(database, 0o644)],
    [
      'no backup',
      'no-backup',
      ({ home }) => {
        rmSync(join(home, 'backups'), { recursive: true })
        mkdirSync(join(home, 'backups'), { mode: 0o700 })
      },
    ],
    [
      'an old backup',
      'backup-old',
      ({ home }) => {
        for (const name of readdirSync(join(home, 'backups')))
          renameSync(join(home, 'backups', name), join(home, 'backups', 'viva-2026-11-01T08-00-00-daily.db'))
      },
    ],
  ]
  for (const [name, code, damage] of damages)
    test(name, () => {
      const viva = sound()
      const { lines } = readLedger(viva.database)
      damage(viva)
      const found = examined(viva)
      expect(codes(found.findings)).toContain(code)
      expect(found).toMatchObject({ code: 1 })
      const fixed = examined(viva, '--fix')
      expect(codes(fixed.fixed)).toContain(code)
      expect(fixed).toMatchObject({ code: 0, findings: [] })
      expect(examined(viva)).toMatchObject({ code: 0, findings: [] })
      const ledger = readLedger(viva.database)
      expect(ledger.lines).toEqual(lines)
      expect(ledger.faults).toEqual([])
      expect(viva.json<{ question: string }>(['show', 'q1']).question).toBe('Question 1?')
    })

  // Seen to fail with the backup made after `mend`.
  test('only after a backup, which holds what was there before, and is for its owner alone', () => {
    const viva = sound()
    viva.edit(`update cards set stability = 99 where key = 'q1'`)
    const { backup } = examined(viva, '--fix')
    expect(statSync(backup!).mode & 0o777).toBe(0o600)
    const db = new Database(backup!, { readonly: true })
    expect(db.prepare(`select stability from cards where key = 'q1'`).pluck().get()).toBe(99)
    db.close()
  })
})

describe('damage that --fix leaves alone, since repairing it would lose something', () => {
  const bitFlipped = ({ database }: { database: string }): void => {
    const file = openSync(database, 'r+')
    const { size } = statSync(database)
    for (let at = 4096 * 2; at < size; at += 4096 * 3) writeSync(file, Buffer.alloc(64, 0xff), 0, 64, at)
  }
  const damages: readonly (readonly [string, RegExp, (viva: ReturnType<typeof sound>) => void])[] = [
    ['flipped bits', /^(integrity|database-unusable)$/, bitFlipped],
    [
      'a truncated database',
      /^(integrity|database-unusable)$/,
      ({ database }) => truncateSync(database, Math.floor(statSync(database).size / 2)),
    ],
    [
      'what is no database',
      /^database-unusable$/,
      ({ database }) => writeFileSync(database, 'no '.repeat(500)),
    ],
    ['a newer database', /^database-newer$/, ({ edit }) => edit('pragma user_version = 99')],
    [
      'an answer to a card that is not there',
      /^events-without-card$/,
      ({ edit }) =>
        edit(`insert into events (id, kind, card, at, zone_offset, day_on, device)
          select '019a0000-0000-7000-8000-000000000000', 'bury', 9999, at, zone_offset, day_on, device from events limit 1`),
    ],
    [
      'an undo of nothing',
      /^void-of-nothing$/,
      ({ edit }) =>
        edit(`insert into events (id, kind, card, at, zone_offset, day_on, device, target)
          select '019a0000-0000-7000-8000-000000000000', 'void', card, at, zone_offset, day_on, device, 'nobody' from events limit 1`),
    ],
    [
      'a clock that is earlier than the log',
      /^clock-early$/,
      ({ run }) => void run(['grade', 'q3', 'good'], { now: '2027-01-01T08:00:00+01:00' }),
    ],
    [
      'a folder that cannot be found',
      /^root-unreadable$/,
      ({ home, run }) => {
        const path = join(home, 'there')
        mkdirSync(path)
        writeFileSync(join(path, 'more.md'), deckOf(1).replaceAll('q1', 'm1'))
        run(['link', path, '--yes'])
        renameSync(path, `${path}-gone`)
      },
    ],
  ]
  for (const [name, code, damage] of damages)
    test(name, () => {
      const viva = sound()
      damage(viva)
      const before = readFileSync(viva.database)
      const found = examined(viva)
      expect(found.code).toBe(1)
      expect(codes(found.findings).some((each) => code.test(each))).toBe(true)
      const { code: exit, findings } = examined(viva, '--fix')
      expect(exit).toBe(1)
      expect(findings.every(({ isFixable }) => !isFixable)).toBe(true)
      expect(findings.every(({ message, remedy }) => message !== '' && remedy !== '')).toBe(true)
      expect(readFileSync(viva.database).equals(before)).toBe(true)
    })
})

// Seen to fail with the age of the backup alone looked at.
test('a backup is old only when something was learned since', () => {
  const viva = sound()
  viva.run(['backup'], { now: afternoon })
  const later = { now: '2026-12-24T15:00:00+01:00' }
  expect(viva.run(['doctor'], later)).toMatchObject({ code: 0, out: expect.stringContaining('33 days ago') })
})

// Seen to fail with all events taken for waiting ones, whether their card is here or not.
test('what waits for a card that is not here is noted; what waits for one that is here is taken', () => {
  const viva = sound()
  const wait = (card: string): void =>
    viva.edit(`insert into waiting_events (id, card, name, event)
      select '019a0000-0000-7000-8000-00000000000' || length('${card}'), '${card}', '${card}', json_object('kind', 'bury',
        'id', '019a0000-0000-7000-8000-00000000000' || length('${card}'), 'card', '${card}', 'at', at, 'zoneOffset', zone_offset,
        'dayOn', day_on, 'device', '019a0000-0000-7000-8000-0000000000ff', 'session', null) from events limit 1`)
  wait('elsewhere')
  expect(examined(viva)).toMatchObject({ code: 0, findings: [{ code: 'events-waiting', level: 'note' }] })
  wait('q3')
  expect(codes(examined(viva).findings)).toEqual(['events-to-take', 'events-waiting'])
  expect(codes(examined(viva, '--fix').fixed)).toEqual(['events-to-take'])
  expect(readLedger(viva.database)).toMatchObject({ faults: [], lines: expect.arrayContaining(['bury q3']) })
})

test('rows that name nothing are told', () => {
  const viva = sound()
  viva.edit(`update decks set root = 9999 where id = (select max(id) from decks)`)
  expect(codes(examined(viva).findings)).toEqual(['references'])
})

test('a clock that was set back is noted, and is nothing wrong', () => {
  const viva = sound()
  viva.run(['grade', 'q3', 'good'], { now: '2026-11-21T06:00:00+01:00' })
  expect(examined(viva)).toMatchObject({ code: 0, findings: [{ code: 'clock-went-back', level: 'note' }] })
})

test('a disk that is almost full', (context) => {
  const disk = tinyDisk(8192)
  if (disk === null) return cannot(context, noTinyDisk)
  const viva = sound()
  const home = join(disk, 'home')
  execFileSync('cp', ['-r', viva.home, home])
  const { out, code } = viva.run(['doctor', '--json'], { now: afternoon, env: { VIVA_HOME: home } })
  expect(code).toBe(1)
  expect(codes((JSON.parse(out) as Report).findings)).toEqual(['disk-low'])
})
