/** Where a mock comes from: a plan, or what was stored of one. */
import type { Instant } from '../../model/time.ts'
import { mockVersion, type Mock } from './mock.ts'
import type { MockPlan } from './planned.ts'

/** A mock whose plan is shown and may still be edited. */
export function newMock(plan: MockPlan): Mock {
  return {
    version: mockVersion,
    plan,
    phase: { name: 'setup' },
    items: [],
    missing: [],
    startedAt: null,
    endedAt: null,
    ending: null,
    totalMs: 0,
    countedAtMs: null,
    paused: null,
    undo: [],
    verdict: null,
    redo: [],
    redone: [],
  }
}

/** A mock from its stored state; null when it was written by another version of viva, which alone can go on with it. */
export function storedMock(state: unknown): Mock | null {
  const isOurs =
    typeof state === 'object' && state !== null && 'version' in state && state.version === mockVersion
  return isOurs ? (state as unknown as Mock) : null
}

/** A mock that writes at least each five seconds while its clock runs (`heartbeatMs`) and was silent for this long has stopped. */
const longestSilenceMs = 15_000

/**
 * True when a stored mock seems to be open somewhere: its clock ran, and was seen running less than 15 s ago. One that was killed a
 * moment ago looks the same; one that was left, or is paused, does not.
 */
export function isRunning({ countedAtMs }: Mock, heartbeatAt: Instant, at: Instant): boolean {
  const silentMs = at - heartbeatAt
  return countedAtMs !== null && silentMs >= 0 && silentMs < longestSilenceMs
}
