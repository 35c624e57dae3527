/**
 * What a key does in the triage of titles: one digit says what a title is worth and moves on to the next. Pure. What was said is
 * kept by the caller.
 */
import type { Key } from '../keys/input.ts'
import { commandOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import { filtering, triaging } from '../keys/triage-places.ts'
import { editField, emptyField, type Field } from './field.ts'
import { noPage, pressOnPage, type Page } from './page.ts'
import { scrollBy, type Scrolling } from './scrolling.ts'

/** What a title is worth; null where nothing was said. */
export type Choice = 'must' | 'maybe' | 'skip' | null

export type TriageState = {
  /** Index into the titles that the filter leaves. */
  readonly selected: number
  readonly filter: Field
  readonly isTyping: boolean
  readonly page: Page
}

export const triageState: TriageState = { selected: 0, filter: emptyField, isTyping: false, page: noPage }

export type TriageIntent =
  | { readonly kind: 'choose'; readonly choice: Choice }
  | { readonly kind: 'undo' }
  | { readonly kind: 'leave' }

export type TriagePressed = { readonly state: TriageState; readonly intent: TriageIntent | null }

export type TriageContext = {
  /** Titles that the filter leaves, and rows for them. */
  readonly count: number
  readonly rows: number
  readonly page: Scrolling
}

export const triageKeymap = ({ isTyping }: Pick<TriageState, 'isTyping'>): Keymap =>
  isTyping ? filtering : triaging

export function pressTriage(state: TriageState, key: Key, context: TriageContext): TriagePressed {
  if (state.page.kind !== 'none') return only({ ...state, page: pressOnPage(state.page, key, context.page) })
  const command = commandOf(triageKeymap(state), key)
  if (command === null) return only(state.isTyping ? typed(state, key) : state)
  return obey(state, command, key, context)
}

const only = (state: TriageState): TriagePressed => ({ state, intent: null })

function typed(state: TriageState, key: Key): TriageState {
  const filter = editField(state.filter, key)
  if (!filter) return state
  return { ...state, filter, selected: filter.text === state.filter.text ? state.selected : 0 }
}

function obey(state: TriageState, command: CommandName, key: Key, context: TriageContext): TriagePressed {
  switch (command) {
    case 'must':
    case 'maybe':
      return choose(state, command, context)
    case 'passOver':
      return choose(state, 'skip', context)
    case 'unsaid':
      return choose(state, null, context)
    case 'undo':
      return { state, intent: { kind: 'undo' } }
    case 'search':
      return only({ ...state, isTyping: true })
    case 'list':
      return only({ ...state, isTyping: false })
    case 'back':
      return only({ ...state, isTyping: false, filter: emptyField, selected: 0 })
    case 'help':
      return only({ ...state, page: { kind: 'help', offset: 0 } })
    case 'leave':
      // What narrows the list goes first.
      return state.filter.text === ''
        ? { state, intent: { kind: 'leave' } }
        : only({ ...state, filter: emptyField, selected: 0 })
    default:
      return only(moved(state, command, key, context))
  }
}

function choose(state: TriageState, choice: Choice, { count }: TriageContext): TriagePressed {
  if (count === 0) return only(state)
  const selected = Math.min(state.selected + 1, count - 1)
  return { state: { ...state, selected }, intent: { kind: 'choose', choice } }
}

function moved(state: TriageState, command: CommandName, key: Key, context: TriageContext): TriageState {
  const { count, rows } = context
  const last = Math.max(0, count - 1)
  if (command === 'choose') {
    const step = key.name === 'up' || key.name === 'k' ? -1 : 1
    return { ...state, selected: Math.max(0, Math.min(last, state.selected + step)) }
  }
  // A list scrolls by what is chosen: every title is one row of it.
  const selected = scrollBy(command, key, { total: count + rows - 1, rows, start: 0 }, state.selected)
  return selected === null ? state : { ...state, selected: Math.min(last, selected) }
}
