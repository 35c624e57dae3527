/**
 * What a key does in the review, as far as the screen is concerned: scrolling, pages on top, text being typed; and
 * what it asks of the session. All of it dies with the card on the screen.
 *
 * Pure. The session's own rules are in `session/step.ts`; here is only what a key means.
 */
import type { Grade } from '../../model/grade.ts'
import type { StudyAction } from '../../session/runtime.ts'
import type { Key } from '../keys/input.ts'
import { commandOf, digitOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import * as places from '../keys/places.ts'
import { editField, emptyField, type Field } from './field.ts'
import type { Notice, PlainNotice } from './notice.ts'
import { noPage, pressOnPage, type Page } from './page.ts'
import { scrollBy, type Scrolling } from './scrolling.ts'

export type ReviewState = {
  readonly page: Page
  /** First line shown of what scrolls; null where it begins by itself. */
  readonly offset: number | null
  readonly field: Field
  /** False after Esc in a field: letters are commands. */
  readonly isTyping: boolean
  readonly notice: Notice | null
}

export const freshState: ReviewState = {
  page: noPage,
  offset: null,
  field: emptyField,
  isTyping: true,
  notice: null,
}

/** What the session shows, as far as keys depend on it. */
export type Place =
  | {
      readonly kind: 'asking'
      readonly hints: number
      readonly hintsLeft: number
      readonly options: number
      readonly isTyped: boolean
    }
  | { readonly kind: 'revealed'; readonly suggested: Grade }
  | {
      readonly kind: 'finished'
      readonly canGoOn: boolean
      readonly offers: readonly Extension[]
      readonly hasMock?: boolean
    }
  | { readonly kind: 'stuck' }

/** What can follow a finished session; `rest` is what the session still holds. */
export type Extension = 'new' | 'weakest' | 'tomorrow' | 'rest'

export type PressContext = {
  readonly place: Place
  /** What scrolls on the card, and on the page over it. */
  readonly card: Scrolling
  readonly page: Scrolling
}

export type Intent =
  | { readonly kind: 'act'; readonly action: StudyAction }
  | { readonly kind: 'edit' }
  | { readonly kind: 'extend'; readonly choice: Extension }
  | { readonly kind: 'mock' }
  | { readonly kind: 'retry' }
  | { readonly kind: 'leave' }

export type Pressed = { readonly state: ReviewState; readonly intents: readonly Intent[] }

export function press(before: ReviewState, key: Key, context: PressContext): Pressed {
  const state = { ...before, notice: null }
  if (state.page.kind !== 'none') return only({ ...state, page: pressOnPage(state.page, key, context.page) })
  const { place } = context
  if (place.kind === 'asking' && place.isTyped && state.isTyping) return pressInField(state, key, context)
  const command = commandOf(keymapOf(place, state), key)
  if (command === null) return only(withHint(state, key, place))
  return obey(state, command, key, context)
}

/** The keymap that is in force without a page on top. */
export function keymapOf(place: Place, state: Pick<ReviewState, 'isTyping'>): Keymap {
  switch (place.kind) {
    case 'asking':
      if (place.isTyped) return state.isTyping ? places.typing : places.besideTyping
      return place.options > 0 ? places.choosing : places.asking
    case 'revealed':
      return places.grading
    case 'finished':
      return places.ending
    case 'stuck':
      return places.stuck
  }
}

const only = (state: ReviewState): Pressed => ({ state, intents: [] })
const act = (state: ReviewState, ...actions: StudyAction[]): Pressed => ({
  state,
  intents: actions.map((action) => ({ kind: 'act', action })),
})
const say = (state: ReviewState, kind: PlainNotice): Pressed => only({ ...state, notice: { kind } })

function pressInField(state: ReviewState, key: Key, context: PressContext): Pressed {
  const command = commandOf(places.typing, key)
  if (command !== null) return obey(state, command, key, context)
  const field = editField(state.field, key)
  return only(field ? { ...state, field } : state)
}

function obey(state: ReviewState, command: CommandName, key: Key, context: PressContext): Pressed {
  const { place } = context
  const offset = scrollBy(command, key, context.card, state.offset)
  if (offset !== null) return only({ ...state, offset })
  switch (command) {
    case 'reveal': {
      const isTyped = place.kind === 'asking' && place.isTyped
      const typed: readonly StudyAction[] = isTyped ? [{ kind: 'type', text: state.field.text }] : []
      return act(state, ...typed, { kind: 'reveal' })
    }
    case 'pick':
      return pick(state, key, place)
    case 'hint':
      return hint(state, place)
    case 'again':
    case 'hard':
    case 'good':
    case 'easy':
      return act(state, { kind: 'grade', grade: command })
    case 'accept':
      return place.kind === 'revealed' ? act(state, { kind: 'grade', grade: place.suggested }) : only(state)
    case 'undo':
    case 'suspend':
    case 'bury':
      return act(state, { kind: command })
    case 'edit':
      return { state, intents: [{ kind: 'edit' }] }
    case 'help':
    case 'info':
      return only({ ...state, page: { kind: command, offset: 0 } })
    case 'commands':
      return only({ ...state, isTyping: false })
    case 'type':
      return only({ ...state, isTyping: true })
    case 'moreNew':
      return extend(state, 'new', place)
    case 'weakest':
    case 'tomorrow':
      return extend(state, command, place)
    case 'shortMock':
      return place.kind === 'finished' && place.hasMock ? { state, intents: [{ kind: 'mock' }] } : only(state)
    case 'goOn':
      return place.kind === 'finished' && place.canGoOn ? extend(state, 'rest', place) : only(state)
    case 'retry':
      return { state, intents: [{ kind: 'retry' }] }
    case 'leave':
    case 'enough':
      return { state, intents: [{ kind: 'leave' }] }
    default:
      return only(state)
  }
}

function pick(state: ReviewState, key: Key, place: Place): Pressed {
  const digit = digitOf(key)
  if (place.kind !== 'asking' || digit === null) return only(state)
  if (digit > place.options) return say(state, 'noSuchOption')
  return act(state, { kind: 'pick', option: digit - 1 })
}

function hint(state: ReviewState, place: Place): Pressed {
  if (place.kind !== 'asking') return only(state)
  if (place.hintsLeft === 0) return say(state, place.hints === 0 ? 'noHint' : 'noMoreHints')
  // The new hint stands at the end.
  return act({ ...state, offset: Number.MAX_SAFE_INTEGER }, { kind: 'hint' })
}

function extend(state: ReviewState, choice: Extension, place: Place): Pressed {
  if (place.kind !== 'finished') return only(state)
  if (choice !== 'rest' && !place.offers.includes(choice)) return say(state, 'noMoreCards')
  return { state, intents: [{ kind: 'extend', choice }] }
}

/** A grade before the answer, or a digit that is no grade, is answered by a word; other keys by nothing. */
function withHint(state: ReviewState, key: Key, place: Place): ReviewState {
  if (!/^[0-9]$/.test(key.name)) return state
  if (place.kind === 'asking') return { ...state, notice: { kind: 'answerFirst' } }
  return place.kind === 'revealed' ? { ...state, notice: { kind: 'gradeKeys' } } : state
}
