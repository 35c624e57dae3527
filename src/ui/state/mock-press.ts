/** Which keys count where in a mock interview: the way from a phase to its keymap and to what its keys do. Pure. */
import { itemOf, type Mock } from '../../session/mock/mock.ts'
import type { Key } from '../keys/input.ts'
import { commandOf, type Keymap } from '../keys/keymap.ts'
import * as places from '../keys/mock-places.ts'
import { answerKeymap, pressAnswering } from './mock-answer.ts'
import { afterwardsKeymap, pressAfterwards, pressVerdict, verdictChoices } from './mock-picking.ts'
import { pressScoring, scoringKeymap } from './mock-scoring.ts'
import { act, leaving, only, type MockContext, type MockPressed, type MockState } from './mock.ts'
import { pressOnPage } from './page.ts'

/** From the first question on; before it the plan has keys of its own. */
export function pressMock(before: MockState, key: Key, context: MockContext): MockPressed {
  const state: MockState = { ...before, notice: null }
  if (state.page.kind !== 'none') return only({ ...state, page: pressOnPage(state.page, key, context.page) })
  const pressing = { state, key, context }
  const { mock } = context
  if (mock.paused !== null) return pressPaused(state, key)
  switch (mock.phase.name) {
    case 'thinking':
    case 'answering':
      return pressAnswering(pressing)
    case 'confidence':
    case 'reading':
    case 'checklist':
    case 'own-points':
    case 'grade':
      return pressScoring(mock.phase.name, pressing)
    case 'verdict':
      return pressVerdict(pressing)
    case 'report':
    case 'redo':
      return pressAfterwards(pressing)
    case 'setup':
    case 'fetching':
    case 'done':
      return only(state)
  }
}

function pressPaused(state: MockState, key: Key): MockPressed {
  switch (commandOf(places.paused, key)) {
    case 'goOn':
      return act({ ...state, isTyping: true }, { kind: 'go-on' })
    case 'saveAndLeave':
      return leaving(state)
    default:
      return only(state)
  }
}

/** The keymap in force without a page on top. */
export function mockKeymap(mock: Mock, state: MockState): Keymap {
  if (mock.paused !== null) return places.paused
  const item = itemOf(mock)
  switch (mock.phase.name) {
    case 'thinking':
    case 'answering':
      return item ? answerKeymap(mock, item, state) : []
    case 'confidence':
    case 'reading':
    case 'checklist':
    case 'own-points':
    case 'grade':
      return item ? scoringKeymap(mock.phase.name, item, state) : []
    case 'verdict':
      return places.picking(verdictChoices(mock, state.verdict))
    case 'report':
    case 'redo':
      return afterwardsKeymap(mock)
    default:
      return []
  }
}

/** True where text goes into the answer, and a paste with it. */
export function isWriting(mock: Mock, state: MockState): boolean {
  if (mock.paused !== null || state.page.kind !== 'none' || !state.isTyping) return false
  if (mock.phase.name === 'own-points') return true
  const isOpen = mock.phase.name === 'thinking' || mock.phase.name === 'answering'
  return isOpen && itemOf(mock)?.isSpoken === false
}

/** Equal as long as the screen is about the same: what belongs to it (scrolling, what is chosen) dies with it. */
export function mockScreenOf({ phase, items }: Mock): string {
  switch (phase.name) {
    // Thinking goes over into answering under one's fingers.
    case 'thinking':
    case 'answering':
      return `open ${phase.item}`
    case 'redo':
      return `redo ${phase.item} ${phase.isRevealed}`
    case 'checklist':
      return `checklist ${phase.item} ${items[phase.item]?.pointSource}`
    default:
      return 'item' in phase ? `${phase.name} ${phase.item}` : phase.name
  }
}
