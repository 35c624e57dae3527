/** Many kills in several homes at once, and what they come to. */
import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { lastSession, torment, type Killed } from './lane.ts'
import type { Moment } from './plan.ts'

export type Options = {
  readonly program: string
  readonly kills: number
  readonly seed: number
  /** Homes that are played in side by side. */
  readonly lanes: number
  readonly onKill?: (killed: number) => void
}

export type Toll = {
  readonly kills: number
  readonly moments: Readonly<Record<Moment, number>>
  /** Grades sent, in the log, and followed by a frame on the screen. */
  readonly given: number
  readonly logged: number
  readonly shown: number
  /** Kills after which the log was ahead of the screen. */
  readonly ahead: number
  readonly faults: readonly string[]
  readonly tookMs: number
  /** The homes, kept where there was a fault. */
  readonly folder: string
}

/** Stops at the first fault of each home. */
export async function killAll(options: Options): Promise<Toll> {
  const { program, kills, seed, lanes, onKill } = options
  const startedAt = performance.now()
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'viva-torture-')))
  const killed: Killed[] = []
  const faults: string[] = []
  let left = kills

  const run = async (number: number): Promise<void> => {
    const lane = { folder: join(folder, String(number)), program, seed: `${seed}/${number}` }
    mkdirSync(lane.folder)
    try {
      if (left-- <= 0) return
      for await (const one of torment(lane)) {
        killed.push(one)
        onKill?.(killed.length)
        faults.push(...one.faults.map((fault) => `${faultPlace(lane.seed, one)}: ${fault}\n${one.screen}`))
        if (one.faults.length > 0) return
        if (left-- <= 0) break
      }
      await lastSession(lane)
    } catch (error) {
      faults.push(`home ${number}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  await Promise.all(Array.from({ length: lanes }, (_, index) => run(index + 1)))

  if (faults.length === 0) rmSync(folder, { recursive: true, force: true })
  const sum = (of: (one: Killed) => number): number => killed.reduce((all, one) => all + of(one), 0)
  const count = (wanted: Moment): number => killed.filter(({ moment }) => moment === wanted).length
  return {
    kills: killed.length,
    moments: { start: count('start'), single: count('single'), burst: count('burst') },
    given: sum(({ given }) => given),
    logged: sum(({ logged }) => logged),
    shown: sum(({ shown }) => shown),
    ahead: killed.filter(({ logged, shown }) => logged > shown).length,
    faults,
    tookMs: Math.round(performance.now() - startedAt),
    folder,
  }
}

const faultPlace = (seed: string, { round, moment }: Killed): string =>
  `seed ${seed}, kill ${round} (${moment})`
