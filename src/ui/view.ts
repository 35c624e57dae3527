/**
 * What a screen is: ready lines for a size, and where the cursor stands. And the frame that all screens share: header,
 * body, footer.
 *
 * A screen is a pure function from values and a size to a view. Knows nothing of Ink, keys or escape sequences.
 */
import { cellWidth, truncateCells } from '../text/width.ts'
import { span, styles, type Line, type Span } from '../text/style.ts'
import { sliceSpans } from '../text/wrap.ts'

export type Size = { readonly columns: number; readonly rows: number }

export type View = {
  /** As many as the terminal has rows. */
  readonly lines: readonly Line[]
  /** The cell that the terminal's own cursor stands on, for typing (an input method opens its window there). */
  readonly cursor: Cell | null
}

export type Cell = { readonly x: number; readonly y: number }

/** Below this the screens have no room for question, answer and keys. */
export const smallestSize: Size = { columns: 60, rows: 20 }

export function isTooSmall(size: Size): boolean {
  return size.columns < smallestSize.columns || size.rows < smallestSize.rows
}

/** The part of the terminal's width that is used, so that lines stay readable on a wide one. */
export type Column = {
  /** Cells before it. */
  readonly left: number
  /** For headers, footers, code and tables. */
  readonly width: number
  /** For prose. */
  readonly textWidth: number
}

const leftMargin = 2
const widestColumn = 100
const widestText = 76

export function columnOf(size: Size): Column {
  const width = Math.min(widestColumn, size.columns - 2 * leftMargin)
  const left = Math.max(leftMargin, Math.floor((size.columns - width) / 2))
  return { left, width, textWidth: Math.min(widestText, width) }
}

export type Frame = {
  readonly left: Line
  readonly right: Line
  /** Laid out for `bodyRows`; longer ones are cut. */
  readonly body: readonly Line[]
  /** Where the cursor stands in the body. */
  readonly cursor?: Cell | null
  /** One line above the footer: what just happened. */
  readonly notice?: Line
  readonly footer: readonly Line[]
}

/** The rows between header and notice, each with an empty row around it. */
export function bodyRows(size: Size, footerRows: number): number {
  return size.rows - headerRows - noticeRows - footerRows
}

const headerRows = 2
const noticeRows = 1

/** Header at the top, footer at the bottom, the body between them. */
export function frameView(size: Size, frame: Frame): View {
  const column = columnOf(size)
  const rows = bodyRows(size, frame.footer.length)
  const body = frame.body.slice(0, rows)
  const lines = [
    twoSides(frame.left, frame.right, column.width),
    [],
    ...body,
    ...Array.from({ length: rows - body.length }, (): Line => []),
    frame.notice ? truncateLine(frame.notice, column.width) : [],
    ...frame.footer,
  ]
  const { cursor } = frame
  return {
    lines: lines.map((line) => indented(line, column.left)),
    cursor:
      cursor && cursor.y < rows
        ? { x: Math.min(cursor.x + column.left, size.columns - 1), y: cursor.y + headerRows }
        : null,
  }
}

/** One text at the left end of a width and one at the right end. The left one gives way. */
export function twoSides(left: Line, right: Line, width: number): Line {
  const rightWidth = lineWidth(right)
  if (rightWidth === 0) return truncateLine(left, width)
  const shown = truncateLine(left, Math.max(0, width - rightWidth - 2))
  return [...shown, span(' '.repeat(Math.max(2, width - rightWidth - lineWidth(shown)))), ...right]
}

export function indented(line: Line, cells: number): Line {
  return line.length === 0 || cells === 0 ? line : [span(' '.repeat(cells)), ...line]
}

export function lineWidth(line: Line): number {
  let cells = 0
  for (const { text } of line) cells += cellWidth(text)
  return cells
}

/** Filled with spaces to a width. */
export function padLine(line: Line, width: number): Line {
  const missing = width - lineWidth(line)
  return missing > 0 ? [...line, span(' '.repeat(missing))] : line
}

export function truncateLine(line: Line, width: number): Line {
  if (lineWidth(line) <= width) return line
  const text = line.map((part) => part.text).join('')
  const shown = truncateCells(text, width)
  // The mark of the cut takes the style of the text that it stands for.
  const kept = commonStart(text, shown)
  const cut = sliceSpans(line, 0, kept)
  return [...cut, span(shown.slice(kept), cut.at(-1)?.style ?? styles.plain)]
}

function commonStart(a: string, b: string): number {
  let index = 0
  while (index < a.length && index < b.length && a[index] === b[index]) index++
  return index
}

/** Every span of a line in one more style. */
export function styled(line: Line, style: number): Line {
  return line.map((part): Span => ({ text: part.text, style: part.style | style }))
}
