/** Mocks to test the store with: begun, scored, held from beginning to end. */
import type { SessionId } from '../../src/model/event.ts'
import { instant } from '../../src/model/time.ts'
import { beginMock, endMock, type MockHold, type MockItemRow } from '../../src/store/mocks.ts'
import type { Store } from '../../src/store/open.ts'
import { key, now } from './made.ts'

export const begin = (store: Store, state: unknown = { phase: 'thinking' }): MockHold & { number: number } =>
  beginMock(store, { at: now, seed: 7, preset: 'quick', mode: 'practice', version: 1, state })

export const item = (over: Partial<MockItemRow> = {}): MockItemRow => ({
  position: 0,
  card: key('gil'),
  topic: 'python',
  isFollowUp: false,
  outcome: 'answered',
  confidence: 0.75,
  coverage: 0.5,
  isMustMissed: false,
  hints: 0,
  tookMs: 60_000,
  budgetMs: 120_000,
  grade: 'hard',
  event: null,
  points: [],
  weaknesses: [],
  askedAt: now,
  ...over,
})

/** A mock from its beginning to its end. */
export function held(
  store: Store,
  items: readonly MockItemRow[],
  status: 'done' | 'abandoned' = 'done',
): SessionId {
  const hold = begin(store)
  endMock(store, hold, { status, state: {}, items, at: instant(now + 1000) })
  return hold.session
}
