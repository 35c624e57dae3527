/** One of a few: how sure one is, one's own verdict, the best answer. Something to read above it, numbered choices under it. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { wrapText } from '../../text/wrap.ts'
import type { Keymap } from '../keys/keymap.ts'
import { bodyRows, columnOf, truncateLine, type Size, type View } from '../view.ts'
import { stacked } from './card-body.ts'
import { footerLine, type Labels } from './footer.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { scrolled } from './scroll.ts'

export type MockPickingProps = {
  readonly words: Messages
  readonly head: MockHead
  /** What it is about, laid out; cut where there is no room. */
  readonly about: readonly Line[]
  readonly question: string
  readonly choices: readonly string[]
  /** From 0; null before an arrow was pressed. */
  readonly selected: number | null
  readonly keymap: Keymap
  readonly labels?: Labels
  readonly notice: Line
}

export function mockPickingView(props: MockPickingProps, size: Size): View {
  const { words, head, about, question, choices, selected, keymap, labels, notice } = props
  const { width, textWidth } = columnOf(size)
  const asked = wrapText(question, textWidth).map((line): Line => [span(line, styles.strong)])
  const rows = choices.map((choice, index): Line =>
    truncateLine(
      [
        span(index === selected ? '> ' : '  ', styles.accent),
        span(`${index + 1}  ${choice}`, index === selected ? styles.accent : styles.plain),
      ],
      textWidth,
    ),
  )
  const below = [...asked, [], ...rows]
  const room = Math.max(2, bodyRows(size, 1) - below.length - 1)
  return mockView(
    {
      head,
      body: stacked(scrolled(about, room, 0, words), below),
      notice,
      footer: [footerLine(keymap, width, words, labels)],
    },
    size,
  )
}
