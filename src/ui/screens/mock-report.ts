/** The figures of a mock. */
import type { MockReport } from '../../session/mock/report.ts'
import type { RedoAttempt } from '../../session/mock/mock.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Line } from '../../text/style.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Scrolling } from '../state/scrolling.ts'
import { bodyRows, columnOf, type Size, type View } from '../view.ts'
import { footerLine } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { scrolled } from './scroll.ts'

export type MockReportProps = {
  readonly words: Messages
  readonly head: MockHead
  readonly report: MockReport
  /** How many missed questions are still to be recalled. */
  readonly missed: number
  readonly redone: readonly RedoAttempt[]
  readonly offset: number
  readonly keymap: Keymap
  readonly notice: Line
}

export function reportScrolling(props: MockReportProps, size: Size): Scrolling {
  return { total: reportLines(props, size).length, rows: bodyRows(size, 1), start: 0 }
}

export function mockReportView(props: MockReportProps, size: Size): View {
  const { words, head, offset, keymap, notice } = props
  const lines = reportLines(props, size)
  return mockView(
    {
      head,
      body: scrolled(lines, bodyRows(size, 1), offset, words),
      notice,
      footer: [footerLine(keymap, columnOf(size).width, words)],
    },
    size,
  )
}

function reportLines(_props: MockReportProps, _size: Size): readonly Line[] {
  return []
}
