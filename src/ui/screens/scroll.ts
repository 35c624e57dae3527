/** A part of many lines, and a note that says how many there are beyond. Pure; the position is the caller's. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { clampOffset, visibleRows } from '../state/scrolling.ts'

/** Lines that fit into some rows from an offset on, which is clamped. The note takes the last row when something is hidden. */
export function scrolled(
  lines: readonly Line[],
  rows: number,
  offset: number,
  words: Messages,
): readonly Line[] {
  if (lines.length <= rows) return lines
  const room = visibleRows(rows)
  const first = clampOffset(lines.length, rows, offset)
  const note = hiddenText(first, lines.length - first - room, words)
  return [...lines.slice(first, first + room), [span(note, styles.dim)]]
}

/** How many lines there are above and below those that are shown. */
export function hiddenText(above: number, below: number, { review }: Messages): string {
  if (above === 0) return review.moreBelow(below)
  return below === 0 ? review.moreAbove(above) : review.moreBoth(above, below)
}
