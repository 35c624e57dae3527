/**
 * What a key does in the import preview: files, the questions of one, one question opened; what is left out of each. Pure. The
 * files and what is done with the choice are the caller's.
 */
import type { Key } from '../keys/input.ts'
import { importFiles, importQuestion, importQuestions } from '../keys/import-places.ts'
import { commandOf, type CommandName, type Keymap } from '../keys/keymap.ts'
import { noPage, pressOnPage, type Page } from './page.ts'
import { scrollBy, type Scrolling } from './scrolling.ts'

export type ImportState = {
  readonly place: 'files' | 'questions' | 'question'
  readonly file: number
  readonly question: number
  /** First line shown of the question. */
  readonly offset: number
  /** Files left out. */
  readonly out: ReadonlySet<number>
  /** Questions dropped, by file and number. */
  readonly dropped: ReadonlyMap<number, ReadonlySet<number>>
  readonly withProgress: boolean
  readonly page: Page
}

export const importState = (withProgress: boolean): ImportState => ({
  place: 'files',
  file: 0,
  question: 0,
  offset: 0,
  out: new Set(),
  dropped: new Map(),
  withProgress,
  page: noPage,
})

export type ImportContext = {
  readonly files: number
  /** Of the file that is chosen. */
  readonly questions: number
  readonly skipped: number
  readonly otherReadings: boolean
  readonly progress: boolean
  readonly rows: number
  readonly card: Scrolling
  readonly page: Scrolling
}

export type ImportIntent = 'write' | 'cancel' | 'reread'
export type ImportPressed = { readonly state: ImportState; readonly intent: ImportIntent | null }

export function importKeymap(
  state: ImportState,
  context: Omit<ImportContext, 'card' | 'page' | 'rows'>,
): Keymap {
  if (state.place === 'question') return importQuestion
  if (state.place === 'questions') return importQuestions
  const { otherReadings, skipped, progress } = context
  return importFiles({ otherReadings, leftOut: skipped > 0, progress })
}

export function pressImport(state: ImportState, key: Key, context: ImportContext): ImportPressed {
  if (state.page.kind !== 'none') return only({ ...state, page: pressOnPage(state.page, key, context.page) })
  const command = commandOf(importKeymap(state, context), key)
  switch (command) {
    case null:
      return only(state)
    case 'writeDecks':
      return { state, intent: 'write' }
    case 'cancel':
      return { state, intent: 'cancel' }
    case 'otherReading':
      return { state, intent: 'reread' }
    case 'help':
      return only({ ...state, page: { kind: 'help', offset: 0 } })
    case 'leftOut':
      return only({ ...state, page: { kind: 'info', offset: 0 } })
    case 'takeProgress':
      return only({ ...state, withProgress: !state.withProgress })
    case 'lookThrough':
      return only(context.questions > 0 ? { ...state, place: 'questions', question: 0 } : state)
    case 'open':
      return only({ ...state, place: 'question', offset: 0 })
    case 'back':
      return only({ ...state, place: state.place === 'question' ? 'questions' : 'files' })
    case 'toggle':
      return only(toggled(state))
    default:
      return only(moved(state, command, key, context))
  }
}

const only = (state: ImportState): ImportPressed => ({ state, intent: null })

function toggled(state: ImportState): ImportState {
  if (state.place === 'files') return { ...state, out: flipped(state.out, state.file) }
  const of = flipped(state.dropped.get(state.file) ?? new Set(), state.question)
  return { ...state, dropped: new Map([...state.dropped, [state.file, of]]) }
}

function flipped(set: ReadonlySet<number>, item: number): ReadonlySet<number> {
  const other = new Set(set)
  if (!other.delete(item)) other.add(item)
  return other
}

function moved(state: ImportState, command: CommandName, key: Key, context: ImportContext): ImportState {
  if (command === 'nextCard' || command === 'previousCard') {
    const question = clamp(state.question + (command === 'nextCard' ? 1 : -1), context.questions)
    return { ...state, question, offset: 0 }
  }
  if (state.place === 'question')
    return { ...state, offset: scrollBy(command, key, context.card, state.offset) ?? state.offset }
  const [at, count] =
    state.place === 'files' ? [state.file, context.files] : [state.question, context.questions]
  const to = clamp(target(command, key, at, count, context.rows), count)
  return state.place === 'files' ? { ...state, file: to, question: 0 } : { ...state, question: to }
}

function target(command: CommandName, key: Key, at: number, count: number, rows: number): number {
  const isUp = ['up', 'k', 'page-up'].includes(key.name)
  switch (command) {
    case 'choose':
      return at + (isUp ? -1 : 1)
    case 'page':
      return at + (isUp ? -rows : rows)
    case 'ends':
      return key.name === 'g' || key.name === 'home' ? 0 : count - 1
    default:
      return at
  }
}

const clamp = (index: number, count: number): number => Math.max(0, Math.min(index, count - 1))
