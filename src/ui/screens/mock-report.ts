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

type Kept = { readonly width: number; readonly lines: readonly Line[] }
const kept = new WeakMap<MockReportProps['report'], Kept>()

/** A screen is drawn at every key and every second: what was laid out stays with its report. */
function linesOf(props: MockReportProps, size: Size): readonly Line[] {
  const column = columnOf(size)
  const known = kept.get(props.report)
  if (known?.width === column.width) return known.lines
  const lines = mockReportLines(props, column)
  kept.set(props.report, { width: column.width, lines })
  return lines
}

export function reportScrolling(props: MockReportProps, size: Size): Scrolling {
  const { length } = linesOf(props, size)
  return { total: length, rows: bodyRows(size, footerRows), start: 0 }
}

export function mockReportView(props: MockReportProps, size: Size): View {
  const { words, head, offset, keymap, notice } = props
  const rows = bodyRows(size, footerRows)
  const lines = linesOf(props, size)
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
