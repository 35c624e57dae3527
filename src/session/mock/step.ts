/**
 * What each event does to a mock. Pairs of phase and event that make no sense leave it as it is. Pure: every decision of the
 * interview is here and in the files beside it, every deed is an effect.
 *
 * line:   setup -> [warm-up] -> thinking -> answering -> confidence -> checklist -> grade -> follow-ups -> ... -> verdict
 *         -> report -> redo -> done                                    \_____ practice; in pressure mode after the last
 */
import { unreachable } from '../../model/failure.ts'
import { answerEvent, submitted } from './answering.ts'
import { fetched, missing, next } from './asking.ts'
import { counted, markedInterrupted } from './clocks.ts'
import { itemOf, type Mock, type MockEffect, type MockEvent, type MockStep } from './mock.ts'
import { redoEvent, reported } from './redo.ts'
import { pointsTyped, scoreEvent, undone } from './scoring.ts'

/** The mock after an event, and what the world has to do about it, in order. Anything but a draft or a second is saved. */
export function step(mock: Mock, event: MockEvent): MockStep {
  if (mock.phase.name === 'done') return { mock, effects: [] }
  const clocks = event.kind === 'resumed' ? { mock, effects: [], isTimeUp: false } : counted(mock, event.now)
  const inTime = clocks.isTimeUp
    ? submitted(clocks.mock, event.now, true)
    : { mock: clocks.mock, effects: [] }
  const moved = happened(inTime.mock, event)
  // Who leaves stops the clock: a stored clock that runs is one that is open somewhere, or was killed.
  const isLeft = event.kind === 'leave' || (event.kind === 'tick' && mock.countedAtMs === null)
  const result = withRunningClock(moved.mock, isLeft ? null : event.now.monotonicMs)
  const effects = [...clocks.effects, ...inTime.effects, ...moved.effects]
  return { mock: result, effects: withSave(mock, result, event, effects) }
}

function happened(mock: Mock, event: MockEvent): MockStep {
  if (mock.paused !== null && !isHeardInPause(event)) return same(mock)
  switch (event.kind) {
    case 'tick':
      return same(mock)
    case 'plan':
      return mock.phase.name === 'setup' ? same({ ...mock, plan: event.plan }) : same(mock)
    case 'begin':
      if (mock.phase.name !== 'setup' || mock.plan.questions.length === 0) return same(mock)
      return next({ ...mock, startedAt: event.now.at })
    case 'fetched':
      return fetched(mock, event.fetched, event.wording, event.now)
    case 'missing':
      return missing(mock)
    case 'draft':
      return mock.phase.name === 'own-points' ? pointsTyped(mock, event.text) : answerEvent(mock, event)
    case 'answer':
    case 'slot':
    case 'hint':
    case 'submit':
    case 'skip':
      return answerEvent(mock, event)
    case 'pause':
      return mayPause(mock) ? same({ ...mock, paused: 'person' }) : same(mock)
    case 'go-on':
      return same({ ...mock, paused: null })
    case 'confidence':
    case 'read':
    case 'mark':
    case 'weakness':
    case 'checked':
    case 'write-points':
    case 'own-points':
    case 'grade':
      return scoreEvent(mock, event)
    case 'undo':
      return undone(mock)
    case 'recorded':
      return recorded(mock, event)
    case 'verdict':
      return mock.phase.name === 'verdict' ? reported(mock, event) : same(mock)
    case 'redo':
    case 'reveal':
    case 'recalled':
      return redoEvent(mock, event)
    case 'leave':
      return leave(mock, event)
    case 'give-up':
      return giveUp(mock, event)
    case 'resumed':
      return resumed(mock)
    default:
      return unreachable(event)
  }
}

const same = (mock: Mock): MockStep => ({ mock, effects: [] })
const closed = (mock: Mock): MockStep => ({ mock, effects: [{ kind: 'left' }] })

/** A draft too: the keys of the last second before the machine slept are not lost. */
const isHeardInPause = ({ kind }: MockEvent): boolean =>
  kind === 'go-on' ||
  kind === 'leave' ||
  kind === 'give-up' ||
  kind === 'draft' ||
  kind === 'resumed' ||
  kind === 'recorded'

/** Where there is a clock to stop. Pressure mode has no pause. */
const mayPause = (mock: Mock): boolean => mock.plan.setup.mode === 'practice' && runsClock(mock)

/** From the first question to the verdict. */
function runsClock({ phase }: Mock): boolean {
  return 'item' in phase ? phase.name !== 'redo' : phase.name === 'verdict'
}

function withRunningClock(mock: Mock, monotonicMs: number | null): Mock {
  const countedAtMs = runsClock(mock) && mock.paused === null ? monotonicMs : null
  return mock.countedAtMs === countedAtMs ? mock : { ...mock, countedAtMs }
}

function recorded(mock: Mock, { item, event }: Extract<MockEvent, { kind: 'recorded' }>): MockStep {
  return same({
    ...mock,
    items: mock.items.map((each, index) => (index === item ? { ...each, event } : each)),
  })
}

/** From the report on the mock is complete: nothing is left to come back for. */
const isComplete = ({ phase }: Mock): boolean => phase.name === 'report' || phase.name === 'redo'

function giveUp(mock: Mock, event: MockEvent): MockStep {
  if (mock.phase.name === 'setup') return closed(mock)
  return ended(mock, event, isComplete(mock) ? 'done' : 'abandoned')
}

/** Everything is kept for later. */
function leave(mock: Mock, event: MockEvent): MockStep {
  if (!isComplete(mock)) return closed(mock)
  const done = ended(mock, event, 'done')
  return { mock: done.mock, effects: [...done.effects, { kind: 'left' }] }
}

function ended(mock: Mock, { now }: MockEvent, ending: 'done' | 'abandoned'): MockStep {
  return {
    mock: { ...mock, phase: { name: 'done' }, ending, endedAt: mock.endedAt ?? now.at, paused: null },
    effects: [{ kind: 'finish', ending }],
  }
}

/** A card that was being read is read again. What was paused stays so: whoever comes back begins when ready. */
function resumed(mock: Mock): MockStep {
  const awake = { ...mock, countedAtMs: null }
  return awake.phase.name === 'fetching' ? next(awake) : same(markedInterrupted(awake))
}

/** Seconds and drafts are saved by the runtime's own clock, unless they moved the mock on; before the start there is nothing to save. */
function withSave(
  before: Mock,
  after: Mock,
  event: MockEvent,
  effects: readonly MockEffect[],
): readonly MockEffect[] {
  if (after.phase.name === 'setup' || effects.some(({ kind }) => kind === 'finish')) return effects
  const isQuiet = event.kind === 'tick' || event.kind === 'draft'
  const isMoved =
    before.phase.name !== after.phase.name ||
    before.paused !== after.paused ||
    itemOf(before)?.isInterrupted !== itemOf(after)?.isInterrupted
  return isQuiet && !isMoved ? effects : [...effects, { kind: 'save' }]
}
