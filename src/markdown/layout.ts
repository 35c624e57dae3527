/**
 * A document laid out for a width: lines of styled spans, ready to be shown, scrolled or printed.
 *
 * The one place that knows the order of blocks and the blank lines between them; lists, tables and code have files of
 * their own. Chrome is ASCII: box lines and bullets take two cells in many Chinese terminals. Pure; never throws; no
 * line is wider than the width for widths of 20 and more.
 */
import { span, styles, type Line, type Span, type Style } from '../text/style.ts'
import { wrapSpans } from '../text/wrap.ts'
import { layoutCode } from './code.ts'
import type { Block, Document, Inline, Quote } from './document.ts'
import { colonAfter } from './label.ts'
import { layoutList } from './list.ts'
import { beside } from './margin.ts'
import { layoutTable } from './table.ts'

/** Words of the catalogue: `messages(language).markdown`. */
export type MarkdownLabels = {
  readonly image: string
  readonly must: string
  readonly callouts: Readonly<Record<string, string>>
}

export type LayoutOptions = { readonly labels: MarkdownLabels }

export function layoutDocument(document: Document, width: number, options: LayoutOptions): Line[] {
  return layoutBlocks(document.blocks, width, { labels: options.labels, isTight: false, isInItem: false })
}

type Place = {
  readonly labels: MarkdownLabels
  /** Inside a list item without blank lines around it. */
  readonly isTight: boolean
  readonly isInItem: boolean
}

function layoutBlocks(blocks: readonly Block[], width: number, place: Place): Line[] {
  const lines: Line[] = []
  blocks.forEach((block, index) => {
    const own = layoutBlock(block, width, place)
    const before = blocks[index - 1]
    if (before && own.length > 0 && lines.length > 0 && isApart(before, place)) lines.push([])
    for (const line of own) lines.push(line)
  })
  return lines
}

/** A heading stands on what it heads, and the parts of a tight item on each other. */
function isApart(before: Block, { isTight }: Place): boolean {
  return before.kind !== 'heading' && !isTight
}

function layoutBlock(block: Block, width: number, place: Place): Line[] {
  switch (block.kind) {
    case 'heading':
      return wrapSpans(spans(block.text, place, styles.heading), width)
    case 'paragraph':
      return wrapSpans(spans(block.text, place), width)
    case 'code':
      return layoutCode(block.lines, width)
    case 'rule':
      return [[span('-'.repeat(width), styles.dim)]]
    case 'quote':
      return layoutQuote(block, width, place)
    case 'list':
      return layoutList(
        block,
        width,
        { isInItem: place.isInItem, must: place.labels.must },
        (blocks, itemWidth) =>
          layoutBlocks(blocks, itemWidth, { ...place, isTight: block.isTight, isInItem: true }),
      )
    case 'table':
      return layoutTable(
        block.align,
        block.head.map((cell) => spans(cell, place, styles.strong)),
        block.rows.map((row) => row.map((cell) => spans(cell, place))),
        width,
      )
  }
}

function spans(inline: Inline, { labels }: Place, style: Style = styles.plain): Span[] {
  return inline.map((piece) => {
    const text = 'image' in piece ? imageText(piece.image, labels.image) : piece.text
    return { text, style: piece.style | style }
  })
}

function imageText(description: string, label: string): string {
  return `[${label}${description ? colonAfter(label) + description : ''}]`
}

const gutter = span('| ', styles.quote)

/** A callout begins with its name, as people would read it out: `| Hint: think of ...`. */
function layoutQuote({ callout, blocks }: Quote, width: number, place: Place): Line[] {
  const inside = { ...place, isTight: false, isInItem: false }
  return beside(gutter, gutter, width, (inner) =>
    layoutBlocks(named(callout, blocks, place.labels), inner, inside),
  )
}

function named(
  callout: string | null,
  blocks: readonly Block[],
  { callouts }: MarkdownLabels,
): readonly Block[] {
  if (callout === null) return blocks
  const name = Object.hasOwn(callouts, callout)
    ? callouts[callout]!
    : callout[0]!.toUpperCase() + callout.slice(1)
  const [first, ...rest] = blocks
  const label = span(name + colonAfter(name), styles.strong | styles.accent)
  if (first?.kind !== 'paragraph') return [{ kind: 'paragraph', text: [label] }, ...blocks]
  return [{ kind: 'paragraph', text: [label, ...first.text] }, ...rest]
}
