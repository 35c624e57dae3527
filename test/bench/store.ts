/**
 * What the store costs as a collection grows: the queries of a start, and a grade against the bare commit of one small row.
 * `node test/bench/store.ts [CARDS REVIEWS]...`; without numbers 1,000, 10,000 and 100,000 cards with ten reviews each.
 */
import { mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { performance } from 'node:perf_hooks'
import type { CardKey } from '../../src/model/card.ts'
import { defaultParameters } from '../../src/model/event.ts'
import { newCardState, type Memory } from '../../src/model/memory.ts'
import { day, dayMs, hourMs, instant } from '../../src/model/time.ts'
import { decks, deckTotals } from '../../src/store/cards.ts'
import {
  doneToday,
  dueCounts,
  dueLearning,
  dueReviews,
  newCards,
  queueCardsByKey,
} from '../../src/store/due.ts'
import { record, stateOf } from '../../src/store/log.ts'
import { closeStore, openStore, type Store } from '../../src/store/open.ts'
import { fillCollection } from './collection.ts'
import { median, quantile } from './measure.ts'

const today = day(20_778)
const studyDay = { dayOn: today, dayEndsAt: instant((today + 1) * dayMs + 4 * hourMs) }
const rounds = 20

export type StoreFigures = {
  readonly cards: number
  readonly reviews: number
  readonly fileMb: number
  /** Median ms of each query, warm, and of all of them together. */
  readonly queries: Readonly<Record<string, number>>
  readonly allMs: number
  /** All of them once, in a database just opened. */
  readonly firstMs: number
  readonly gradeMs: number
  readonly gradeP95Ms: number
  /** A transaction that adds one row of a hundred characters. */
  readonly commitMs: number
  readonly residentMb: number
}

/** The queries that a start makes, in its order. */
function queriesOf(store: Store): Readonly<Record<string, () => unknown>> {
  const fresh = () => [...newCards(store, studyDay, { left: 15, leftByDeck: new Map() }).values()].flat()
  const keys = fresh().slice(0, 15)
  return {
    decks: () => decks(store, 'en'),
    dueCounts: () => dueCounts(store, studyDay),
    newCards: fresh,
    doneToday: () => doneToday(store, studyDay),
    deckTotals: () => deckTotals(store),
    dueReviews: () => dueReviews(store, studyDay, 200, 'en'),
    dueLearning: () => dueLearning(store, studyDay, 'en'),
    queueCards: () => queueCardsByKey(store, keys, 'en'),
  }
}

/** Fills a database of its own and measures it. */
export function measureStore(cards: number, reviews: number): StoreFigures {
  const folder = mkdtempSync(join(tmpdir(), 'viva-bench-'))
  const path = join(folder, 'viva.db')
  try {
    const filled = openStore(path)
    fillCollection(filled, { cards, reviews, dayOn: today })
    closeStore(filled)
    const store = openStore(path)
    const named = Object.entries(queriesOf(store))
    const taken = named.map(([name, query]) => [name, times(rounds, query)] as const)
    const { grades, commits } = timesOfGrades(store)
    closeStore(store)
    return {
      cards,
      reviews,
      fileMb: statSync(path).size / 2 ** 20,
      queries: Object.fromEntries(taken.map(([name, ms]) => [name, median(ms)])),
      allMs: taken.reduce((sum, [, ms]) => sum + median(ms), 0),
      firstMs: firstTime(path),
      gradeMs: median(grades),
      gradeP95Ms: quantile(grades, 0.95),
      commitMs: median(commits),
      residentMb: process.memoryUsage.rss() / 2 ** 20,
    }
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

function firstTime(path: string): number {
  const begin = performance.now()
  const store = openStore(path)
  for (const query of Object.values(queriesOf(store))) query()
  const ms = performance.now() - begin
  closeStore(store)
  return ms
}

const gradeCount = 200

/** Grades and bare commits in turn, so that whatever else the machine does hits both alike. */
function timesOfGrades(store: Store): {
  readonly grades: readonly number[]
  readonly commits: readonly number[]
} {
  const { db } = store
  db.exec('create table bare (id integer primary key, text text) strict')
  const add = db.prepare('insert into bare (text) values (?)')
  const cards = dueReviews(store, { ...studyDay, dayOn: day(today + 3650) }, gradeCount, 'en')
  const commits: number[] = []
  const grades = cards.map(({ key, memory }, order) => {
    commits.push(...times(1, () => add.run('x'.repeat(100))))
    const [ms = 0] = times(1, () => grade(store, key, memory, order))
    if (stateOf(store, key).memory.state !== 'review')
      throw new Error('the grade was not taken as it was given')
    return ms
  })
  db.exec('drop table bare')
  return { grades, commits }
}

function grade(store: Store, card: CardKey, before: Memory, order: number): void {
  if (before.state !== 'review') throw new Error('only reviews were asked for')
  const after = { ...before, reps: before.reps + 1, lastOn: today, dueOn: day(today + 90) }
  record(
    store,
    {
      kind: 'review',
      card,
      at: instant(today * dayMs + 20 * hourMs + order),
      zoneOffset: 0,
      dayOn: today,
      session: null,
      grade: 'good',
      reviewKind: 'study',
      tookMs: 1000,
      totalMs: 2000,
      before,
      after,
      parameters: defaultParameters,
      retention: 0.9,
      language: 'en',
      wording: 0,
    },
    () => newCardState,
  )
  if (stateOf(store, card).memory.state !== 'review')
    throw new Error('the grade was not taken as it was given')
}

function times(count: number, work: () => unknown): number[] {
  return Array.from({ length: count }, () => {
    const begin = performance.now()
    work()
    return performance.now() - begin
  })
}

function print(all: readonly StoreFigures[]): void {
  const line = (name: string, valueOf: (figures: StoreFigures) => number | undefined): void =>
    console.log(
      name.padEnd(28) + all.map((figures) => (valueOf(figures) ?? 0).toFixed(2).padStart(12)).join(''),
    )
  console.log('The store'.padEnd(28) + all.map(({ cards }) => `${cards} cards`.padStart(12)).join(''))
  line('reviews', ({ reviews }) => reviews)
  line('file, MiB', ({ fileMb }) => fileMb)
  for (const name of Object.keys(all[0]?.queries ?? {})) line(`${name}, ms`, ({ queries }) => queries[name])
  line('all of these, ms', ({ allMs }) => allMs)
  line('first time with opening, ms', ({ firstMs }) => firstMs)
  line('a grade, median ms', ({ gradeMs }) => gradeMs)
  line('a grade, p95 ms', ({ gradeP95Ms }) => gradeP95Ms)
  line('a bare commit, median ms', ({ commitMs }) => commitMs)
  line('resident after all, MiB', ({ residentMb }) => residentMb)
}

if (import.meta.main) {
  const given = process.argv.slice(2).map(Number)
  const sizes =
    given.length >= 2
      ? given.flatMap((cards, index) => (index % 2 === 0 ? [[cards, given[index + 1] ?? 0] as const] : []))
      : ([
          [1_000, 10_000],
          [10_000, 100_000],
          [100_000, 1_000_000],
        ] as const)
  print(sizes.map(([cards, reviews]) => measureStore(cards, reviews)))
}
