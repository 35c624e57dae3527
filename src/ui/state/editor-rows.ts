/**
 * A text of several paragraphs as rows of a width, and where a place in the text stands among them.
 *
 * Rows break as `text/wrap.ts` breaks prose. Spaces at a break hang over the edge: they belong to the row before and are not
 * seen. Pure; knows nothing of keys or screens.
 */
import { scanClusters } from '../../text/graphemes.ts'
import { cellWidth } from '../../text/width.ts'
import { lineRanges } from '../../text/wrap.ts'

/** Indices into the text in UTF-16 code units. */
export type Row = {
  readonly start: number
  /** After its last character: where the next row begins, or its line feed stands. */
  readonly end: number
  /** True when the next row goes on with the same paragraph. */
  readonly isSoft: boolean
}

/** `y` is the row, `x` the cells before the place in it. */
export type RowPlace = { readonly x: number; readonly y: number }

/** A cursor: `isAtRowEnd` tells the end of a row from the start of the next, where both are the same index. */
export type Cursor = { readonly cursor: number; readonly isAtRowEnd: boolean }

/** The rows of a text, at least one. `width` in cells, 2 or more. */
export function rowsOf(text: string, width: number): readonly Row[] {
  const rows: Row[] = []
  let offset = 0
  // Paragraph by paragraph: a quotation mark in one must not move the breaks of another.
  for (const paragraph of text.split('\n')) {
    const ranges = lineRanges(paragraph, width)
    ranges.forEach(([start], index) => {
      const next = ranges[index + 1]
      const end = next ? next[0] : paragraph.length
      rows.push({ start: offset + start, end: offset + end, isSoft: next !== undefined })
    })
    offset += paragraph.length + 1
  }
  return rows
}

/** What is seen of a row. */
export function rowText(text: string, { start, end }: Row): string {
  return text.slice(start, shownEnd(text, start, end))
}

export function placeOfCursor(
  text: string,
  { cursor, isAtRowEnd }: Cursor,
  rows: readonly Row[],
  width: number,
): RowPlace {
  let y = rows.findLastIndex((row) => row.start <= cursor)
  if (isAtRowEnd && rows[y]!.start === cursor && rows[y - 1]?.isSoft) y--
  const x = cellWidth(text.slice(rows[y]!.start, cursor))
  return { x: Math.min(x, width), y }
}

/** The place in a row that is nearest to a cell from the left; behind its last character at most. */
export function cursorInRow(text: string, row: Row, x: number): Cursor {
  const last = shownEnd(text, row.start, row.end)
  const shown = row.isSoft ? last : row.end
  let cells = 0
  let cursor = row.start
  scanClusters(text.slice(row.start, shown), (_start, end, wide) => {
    cells += wide
    if (cells <= x) cursor = row.start + end
  })
  return { cursor, isAtRowEnd: row.isSoft && cursor === row.end }
}

/** The first row of a window of so many rows, moved as little as the cursor needs. */
export function windowFrom(first: number, cursorRow: number, total: number, height: number): number {
  const showing = Math.max(Math.min(first, cursorRow), cursorRow - height + 1)
  return Math.max(0, Math.min(showing, total - height))
}

function shownEnd(text: string, start: number, end: number): number {
  let shown = end
  while (shown > start && text[shown - 1] === ' ') shown--
  return shown
}
