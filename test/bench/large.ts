/** The benchmark `large`: 100,000 cards and 1,000,000 reviews. */
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillHome, questionStart } from './homes.ts'
import { compared, figure, median, takeTurns, type Report } from './measure.ts'
import { environment, leave, program, start, timeToEnd, timeToText } from './terminal.ts'

const cards = 100_000
const reviews = 1_000_000
const queueRuns = 20

/** The collection was studied on the day before, so that today everything is still to do. */
export const nextDay = '2026-11-22T09:00:00Z'

/** `isKept`: the collection is kept for the next time, in the system's temporary folder: it takes half a minute to write. */
export async function measureLarge(isKept: boolean): Promise<Report> {
  const kept = join(tmpdir(), 'viva-bench-large')
  const home = existsSync(kept) ? kept : fresh(isKept ? kept : null)
  try {
    const env = environment(home, nextDay)
    const timings = await takeTurns(
      [
        { name: 'node -e 0', run: () => timeToEnd(['-e', '0'], env) },
        { name: 'viva due', run: () => timeToEnd([program, 'due'], env), target: { kind: 'ratio', most: 3 } },
        { name: 'viva due --short', run: () => timeToEnd([program, 'due', '--short'], env) },
        {
          name: 'viva review, first card visible',
          run: () => timeToText([program, 'review'], env, questionStart),
        },
      ],
      25,
    )
    const queues = Array.from({ length: queueRuns }, () => queueTimes(env))
    return {
      title: `large: ${cards} cards, ${reviews} reviews`,
      timings: [
        ...timings,
        ...compared([
          {
            name: 'queue of the day, first in a process',
            times: queues.map(({ ms }) => ms[0]!),
            target: { kind: 'ms', most: 50 },
          },
          { name: 'queue of the day, once warm', times: queues.map(({ ms }) => ms.at(-1)!) },
          {
            name: 'queue without a limit, once warm',
            times: queues.map(({ wholeMs }) => wholeMs),
            target: { kind: 'ms', most: 50 },
          },
        ]),
      ],
      figures: [
        figure('cards in the queue', median(queues.map(({ count }) => count)), 'cards'),
        figure(
          'cards in the queue without a limit',
          median(queues.map(({ wholeCount }) => wholeCount)),
          'cards',
        ),
        figure('memory of bare node', peakMb(['-e', '0'], env), 'MB at most'),
        figure('memory of viva due', peakMb([program, 'due'], env), 'MB at most', 150),
        figure('memory of viva review', await reviewPeakMb(env), 'MB at most', 150),
      ],
    }
  } finally {
    if (!isKept) rmSync(home, { recursive: true, force: true })
  }
}

function fresh(kept: string | null): string {
  const home = mkdtempSync(join(tmpdir(), 'viva-bench-'))
  fillHome(home, cards, reviews)
  if (kept === null) return home
  renameSync(home, kept)
  return kept
}

type Queues = {
  readonly ms: readonly number[]
  readonly count: number
  readonly wholeMs: number
  readonly wholeCount: number
}

/** Of the home in the environment: the first queues of a fresh process. */
export function queueTimes(env: Readonly<Record<string, string>>): Queues {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'programs', 'queue.ts')],
    { env, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The queue could not be measured: ${stderr}`)
  return JSON.parse(stdout) as Queues
}

const peakProgram = join(import.meta.dirname, 'programs', 'peak.cjs')
const peakMark = 'PEAK-KB='

const peakOf = (text: string): number => Number(text.split(peakMark)[1]?.split(';')[0]) / 1024

/** The most memory that a program held. */
export function peakMb(args: readonly string[], env: Readonly<Record<string, string>>): number {
  const { stderr } = spawnSync(process.execPath, ['--require', peakProgram, ...args], {
    env,
    encoding: 'utf8',
    // A document of a hundred thousand cards is more than it would keep.
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  return peakOf(stderr)
}

/** After a card was answered. */
export async function reviewPeakMb(env: Readonly<Record<string, string>>): Promise<number> {
  const started = start(['--require', peakProgram, program, 'review'], env)
  await started.shows(questionStart)
  started.send(' ')
  await started.shows('Because of')
  await leave(started)
  return peakOf(started.written())
}
