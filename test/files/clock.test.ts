import { spawn, spawnSync } from 'node:child_process'
import { mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { localZone, now } from '../../src/files/clock.ts'
import { instant } from '../../src/model/time.ts'
import { folder } from './folders.ts'

describe('now', () => {
  test('is the clock of the machine where nothing fixes it', () => {
    const before = Date.now()
    for (const environment of [{}, { VIVA_NOW: '' }]) {
      const at = now(environment)
      expect(at).toBeGreaterThanOrEqual(before)
      expect(at).toBeLessThanOrEqual(Date.now())
    }
  })

  const utc = Date.parse('2026-11-21T08:30:00Z')
  test.each([
    ['2026-11-21T08:30:00Z', utc],
    ['2026-11-21T08:30Z', utc],
    ['2026-11-21T08:30:00.250Z', utc + 250],
    ['2026-11-21T09:30:00+01:00', utc],
    ['2026-11-21T09:30:00+0100', utc],
    ['2026-11-21T14:15:00+05:45', utc],
    ['2026-11-20T22:30:00-10:00', utc],
    ['1970-01-01T00:00:00Z', 0],
  ])('may be fixed: %s', (value, expected) => {
    expect(now({ VIVA_NOW: value })).toBe(expected)
  })

  test.each([
    '2026-11-21T08:30:00',
    '2026-11-21',
    '2026-11-21Z',
    '2026-02-30T08:30:00Z',
    '2026-11-21T24:30:00Z',
    '2026-13-01T08:30:00Z',
    '1969-12-31T23:59:59Z',
    'tomorrow Z',
    'now',
    '1795000000000',
    '@',
    '@/nowhere/now',
  ])('cannot be %j: the value is named', (value) => {
    expect(() => now({ VIVA_NOW: value })).toThrow(
      expect.objectContaining({ code: 'clock-value', values: { value }, exitCode: 2 }),
    )
  })

  test('is read from a file at every use', () => {
    const path = join(folder(), 'now')
    writeFileSync(path, '2026-11-21T08:30:00Z\n')
    expect(now({ VIVA_NOW: `@${path}` })).toBe(utc)
    writeFileSync(path, '  2026-11-21T08:31:00Z')
    expect(now({ VIVA_NOW: `@${path}` })).toBe(utc + 60_000)
  })

  test('names what stands in a file that says no instant, and the file that cannot be read', () => {
    const path = join(folder(), 'now')
    writeFileSync(path, 'soon')
    expect(() => now({ VIVA_NOW: `@${path}` })).toThrow(
      expect.objectContaining({ code: 'clock-value', values: { value: 'soon' } }),
    )
    rmSync(path)
    mkdirSync(path)
    expect(() => now({ VIVA_NOW: `@${path}` })).toThrow(
      expect.objectContaining({ code: 'clock-value', values: { value: `@${path}` } }),
    )
  })

  test('waits a moment for a file that is being written, which is empty', () => {
    const path = join(folder(), 'now')
    writeFileSync(path, '')
    spawn('sh', ['-c', 'printf 2026-11-21T08:30:00Z > "$0"', path], { stdio: 'ignore' })
    expect(now({ VIVA_NOW: `@${path}` })).toBe(utc)
    writeFileSync(path, '')
    expect(() => now({ VIVA_NOW: `@${path}` })).toThrow(expect.objectContaining({ values: { value: '' } }))
  })
})

describe('the zone', () => {
  /** What a process with a zone says: the zone of this one cannot be changed once it was asked for. */
  const offsetsIn = (zone: string, ...instants: readonly string[]): unknown => {
    const module = join(import.meta.dirname, '..', '..', 'src', 'files', 'clock.ts')
    const program = `
      import { localZone } from ${JSON.stringify(module)}
      console.log(JSON.stringify(process.argv.slice(1).map((at) => localZone(Date.parse(at)))))`
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', program, ...instants], {
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    })
    return JSON.parse(stdout)
  }

  test('is that of TZ, in minutes east of UTC, at each instant', () => {
    expect(offsetsIn('America/New_York', '2026-01-15T12:00Z', '2026-07-15T12:00Z')).toEqual([-300, -240])
    expect(offsetsIn('Asia/Kathmandu', '2026-01-15T12:00Z')).toEqual([345])
    expect(offsetsIn('Pacific/Chatham', '2026-01-15T12:00Z')).toEqual([825])
  })

  test('is a plain zero in UTC, as the log gives it back', () => {
    expect(offsetsIn('UTC', '2026-01-15T12:00Z')).toEqual([0])
    const here = localZone(instant(0))
    expect(Object.is(here, -0)).toBe(false)
  })
})
