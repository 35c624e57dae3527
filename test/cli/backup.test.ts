import {
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { describe, expect, test } from 'vitest'
import { MIGRATIONS } from '../../src/store/migrations.ts'
import { openStore, closeStore } from '../../src/store/open.ts'
import { unindexed, within } from './doctors.ts'
import { hold, interview, twoQuestions } from './mock-world.ts'
import { deckOf, world, type World } from './viva.ts'

type Told = {
  readonly backup: string
  readonly restored: string | null
  readonly before: string | null
  readonly sound: boolean
  readonly reviews: number
  readonly lastDay: string | null
}

const at = (date: string): string => `${date}T08:30:00+01:00`
const reps = (home: World): number => home.json<{ reps: number }[]>(['cards', 'q1'])[0]!.reps
const backups = (home: World): readonly string[] => readdirSync(join(home.home, 'backups')).sort()

function notes(): World {
  const home = world()
  home.write('notes.md', deckOf(3))
  return home
}

describe('viva backup', () => {
  test('writes a copy that is read back, for its owner alone', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    const told = home.json<Told>(['backup'])
    expect(told).toMatchObject({ sound: true, reviews: 1, lastDay: '2026-11-21' })
    expect(statSync(told.backup).mode & 0o777).toBe(0o600)
    const db = new Database(told.backup, { readonly: true })
    expect(db.prepare(`select count(*) from events where kind = 'review'`).pluck().get()).toBe(1)
    db.close()
  })

  test('lists what each holds, damaged ones too', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    const { backup } = home.json<Told>(['backup'])
    home.json<Told>(['backup'], at('2026-11-22'))
    truncateSync(backup, 5_000)
    const listed = home.json<{ backup: string; sound: boolean; reason: string }[]>(['backup', '--list'])
    expect(listed.map(({ sound, reason }) => [reason, sound])).toEqual([
      ['hand', true],
      ['hand', false],
      ['daily', true],
    ])
    expect(home.run(['backup', '--list']).out).toContain('not sound')
  })

  test('is made once a day by itself, when something was learned', () => {
    const home = notes()
    home.run(['due'])
    expect(backups(home)).toEqual([])
    home.run(['grade', 'q1', 'good'])
    home.run(['grade', 'q2', 'good'])
    expect(backups(home)).toHaveLength(1)
    home.run(['grade', 'q1', 'good'], { now: at('2026-11-22') })
    expect(backups(home).map((name) => name.slice(-9))).toEqual(['-daily.db', '-daily.db'])
  })

  // Seen to fail with what was written not looked at (`check` left out of `makeBackup`).
  test('that is not sound when it is read back is none: it is refused, and nothing of it stays', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    const before = backups(home)
    unindexed(join(home.home, 'viva.db'))
    expect(home.run(['backup'])).toMatchObject({ code: 3, err: expect.stringContaining('index') })
    expect(backups(home)).toEqual(before)
  })

  // Seen to fail with the failure of a daily backup let through (`backUpDaily`), and with nothing said of it.
  test('that cannot be made is told, and the answer counts all the same', () => {
    const home = notes()
    rmSync(join(home.home, 'backups'), { recursive: true })
    writeFileSync(join(home.home, 'backups'), 'a file in its place')
    const { err, code } = home.run(['grade', 'q1', 'good'])
    expect([code, err]).toEqual([
      0,
      expect.stringMatching(/^Your answers are saved, but not backed up: .*backups.*\n$/),
    ])
    expect(reps(home)).toBe(1)
    expect(home.run(['backup'])).toMatchObject({ code: 3, err: expect.stringContaining('backups') })
  })

  test('is made after a mock too', () => {
    const home = interview()
    hold(home, twoQuestions)
    expect(backups(home).map((name) => name.slice(-9))).toEqual(['-daily.db'])
  })

  test('is made before a migration, of the version before it', () => {
    const home = notes()
    const path = join(home.home, 'viva.db')
    for (const side of ['', '-wal', '-shm']) rmSync(`${path}${side}`, { force: true })
    const earlier = new Database(path)
    earlier.exec(MIGRATIONS[0]!)
    earlier.pragma('application_id = 0x76697661')
    earlier.pragma('user_version = 1')
    earlier.close()
    expect(home.run(['due'])).toMatchObject({ err: '', code: 0 })
    const [name] = backups(home)
    expect(name).toMatch(/-migration\.db$/)
    const kept = new Database(join(home.home, 'backups', name!), { readonly: true })
    expect(kept.pragma('user_version', { simple: true })).toBe(1)
    kept.close()
  })
})

describe('viva restore', () => {
  test('goes back, and what was there can be gone back to', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    const { backup } = home.json<Told>(['backup'])
    home.run(['grade', 'q1', 'good'], { now: at('2026-11-22') })
    expect(reps(home)).toBe(2)
    const told = home.json<Told>(['restore', backup, '--yes'], at('2026-11-22'))
    expect(told).toMatchObject({ restored: backup, reviews: 1 })
    expect(reps(home)).toBe(1)
    home.json<Told>(['restore', told.before!, '--yes'], at('2026-11-22'))
    expect(reps(home)).toBe(2)
  })

  test('without a name takes the newest sound one, by any part of its name from the start the one named', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    home.run(['backup'])
    const { backup } = home.json<Told>(['backup'], at('2026-11-22'))
    writeFileSync(backup, 'not a database')
    const first = home.json<Told>(['restore', '--yes'], at('2026-11-23'))
    expect(first.restored).toMatch(/2026-11-21.*-hand\.db$/)
    expect(home.json<Told>(['restore', '2026-11-21', '--yes'], at('2026-11-23')).restored).toMatch(
      /2026-11-21/,
    )
  })

  // Seen to fail with ages counted from the wrong day, and with the newest by name taken.
  test('a clock that was ten years ahead for a while takes no backup with it, and is not what one goes back to', () => {
    const home = notes()
    for (const date of ['2026-11-18', '2026-11-19', '2026-11-20'])
      home.run(['grade', 'q1', 'good'], { now: at(date) })
    const before = backups(home)
    expect(before).toHaveLength(3)
    home.run(['grade', 'q2', 'good'], { now: at('2036-11-20') })
    expect(backups(home)).toEqual(expect.arrayContaining([...before]))
    home.run(['grade', 'q3', 'good'], { now: at('2026-11-21') })
    expect(home.json<Told>(['restore', '--yes'], at('2026-11-21')).restored).toContain('viva-2026-11-21')
    const looked = home.run(['doctor', '--json'], { now: at('2026-11-30') })
    expect(JSON.parse(looked.out)).toMatchObject({ backupAgeDays: 9 })
  })

  test('asks first: without a terminal and without --yes nothing happens', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    home.run(['backup'])
    home.run(['grade', 'q1', 'good'], { now: at('2026-11-22') })
    expect(home.run(['restore']).out).toContain('--yes')
    expect(reps(home)).toBe(2)
  })

  test('works where the database cannot be read, and keeps what was there', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    home.run(['backup'])
    const path = join(home.home, 'viva.db')
    writeFileSync(path, 'x'.repeat(10_000))
    expect(home.run(['due']).code).toBe(3)
    const told = home.json<Told>(['restore', '--yes'])
    expect(readFileSync(told.before!, 'utf8')).toBe('x'.repeat(10_000))
    expect(reps(home)).toBe(1)
  })

  test('works where the database is gone', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    const { backup } = home.json<Told>(['backup'])
    const elsewhere = world()
    const copy = join(elsewhere.home, 'backups', backup.split('/').at(-1)!)
    copyFileSync(backup, copy)
    for (const side of ['', '-wal', '-shm']) {
      const path = join(elsewhere.home, `viva.db${side}`)
      if (existsSync(path)) writeFileSync(path, '')
    }
    expect(elsewhere.json<Told>(['restore', '--yes'])).toMatchObject({ reviews: 1 })
  })

  // Seen to fail with `openLibrary` opening without its backup before a migration.
  test('takes a backup of an older viva, which is brought up to date after a backup of its own', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    const { backup } = home.json<Told>(['backup'])
    within(backup, (db) => {
      db.exec('drop table journals; drop table waiting_events')
      db.pragma(`user_version = ${MIGRATIONS.length - 1}`)
    })
    home.run(['grade', 'q1', 'good'], { now: at('2026-11-22') })
    expect(home.json<Told>(['restore', backup, '--yes'], at('2026-11-22'))).toMatchObject({ reviews: 1 })
    expect(home.run(['due'], { now: at('2026-11-23') })).toMatchObject({ code: 0, err: '' })
    expect(reps(home)).toBe(1)
    expect(backups(home).filter((name) => name.includes('migration'))).toHaveLength(1)
    expect(home.run(['doctor', '--json'], { now: at('2026-11-23') }).out).toContain('"findings": []')
  })

  // Seen to fail with `holdAlone` left out of `restore`.
  test('refuses while another program has the database open', () => {
    const home = notes()
    home.run(['grade', 'q1', 'good'])
    home.run(['backup'])
    const store = openStore(join(home.home, 'viva.db'))
    const { code, err } = home.run(['restore', '--yes'])
    closeStore(store)
    expect([code, err]).toEqual([3, expect.stringContaining('another program')])
  })

  test.each([
    [['restore', 'nowhere', '--yes'], 'there is no backup nowhere'],
    [['restore', '--yes'], 'There are no backups yet'],
  ])('%j says what is wrong', (args, message) => {
    const home = notes()
    expect(home.run(args)).toMatchObject({ code: 2, err: expect.stringContaining(message) })
  })
})
