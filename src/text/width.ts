/**
 * Cells: how wide a text is on the terminal, and text made to fit a number of cells.
 *
 * Expects text that `clean.ts` has cleaned: escape sequences are not recognised here. Knows nothing of styles or lines.
 */
import { scanClusters } from './graphemes.ts'

/** The cells that a text takes on one line. Controls take none. */
export function cellWidth(text: string): number {
  if (isPlainAscii(text)) return text.length
  let cells = 0
  scanClusters(text, (_start, _end, wide) => {
    cells += wide
  })
  return cells
}

/** The grapheme clusters of a text: what a reader sees as one character. */
export function graphemes(text: string): string[] {
  const clusters: string[] = []
  scanClusters(text, (start, end) => clusters.push(text.slice(start, end)))
  return clusters
}

/** What shows that text was cut: plain ASCII, since `…` takes two cells in many Chinese terminals. */
const ellipsis = '...'

/** The text if it fits, else its beginning and `...`, together at most `cells` wide. Clusters stay whole. */
export function truncateCells(text: string, cells: number): string {
  if (cellWidth(text) <= cells) return text
  const mark = ellipsis.slice(0, Math.max(0, cells))
  return takeCells(text, cells - mark.length) + mark
}

/** The longest beginning of a text that is at most `cells` wide. */
export function takeCells(text: string, cells: number): string {
  let used = 0
  let cut = 0
  scanClusters(text, (_start, end, wide) => {
    used += wide
    if (used <= cells) cut = end
  })
  return text.slice(0, cut)
}

/** Filled with spaces to `cells`, at the end or at the start (which aligns to the right). Longer text stays as it is. */
export function padCells(text: string, cells: number, side: 'start' | 'end' = 'end'): string {
  const spaces = ' '.repeat(Math.max(0, cells - cellWidth(text)))
  return side === 'end' ? text + spaces : spaces + text
}

/** Letters, digits, punctuation and spaces only: as many cells as code units. */
export function isPlainAscii(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const unit = text.charCodeAt(index)
    if (unit < 0x20 || unit > 0x7e) return false
  }
  return true
}
