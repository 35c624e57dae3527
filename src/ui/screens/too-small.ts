/** What a window shows that is too small for the screens. Wraps, because it may be very small. */
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, type Line } from '../../text/style.ts'
import { wrapText } from '../../text/wrap.ts'
import { smallestSize, type Size, type View } from '../view.ts'

export function tooSmallView(size: Size, words: Messages): View {
  const { tooSmall, tooSmallHint } = words.review
  const text = [
    tooSmall(size.columns, size.rows),
    tooSmallHint(smallestSize.columns, smallestSize.rows),
  ].flatMap((line) => wrapText(line, Math.max(1, size.columns)))
  const lines = text.slice(0, size.rows).map((line): Line => [span(line)])
  return {
    lines: [...lines, ...Array.from({ length: size.rows - lines.length }, (): Line => [])],
    cursor: null,
  }
}
