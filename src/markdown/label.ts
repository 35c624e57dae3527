/** A word and the text that it names. */
import { cellWidth } from '../text/width.ts'

/** The colon between a label and what follows: full-width, without a space, after a Chinese character. */
export function colonAfter(label: string): string {
  return cellWidth(Array.from(label).at(-1) ?? '') === 2 ? '：' : ': '
}
