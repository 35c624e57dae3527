/**
 * What a key does in a mock interview, as far as the screen is concerned: text being typed, what is chosen, scrolling; and
 * what it asks of the mock. All of it but the answer dies with the screen.
 *
 * Pure. The rules of the interview are in `session/mock/`; here is only what a key means.
 */
import type { Band, Mock, MockAction } from '../../session/mock/mock.ts'
import type { Failure } from '../../model/failure.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Key } from '../keys/input.ts'
import { emptyEditor, type Editor } from './editor.ts'
import { noPage, type Page } from './page.ts'
import type { Scrolling } from './scrolling.ts'

export type MockState = {
  readonly page: Page
  /** First line shown of what scrolls. */
  readonly offset: number
  readonly editor: Editor
  /** The first row of the editor that is shown. */
  readonly first: number
  /** False after Esc: the next key is a command. */
  readonly isTyping: boolean
  /** The point or the choice that arrows have reached, from 0; null before. */
  readonly selected: number | null
  readonly verdict: VerdictSoFar
  readonly notice: MockNotice | null
}

/** One's own verdict is given in three steps. Places in `items`. */
export type VerdictSoFar = {
  readonly band: Band | null
  readonly best: number | null
  readonly hasBest: boolean
}

export type MockNotice =
  | { readonly kind: keyof Messages['mock']['notices'] }
  | { readonly kind: 'digitsToo' | 'full' }
  | { readonly kind: 'failed'; readonly failure: Failure }

export const noVerdict: VerdictSoFar = { band: null, best: null, hasBest: false }

export const freshMock: MockState = {
  page: noPage,
  offset: 0,
  editor: emptyEditor,
  first: 0,
  isTyping: true,
  selected: null,
  verdict: noVerdict,
  notice: null,
}

export type MockContext = {
  readonly mock: Mock
  /** Cells of a row of the editor, and its rows. */
  readonly width: number
  readonly rows: number
  /** What scrolls on the screen, and on the page over it. */
  readonly text: Scrolling
  readonly page: Scrolling
}

export type MockPressed = {
  readonly state: MockState
  readonly actions: readonly MockAction[]
  /** After the actions: the screen closes. */
  readonly isLeaving: boolean
}

export const only = (state: MockState): MockPressed => ({ state, actions: [], isLeaving: false })
export const act = (state: MockState, ...actions: readonly MockAction[]): MockPressed => ({
  state,
  actions,
  isLeaving: false,
})
export const say = (state: MockState, kind: keyof Messages['mock']['notices']): MockPressed =>
  only({ ...state, notice: { kind } })
export const leaving = (state: MockState): MockPressed => ({
  state,
  actions: [{ kind: 'leave' }],
  isLeaving: true,
})

/** What every part of the keys has: the state without the last notice, the key, and what the screen shows. */
export type Pressing = { readonly state: MockState; readonly key: Key; readonly context: MockContext }
