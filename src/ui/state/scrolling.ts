/** Where a scrolled part stands after a key. Pure. */
import type { Key } from '../keys/input.ts'
import type { CommandName } from '../keys/keymap.ts'

export type Scrolling = {
  readonly total: number
  readonly rows: number
  /** Where it begins before any key. */
  readonly start: number
}

export const nothingToScroll: Scrolling = { total: 0, rows: 1, start: 0 }

/** The offset after a scrolling command; null for any other command. */
export function scrollBy(
  command: CommandName | null,
  key: Key,
  { total, rows, start }: Scrolling,
  offset: number | null,
): number | null {
  const now = clampOffset(total, rows, offset ?? start)
  switch (command) {
    case 'scroll':
      return clampOffset(total, rows, now + (key.name === 'up' || key.name === 'k' ? -1 : 1))
    case 'page':
      return clampOffset(total, rows, now + (key.name === 'page-up' ? -pageOf(rows) : pageOf(rows)))
    case 'ends':
      return key.name === 'g' || key.name === 'home' ? 0 : lastOffset(total, rows)
    default:
      return null
  }
}

/** The offset nearest to a wished one at which no row is wasted. Where not all fits, a row is taken by the note. */
export function clampOffset(total: number, rows: number, offset: number): number {
  return Math.max(0, Math.min(offset, lastOffset(total, rows)))
}

/** The offset that shows the end. */
function lastOffset(total: number, rows: number): number {
  return total <= rows ? 0 : total - visibleRows(rows)
}

/** Rows for lines where one is taken by the note. */
export function visibleRows(rows: number): number {
  return Math.max(1, rows - 1)
}

/** How far a page scrolls: one line stays, so that the eye finds its place. */
function pageOf(rows: number): number {
  return Math.max(1, visibleRows(rows) - 1)
}
