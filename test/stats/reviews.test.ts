/** Statistics against a second calculation in SQL, on a generated year with answers taken back, imports and mocks among them. */
import { afterAll, describe, expect, test } from 'vitest'
import { day, type Day } from '../../src/model/time.ts'
import { defaultWeights, retrievability } from '../../src/schedule/fsrs.ts'
import type { ReviewRow } from '../../src/model/statistic.ts'
import { streaks, tallyReviews, WINDOWS } from '../../src/stats/reviews.ts'
import { memoryRows, reviewRows } from '../../src/store/stat-rows.ts'
import { tallyMemories } from '../../src/stats/memories.ts'
import { closeStore, openStore, type Store } from '../../src/store/open.ts'
import { fillCollection } from '../bench/collection.ts'
import { grade, storeWith, today } from '../store/made.ts'

const recall = (stability: number, elapsed: number): number =>
  retrievability(defaultWeights, stability, elapsed)

/** A year of reviews; every 37th is taken back, every 41st came with an import, every 43rd was in a mock. */
const year = openStore(':memory:')
afterAll(() => closeStore(year))
fillCollection(year, { cards: 600, reviews: 6_000, dayOn: today, seed: 5 })
const every = (n: number): string =>
  `id in (select id from (select id, row_number() over (order by id) as n from events where kind = 'review') where n % ${n} = 0)`
year.db.exec(`
  drop trigger events_are_never_changed;
  update events set review_kind = 'import' where ${every(41)};
  update events set review_kind = 'mock' where review_kind = 'study' and ${every(43)};
  insert into events (id, kind, card, at, zone_offset, day_on, device, target)
    select 'ffffffff-' || substr(id, 10), 'void', card, at, zone_offset, day_on, device, id from events where ${every(37)};
`)
const aYear = (): Store => year

const standing = `events e where kind = 'review' and review_kind <> 'import' and not exists (select 1 from events v where v.target = e.id)`

describe('a generated year', () => {
  test('has answers of every kind', () => {
    const { db } = aYear()
    for (const kind of ['study', 'mock', 'import'])
      expect(
        db.prepare(`select count(*) from events where review_kind = ?`).pluck().get(kind),
      ).toBeGreaterThan(20)
    expect(db.prepare(`select count(*) from events where kind = 'void'`).pluck().get()).toBeGreaterThan(20)
  })

  test('days, time and new cards', () => {
    const store = aYear()
    const told = tallyReviews(reviewRows(store), today, recall)
    const rows = store.db
      .prepare(
        `select day_on as day, count(*) as answers, sum(before_state = 'new') as newCards, coalesce(sum(total_ms), 0) as ms,
                sum(grade = 'again' and before_state = 'review' and day_on > before_last_on) as forgotten
           from ${standing} group by day_on order by day_on`,
      )
      .all()
    expect(told.days).toEqual(rows.map((row) => expect.objectContaining(row as object)))
    expect(told.answers).toBe(store.db.prepare(`select count(*) from ${standing}`).pluck().get())
  })

  test('true retention by window, young and mature', () => {
    const store = aYear()
    const told = tallyReviews(reviewRows(store), today, recall).retention
    const days = { days7: 7, days30: 30, days90: 90, days365: 365, all: 1_000_000 }
    for (const window of WINDOWS) {
      const [row] = store.db
        .prepare(
          `select sum(before_due_on - before_last_on < 21) as young, sum(before_due_on - before_last_on < 21 and grade <> 'again') as youngPassed,
                  sum(before_due_on - before_last_on >= 21) as mature, sum(before_due_on - before_last_on >= 21 and grade <> 'again') as maturePassed
             from ${standing} and before_state = 'review' and day_on > before_last_on and day_on > ? - ?`,
        )
        .all(today, days[window]) as Record<string, number | null>[]
      expect(told[window]).toEqual({
        young: { of: row!['young'] ?? 0, passed: row!['youngPassed'] ?? 0 },
        mature: { of: row!['mature'] ?? 0, passed: row!['maturePassed'] ?? 0 },
      })
    }
    expect(told.all.mature.of).toBeGreaterThan(100)
  })

  test('calibration: every prediction in one group, its means by hand in SQL', () => {
    const store = aYear()
    store.db.function('recall', (stability: number, elapsed: number) => recall(stability, elapsed))
    const told = tallyReviews(reviewRows(store), today, recall).calibration
    for (const bin of told) {
      const row = store.db
        .prepare(
          `select count(*) as count, avg(p) as predicted, avg(passed) as actual from (
             select recall(before_stability, day_on - before_last_on) as p, grade <> 'again' as passed
               from ${standing} and before_state = 'review' and day_on > before_last_on)
            where p > ? and p <= ?`,
        )
        .get(bin.from, bin.to) as { count: number; predicted: number; actual: number }
      expect(bin.count).toBe(row.count)
      expect(bin.predicted).toBeCloseTo(row.predicted, 10)
      expect(bin.actual).toBeCloseTo(row.actual, 10)
    }
  })

  test('cards by state, and each that was seen in one group of stability', () => {
    const store = aYear()
    const told = tallyMemories(memoryRows(store, 'en'), today, 8, recall)
    const count = (where: string): unknown =>
      store.db.prepare(`select count(*) from cards where retired_at is null and ${where}`).pluck().get()
    expect(told.cards).toBe(count('1'))
    expect(told.states.suspended).toBe(count('is_suspended = 1 and is_draft = 0'))
    expect(told.states.review).toBe(count(`state = 'review' and is_suspended = 0 and is_draft = 0`))
    const seen = count(`state <> 'new' and is_draft = 0`)
    for (const bins of [told.stability, told.difficulty, told.recall])
      expect(bins.reduce((sum, bin) => sum + bin.count, 0)).toBe(seen)
  })
})

const row = (on: number, more: Partial<ReviewRow> = {}): ReviewRow => ({
  dayOn: day(on),
  grade: 'good',
  totalMs: 1000,
  isMock: false,
  before: { state: 'new', stability: null, lastOn: null, dueOn: null },
  ...more,
})

test('a second answer on one day does not count for retention', () => {
  const before = { state: 'review', stability: 3, lastOn: today, dueOn: day(today + 3) } as const
  const told = tallyReviews([row(today, { before })], today, recall)
  expect(told.retention.all.young.of).toBe(0)
})

test('a day belongs to the study day that it was answered on, also where the clocks change', () => {
  // 25 October 2026, 03:00 in Berlin becomes 02:00: that study day has 25 hours, and is one day.
  const { store } = storeWith('a')
  const dayOn = day(20_751)
  for (const hour of [5, 20, 26])
    grade(store, 'a', 'good', { dayOn, at: (dayOn * 86_400_000 + hour * 3_600_000) as never })
  expect(tallyReviews(reviewRows(store), today, recall).days).toEqual([
    expect.objectContaining({ day: dayOn, answers: 3 }),
  ])
})

test.each([
  [[1, 2, 3], 3, 3, 3],
  [[1, 2, 3], 4, 3, 3],
  [[1, 2, 3], 5, 0, 3],
  [[1, 2, 4, 5, 6, 9], 9, 1, 3],
  [[], 9, 0, 0],
] as const)('days %j: on day %i there are %i in a row, %i at most', (days, on, current, longest) => {
  expect(
    streaks(
      days.map((each) => ({ day: day(each) })),
      day(on) as Day,
    ),
  ).toEqual({ current, longest })
})
