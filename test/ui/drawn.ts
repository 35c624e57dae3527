/** Views as text: what a person sees, row by row, and where the cursor stands. */
import { expect } from 'vitest'
import { cellWidth } from '../../src/text/width.ts'
import { plainText } from '../../src/text/style.ts'
import type { Host } from '../../src/ui/host.ts'
import { nothingPending, readKeys, flushKeys } from '../../src/ui/keys/input.ts'
import type { Size, View } from '../../src/ui/view.ts'

export const sizes: readonly Size[] = [
  { columns: 60, rows: 20 },
  { columns: 80, rows: 24 },
  { columns: 200, rows: 60 },
]

/** The rows of a view. It must fill its size exactly, and no row may be wider. */
export function rowsOf(view: View, size: Size): readonly string[] {
  const rows = view.lines.map((line) => plainText(line).trimEnd())
  expect(rows).toHaveLength(size.rows)
  for (const row of rows) expect(cellWidth(row), row).toBeLessThanOrEqual(size.columns)
  return rows
}

/** A view at every size below each other, as it is kept in a file. */
export function drawn(viewAt: (size: Size) => View): string {
  return sizes
    .map((size) => {
      const view = viewAt(size)
      const cursor = view.cursor ? `, cursor at ${view.cursor.x},${view.cursor.y}` : ''
      const heading = `--- ${size.columns}x${size.rows}${cursor} `
      return `${heading.padEnd(size.columns, '-')}\n${rowsOf(view, size).join('\n')}\n`
    })
    .join('')
}

/** Types into a host as a terminal would. */
export function type(host: Host, input: string, size: Size = sizes[1]!): void {
  const read = readKeys(nothingPending, input)
  for (const key of [...read.keys, ...flushKeys(read.pending).keys]) host.press(key, size)
}
