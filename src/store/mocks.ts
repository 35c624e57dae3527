/**
 * Mock interviews: one row each with the whole state as JSON, and a row for each question that was scored. One at a time is
 * active; it is written by whoever holds it, so that two windows cannot undo each other's work.
 *
 * Knows nothing of what a state means: it comes and goes as a value. Reviews are in the log, written through `log.ts`.
 */
import type { CardKey, KeyPoint } from '../model/card.ts'
import type { EventId, SessionId } from '../model/event.ts'
import { Failure } from '../model/failure.ts'
import type { Grade } from '../model/grade.ts'
import type { Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'
import { beginSession, endSession } from './sessions.ts'
import { chance } from './uuid.ts'

export const MOCK_STATUSES = ['active', 'done', 'abandoned'] as const
export type MockStatus = (typeof MOCK_STATUSES)[number]

/** A mock without its state. */
export type MockRow = {
  readonly session: SessionId
  /** What people call it, from 1. */
  readonly number: number
  readonly status: MockStatus
  readonly preset: string
  readonly mode: 'practice' | 'pressure'
  readonly startedAt: Instant
  readonly endedAt: Instant | null
  /** When its clock was last seen running. */
  readonly heartbeatAt: Instant
}

export type StoredMock = MockRow & {
  /** Of the shape of `state`. */
  readonly version: number
  /** As it was given to `beginMock`, `saveMock` or `endMock`: any JSON value. */
  readonly state: unknown
}

/** A key point and whether it was said: 1, 0.5, 0. */
export type MarkedPoint = KeyPoint & { readonly said: number }

/** A question or follow-up that was scored. */
export type MockItemRow = {
  /** Order of asking, from 0. */
  readonly position: number
  readonly card: CardKey
  readonly topic: string
  readonly isFollowUp: boolean
  readonly outcome: 'answered' | 'skipped'
  /** From 0 to 1; null where it was not asked. */
  readonly confidence: number | null
  /** From 0 to 1. */
  readonly coverage: number
  readonly isMustMissed: boolean
  readonly hints: number
  /** Null where it says nothing: skipped, or interrupted. */
  readonly tookMs: number | null
  readonly budgetMs: number
  readonly grade: Grade | null
  /** The review in the log; null where none was written. */
  readonly event: EventId | null
  readonly points: readonly MarkedPoint[]
  /** What it suffered from: names that the caller knows. */
  readonly weaknesses: readonly string[]
  readonly askedAt: Instant
}

/** Who may write a mock: its session, and the name of the one who holds it. */
export type MockHold = { readonly session: SessionId; readonly heldBy: string }

type Row = Readonly<Record<string, unknown>>

/**
 * Begins a mock with the next number, held by the caller.
 * @throws Failure `mock-active` while another one is.
 */
export function beginMock(
  store: Store,
  mock: {
    readonly at: Instant
    readonly seed: number
    readonly preset: string
    readonly mode: MockRow['mode']
    readonly version: number
    readonly state: unknown
  },
): MockHold & { readonly number: number } {
  return transact(store, () => {
    const active = sql(store, `select number from mocks where status = 'active'`).value() as
      | number
      | undefined
    if (active !== undefined) throw new Failure('mock-active', { number: active }, 2)
    const session = beginSession(store, 'mock', mock.at, mock.seed)
    const number = sql(store, 'select coalesce(max(number), 0) + 1 from mocks').value() as number
    const heldBy = chance(store)
    sql(
      store,
      `insert into mocks (session, number, status, preset, mode, started_at, heartbeat_at, held_by, version, state)
       values (@session, @number, 'active', @preset, @mode, @at, @at, @heldBy, @version, @state)`,
    ).run({ ...mock, session, number, heldBy, state: JSON.stringify(mock.state) })
    return { session, heldBy, number }
  })
}

/**
 * Takes an active mock over: whoever held it can no longer write.
 * @throws Failure `mock-gone` when it is no longer active.
 */
export function holdMock(store: Store, session: SessionId): MockHold {
  return transact(store, () => {
    const heldBy = chance(store)
    const { changes } = sql(
      store,
      `update mocks set held_by = @heldBy where session = @session and status = 'active'`,
    ).run({ session, heldBy })
    if (changes === 0) throw new Failure('mock-gone', {}, 2)
    return { session, heldBy }
  })
}

/**
 * Replaces the state, in one durable transaction. The instant is the heartbeat: up to it the clock was seen running.
 * @throws Failure `mock-gone` when another window has taken the mock over or ended it.
 */
export function saveMock(store: Store, hold: MockHold, state: unknown, at: Instant): void {
  transact(store, () => write(store, hold, { state, at, status: 'active', endedAt: null }))
}

/**
 * Ends a mock, done or abandoned, with a row for each question that was scored, all in one transaction.
 * @throws Failure `mock-gone` as `saveMock`.
 */
export function endMock(
  store: Store,
  hold: MockHold,
  ended: {
    readonly status: 'done' | 'abandoned'
    readonly state: unknown
    readonly items: readonly MockItemRow[]
    readonly at: Instant
  },
): void {
  const { status, state, items, at } = ended
  transact(store, () => {
    write(store, hold, { state, at, status, endedAt: at })
    endSession(store, hold.session, at)
    for (const item of items) insertItem(store, hold.session, item)
  })
}

/** The mock that is being held or was left unfinished. */
export function activeMock(store: Store): StoredMock | undefined {
  return mockWhere(store, `status = 'active'`)
}

export function mockByNumber(store: Store, number: number): StoredMock | undefined {
  return mockWhere(store, 'number = ?', number)
}

/** All mocks without their states, newest first. */
export function allMocks(store: Store): readonly MockRow[] {
  return (sql(store, `select ${rowColumns} from mocks order by number desc`).all() as Row[]).map(toRow)
}

/** What was scored in a mock, in the order of asking. */
export function mockItems(store: Store, session: SessionId): readonly MockItemRow[] {
  return (sql(store, 'select * from mock_items where mock = ? order by position').all(session) as Row[]).map(
    toItem,
  )
}

const rowColumns = 'session, number, status, preset, mode, started_at, ended_at, heartbeat_at'

function mockWhere(store: Store, condition: string, ...values: readonly unknown[]): StoredMock | undefined {
  const row = sql(store, `select ${rowColumns}, version, state from mocks where ${condition}`).get(
    ...values,
  ) as Row | undefined
  return (
    row && {
      ...toRow(row),
      version: row['version'] as number,
      state: JSON.parse(row['state'] as string) as unknown,
    }
  )
}

function write(
  store: Store,
  { session, heldBy }: MockHold,
  change: {
    readonly state: unknown
    readonly at: Instant
    readonly status: MockStatus
    readonly endedAt: Instant | null
  },
): void {
  const { changes } = sql(
    store,
    `update mocks set state = @state, heartbeat_at = @at, status = @status, ended_at = @endedAt
      where session = @session and held_by = @heldBy and status = 'active'`,
  ).run({ ...change, session, heldBy, state: JSON.stringify(change.state) })
  if (changes === 0) throw new Failure('mock-gone', {}, 2)
}

function insertItem(store: Store, session: SessionId, item: MockItemRow): void {
  sql(
    store,
    `insert into mock_items (mock, position, card, topic, is_follow_up, outcome, confidence, coverage, is_must_missed, hints,
       took_ms, budget_ms, grade, event, points, weaknesses, asked_at)
     values (@mock, @position, @card, @topic, @isFollowUp, @outcome, @confidence, @coverage, @isMustMissed, @hints,
       @tookMs, @budgetMs, @grade, @event, @points, @weaknesses, @askedAt)`,
  ).run({
    ...item,
    mock: session,
    isFollowUp: item.isFollowUp ? 1 : 0,
    isMustMissed: item.isMustMissed ? 1 : 0,
    points: JSON.stringify(item.points),
    weaknesses: JSON.stringify(item.weaknesses),
  })
}

const toRow = (row: Row): MockRow => ({
  session: row['session'] as SessionId,
  number: row['number'] as number,
  status: row['status'] as MockStatus,
  preset: row['preset'] as string,
  mode: row['mode'] as MockRow['mode'],
  startedAt: row['started_at'] as Instant,
  endedAt: row['ended_at'] as Instant | null,
  heartbeatAt: row['heartbeat_at'] as Instant,
})

const toItem = (row: Row): MockItemRow => ({
  position: row['position'] as number,
  card: row['card'] as CardKey,
  topic: row['topic'] as string,
  isFollowUp: row['is_follow_up'] === 1,
  outcome: row['outcome'] as MockItemRow['outcome'],
  confidence: row['confidence'] as number | null,
  coverage: row['coverage'] as number,
  isMustMissed: row['is_must_missed'] === 1,
  hints: row['hints'] as number,
  tookMs: row['took_ms'] as number | null,
  budgetMs: row['budget_ms'] as number,
  grade: row['grade'] as Grade | null,
  event: row['event'] as EventId | null,
  points: JSON.parse(row['points'] as string) as MarkedPoint[],
  weaknesses: JSON.parse(row['weaknesses'] as string) as string[],
  askedAt: row['asked_at'] as Instant,
})
