/** Lists: marks beside their items, a task's box in text, must-haves set off. */
import { span, styles, type Line, type Style } from '../text/style.ts'
import type { Block, List } from './document.ts'
import { beside } from './margin.ts'

/** A list of its own stands a little to the right; inside an item the item's text has moved already. */
const indent = '  '

export function layoutList(
  { items, isTight }: List,
  width: number,
  isInItem: boolean,
  layout: (blocks: readonly Block[], width: number) => Line[],
): Line[] {
  const lines: Line[] = []
  for (const { mark, blocks } of items) {
    if (!isTight && lines.length > 0) lines.push([])
    const first = span((isInItem ? '' : indent) + mark, markStyle(mark))
    const rest = span(' '.repeat(first.text.length))
    for (const line of beside(first, rest, width, (inner) => layout(blocks, inner))) lines.push(line)
  }
  return lines
}

function markStyle(mark: string): Style {
  if (mark.startsWith('[!]')) return styles.strong | styles.warning
  return mark.startsWith('[x]') ? styles.good : styles.dim
}
