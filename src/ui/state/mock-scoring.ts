/** Keys of a mock while an answer is judged: confidence, key points, own points, grade. Pure. */
import type { Grade } from '../../model/grade.ts'
import {
  CONFIDENCES,
  itemOf,
  WEAKNESSES,
  type Mark,
  type MockItem,
  type Phase,
} from '../../session/mock/mock.ts'
import { mayWritePoints, nextMark, ownPointLimits } from '../../session/mock/points.ts'
import { suggestedGrade } from '../../session/mock/suggest.ts'
import { commandOf, digitOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import type { Key } from '../keys/input.ts'
import * as places from '../keys/mock-places.ts'
import { typed } from './mock-answer.ts'
import {
  act,
  leaving,
  only,
  say,
  type MockContext,
  type MockPressed,
  type MockState,
  type Pressing,
} from './mock.ts'
import { pickedOf } from './mock-picking.ts'
import { scrollBy } from './scrolling.ts'

export type ScoringPhase = Extract<
  Phase['name'],
  'confidence' | 'reading' | 'checklist' | 'own-points' | 'grade'
>

export function scoringKeymap(
  phase: ScoringPhase,
  item: MockItem,
  { isTyping }: Pick<MockState, 'isTyping'>,
): Keymap {
  switch (phase) {
    case 'confidence':
      return places.picking(CONFIDENCES.length)
    case 'reading':
      return places.readingAnswer
    case 'checklist':
      return places.checking(item.points.length)
    case 'own-points':
      return isTyping ? places.writingPoints : places.besidePoints
    case 'grade':
      return places.mockGrading
  }
}

export function pressScoring(phase: ScoringPhase, pressing: Pressing): MockPressed {
  const { state, key, context } = pressing
  const item = itemOf(context.mock)
  if (!item) return only(state)
  const command = commandOf(scoringKeymap(phase, item, state), key)
  if (phase === 'own-points') return pressPoints(command, pressing)
  if (command === null) return only(state)
  if (command === 'help') return only({ ...state, page: { kind: 'help', offset: 0 } })
  if (command === 'saveAndLeave') return leaving(state)
  if (command === 'undo') return act(state, { kind: 'undo' })
  if (phase === 'confidence') return confident(command, pressing)
  if (phase === 'checklist') return checking(command, key, state, context, item)
  const offset = scrollBy(command, key, context.text, state.offset)
  if (offset !== null) return only({ ...state, offset })
  return phase === 'reading' ? act(state, { kind: 'read' }) : grading(command, key, state, item)
}

function confident(command: CommandName, pressing: Pressing): MockPressed {
  const picked = pickedOf(command, pressing, CONFIDENCES.length)
  if (typeof picked !== 'number') return picked
  return act(pressing.state, { kind: 'confidence', confidence: CONFIDENCES[picked]! })
}

function checking(
  command: CommandName,
  key: Key,
  state: MockState,
  context: MockContext,
  item: MockItem,
): MockPressed {
  const last = item.points.length - 1
  const selected = Math.min(state.selected ?? 0, last)
  const marked = (point: number, mark: Mark, next = point): MockPressed =>
    act({ ...state, selected: Math.min(next, last) }, { kind: 'mark', point, mark })
  switch (command) {
    case 'mark': {
      const point = (digitOf(key) ?? 1) - 1
      return marked(point, nextMark[item.marks[point] ?? 'miss'])
    }
    case 'cycle':
      return marked(selected, nextMark[item.marks[selected] ?? 'miss'])
    case 'hit':
    case 'partly':
    case 'miss':
      return marked(selected, command, selected + 1)
    case 'checked':
      return act(state, { kind: 'checked' })
    case 'writePoints':
      return mayWritePoints(item) ? act(state, { kind: 'write-points' }) : only(state)
    case 'scroll': {
      // Arrows go through the points and then on through the answers.
      const isUp = key.name === 'up' || key.name === 'k'
      if (!isUp && selected < last) return only({ ...state, selected: selected + 1 })
      if (isUp && state.offset === 0) return only({ ...state, selected: Math.max(0, selected - 1) })
      break
    }
  }
  const offset = scrollBy(command, key, context.text, state.offset)
  return only(offset === null ? state : { ...state, offset })
}

function grading(command: CommandName, key: Key, state: MockState, item: MockItem): MockPressed {
  const graded = (grade: Grade): MockPressed => act(state, { kind: 'grade', grade })
  switch (command) {
    case 'again':
    case 'hard':
    case 'good':
    case 'easy':
      return graded(command)
    case 'accept':
      return graded(suggestedGrade(item).grade)
    case 'weakness': {
      const weakness = WEAKNESSES[(digitOf(key) ?? 5) - 5]
      return weakness ? act(state, { kind: 'weakness', weakness }) : only(state)
    }
    default:
      return only(state)
  }
}

/** Own points are lines of a text. */
export function pointsTyped(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.replace(/^\s*(?:[-*]|\d+[.)])\s+/, '').trim())
    .filter((line) => line !== '')
}

function pressPoints(command: CommandName | null, { state, key, context }: Pressing): MockPressed {
  if (state.isTyping && command === null) {
    return typed(state, key, context)
  }
  const offset = scrollBy(command, key, context.text, state.offset)
  if (offset !== null) return only({ ...state, offset })
  switch (command) {
    case 'commands':
      return only({ ...state, isTyping: false })
    case 'type':
      return only({ ...state, isTyping: true })
    case 'withoutPoints':
      return act(state, { kind: 'own-points', points: [] })
    case 'keepPoints': {
      const points = pointsTyped(state.editor.text)
      const { least, most } = ownPointLimits
      if (points.length < least || points.length > most) return say({ ...state, isTyping: true }, 'fewPoints')
      return act(state, { kind: 'own-points', points })
    }
    default:
      return only(state)
  }
}
