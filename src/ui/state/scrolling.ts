/** Where a scrolled part stands after a key. Pure. */
import type { Key } from '../keys/input.ts'
import type { CommandName } from '../keys/keymap.ts'
import { clampOffset, lastOffset, pageOf } from '../screens/scroll.ts'

export type Scrolling = {
  readonly total: number
  readonly rows: number
  /** Where it begins before any key. */
  readonly start: number
}

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
