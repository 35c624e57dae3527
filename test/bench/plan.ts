/** The benchmark `plan`: the plan of today for an interview, and the forecast until then, from 20,000 cards through the store. */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fillHome, now } from './homes.ts'
import { compared, figure, median, type Report } from './measure.ts'
import { environment } from './terminal.ts'

const cards = 20_000
const reviews = 200_000
const runs = 10

export type Planned = {
  readonly planMs: readonly number[]
  readonly forecastMs: readonly number[]
  readonly cards: number
  readonly planned: number
  readonly recall: number
}

export async function measurePlan(): Promise<Report> {
  const home = mkdtempSync(join(tmpdir(), 'viva-bench-'))
  try {
    fillHome(home, cards, reviews)
    const env = environment(home, now)
    const planned = Array.from({ length: runs }, () => plan(env))
    const times = (of: 'planMs' | 'forecastMs', run: 'first' | 'last'): readonly number[] =>
      planned.map((each) => each[of].at(run === 'first' ? 0 : -1) as number)
    return {
      title: `plan: ${cards} cards, ${reviews} reviews, an interview in 30 days`,
      timings: compared([
        {
          name: 'plan of today, first in a process',
          times: times('planMs', 'first'),
          target: { kind: 'ms', most: 150 },
        },
        { name: 'plan of today, once warm', times: times('planMs', 'last') },
        {
          name: 'forecast of 30 days, first in a process',
          times: times('forecastMs', 'first'),
          target: { kind: 'ms', most: 300 },
        },
        { name: 'forecast of 30 days, once warm', times: times('forecastMs', 'last') },
      ]),
      figures: [
        figure('cards looked at', median(planned.map((each) => each.cards)), 'cards'),
        figure('cards planned for today', median(planned.map((each) => each.planned)), 'cards'),
      ],
    }
  } finally {
    rmSync(home, { recursive: true, force: true })
  }
}

/** In a fresh process. */
export function plan(env: Readonly<Record<string, string>>): Planned {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    [join(import.meta.dirname, 'programs', 'plan.ts')],
    { env, encoding: 'utf8' },
  )
  if (status !== 0) throw new Error(`The plan could not be measured: ${stderr}`)
  return JSON.parse(stdout) as Planned
}
