/**
 * The small shell around the mock interview: it stamps events with the clocks, carries out effects, and tells who listens.
 * Timers are the caller's: `tick` is called each second.
 *
 * What one action does to the log and to the stored state becomes durable together and before anyone sees it. When the store
 * cannot be written, the mock has not moved and the screen still tells the truth.
 */
import type { CardKey } from '../../model/card.ts'
import type { EventDraft, EventId } from '../../model/event.ts'
import { wordingOf } from '../shown.ts'
import type { StudyRules } from '../session.ts'
import type { FetchedCard, Mock, MockAction, MockEffect, MockEvent, MockStep, Now } from './mock.ts'
import { reviewDraft } from './review-draft.ts'
import { step } from './step.ts'

/** What a review needs to be computed: the same rules as in daily study. */
export type MockRules = Pick<StudyRules, 'outcomesFor' | 'parameters' | 'retentionFor'>

/** What the mock asks of the world. All of it answers at once: SQLite is synchronous. */
export type MockPort = {
  readonly now: () => Now
  /** The card as it is now; null when it left its deck. */
  readonly fetch: (card: CardKey) => FetchedCard | null
  /** Replaces the stored state; the first call begins the mock in the store. Not called in the phase `setup`. */
  readonly save: (mock: Mock) => void
  /** Stores the last state, with the rows of `scoredItems`: the mock is no longer active. */
  readonly finish: (mock: Mock, ending: 'done' | 'abandoned') => void
  readonly record: (draft: EventDraft) => EventId
  /** Voids an event. One that was voided elsewhere stays so. */
  readonly undo: (event: EventId) => void
  readonly savePoints: (card: CardKey, points: readonly string[]) => void
  /** Runs the work in one transaction: all that it writes, or nothing when it throws. */
  readonly together: <T>(work: () => T) => T
}

/** What a listener is told besides that the mock has changed. */
export type MockSignal = Extract<MockEffect, { kind: 'cue' | 'left' | 'finish' }>

export type MockRuntime = {
  readonly mock: () => Mock
  /** Carries out an action. @throws what the port throws; the mock then has not moved. */
  readonly act: (action: MockAction) => void
  /**
   * A second has passed: counts time, saves the draft when keys have changed it (whatever the clocks say, which may stand still)
   * and the heartbeat. @throws as `act`.
   */
  readonly tick: () => void
  readonly subscribe: (listener: (signals: readonly MockSignal[]) => void) => () => void
}

/** While a clock runs, the state is stored at least this often: no more than that is lost to `kill -9`. */
export const heartbeatMs = 5_000

/** A new mock (`newMock`) or one that was stored (`storedMock`, both in `beginning.ts`): its clocks go on from now. */
export function mockRuntime(rules: MockRules, port: MockPort, initial: Mock): MockRuntime {
  const listeners = new Set<(signals: readonly MockSignal[]) => void>()
  let mock = initial
  let savedAtMs = port.now().monotonicMs
  let isDraftUnsaved = false

  const happen = (event: MockEvent): void => {
    const result = step(mock, event)
    if (result.mock === mock && result.effects.length === 0) return
    const done = carriedOut(rules, port, result)
    mock = done.mock
    if (done.isSaved) {
      savedAtMs = event.now.monotonicMs
      isDraftUnsaved = false
    }
    for (const listener of listeners) listener(done.signals)
  }

  const saveIfDue = ({ monotonicMs }: Now): void => {
    if (mock.phase.name === 'setup' || mock.phase.name === 'done') return
    const isHeartbeat = mock.countedAtMs !== null && monotonicMs - savedAtMs >= heartbeatMs
    if (!isDraftUnsaved && !isHeartbeat) return
    port.save(mock)
    savedAtMs = monotonicMs
    isDraftUnsaved = false
  }

  if (initial.phase.name !== 'setup') happen({ kind: 'resumed', now: port.now() })

  return {
    mock: () => mock,
    act: (action) => {
      const now = port.now()
      if (action.kind === 'draft') isDraftUnsaved = true
      happen({ ...action, now })
    },
    tick: () => {
      const now = port.now()
      happen({ kind: 'tick', now })
      saveIfDue(now)
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

type Done = { readonly mock: Mock; readonly signals: readonly MockSignal[]; readonly isSaved: boolean }

/** Carries out effects in order; what the world answers is the next event. The state is stored once, as it is at the end. */
function carriedOut(rules: MockRules, port: MockPort, result: MockStep): Done {
  if (result.effects.length === 0) return { mock: result.mock, signals: [], isSaved: false }
  return port.together(() => {
    const signals: MockSignal[] = []
    let isSaveWanted = false
    let { mock } = result
    const pending = [...result.effects]
    for (let effect = pending.shift(); effect; effect = pending.shift()) {
      const answer = performed(rules, port, mock, effect)
      if (answer) {
        const next = step(mock, answer)
        mock = next.mock
        pending.push(...next.effects)
      } else if (effect.kind === 'save') isSaveWanted = true
      else if (effect.kind === 'cue' || effect.kind === 'left' || effect.kind === 'finish')
        signals.push(effect)
    }
    const finish = signals.find((signal) => signal.kind === 'finish')
    if (finish) port.finish(mock, finish.ending)
    else if (isSaveWanted) port.save(mock)
    return { mock, signals, isSaved: isSaveWanted || finish !== undefined }
  })
}

/** The world's answer to an effect; null where there is none. */
function performed(rules: MockRules, port: MockPort, mock: Mock, effect: MockEffect): MockEvent | null {
  switch (effect.kind) {
    case 'fetch': {
      const fetched = port.fetch(effect.card)
      const now = port.now()
      return fetched
        ? { kind: 'fetched', fetched, wording: wordingOf(fetched.card), now }
        : { kind: 'missing', now }
    }
    case 'record': {
      const item = mock.items[effect.item]!
      // Another program may have asked the card since its question was put.
      const memory = port.fetch(item.card.key)?.card.memory ?? item.card.memory
      const now = port.now()
      const draft = reviewDraft(rules, { ...item.card, memory }, item, effect.grade, now.zoneOffset)
      return { kind: 'recorded', item: effect.item, event: port.record(draft), now }
    }
    case 'undo':
      port.undo(effect.event)
      return null
    case 'save-points':
      port.savePoints(effect.card, effect.points)
      return null
    default:
      return null
  }
}
