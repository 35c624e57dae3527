/** A question that was missed, once more: first the question alone, then its points and its answer. */
import type { MockItem } from '../../session/mock/mock.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Scrolling } from '../state/scrolling.ts'
import { bodyRows, columnOf, type Size, type View } from '../view.ts'
import { stacked } from './card-body.ts'
import { footerLine } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { pointLines } from './mock-points.ts'
import { questionLines } from './mock-question.ts'
import { referenceAnswer } from './mock-scoring.ts'
import { scrolled } from './scroll.ts'

export type MockRedoProps = {
  readonly words: Messages
  readonly head: MockHead
  readonly item: MockItem
  readonly parent: string | null
  readonly isRevealed: boolean
  readonly offset: number
  readonly keymap: Keymap
  readonly notice: Line
}

const footerRows = 1

/** With the answer the marks of the first time are shown: what was missed is what to look at. */
function redoLines({ words, item, parent, isRevealed }: MockRedoProps, size: Size): readonly Line[] {
  const column = columnOf(size)
  const question = questionLines({ words, item: { ...item, hints: 0 }, parent }, column)
  if (!isRevealed) return stacked(question, [[span(words.mock.redo.prompt, styles.dim)]])
  const points = item.pointSource === 'whole' ? [] : pointLines(item, null, column, words).flat()
  return stacked(question, points, referenceAnswer(item, column, words))
}

export function redoScrolling(props: MockRedoProps, size: Size): Scrolling {
  return { total: redoLines(props, size).length, rows: bodyRows(size, footerRows), start: 0 }
}

export function mockRedoView(props: MockRedoProps, size: Size): View {
  const { words, head, offset, keymap, notice } = props
  const lines = redoLines(props, size)
  const rows = bodyRows(size, footerRows)
  return mockView(
    {
      head,
      body: scrolled(lines, rows, offset, words),
      notice,
      footer: [footerLine(keymap, columnOf(size).width, words, lines.length > rows ? {} : { scroll: null })],
    },
    size,
  )
}
