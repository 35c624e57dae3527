/** The columns of a table without a header, by what stands in them. Knows cells; words of headers are in `columns.ts`. */
import type { ColumnUse } from '../../model/conversion.ts'
import { levelOf } from '../markdown/levels.ts'
import type { Column } from './columns.ts'
import type { Row } from './rows.ts'

const sampleRows = 300

/** `A`, `AC`, `B, D`: what names options. */
const letters = /^[A-H](?:\s*[,;/&、]?\s*[A-H])*$/

/** A word or a few, as people tag: no sentence, no question. */
const tagLike = /^[\p{L}\p{N}_#+.:/-]{1,40}(?:[\s,;，、|]+[\p{L}\p{N}_#+.:/-]{1,40}){0,7}$/u

export function guessColumns(rows: readonly Row[]): readonly Column[] {
  const sample = rows.slice(0, sampleRows)
  const width = Math.max(1, ...sample.map(({ cells }) => cells.length))
  const cellsOf = (at: number): readonly string[] =>
    sample.map(({ cells }) => (cells[at] ?? '').trim()).filter((cell) => cell !== '')
  const uses: ColumnUse[] = Array.from({ length: width }, () => 'extra')
  let at = 0
  if (width > 2 && isCounting(cellsOf(0))) uses[at++] = 'none'
  const key = Array.from({ length: width }, (_, index) => index).find(
    (index) => index >= at + 3 && share(cellsOf(index), (cell) => letters.test(cell)) >= 0.9,
  )
  uses[at] = 'question'
  if (key !== undefined && key - at <= 9) {
    for (let option = at + 1; option < key; option++) uses[option] = 'option'
    uses[key] = 'correct'
    at = key
  } else if (at + 1 < width) uses[++at] = 'answer'
  let hasText = false
  for (let index = at + 1; index < width; index++) {
    const cells = cellsOf(index)
    if (cells.length === 0) uses[index] = 'none'
    else if (share(cells, (cell) => levelOf(cell) !== null) >= 0.9) uses[index] = 'level'
    else if (areTags(cells)) uses[index] = 'tags'
    else if (key !== undefined && !hasText) {
      uses[index] = 'explanation'
      hasText = true
    }
  }
  let option = 0
  return uses.map((use) => ({
    use,
    name: null,
    letter: use === 'option' ? String.fromCharCode(65 + option++) : null,
  }))
}

const isCounting = (cells: readonly string[]): boolean =>
  cells.length > 0 && cells.every((cell) => /^\d{1,6}[.)]?$/.test(cell)) && ascends(cells)

function ascends(cells: readonly string[]): boolean {
  const numbers = cells.map((cell) => Number.parseInt(cell, 10))
  return numbers.every((number, index) => index === 0 || number > (numbers[index - 1] as number))
}

/** Short words, of which most come again; of a few rows nothing can be said but that they are hardly more than a word. */
export function areTags(cells: readonly string[]): boolean {
  if (share(cells, (cell) => tagLike.test(cell)) < 0.9) return false
  if (cells.length < 4) return cells.every((cell) => cell.split(/\s+/).length <= 2)
  return new Set(cells).size <= cells.length * 0.7
}

const share = (cells: readonly string[], test: (cell: string) => boolean): number =>
  cells.length === 0 ? 0 : cells.filter(test).length / cells.length
