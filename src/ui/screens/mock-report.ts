/** The report of a mock on the screen: pages that scroll, and what can be done next. */
import type { Line } from '../../text/style.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Scrolling } from '../state/scrolling.ts'
import { bodyRows, columnOf, type Size, type View } from '../view.ts'
import { footerLine } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { mockReportLines, type ReportSetting } from './mock-report-lines.ts'
import { scrolled } from './scroll.ts'

export type MockReportProps = ReportSetting & {
  readonly head: MockHead
  readonly offset: number
  readonly keymap: Keymap
  readonly notice: Line
}

const footerRows = 1

export function reportScrolling(props: MockReportProps, size: Size): Scrolling {
  const { length } = mockReportLines(props, columnOf(size))
  return { total: length, rows: bodyRows(size, footerRows), start: 0 }
}

export function mockReportView(props: MockReportProps, size: Size): View {
  const { words, head, offset, keymap, notice } = props
  const column = columnOf(size)
  const rows = bodyRows(size, footerRows)
  const lines = mockReportLines(props, column)
  return mockView(
    {
      head,
      body: scrolled(lines, rows, offset, words),
      notice,
      footer: [footerLine(keymap, column.width, words, lines.length > rows ? {} : { scroll: null })],
    },
    size,
  )
}
