/**
 * Tables that fit: columns shrink and their cells wrap; where they would become too narrow to read, each row is told
 * as `label: value` lines instead. Knows spans and widths, nothing of Markdown.
 */
import { span, styles, type Line, type Span } from '../text/style.ts'
import { cellWidth } from '../text/width.ts'
import { wrapSpans } from '../text/wrap.ts'
import type { Align } from './document.ts'
import { colonAfter } from './label.ts'
import { trimmed } from './margin.ts'

type Cell = readonly Span[]

const separator = span(' | ', styles.dim)
const crossing = '-+-'

/** `head` has a cell for each column; rows may have fewer. */
export function layoutTable(
  align: readonly Align[],
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  width: number,
): Line[] {
  const widths = columnWidths(head, rows, width)
  return widths ? columns(align, [head, ...rows], widths) : stacked(head, rows, width)
}

/** Longer words than these may be cut; where the long ones do not all fit, shorter ones. */
const longestWords = [24, 12] as const
/** Narrower columns, where more is there, are not worth reading. */
const narrowest = 6

/** What each column gets; undefined when the table had better be stacked. */
function columnWidths(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  width: number,
): readonly number[] | undefined {
  const room = width - separator.text.length * (head.length - 1)
  if (room < head.length) return undefined
  const natural = head.map((_cell, column) => Math.max(1, widest(head, rows, column, naturalWidth)))
  if (sum(natural) <= room) return natural
  const words = head.map((_cell, column) => widest(head, rows, column, widestWord))
  for (const longestWord of longestWords) {
    const least = natural.map((cells, column) =>
      Math.min(cells, Math.max(narrowest, Math.min(words[column]!, longestWord))),
    )
    if (sum(least) <= room) return grown(least, natural, room - sum(least))
  }
  return undefined
}

function widest(
  head: readonly Cell[],
  rows: readonly (readonly Cell[])[],
  column: number,
  measure: (cell: Cell) => number,
): number {
  return rows.reduce((most, row) => Math.max(most, measure(row[column] ?? [])), measure(head[column]!))
}

/** Shares the room that is left: columns that lack little get all of it, those that lack much get equal parts of the rest. */
function grown(least: readonly number[], natural: readonly number[], room: number): number[] {
  const widths = [...least]
  const columns = natural.map((cells, column) => ({ column, lacking: cells - least[column]! }))
  columns.sort((a, b) => a.lacking - b.lacking)
  let left = room
  columns.forEach(({ column, lacking }, index) => {
    const share = Math.min(lacking, Math.floor(left / (columns.length - index)))
    widths[column]! += share
    left -= share
  })
  return widths
}

function naturalWidth(cell: Cell): number {
  return largest(textOf(cell).split('\n').map(cellWidth))
}

/** Of text between spaces; where ideographs are, a line may break almost anywhere. */
function widestWord(cell: Cell): number {
  return largest(
    textOf(cell)
      .split(/[ \n]|(?<=[A-Za-z]-)(?=[A-Za-z])/)
      .map((word) => {
        const cells = cellWidth(word)
        return cells > word.length ? 4 : cells
      }),
  )
}

function columns(
  align: readonly Align[],
  rows: readonly (readonly Cell[])[],
  widths: readonly number[],
): Line[] {
  const wrapped = rows.map((row) => widths.map((cells, column) => wrapSpans(row[column] ?? [], cells)))
  // Where a cell takes two lines, only a line between the rows shows which belong together.
  const isRuled = wrapped.slice(1).some((row) => row.some((cell) => cell.length > 1))
  const rule: Line = [span(widths.map((cells) => '-'.repeat(cells)).join(crossing), styles.dim)]
  const lines: Line[] = []
  wrapped.forEach((row, index) => {
    if (index === 1 || (index > 1 && isRuled)) lines.push(rule)
    const height = largest(row.map((cell) => cell.length))
    for (let at = 0; at < height; at++) {
      lines.push(joined(row.map((cell, column) => aligned(cell[at] ?? [], widths[column]!, align[column]))))
    }
  })
  if (rows.length === 1) lines.push(rule)
  return lines
}

function joined(cells: readonly Line[]): Line {
  return trimmed(cells.flatMap((cell, column) => (column === 0 ? cell : [separator, ...cell])))
}

function aligned(line: Line, width: number, align: Align | undefined): Line {
  const free = width - cellWidth(textOf(line))
  if (free <= 0) return line
  const before = align === 'right' ? free : align === 'center' ? free >> 1 : 0
  return [...(before > 0 ? [span(' '.repeat(before))] : []), ...line, span(' '.repeat(free - before))]
}

/** Each row as lines `label: value`, with a blank line between rows. */
function stacked(head: readonly Cell[], rows: readonly (readonly Cell[])[], width: number): Line[] {
  if (rows.length === 0) return head.flatMap((label) => hanging(label, width))
  const lines: Line[] = []
  for (const row of rows) {
    if (lines.length > 0) lines.push([])
    row.forEach((value, column) => {
      if (textOf(value).trim() === '') return
      const label = head[column] ?? []
      const name = textOf(label).trim()
      for (const line of hanging(name ? [...label, span(colonAfter(name)), ...value] : value, width))
        lines.push(line)
    })
  }
  return lines
}

const indent = span('  ')

function hanging(spans: Line, width: number): Line[] {
  return wrapSpans(spans, width - indent.text.length).map((line, index) =>
    index === 0 ? line : [indent, ...line],
  )
}

function textOf(spans: Line): string {
  return spans.map((part) => part.text).join('')
}

function largest(numbers: readonly number[]): number {
  return numbers.reduce((most, number) => Math.max(most, number), 0)
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
