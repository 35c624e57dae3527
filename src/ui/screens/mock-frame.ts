/** What all screens of a mock interview share: the header with the clock, and the line of figures above the footer. */
import { span, styles, type Line } from '../../text/style.ts'
import {
  columnOf,
  frameView,
  lineWidth,
  truncateLine,
  twoSides,
  type Cell,
  type Size,
  type View,
} from '../view.ts'

/** `Mock / phone / question 3 of 8`, and the clock of the whole. */
export type MockHead = { readonly place: string; readonly clock: string }

export type MockFrame = {
  readonly head: MockHead
  readonly body: readonly Line[]
  readonly cursor?: Cell | null
  /** What just happened. */
  readonly notice: Line
  /** Figures at the right end of the notice's row: the clock of the question. */
  readonly figures?: Line
  readonly footer: readonly Line[]
}

export function mockView(frame: MockFrame, size: Size): View {
  const { width } = columnOf(size)
  const { head, body, cursor, notice, figures, footer } = frame
  return frameView(size, {
    left: [span(head.place, styles.dim)],
    right: head.clock === '' ? [] : [span(head.clock, styles.dim)],
    body,
    cursor: cursor ?? null,
    notice: noticeRow(notice, figures ?? [], width),
    footer,
  })
}

/** What has no room beside the figures takes their place until the next key. */
function noticeRow(notice: Line, figures: Line, width: number): Line {
  if (lineWidth(figures) === 0) return truncateLine(notice, width)
  const isFitting = lineWidth(notice) + 2 + lineWidth(figures) <= width
  return isFitting ? twoSides(notice, figures, width) : truncateLine(notice, width)
}
