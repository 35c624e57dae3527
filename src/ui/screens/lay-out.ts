/** Documents in a column: prose as wide as reads well, code and tables as wide as there is room. */
import type { Block, Document } from '../../markdown/document.ts'
import { layoutDocument } from '../../markdown/layout.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Line } from '../../text/style.ts'
import type { Column } from '../view.ts'

export function layOut({ blocks }: Document, column: Column, words: Messages): readonly Line[] {
  const options = { labels: words.markdown }
  if (column.width === column.textWidth) return layoutDocument({ blocks }, column.width, options)
  const lines: Line[] = []
  runsOfOneWidth(blocks).forEach((run, index) => {
    if (index > 0) lines.push([])
    const width = isWide(run[0]!) ? column.width : column.textWidth
    lines.push(...layoutDocument({ blocks: run }, width, options))
  })
  return lines
}

const isWide = (block: Block): boolean => block.kind === 'code' || block.kind === 'table'

function runsOfOneWidth(blocks: readonly Block[]): readonly (readonly Block[])[] {
  const runs: Block[][] = []
  for (const block of blocks) {
    const last = runs.at(-1)
    if (last && isWide(last[0]!) === isWide(block)) last.push(block)
    else runs.push([block])
  }
  return runs
}
