/** A terminal's screen as SVG. Every run of text is placed by its column, so that wide characters stay on the grid in any font. */
import type { Tui } from './tui.ts'

type Cell = NonNullable<ReturnType<Tui['cell']>>

const palette = [
  '#1d1f21',
  '#cc6666',
  '#b5bd68',
  '#f0c674',
  '#81a2be',
  '#b294bb',
  '#8abeb7',
  '#c5c8c6',
  '#666666',
  '#d54e53',
  '#b9ca4a',
  '#e7c547',
  '#7aa6da',
  '#c397d8',
  '#70c0b1',
  '#eaeaea',
]
const ink = '#c5c8c6'
const paper = '#1d1f21'
const cellWidth = 8.4
const cellHeight = 18
const padding = 12

type Run = { readonly look: string; readonly column: number; cells: number; text: string }

export function screenSvg(
  tui: Tui,
  size: { readonly columns: number; readonly rows: number },
  title: string,
): string {
  const width = Math.ceil(size.columns * cellWidth + 2 * padding)
  const height = size.rows * cellHeight + 2 * padding
  const rows = Array.from({ length: size.rows }, (_, row) => rowSvg(tui, row, size.columns))
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${width} ${height}" width="${width}" height="${height}" role="img" aria-label="${escaped(title)}" font-family="'DejaVu Sans Mono','Noto Sans Mono CJK SC',ui-monospace,Menlo,Consolas,monospace" font-size="14" xml:space="preserve"><rect width="100%" height="100%" rx="8" fill="${paper}"/>${rows.join('')}</svg>\n`
}

function rowSvg(tui: Tui, row: number, columns: number): string {
  const runs: Run[] = []
  for (let column = 0; column < columns; column++) {
    const cell = tui.cell(column, row)
    if (!cell || cell.getWidth() === 0) continue
    const look = lookOf(cell)
    const last = runs.at(-1)
    const text = cell.getChars() || ' '
    // A wide character stands alone: fonts differ in how wide it is.
    if (last && last.look === look && cell.getWidth() === 1 && last.cells === last.text.length) {
      last.text += text
      last.cells += 1
    } else runs.push({ look, column, cells: cell.getWidth(), text })
  }
  const y = (padding + row * cellHeight + cellHeight * 0.75).toFixed(1)
  return runs
    .filter(({ text }) => text.trim() !== '')
    .map(({ look, column, cells, text }) => {
      const x = (padding + column * cellWidth).toFixed(1)
      const length =
        cells > 1 ? ` textLength="${(cells * cellWidth).toFixed(1)}" lengthAdjust="spacingAndGlyphs"` : ''
      return `<text x="${x}" y="${y}"${look}${length}>${escaped(text)}</text>`
    })
    .join('')
}

function lookOf(cell: Cell): string {
  const colour = cell.isFgDefault() ? ink : cell.isFgPalette() ? (palette[cell.getFgColor()] ?? ink) : ink
  return (
    ` fill="${colour}"` +
    (cell.isBold() ? ' font-weight="bold"' : '') +
    (cell.isItalic() ? ' font-style="italic"' : '') +
    (cell.isDim() ? ' opacity=".6"' : '') +
    (cell.isUnderline() ? ' text-decoration="underline"' : '')
  )
}

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
