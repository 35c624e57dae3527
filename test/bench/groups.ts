/** The rows of the table, in groups that are measured together: what is started, and what for. How often and at which sizes is the caller's. */
import {
  closeSync,
  createReadStream,
  openSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
  writeSync,
} from 'node:fs'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { gradeTimes } from './grade.ts'
import { now, questionStart, viva } from './homes.ts'
import { peakMb, queueTimes, reviewPeakMb } from './large.ts'
import { calm } from './measure.ts'
import { mockCandidates, mockPlans } from './mock.ts'
import type { Place } from './places.ts'
import { plan } from './plan.ts'
import type { Goal, Sample, Unit } from './table.ts'
import { environment, frameEnd, leave, program, start, timeToEnd, timeToText } from './terminal.ts'
import { inTurns } from './turns.ts'

export type RowSpec = {
  readonly name: string
  readonly unit: Unit
  readonly goals?: readonly Goal[]
  /** The command behind it, for a profile. */
  readonly args?: (place: Place) => readonly string[]
}

export type Group = {
  readonly name: string
  readonly rows: readonly RowSpec[]
  /** The rows' samples, in their order. */
  readonly measure: (place: Place, runs: number) => Promise<readonly Sample[]>
}

const ms = (name: string, goals: readonly Goal[] = [], args?: RowSpec['args']): RowSpec => ({
  name,
  unit: 'ms',
  goals,
  ...(args ? { args } : {}),
})
const mb = (name: string, goals: readonly Goal[] = []): RowSpec => ({ name, unit: 'MB', goals })
const goal = (issue: number, at: number, most: number, of?: Goal['of']): Goal => ({
  issue,
  at,
  most,
  ...(of ? { of } : {}),
})

/** Findings are no failure of the measurement. */
const found = [0, 1]

const run = ({ env }: Place, args: readonly string[], codes = [0]): Promise<number> =>
  timeToEnd([program, ...args], env, codes)

const bare = ({ env }: Place): Promise<number> => timeToEnd(['-e', '0'], env)

/** Rows that are commands of the home of years, in turns. */
function commands(
  name: string,
  rows: readonly (RowSpec & { readonly args: (place: Place) => readonly string[] })[],
  codes = [0],
): Group {
  return {
    name,
    rows,
    measure: async (place, runs) => {
      const turns = Object.fromEntries(
        rows.map(({ name: row, args }) => [row, () => run(place, args(place), codes)]),
      )
      const times = await inTurns(turns, runs)
      return rows.map(({ name: row }) => ({ values: times[row]! }))
    },
  }
}

const command = (name: string, args: (place: Place) => readonly string[], goals: readonly Goal[] = []) => ({
  ...ms(name, goals),
  args,
})

const startup: Group = {
  name: 'startup',
  rows: [
    ms('bare node -e 0'),
    ms('start: --version', [], () => ['--version']),
    ms('start: due --short', [goal(2, 1_000, 1.6, 'ratio')], () => ['due', '--short']),
    ms('start: due', [goal(2, 100_000, 3, 'ratio')], () => ['due']),
    ms('start: home, first frame'),
    ms('start: review, first card', [goal(2, 1_000, 2.6, 'ratio')]),
  ],
  measure: async (place, runs) => {
    const { env } = place
    const times = await inTurns(
      {
        bare: () => bare(place),
        version: () => run(place, ['--version']),
        short: () => run(place, ['due', '--short']),
        due: () => run(place, ['due']),
        home: () => timeToText([program], env, frameEnd),
        review: () => timeToText([program, 'review'], env, questionStart),
      },
      runs,
    )
    const { bare: base, version, short, due, home, review } = times
    return [base, version, short, due, home, review].map((values) => ({ values, base }))
  },
}

const frames: Group = {
  name: 'frames',
  rows: [
    ms('key to frame: reveal', [goal(2, 1_000, 0.3, 'ratio')]),
    ms('key to frame: grade, next question', [goal(2, 1_000, 0.3, 'ratio')]),
  ],
  measure: async (place, runs) => {
    const review = start([program, 'review'], place.env, { columns: 200, rows: 60 })
    const [base, reveal, grade]: [number[], number[], number[]] = [[], [], []]
    const press = async (key: string): Promise<number> => {
      await calm(150)
      const from = review.written().length
      const begin = performance.now()
      review.send(key)
      return (await review.shows(frameEnd, from)) - begin
    }
    await review.shows(questionStart)
    await press('\x0c')
    for (let round = 0; round < 2 * runs; round++) {
      base.push(await bare(place))
      reveal.push(await press(' '))
      grade.push(await press('4'))
    }
    await leave(review)
    return [reveal, grade].map((values) => ({ values, base }))
  },
}

const reading: Group = {
  name: 'reading',
  rows: [
    ms('decks: first read of all', [goal(2, 10_000, 2_000)], () => ['due']),
    ms('decks: again, unchanged', [goal(2, 10_000, 30, 'more')]),
    ms('decks: reconcile, one file edited'),
    ms('decks: reconcile, every file edited'),
  ],
  measure: async (place, runs) => {
    const home = place.decks()
    const empty = place.folder('empty-home')
    viva(empty, ['decks', 'off', '**'])
    const due = (at: string): Promise<number> => timeToEnd([program, 'due'], environment(at, now))
    const files = readdirSync(join(home, 'decks'))
      .filter((name) => name.startsWith('part-'))
      .map((name) => join(home, 'decks', name))
    const fresh = await inTurns(
      {
        first: () => {
          for (const side of ['', '-wal', '-shm']) rmSync(join(home, `viva.db${side}`), { force: true })
          return due(home)
        },
      },
      Math.min(3, runs),
    )
    const times = await inTurns({ base: () => due(empty), again: () => due(home) }, runs)
    let edits = 0
    const edit = (paths: readonly string[]): void => {
      edits += 1
      for (const path of paths) {
        const text = readFileSync(path, 'utf8')
        writeFileSync(path, text.replace(/Because of (\d+)\./, `Because of $1. Edited ${edits}.`))
        utimesSync(path, edits, edits)
      }
    }
    const edited = await inTurns(
      { one: () => (edit(files.slice(0, 1)), due(home)), all: () => (edit(files), due(home)) },
      Math.min(3, runs),
    )
    return [
      { values: fresh.first },
      { values: times.again, base: times.base },
      { values: edited.one },
      { values: edited.all },
    ]
  },
}

const queue: Group = {
  name: 'queue',
  rows: [
    ms('queue of the day, cold', [goal(2, 100_000, 50)]),
    ms('queue without limits, warm', [goal(2, 100_000, 50)]),
  ],
  measure: async ({ env }, runs) => {
    const queues = Array.from({ length: Math.min(runs, 5) }, () => queueTimes(env))
    return [
      { values: queues.map(({ ms: times }) => times[0]!) },
      { values: queues.map(({ wholeMs }) => wholeMs) },
    ]
  },
}

const grading: Group = {
  name: 'grading',
  rows: [ms('a grade, durable on disk', [goal(2, 1_000, 1, 'more')]), ms('a grade and the next card')],
  measure: async ({ env }) => {
    const { commits, grades, steps } = gradeTimes(env)
    return [
      { values: grades, base: commits },
      { values: steps, base: commits },
    ]
  },
}

const importing = commands('importing', [
  command('import Markdown, dry', (place) => ['import', place.notes(), '--dry-run', '--json']),
  command('import Anki package, dry', (place) => ['import', place.package(), '--dry-run', '--json'], [
    goal(4, 10_000, 3_000),
  ]),
])

const exporting: Group = {
  name: 'exporting',
  rows: [
    ms('export anki'),
    ms('export json'),
    ms('export reviews', [], (place) => [
      'export',
      'reviews',
      '-o',
      join(place.folder('out'), 'p'),
      '--force',
    ]),
  ],
  measure: async (place, runs) => {
    const env = environment(place.decks(), now)
    const out = place.folder('out')
    const to = (format: string, ending: string, at: Place['env']): Promise<number> =>
      timeToEnd([program, 'export', format, '-o', join(out, `cards.${ending}`), '--force'], at)
    const times = await inTurns(
      {
        anki: () => to('anki', 'apkg', env),
        json: () => to('json', 'json', env),
        reviews: () => to('reviews', 'jsonl', place.env),
      },
      Math.min(3, runs),
    )
    return [times.anki, times.json, times.reviews].map((values) => ({ values }))
  },
}

const planning: Group = {
  name: 'planning',
  rows: [ms('plan of today', [goal(6, 20_000, 150)]), ms('forecast of 30 days', [goal(6, 20_000, 300)])],
  measure: async ({ env }, runs) => {
    const plans = Array.from({ length: Math.min(runs, 5) }, () => plan(env))
    viva(env['VIVA_HOME']!, ['interview', 'clear', 'bench'])
    return [
      { values: plans.map(({ planMs }) => planMs[0]!) },
      { values: plans.map(({ forecastMs }) => forecastMs[0]!) },
    ]
  },
}

const mocks: Group = {
  name: 'mocks',
  rows: [ms('plan of a mock', [goal(5, 100_000, 50)])],
  measure: async ({ size }, runs) => {
    const planned = mockPlans(mockCandidates(size))('onsite')
    return [{ values: (await inTurns({ planned }, 2 * runs)).planned }]
  },
}

const syncing: Group = {
  name: 'syncing',
  rows: [
    ms('sync: own journal, first time'),
    ms('sync: nothing to do', [], (place) => ['sync', place.folder('sync')]),
    ms('sync: another machine, a tenth as long'),
  ],
  measure: async (place, runs) => {
    const folder = place.folder('sync')
    const sync = (): Promise<number> => run(place, ['sync', folder])
    const first = [await sync()]
    const { again } = await inTurns({ again: sync }, runs)
    const [own = ''] = readdirSync(folder)
    await writeOtherJournal(join(folder, own), join(folder, `viva-${otherDevice}.jsonl`))
    const taken = [await sync()]
    return [first, again, taken].map((values) => ({ values }))
  },
}

const otherDevice = '0199aaaa-0000-7000-8000-00000000beef'

/** Every tenth answer of a journal, as if another machine had written it at the same moments. Line by line: it may be of gigabytes. */
async function writeOtherJournal(from: string, to: string): Promise<void> {
  const file = openSync(to, 'w')
  let answers = 0
  for await (const line of createInterface({ input: createReadStream(from) })) {
    const said = JSON.parse(line) as { readonly event?: { readonly id: string } }
    if (said.event && answers++ % 10 !== 0) continue
    const id = `${said.event?.id.slice(0, -4)}beef`
    const other = said.event ? { ...said, event: { ...said.event, id, device: otherDevice } } : said
    writeSync(file, `${JSON.stringify(other)}\n`)
  }
  closeSync(file)
}

const upkeep = commands(
  'upkeep',
  [
    command('backup', () => ['backup']),
    command('doctor', () => ['doctor']),
    command('stats', () => ['stats', '--json']),
    command('cards of one deck', () => ['cards', 'deck:deck-1', '--json']),
  ],
  found,
)

const training = commands('training', [command('optimize, dry', () => ['optimize', '--dry-run', '--json'])])

const memory: Group = {
  name: 'memory',
  rows: [
    mb('memory: bare node'),
    mb('memory: due', [goal(2, 100_000, 150)]),
    mb('memory: review', [goal(2, 100_000, 150)]),
    mb('memory: stats'),
    mb('memory: import Markdown'),
    mb('database'),
  ],
  measure: async (place) => {
    const peak = (...args: readonly string[]): number => peakMb([program, ...args], place.env)
    return [
      peakMb(['-e', '0'], place.env),
      peak('due'),
      await reviewPeakMb(place.env),
      peak('stats', '--json'),
      peak('import', place.notes(), '--dry-run', '--json'),
      statSync(join(place.years, 'viva.db')).size / 2 ** 20,
    ].map((value) => ({ values: [value] }))
  },
}

export const groups: readonly Group[] = [
  startup,
  frames,
  reading,
  queue,
  grading,
  importing,
  exporting,
  planning,
  mocks,
  upkeep,
  training,
  memory,
  // Last: another machine's answers change the home.
  syncing,
]
