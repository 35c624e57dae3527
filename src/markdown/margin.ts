/** Lines with something in front of them: a list's mark, a quotation's gutter. */
import type { Line, Span } from '../text/style.ts'
import { cellWidth } from '../text/width.ts'

/** With less room than this for its text, a block is no longer moved to the right. Bounds the depth that is shown. */
const narrowest = 10

/**
 * Lays out lines for the width that remains beside `first` (and `rest` below it, just as wide), and puts them together.
 * Where too little remains, a mark stands above its text and a gutter is left out.
 */
export function beside(
  first: Span,
  rest: Span,
  width: number,
  layout: (innerWidth: number) => Line[],
): Line[] {
  const room = width - cellWidth(first.text)
  if (room < narrowest) return first === rest ? layout(width) : [trimmed([first]), ...layout(width)]
  const lines = layout(room)
  if (lines.length === 0) return [trimmed([first])]
  return lines.map((line, index) => {
    const margin = index === 0 ? first : rest
    return line.length > 0 ? [margin, ...line] : trimmed([margin])
  })
}

/** Without spaces at its end; empty when nothing else is there. */
export function trimmed(line: Line): Line {
  const last = line.at(-1)
  if (!last) return line
  const text = last.text.trimEnd()
  if (text && text === last.text) return line
  return text ? [...line.slice(0, -1), { ...last, text }] : trimmed(line.slice(0, -1))
}
