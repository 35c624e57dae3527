/** The card browser: a search line with what it finds, and a card as its deck has it. */
import type { Card, CardKey } from '../../model/card.ts'
import type { Memory } from '../../model/memory.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { cleanLine } from '../../text/clean.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { padCells, truncateCells } from '../../text/width.ts'
import { browserKeymap, type BrowserState } from '../state/browser.ts'
import { bodyRows, columnOf, frameView, type Column, type Size, type View } from '../view.ts'
import { stacked } from './card-body.ts'
import { optionsPart, slotsPart } from './card-parts.ts'
import { cardText, placeOf } from './card-text.ts'
import { questionTitle } from './question-text.ts'
import { fieldView } from './field.ts'
import { layOut } from './lay-out.ts'
import { footerLine } from './footer.ts'
import { dueText, type CardFacts } from './info.ts'
import { wrapped } from './pages.ts'
import { scrolled } from './scroll.ts'

/** What the list shows of a card. */
export type CardRow = {
  readonly key: CardKey
  readonly question: string
  readonly deck: string
  readonly memory: Memory
  readonly isSuspended: boolean
  readonly isDraft: boolean
  readonly isLeech: boolean
}

/** Cards found, of which only those on the screen are asked for. */
export type Found = { readonly count: number; readonly row: (index: number) => CardRow }

export type ListProps = {
  readonly words: Messages
  readonly state: BrowserState
  readonly found: Found
  readonly moment: Pick<CardFacts, 'today' | 'now'>
  readonly notice: Line
}

/** Search line and an empty row. */
const searchRows = 2

export function listRows(size: Size): number {
  return bodyRows(size, 1) - searchRows
}

export function listView(props: ListProps, size: Size): View {
  const { words, state, found } = props
  const column = columnOf(size)
  const field = fieldView(state.query, column.width)
  const count = Math.min(found.count - state.first, listRows(size))
  const rows = Array.from({ length: Math.max(0, count) }, (_, index) =>
    rowLine(props, state.first + index, column),
  )
  const none = found.count === 0 ? wrapped(words.browse.none, size, styles.dim) : []
  const isSearching = state.place === 'search'
  return frameView(size, {
    left: [span(words.browse.title, styles.strong)],
    right: [span(words.browse.found(found.count), styles.dim)],
    body: [field.lines.at(-1) ?? [], [], ...rows, ...none],
    cursor: isSearching && !state.isConfirming ? { x: field.cursor.x, y: 0 } : null,
    notice: noticeOf(props, isSearching ? words.browse.searchHint : ''),
    footer: [footerLine(browserKeymap(state), column.width, words)],
  })
}

function rowLine({ words, state, found, moment }: ListProps, index: number, column: Column): Line {
  const row = found.row(index)
  const isSelected = index === state.selected && state.place !== 'search'
  const note = noteOf(row, moment, words)
  const noteWidth = 12
  const deckWidth = Math.min(24, Math.floor(column.width / 5))
  const titleWidth = column.width - 2 - deckWidth - noteWidth - 4
  const style = isSelected ? styles.accent : styles.plain
  return [
    span(isSelected ? '> ' : '  ', styles.accent),
    span(padCells(truncateCells(questionTitle(row.question), titleWidth), titleWidth + 2), style),
    span(padCells(cleanLine(row.deck, deckWidth), deckWidth + 2), styles.dim),
    span(padCells(truncateCells(note, noteWidth), noteWidth, 'start'), styles.dim),
  ]
}

function noteOf(row: CardRow, moment: ListProps['moment'], words: Messages): string {
  const { browse } = words
  if (row.isDraft) return browse.draft
  if (row.isSuspended) return browse.suspended
  if (row.memory.state === 'new') return browse.isNew
  if (row.isLeech) return browse.leech
  const isDue =
    row.memory.state === 'review' ? row.memory.dueOn <= moment.today : row.memory.dueAt <= moment.now
  return isDue ? browse.dueNow : dueText(row.memory, moment, words)
}

export type BrowserCardProps = {
  readonly words: Messages
  readonly card: Card
  readonly state: BrowserState
  readonly count: number
  readonly notice: Line
}

export function browserCardLines(
  { card, words }: Pick<BrowserCardProps, 'card' | 'words'>,
  size: Size,
): readonly Line[] {
  const column = columnOf(size)
  const text = cardText(card, 0, column, words)
  const right = card.options.flatMap((option, index) => (option.correct ? [index] : []))
  const answer = card.kind === 'typed' ? layOut(parseMarkdown(card.answer), column, words) : text.answer
  const hints = stacked(...text.hints)
  return stacked(
    text.question,
    card.kind === 'cloze' ? [] : text.prompt,
    optionsPart(text, right, column),
    slotsPart(card, words, column),
    card.isDraft ? wrapped(words.browse.noAnswer, size, styles.dim) : answer,
    hints.length > 0 ? [[span(words.browse.hints, styles.dim)], ...hints] : [],
  )
}

export function browserCardView(props: BrowserCardProps, size: Size): View {
  const { words, card, state, count } = props
  const { width } = columnOf(size)
  return frameView(size, {
    left: [span(placeOf(card), styles.dim)],
    right: [span(words.browse.place(state.selected + 1, count), styles.dim)],
    body: scrolled(browserCardLines(props, size), bodyRows(size, 1), state.offset, words),
    notice: noticeOf(props, ''),
    footer: [footerLine(browserKeymap(state), width, words)],
  })
}

/** A question to confirm comes before everything else that could be said. */
function noticeOf(
  { words, state, notice }: Pick<ListProps, 'words' | 'state' | 'notice'>,
  other: string,
): Line {
  if (state.isConfirming) return [span(words.browse.resetQuestion, styles.warning)]
  return notice.length > 0 || other === '' ? notice : [span(other, styles.dim)]
}
