/**
 * A whole view on the terminal at once, without Ink: the first one, before Ink is loaded, and every one that cannot
 * build on what was there before (after a resize, an editor, Ctrl-Z).
 */
import { ansi, type Palette } from '../text/style.ts'
import type { Terminal } from './terminal.ts'
import type { View } from './view.ts'

/** Terminals that know this pair show nothing of what is between them until all of it is there. */
export const beginFrame = '\x1b[?2026h'
export const endFrame = '\x1b[?2026l'

const hideCursor = '\x1b[?25l'
const showCursor = '\x1b[?25h'
const homeAndErase = '\x1b[H\x1b[J'

/** Leaves the cursor where the view wants it, else hidden on the last row. */
export function paint(terminal: Terminal, { lines, cursor }: View, palette: Palette): void {
  const rows = lines.map((line) => ansi(line, palette)).join('\r\n')
  const placed = cursor ? `\x1b[${cursor.y + 1};${cursor.x + 1}H${showCursor}` : ''
  terminal.write(`${beginFrame}${hideCursor}${homeAndErase}${rows}${placed}${endFrame}`)
}
