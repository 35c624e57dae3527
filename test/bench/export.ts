/** The benchmark `export`: 10,000 cards, each answered twice, to every format. */
import { existsSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { defaultParameters } from '../../src/model/event.ts'
import { defaultSettings } from '../../src/model/settings.ts'
import { instant, minuteMs } from '../../src/model/time.ts'
import { fold as foldOf } from '../../src/schedule/fold.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { outcomes } from '../../src/schedule/outcomes.ts'
import { activeCards } from '../../src/store/cards.ts'
import { record, stateOf, type Fold } from '../../src/store/log.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { transact } from '../../src/store/query.ts'
import { inHome, now, today, viva, writeDecks } from './homes.ts'
import { figure, takeTurns, type Report } from './measure.ts'
import { environment, program, timeToEnd } from './terminal.ts'

const cards = 10_000

const formats: readonly (readonly string[])[] = [
  ['anki', '-o', 'cards.apkg'],
  ['anki', '--with-progress', '-o', 'learned.apkg'],
  ['csv', '-o', 'cards.csv'],
  ['json', '-o', 'cards.json'],
  ['reviews', '-o', 'reviews.jsonl'],
  ['hashcards', '-o', 'hashcards'],
  ['markdown', '-o', 'markdown'],
  ['sheet', '-o', 'sheet.md'],
]

export const measureExport = (): Promise<Report> =>
  inHome((out) =>
    inHome(async (home) => {
      writeDecks(home, cards)
      viva(home, ['due'])
      answerAll(home)
      const run = (args: readonly string[]): Promise<number> =>
        timeToEnd([program, ...args], environment(home, now))
      const exports = formats.map((args) => ({
        name: `viva export ${args.slice(0, -2).join(' ')}`,
        run: () => run(['export', ...args.slice(0, -1), pathIn(out, args)]),
      }))
      const timings = await takeTurns([{ name: 'viva due', run: () => run(['due']) }, ...exports], 5)
      const figures = formats
        .map((args) => pathIn(out, args))
        .filter((path) => existsSync(path) && statSync(path).isFile())
        .map((path) => figure(path.slice(path.lastIndexOf('/') + 1), statSync(path).size / 2 ** 20, 'MB'))
      for (const args of formats) rmSync(pathIn(out, args), { recursive: true, force: true })
      return { title: `export: ${cards} cards, ${2 * cards} answers`, timings, figures }
    }),
  )

/** Beside the files of another home: viva does not write into its own. */
const pathIn = (folder: string, args: readonly string[]): string => join(folder, args.at(-1) ?? '')

/** In one transaction: thousands of answers one by one would each wait for the disk. */
function answerAll(home: string): void {
  const store = openStore(join(home, 'viva.db'))
  const keys = Array.from(activeCards(store, 'en'))
    .filter(({ file }) => file.startsWith(home))
    .map(({ key }) => key)
  const fold: Fold = (events) =>
    foldOf(events, { scheduling: defaultSettings, weightsOf: () => defaultWeights })
  const scheduling = {
    ...defaultSettings,
    weights: defaultWeights,
    retention: defaultSettings.desiredRetention,
  }
  transact(store, () => {
    for (const [index, card] of keys.entries()) {
      for (const minutes of [20, 5]) {
        const at = instant(Date.parse(now) - minutes * minuteMs + index)
        const given = index % 5 === 0 ? 'hard' : 'good'
        const before = stateOf(store, card).memory
        const after = outcomes(before, at, today, scheduling, card)[given].memory
        const measured = {
          tookMs: 4000,
          totalMs: 9000,
          reviewKind: 'study',
          session: null,
          wording: 0,
        } as const
        const shown = { language: 'en', parameters: defaultParameters, retention: scheduling.retention }
        record(
          store,
          {
            kind: 'review',
            card,
            at,
            dayOn: today,
            zoneOffset: 0,
            grade: given,
            before,
            after,
            ...measured,
            ...shown,
          },
          fold,
        )
      }
    }
  })
  closeStore(store)
}
