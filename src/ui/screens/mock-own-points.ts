/** Key points of one's own for a card without any, beside the answer that they are drawn from. */
import type { MockItem } from '../../session/mock/mock.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { truncateCells } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Editor } from '../state/editor.ts'
import type { Scrolling } from '../state/scrolling.ts'
import { bodyRows, columnOf, type Size, type View } from '../view.ts'
import { editorView } from './editor.ts'
import { footerLine } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { referenceAnswer } from './mock-scoring.ts'
import { questionTitle } from './question-text.ts'
import { scrolled } from './scroll.ts'

export type MockPointsProps = {
  readonly words: Messages
  readonly head: MockHead
  readonly item: MockItem
  readonly editor: Editor
  readonly first: number
  readonly isTyping: boolean
  /** First line shown of the answer. */
  readonly offset: number
  /** After Esc, or what is behind it. */
  readonly keymap: Keymap
  readonly notice: Line
}

const footerRows = 1

function layoutOf({ words, item }: MockPointsProps, size: Size) {
  const column = columnOf(size)
  const rows = bodyRows(size, footerRows)
  const asked = wrapText(words.mock.ownPoints, column.textWidth).map((line): Line => [span(line)])
  const title: Line = [
    span(truncateCells(questionTitle(item.card.question), column.textWidth), styles.strong),
  ]
  const answer = [title, [], ...referenceAnswer(item, column, words)]
  const answerRows = Math.min(answer.length, Math.max(3, Math.floor(rows / 2) - asked.length - 1))
  return { asked, answer, answerRows, editorRows: rows - answerRows - asked.length - 2 }
}

export function ownPointScrolling(props: MockPointsProps, size: Size): Scrolling {
  const { answer, answerRows } = layoutOf(props, size)
  return { total: answer.length, rows: answerRows, start: 0 }
}

export const ownPointRows = (props: MockPointsProps, size: Size): number => layoutOf(props, size).editorRows

export function mockPointsView(props: MockPointsProps, size: Size): View {
  const { words, head, editor, first, isTyping, offset, keymap, notice } = props
  const { width, textWidth } = columnOf(size)
  const { asked, answer, answerRows, editorRows } = layoutOf(props, size)
  const field = editorView(editor, first, textWidth, editorRows)
  const above = [...scrolled(answer, answerRows, offset, words), [], ...asked, []]
  const keys = footerLine(keymap, width, words, isTyping ? { type: null } : {})
  const before: Line = isTyping ? [span(`${words.mock.escThen} `, styles.dim)] : []
  return mockView(
    {
      head,
      body: [...above, ...field.lines],
      cursor: isTyping ? { x: field.cursor.x, y: field.cursor.y + above.length } : null,
      notice: notice.length > 0 ? notice : [span(words.mock.ownPointsHint, styles.dim)],
      footer: [[...before, ...keys]],
    },
    size,
  )
}
