/**
 * What a key does in the card browser: a search line, the list of what it finds, a card opened, a question to confirm.
 * Pure. The cards and what is done to them are the caller's.
 */
import type { Key } from '../keys/input.ts'
import { commandOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import * as places from '../keys/places.ts'
import { editField, type Field } from './field.ts'
import { noPage, pressOnPage, type Page } from './page.ts'
import { scrollBy, type Scrolling } from './scrolling.ts'

export type BrowserState = {
  readonly place: 'search' | 'list' | 'card'
  readonly query: Field
  readonly selected: number
  /** The first row of the list that is shown. */
  readonly first: number
  /** First line shown of the card. */
  readonly offset: number
  readonly isConfirming: boolean
  readonly page: Page
  readonly notice: string | null
}

export function browserState(query: Field): BrowserState {
  return {
    place: 'search',
    query,
    selected: 0,
    first: 0,
    offset: 0,
    isConfirming: false,
    page: noPage,
    notice: null,
  }
}

export type BrowserContext = {
  /** How many cards were found, and how many rows of them are shown. */
  readonly count: number
  readonly rows: number
  readonly card: Scrolling
  readonly page: Scrolling
}

export type BrowserIntent = 'suspend' | 'reset' | 'edit' | 'openFile' | 'leave'

export type BrowserPressed = { readonly state: BrowserState; readonly intent: BrowserIntent | null }

export function pressBrowser(before: BrowserState, key: Key, context: BrowserContext): BrowserPressed {
  const state = { ...before, notice: null }
  if (state.page.kind !== 'none') return only({ ...state, page: pressOnPage(state.page, key, context.page) })
  const keymap = browserKeymap(state)
  const command = commandOf(keymap, key)
  if (command === null)
    return state.place === 'search' && !state.isConfirming ? search(state, key) : only(state)
  return obey(state, command, key, context)
}

export function browserKeymap(state: Pick<BrowserState, 'place' | 'isConfirming'>): Keymap {
  if (state.isConfirming) return places.confirming
  return { search: places.searching, list: places.listing, card: places.cardOpen }[state.place]
}

/** Moves the shown part of the list as little as needed to have the selected row in it. */
export function withSelected(
  state: BrowserState,
  selected: number,
  { count, rows }: BrowserContext,
): BrowserState {
  const index = Math.max(0, Math.min(selected, count - 1))
  const shown = Math.max(1, rows)
  const first = Math.max(Math.min(state.first, index), index - shown + 1, 0)
  return { ...state, selected: index, first: Math.max(0, Math.min(first, count - shown)) }
}

const only = (state: BrowserState): BrowserPressed => ({ state, intent: null })

function search(state: BrowserState, key: Key): BrowserPressed {
  const query = editField(state.query, key)
  if (!query) return only(state)
  return only(
    query.text === state.query.text ? { ...state, query } : { ...state, query, selected: 0, first: 0 },
  )
}

function obey(state: BrowserState, command: CommandName, key: Key, context: BrowserContext): BrowserPressed {
  switch (command) {
    case 'confirm':
      return { state: { ...state, isConfirming: false }, intent: 'reset' }
    case 'decline':
      return only({ ...state, isConfirming: false })
    case 'help':
    case 'info':
      return only({ ...state, page: { kind: command, offset: 0 } })
    case 'leave':
      return { state, intent: 'leave' }
    case 'list':
      return only(context.count > 0 ? { ...state, place: 'list' } : state)
    case 'search':
      return only({ ...state, place: 'search' })
    case 'back':
      return back(state)
    case 'open':
      return only(context.count > 0 ? { ...state, place: 'card', offset: 0 } : state)
    case 'nextCard':
      return only(beside(state, 1, context))
    case 'previousCard':
      return only(beside(state, -1, context))
    case 'resume':
      return { state, intent: context.count > 0 ? 'suspend' : null }
    case 'reset':
      return only(context.count > 0 ? { ...state, isConfirming: true } : state)
    case 'edit':
    case 'openFile':
      return { state, intent: context.count > 0 ? command : null }
    default:
      return only(moved(state, command, key, context))
  }
}

/** From a card to the list, from the search line out; what was typed goes first. */
function back(state: BrowserState): BrowserPressed {
  if (state.place === 'card') return only({ ...state, place: 'list' })
  if (state.query.text === '') return { state, intent: 'leave' }
  return only({ ...state, query: { text: '', cursor: 0 }, selected: 0, first: 0 })
}

function beside(state: BrowserState, step: number, context: BrowserContext): BrowserState {
  return { ...withSelected(state, state.selected + step, context), offset: 0 }
}

function moved(state: BrowserState, command: CommandName, key: Key, context: BrowserContext): BrowserState {
  if (state.place === 'card')
    return { ...state, offset: scrollBy(command, key, context.card, state.offset) ?? state.offset }
  const isUp = key.name === 'up' || key.name === 'k' || key.name === 'page-up'
  // Up from the first row leads back to the search line above it.
  if (command === 'choose' && isUp && state.selected === 0) return { ...state, place: 'search' }
  switch (command) {
    case 'choose':
      return withSelected(state, state.selected + (isUp ? -1 : 1), context)
    case 'page':
      return withSelected(state, state.selected + (isUp ? -context.rows : context.rows), context)
    case 'ends':
      return withSelected(state, key.name === 'g' || key.name === 'home' ? 0 : context.count - 1, context)
    default:
      return state
  }
}
