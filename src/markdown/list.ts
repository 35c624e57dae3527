/** Lists: marks beside their items, a task's box in text, key points as points to read. */
import { span, styles, type Line } from '../text/style.ts'
import type { Block, List, ListItem } from './document.ts'
import { colonAfter } from './label.ts'
import { beside } from './margin.ts'

/** A list of its own stands a little to the right; inside an item the item's text has moved already. */
const indent = '  '

export function layoutList(
  list: List,
  width: number,
  { isInItem, must }: { readonly isInItem: boolean; readonly must: string },
  layout: (blocks: readonly Block[], width: number) => Line[],
): Line[] {
  const lines: Line[] = []
  for (const { mark, box, blocks } of arePoints(list)
    ? list.items.map((item) => pointOf(item, must))
    : list.items) {
    if (!list.isTight && lines.length > 0) lines.push([])
    // A box takes the place of the mark.
    const shown = box === null ? mark : `[${box}] `
    const first = span((isInItem ? '' : indent) + shown, box === 'x' ? styles.good : styles.dim)
    const rest = span(' '.repeat(first.text.length))
    for (const line of beside(first, rest, width, (inner) => layout(blocks, inner))) lines.push(line)
  }
  return lines
}

/**
 * A list of open tasks holds key points: its boxes are for a checklist and tell nothing to who reads. A list in which something
 * is ticked keeps them.
 */
const arePoints = ({ items }: List): boolean => items.every(({ box }) => box === ' ' || box === '!')

/** The item without its box, and with a word before a must-have. */
function pointOf({ mark, box, blocks }: ListItem, must: string): ListItem {
  if (box !== '!') return { mark, box: null, blocks }
  const label = span(must + colonAfter(must), styles.strong | styles.warning)
  const [first, ...rest] = blocks
  const named: readonly Block[] =
    first?.kind === 'paragraph'
      ? [{ kind: 'paragraph', text: [label, ...first.text] }, ...rest]
      : [{ kind: 'paragraph', text: [label] }, ...blocks]
  return { mark, box: null, blocks: named }
}
