/** Pages that lie over what is being done: the keys of a place, and lists of facts. Long ones scroll. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import { allKeys, type Keymap } from '../keys/keymap.ts'
import { reading } from '../keys/places.ts'
import type { Scrolling } from '../state/scrolling.ts'
import { bodyRows, columnOf, frameView, type Size, type View } from '../view.ts'
import { footerLine } from './footer.ts'
import { scrolled } from './scroll.ts'

export type PageProps = {
  readonly title: string
  readonly lines: readonly Line[]
  readonly offset: number
  readonly words: Messages
}

export function pageScrolling({ lines }: Pick<PageProps, 'lines'>, size: Size): Scrolling {
  return { total: lines.length, rows: bodyRows(size, 1), start: 0 }
}

export function pageView(props: PageProps, size: Size): View {
  const { title, lines, offset, words } = props
  return frameView(size, {
    left: [span(title, styles.strong)],
    right: [],
    body: scrolled(lines, bodyRows(size, 1), offset, words),
    footer: [footerLine(reading, columnOf(size).width, words)],
  })
}

/** Every key of a place with what it does. */
export function helpLines(keymap: Keymap, words: Messages, size: Size): readonly Line[] {
  const rows = keymap.map((binding): Row => [
    allKeys(binding, words),
    words.keys.commands[binding.command].explanation,
  ])
  return [...rowLines(rows, size), [], ...wrapped(words.keys.note, size, styles.dim)]
}

/** A name and what there is to say of it. */
export type Row = readonly [name: string, text: string]

/** Two columns, the first as wide as its widest name, the second wrapped. */
export function rowLines(rows: readonly Row[], size: Size): readonly Line[] {
  const { textWidth } = columnOf(size)
  const nameWidth = Math.max(0, ...rows.map(([name]) => cellWidth(name)))
  const gap = 3
  return rows.flatMap(([name, text]) =>
    wrapText(text, textWidth - nameWidth - gap).map((part, index): Line => [
      span(padCells(index === 0 ? name : '', nameWidth + gap)),
      span(part, styles.dim),
    ]),
  )
}

export function wrapped(text: string, size: Size, style: number = styles.plain): readonly Line[] {
  return wrapText(text, columnOf(size).textWidth).map((line): Line => [span(line, style)])
}
