/** Where a mock comes from: a plan, or what was stored of one. */
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
