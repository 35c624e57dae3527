import Database from 'better-sqlite3'
import { mkdirSync, readdirSync, statSync, truncateSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { readLedger } from '../e2e/ledger.ts'
import { sound } from './doctors.ts'

describe('remaking the database from journals', () => {
  test('gives the same log and memories; what was there is kept as a file', () => {
    const viva = sound()
    viva.run(['undo'])
    viva.run(['grade', 'q3', 'easy'])
    const shared = join(viva.home, 'shared')
    mkdirSync(shared)
    viva.run(['sync', shared])
    const before = readLedger(viva.database)
    truncateSync(viva.database, 4096 * 3)
    const { out, code } = viva.run(['doctor', '--rebuild', shared])
    expect(code).toBe(0)
    expect(out).toContain('4 events taken')
    const after = readLedger(viva.database)
    expect(after.events).toEqual(before.events)
    expect(after.faults).toEqual([])
    for (const key of ['q1', 'q2', 'q3'])
      expect(after.states.get(key as never)).toEqual(before.states.get(key as never))
    const aside = readdirSync(viva.home).filter((name) => name.endsWith('.aside'))
    expect(aside.map((name) => statSync(join(viva.home, name)).size)).toEqual([4096 * 3])
    expect(viva.run(['doctor', '--rebuild', shared]).code).toBe(0)
    expect(readdirSync(viva.home).filter((name) => name.endsWith('.aside'))).toHaveLength(2)
  })

  // Seen to fail with `holdAlone` left out of `swap`.
  test('is refused from a folder without events, while another program is at work, and changes nothing then', () => {
    const viva = sound()
    const empty = join(viva.home, 'empty')
    mkdirSync(empty)
    expect(viva.run(['doctor', '--rebuild', empty])).toMatchObject({
      code: 2,
      err: expect.stringContaining('no journal with events'),
    })
    expect(readdirSync(empty)).toEqual([])
    viva.run(['sync', empty])
    const other = new Database(viva.database)
    other.prepare('select count(*) from events').get()
    expect(viva.run(['doctor', '--rebuild', empty])).toMatchObject({ code: 3 })
    other.close()
    expect(readLedger(viva.database).lines).toEqual(['good q1', 'good q2'])
    expect(readdirSync(viva.home).filter((name) => /aside|new/.test(name))).toEqual([])
  })
})
