/** Keys while a question of a mock is open: letters are the answer, and after Esc one of them is a command. Pure. */
import { itemOf, type Mock, type MockItem } from '../../session/mock/mock.ts'
import { hintsOf } from '../../session/mock/points.ts'
import type { Key } from '../keys/input.ts'
import { commandOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import * as places from '../keys/mock-places.ts'
import { editText, type Editor } from './editor.ts'
import { placeOfCursor, rowsOf, windowFrom } from './editor-rows.ts'
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
import { scrollBy } from './scrolling.ts'

/** The keymap while a question is open. */
export function answerKeymap(mock: Mock, item: MockItem, { isTyping }: Pick<MockState, 'isTyping'>): Keymap {
  if (mock.phase.name === 'thinking') return isTyping ? places.thinking : places.besideThinking
  if (item.isSpoken) return places.speaking
  return isTyping ? places.writing : places.besideWriting
}

export function pressAnswering({ state, key, context }: Pressing): MockPressed {
  const item = itemOf(context.mock)
  if (!item) return only(state)
  const command = commandOf(answerKeymap(context.mock, item, state), key)
  const isText = state.isTyping && !item.isSpoken
  if (isText && key.name === 'space' && state.editor.text === '') return speak(state)
  if (isText && command === null) return typed(state, key, context)
  // Esc is good for one command: whatever it was, letters are text again.
  const after = { ...state, isTyping: true }
  if (command === null) return isText ? only(state) : unknownKey(state, key, item)
  return obey(after, command, key, context, item)
}

const speak = (state: MockState): MockPressed => act(state, { kind: 'answer', isSpoken: true })

/** A key of the field's; what it changes is told to the mock, which keeps it. */
export function typed(state: MockState, key: Key, context: MockContext): MockPressed {
  const editor = editText(state.editor, key, context.width)
  if (!editor) return only(state)
  const after = withEditor(state, editor, context)
  return editor.text === state.editor.text ? only(after) : act(after, { kind: 'draft', text: editor.text })
}

/** The state with a changed editor, its window where the cursor is. */
export function withEditor(
  state: MockState,
  editor: Editor,
  { width, rows }: Pick<MockContext, 'width' | 'rows'>,
): MockState {
  const all = rowsOf(editor.text, width)
  const first = windowFrom(state.first, placeOfCursor(editor.text, editor, all, width).y, all.length, rows)
  return { ...state, editor, first, notice: editor.isFull ? { kind: 'full' } : state.notice }
}

function obey(
  state: MockState,
  command: CommandName,
  key: Key,
  context: MockContext,
  item: MockItem,
): MockPressed {
  const offset = scrollBy(command, key, context.text, state.offset)
  // Who scrolls by arrows after Esc wants to go on doing so.
  if (offset !== null) return only({ ...state, offset, isTyping: command !== 'scroll' })
  switch (command) {
    case 'commands':
      return only({ ...state, isTyping: false })
    case 'type':
      return only(state)
    case 'speak':
      return speak(state)
    case 'write':
      return act(state, { kind: 'answer', isSpoken: false })
    case 'submit':
      return submit(state, item)
    case 'said':
      return item.slot < item.card.slots.length - 1
        ? act(state, { kind: 'slot', slot: item.slot + 1 })
        : submit(state, item)
    case 'nextSlot':
      return otherSlot(state, key, item)
    case 'hint':
      return hint(state, context.mock, item)
    case 'skip': {
      const skipped = act(state, { kind: 'skip' })
      const isUndoable = context.mock.plan.setup.mode === 'practice' && item.role === 'main'
      return isUndoable ? { ...skipped, state: { ...state, notice: { kind: 'skipped' } } } : skipped
    }
    case 'pause':
      if (context.mock.plan.setup.mode === 'pressure') return say(state, 'noPause')
      return act(state, { kind: 'pause' })
    case 'saveAndLeave':
      return leaving(state)
    case 'help':
      return only({ ...state, isTyping: item.isSpoken, page: { kind: 'help', offset: 0 } })
    default:
      return only(state)
  }
}

function submit(state: MockState, item: MockItem): MockPressed {
  if (!item.isSpoken && state.editor.text.trim() === '') return say(state, 'emptyAnswer')
  return act(state, { kind: 'submit' })
}

function otherSlot(state: MockState, key: Key, item: MockItem): MockPressed {
  const count = item.card.slots.length
  if (count === 0) return only(state)
  const step = key.name === 'left' || key.name === 'shift-tab' ? -1 : 1
  return act(state, { kind: 'slot', slot: (item.slot + step + count) % count })
}

function hint(state: MockState, mock: Mock, item: MockItem): MockPressed {
  const hints = hintsOf(item).length
  if (mock.plan.setup.mode === 'pressure') return say(state, 'noHelp')
  if (item.hints >= hints) return say(state, hints === 0 ? 'noHint' : 'noMoreHints')
  // The new hint stands at the end of the question.
  return act({ ...state, offset: Number.MAX_SAFE_INTEGER }, { kind: 'hint' })
}

/** An input method that was left on brings words where letters are commands: digits need none. */
function unknownKey(state: MockState, key: Key, item: MockItem): MockPressed {
  return key.text === '' || item.isSpoken ? only(state) : only({ ...state, notice: { kind: 'digitsToo' } })
}
