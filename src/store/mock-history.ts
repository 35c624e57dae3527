/**
 * Questions to past mocks: what was asked lately, how each card last went, how topics went, which key points are missed.
 * Numbers and texts only; what counts as a miss is said by whoever asks. Active mocks are not in it: their items come at the end.
 */
import type { CardKey } from '../model/card.ts'
import type { SessionId } from '../model/event.ts'
import type { Instant } from '../model/time.ts'
import { allMocks, mockItems, type MockItemRow, type MockRow } from './mocks.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

type Row = Readonly<Record<string, unknown>>

/** How a card last went in a mock as a main question. */
export type LastResult = {
  readonly card: CardKey
  readonly confidence: number | null
  readonly coverage: number
  readonly isMustMissed: boolean
  readonly askedAt: Instant
}

/** Cards, follow-ups among them, of the last `mocks` mocks that have ended. */
export function cardsOfLastMocks(store: Store, mocks: number): ReadonlySet<CardKey> {
  return new Set(
    sql(
      store,
      `select distinct card from mock_items
        where mock in (select session from mocks where status <> 'active' order by number desc limit ?)`,
    ).column(mocks) as CardKey[],
  )
}

/** The latest result of every card that was ever answered in a mock, oldest first. Skipped questions tell nothing. */
export function lastResults(store: Store): readonly LastResult[] {
  // SQLite gives bare columns the values of the row that holds the maximum.
  const rows = sql(
    store,
    `select card, confidence, coverage, is_must_missed, max(asked_at) as asked_at from mock_items
      where is_follow_up = 0 and outcome = 'answered' group by card order by 5, card`,
  ).all() as Row[]
  return rows.map((row) => ({
    card: row['card'] as CardKey,
    confidence: row['confidence'] as number | null,
    coverage: row['coverage'] as number,
    isMustMissed: row['is_must_missed'] === 1,
    askedAt: row['asked_at'] as Instant,
  }))
}

/** Mean coverage of each topic over the last `mocks` mocks that were done, `before` a given number where there is one. */
export function topicMeans(
  store: Store,
  mocks: number,
  before: number | null = null,
): ReadonlyMap<string, number> {
  const rows = sql(
    store,
    `select topic, avg(coverage) from mock_items
      where outcome = 'answered' and is_follow_up = 0 and mock in (
        select session from mocks where status = 'done' and (@before is null or number < @before)
         order by number desc limit @mocks)
      group by topic`,
  ).tuples({ mocks, before }) as [string, number][]
  return new Map(rows)
}

/** A mock in one line of figures: of main questions, follow-ups left out. */
export type MockFigures = {
  readonly answered: number
  readonly skipped: number
  /** Mean over answered questions, 0 to 1; null when there were none. */
  readonly coverage: number | null
  /** Mean confidence less mean coverage of the same questions; null when none was asked. */
  readonly bias: number | null
  readonly tookMs: number
}

export function figuresByMock(store: Store): ReadonlyMap<SessionId, MockFigures> {
  const rows = sql(
    store,
    `select mock, sum(outcome = 'answered') as answered, sum(outcome = 'skipped') as skipped,
            avg(case when outcome = 'answered' then coverage end) as coverage,
            avg(case when outcome = 'answered' then confidence - coverage end) as bias,
            coalesce(sum(took_ms), 0) as took
       from mock_items where is_follow_up = 0 group by mock`,
  ).all() as Row[]
  return new Map(
    rows.map((row) => [
      row['mock'] as SessionId,
      {
        answered: row['answered'] as number,
        skipped: row['skipped'] as number,
        coverage: row['coverage'] as number | null,
        bias: row['bias'] as number | null,
        tookMs: row['took'] as number,
      },
    ]),
  )
}

/** How often a key point was asked in answers, and how often it was not said at all. */
export type PointCount = {
  readonly card: CardKey
  readonly text: string
  readonly must: boolean
  readonly asked: number
  readonly missed: number
}

/** All key points of earlier mocks, before a number where there is one. A point counts as one while its text stays the same. */
export function pointCounts(store: Store, before: number | null = null): readonly PointCount[] {
  const rows = sql(
    store,
    `select i.card, p.value ->> 'text' as text, max(p.value ->> 'must') as must, count(*) as asked,
            sum((p.value ->> 'said') = 0) as missed
       from mocks m join mock_items i on i.mock = m.session, json_each(i.points) p
      where i.outcome = 'answered' and p.value ->> 'text' <> '' and (@before is null or m.number < @before)
      group by i.card, text order by missed desc, i.card, text`,
  ).all({ before }) as Row[]
  return rows.map((row) => ({
    card: row['card'] as CardKey,
    text: row['text'] as string,
    must: row['must'] === 1,
    asked: row['asked'] as number,
    missed: row['missed'] as number,
  }))
}

/** A mock that is over, with what was scored in it. */
export type PastMock = Pick<MockRow, 'number' | 'startedAt'> & { readonly items: readonly MockItemRow[] }

/** All mocks that have ended, oldest first: for trends. */
export function pastMocks(store: Store): readonly PastMock[] {
  return allMocks(store)
    .filter(({ status }) => status !== 'active')
    .map(({ session, number, startedAt }) => ({ number, startedAt, items: mockItems(store, session) }))
    .toReversed()
}
