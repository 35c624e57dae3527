/** A part of many lines, and a note that says how many there are beyond. Pure; the position is the caller's. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'

/** Lines that fit into some rows from an offset on, which is clamped. The note takes the last row when something is hidden. */
export function scrolled(lines: readonly Line[], rows: number, offset: number, words: Messages): readonly Line[] {
  if (lines.length <= rows) return lines
  const room = Math.max(1, rows - 1)
  const first = clampOffset(lines.length, rows, offset)
  const below = lines.length - first - room
  const { moreAbove, moreBelow, moreBoth } = words.review
  const note = first === 0 ? moreBelow(below) : below === 0 ? moreAbove(first) : moreBoth(first, below)
  return [...lines.slice(first, first + room), [span(note, styles.dim)]]
}

/** The offset nearest to a wished one at which no row is wasted. */
export function clampOffset(total: number, rows: number, offset: number): number {
  return Math.max(0, Math.min(offset, lastOffset(total, rows)))
}

/** The offset that shows the end. */
export function lastOffset(total: number, rows: number): number {
  return total <= rows ? 0 : total - Math.max(1, rows - 1)
}

/** How far a page scrolls: one line stays, so that the eye finds its place. */
export function pageOf(rows: number): number {
  return Math.max(1, rows - 2)
}
