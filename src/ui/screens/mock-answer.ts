/** A question of a mock interview while it is thought about and answered, typed or aloud. */
import { spokenLength } from '../../session/mock/delivery.ts'
import type { MockItem } from '../../session/mock/mock.ts'
import { allowedMs, isOverBudget, questionMs } from '../../session/mock/question-time.ts'
import { slotTimes } from '../../session/mock/slots.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Editor } from '../state/editor.ts'
import type { Scrolling } from '../state/scrolling.ts'
import {
  bodyRows,
  columnOf,
  lineWidth,
  truncateLine,
  type Cell,
  type Column,
  type Size,
  type View,
} from '../view.ts'
import { clockText, leftText } from './clock.ts'
import { editorView } from './editor.ts'
import { footerLine, type Labels } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { questionLines } from './mock-question.ts'
import { scrolled } from './scroll.ts'

export type MockAnswerProps = {
  readonly words: Messages
  readonly head: MockHead
  readonly item: MockItem
  /** The question that a follow-up belongs to. */
  readonly parent: string | null
  readonly isThinking: boolean
  readonly isPressure: boolean
  readonly editor: Editor
  /** The first row of it that is shown. */
  readonly first: number
  /** False after Esc: letters are commands. */
  readonly isTyping: boolean
  /** First line shown of a question that has no room. */
  readonly offset: number
  readonly keymap: Keymap
  readonly labels: Labels
  readonly notice: Line
}

type Layout = {
  readonly question: readonly Line[]
  readonly questionRows: number
  readonly editorRows: number
}

/** At least this many rows for what is typed, however long the question. */
const leastEditorRows = 5

function layoutOf(props: MockAnswerProps, size: Size): Layout {
  const column = columnOf(size)
  const question = questionLines(props, column)
  const rows = bodyRows(size, 1)
  const aboveEditor = slotHead(props.item, column, props.words).length
  const under = props.item.isSpoken ? slotRows(props.item) + 3 : leastEditorRows + aboveEditor
  const questionRows = Math.min(question.length, Math.max(3, rows - under - 1))
  const editorRows = rows - questionRows - 1 - aboveEditor
  return { question, questionRows, editorRows }
}

/** How many rows of the answer are shown at once. */
export const answerRows = (props: MockAnswerProps, size: Size): number => layoutOf(props, size).editorRows

export function questionScrolling(props: MockAnswerProps, size: Size): Scrolling {
  const { question, questionRows } = layoutOf(props, size)
  return { total: question.length, rows: questionRows, start: 0 }
}

export function mockAnswerView(props: MockAnswerProps, size: Size): View {
  const { words, head, item, isThinking, isTyping, keymap, labels, notice } = props
  const column = columnOf(size)
  const layout = layoutOf(props, size)
  const question = questionPart(props, layout)
  const answer = item.isSpoken ? spokenPart(props, column) : typedPart(props, column, layout.editorRows)
  const body = [...question, [], ...answer.lines]
  const { cursor } = answer
  return mockView(
    {
      head,
      body,
      cursor: cursor && isTyping ? { x: cursor.x, y: cursor.y + question.length + 1 } : null,
      notice:
        notice.length > 0 || isTyping || item.isSpoken ? notice : [span(words.mock.writeOn, styles.dim)],
      figures: figures(props),
      footer: [footer(keymap, labels, !isThinking && !item.isSpoken && isTyping, column.width, words)],
    },
    size,
  )
}

/** While an answer is typed, arrows are the editor's: a long question scrolls by pages, and says so. */
function questionPart({ words, item, isTyping, offset }: MockAnswerProps, layout: Layout): readonly Line[] {
  const { question, questionRows } = layout
  const lines = scrolled(question, questionRows, offset, words)
  if (!isTyping || item.isSpoken || question.length <= questionRows) return lines
  const hidden = question.length - lines.length + 1
  return [...lines.slice(0, -1), [span(words.mock.moreOfQuestion(hidden), styles.dim)]]
}

/** While letters are text, the keys behind Esc are shown as such. */
function footer(keymap: Keymap, labels: Labels, isBehind: boolean, width: number, words: Messages): Line {
  if (!isBehind) return footerLine(keymap, width, words, labels)
  const before = `${words.mock.escThen} `
  return [span(before, styles.dim), ...footerLine(keymap, width - cellWidth(before), words, labels)]
}

/** The clock of the question, and how much was written. */
function figures({ words, item, isThinking, isPressure, editor }: MockAnswerProps): Line {
  const { mock } = words
  if (isThinking)
    return [span(mock.thinking(clockText(item.thinkMs), clockText(item.thinkBudgetMs)), styles.dim)]
  const isOver = !isPressure && isOverBudget(item)
  const clock = isPressure
    ? mock.timeLeft(leftText(item.budgetMs - item.answerMs))
    : mock.questionTime(clockText(questionMs(item)), clockText(allowedMs(item)))
  const parts = [
    clock,
    ...(isOver ? [mock.over] : []),
    ...(item.isSpoken || editor.text === '' ? [] : [mock.words(wordsIn(editor.text))]),
  ]
  return [span(mock.joined(parts), isOver ? styles.warning : styles.plain)]
}

type Part = { readonly lines: readonly Line[]; readonly cursor: Cell | null }

function typedPart(
  { words, item, editor, first, isThinking, isPressure }: MockAnswerProps,
  column: Column,
  rows: number,
): Part {
  const { mock } = words
  const above = slotHead(item, column, words)
  const field = editorView(editor, first, column.textWidth, rows)
  const cursor = { x: field.cursor.x, y: field.cursor.y + above.length }
  if (editor.text !== '') return { lines: [...above, ...field.lines], cursor }
  const isHard = isThinking && isPressure
  const say = item.role === 'warm-up' && isThinking ? [mock.warmUpHint] : []
  const hints = [...say, isHard ? mock.thinkFirstHard : isThinking ? mock.thinkFirst : mock.typeOrSay]
  return {
    lines: [...above, ...field.lines, [], ...hints.flatMap((hint) => dimLines(hint, column.textWidth))],
    cursor,
  }
}

function spokenPart({ words, item }: MockAnswerProps, column: Column): Part {
  const { mock } = words
  const said = hasSlots(item) ? mock.sayingSlots : mock.saying
  return {
    lines: [...dimLines(said, column.textWidth), ...(hasSlots(item) ? [[], ...slotLines(item, words)] : [])],
    cursor: null,
  }
}

const dimLines = (text: string, width: number): readonly Line[] =>
  wrapText(text, width).map((line) => [span(line, styles.dim)])

const hasSlots = (item: MockItem): boolean => item.card.slots.length > 0
const slotRows = (item: MockItem): number => item.card.slots.length

/** Words, each Chinese character as one: what people count as the length of an answer. */
export function wordsIn(text: string): number {
  const { words, characters } = spokenLength(text)
  return words + characters
}

/** `Situation 0:12   > Task 0:05   Action 0:00`, in as many rows as it takes, and a blank one; nothing without parts. */
function slotHead(item: MockItem, { width }: Column, words: Messages): readonly Line[] {
  if (!hasSlots(item)) return []
  const rows: Line[] = []
  const add = (part: Line): void => {
    const apart: Line = [span('   '), ...part]
    const last = rows.at(-1)
    if (last && lineWidth(last) + lineWidth(apart) <= width) rows[rows.length - 1] = [...last, ...apart]
    else rows.push(part)
  }
  for (const [index, { slot, tookMs }] of slotTimes(item).entries()) {
    const isCurrent = index === item.slot
    add([
      span(`${isCurrent ? '> ' : ''}${cleanLine(slot)}`, isCurrent ? styles.accent : styles.dim),
      span(` ${clockText(tookMs)}`, styles.dim),
    ])
  }
  const key: Line = [span(`   ${words.keys.names.tab} ${words.keys.commands.nextSlot.label}`, styles.dim)]
  const last = rows.at(-1)!
  const keyed = [...last, ...key]
  const shown = lineWidth(keyed) <= width ? [...rows.slice(0, -1), keyed] : rows
  return [...shown.map((row) => truncateLine(row, width)), []]
}

/** A row for each part, with the time that it should take. */
function slotLines(item: MockItem, words: Messages): readonly Line[] {
  return slotTimes(item).map(({ slot, tookMs, target }, index): Line => {
    const isCurrent = index === item.slot
    const time = words.mock.timeOf(clockText(tookMs), clockText(target * item.budgetMs))
    return [
      span(isCurrent ? '> ' : '  ', styles.accent),
      span(padCells(time, 15), styles.dim),
      span(cleanLine(slot), isCurrent ? styles.accent : styles.plain),
    ]
  })
}
