/** Homes in which nothing may be written, and someone whom that binds: root it does not, so that it lets nobody ask. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'
import { morning, program, type Run, type World } from './viva.ts'

const nobody = 65_534
export const isRoot = process.getuid?.() === 0

/** Runs as someone whom rights bind, and who owns the home. */
export function asNobody(viva: World, args: readonly string[]): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    env: {
      PATH: process.env['PATH'],
      VIVA_HOME: viva.home,
      VIVA_NOW: morning,
      TZ: 'Europe/Berlin',
      LANG: 'C.UTF-8',
    },
    encoding: 'utf8',
    cwd: '/',
    ...(isRoot && { uid: nobody, gid: nobody }),
  })
  return { out: stdout, err: stderr, code: status }
}

export function ownedByNobody(path: string): void {
  if (!isRoot) return
  chownSync(path, nobody, nobody)
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, entry), nobody, nobody)
}

/** Takes the right to write in a home, until the test is over. */
export function closed(viva: World): void {
  ownedByNobody(viva.home)
  chmodSync(join(viva.home, 'viva.db'), 0o400)
  chmodSync(viva.home, 0o500)
  onTestFinished(() => chmodSync(viva.home, 0o700))
}

export function inReadOnlyHome(viva: World, args: readonly string[]): Run {
  closed(viva)
  return asNobody(viva, args)
}
