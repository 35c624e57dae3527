/**
 * The mock interview as a host: it shows the mock, turns keys into what happens to it, and ticks each second while it is on
 * the screen.
 *
 * The interview's rules are in `session/mock/`, the meaning of keys in `state/mock-*.ts`, the look in `screens/mock-*.ts`; here they
 * meet. Knows nothing of Ink, store, files or clock.
 */
import { isFailure } from '../model/failure.ts'
import { itemOf, type Mock, type MockAction } from '../session/mock/mock.ts'
import { leave, stay, type Host } from './host.ts'
import type { MockPorts } from './mock-ports.ts'
import { mockScreens } from './mock-screens.ts'
import { mockSetupPart } from './mock-setup.ts'
import { editorOf } from './state/editor.ts'
import { freshMock, type MockNotice } from './state/mock.ts'
import { isWriting, mockScreenOf, pressMock } from './state/mock-press.ts'

const isGone = (notice: MockNotice): boolean =>
  notice.kind === 'failed' && notice.failure.code === 'mock-gone'

/** What was typed into the field that is open: of an answer, or of own points. */
function draftOf(mock: Mock): string {
  const item = itemOf(mock)
  if (mock.phase.name === 'own-points') return item?.pointsDraft ?? ''
  return mock.phase.name === 'thinking' || mock.phase.name === 'answering' ? (item?.text ?? '') : ''
}

export function mockHost(ports: MockPorts): Host {
  const { runtime } = ports
  const setup = mockSetupPart(ports)
  const screens = mockScreens(ports)
  let state = freshMock
  let screen = ''

  /** What belongs to one screen dies with it; a question that is taken up again brings its draft. */
  const followMock = (): Mock => {
    const mock = runtime.mock()
    const now = mockScreenOf(mock)
    if (now !== screen) {
      state = { ...freshMock, editor: editorOf(draftOf(mock)), notice: state.notice }
    }
    screen = now
    return mock
  }

  /** A failure of the world becomes a notice: the mock has not moved, and the key can be pressed again. */
  const tried = (deed: () => void): void => {
    try {
      deed()
    } catch (error) {
      if (!isFailure(error)) throw error
      state = { ...state, notice: { kind: 'failed', failure: error } }
    }
  }

  const perform = (action: MockAction): void => {
    const before = runtime.mock()
    tried(() => runtime.act(action))
    if (action.kind !== 'undo' || state.notice !== null) return
    // A clock that was counted is another mock: what could be taken back is what tells.
    const isUndone = runtime.mock().undo.length < before.undo.length
    state = { ...state, notice: { kind: isUndone ? 'undone' : 'nothingToUndo' } }
  }

  return {
    view: (size) => {
      const mock = followMock()
      return mock.phase.name === 'setup' ? setup.view(size) : screens.view(mock, state, size)
    },
    press: (key, size) => {
      const mock = followMock()
      if (mock.phase.name === 'setup') return setup.press(key, size)
      const pressed = pressMock(state, key, screens.context(mock, state, size))
      state = pressed.state
      pressed.actions.forEach(perform)
      // What cannot be kept is not left, unless it is no longer this window's to keep.
      const isKept = state.notice === null || isGone(state.notice)
      return runtime.mock().phase.name === 'done' || (pressed.isLeaving && isKept) ? leave : stay
    },
    isTyping: () => isWriting(followMock(), state),
    subscribe: (listener) => {
      const stopClock = ports.everySecond(() => {
        tried(runtime.tick)
        listener()
      })
      const unsubscribe = runtime.subscribe((signals) => {
        for (const signal of signals)
          if (signal.kind === 'cue')
            state = { ...state, notice: { kind: signal.cue === 'time-up' ? 'timeUp' : signal.cue } }
        listener()
      })
      return () => {
        stopClock()
        unsubscribe()
      }
    },
    returned: () => {},
  }
}
