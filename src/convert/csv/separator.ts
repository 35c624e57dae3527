/** Which character parts the columns of a text. Knows the look of rows; nothing of what they say. */
import { readRows } from './rows.ts'

export type Sniffed = {
  readonly separator: string
  /** Columns that most rows have. */
  readonly columns: number
  /** Of the rows, from 0 to 1, that have as many. */
  readonly agreement: number
  /** Of the cells, from 0 to 1, that begin or end with a quote when they are read: they were cut in two. */
  readonly broken: number
}

/** In this order an earlier one wins a draw: text holds commas and colons of its own. */
const candidates = ['\t', ';', '|', ','] as const

/** The separator that a first line as spreadsheets write it names: `sep=;`. Null where there is no such line. */
export function namedSeparator(text: string): string | null {
  return /^("?)sep=([^\n"])\1[^\S\n]*(?:\n|$)/i.exec(text)?.[2] ?? null
}

/** The text with that line empty: all others keep their numbers. */
export const withoutNamed = (text: string): string =>
  namedSeparator(text) === null ? text : text.replace(/^[^\n]*/, '')

const sampleLength = 65_536
const sampleRows = 300

/** Null when no separator parts most rows. `named` is tried alone. */
export function sniffSeparator(text: string, named?: string): Sniffed | null {
  const sample =
    text.length > sampleLength
      ? text.slice(0, text.lastIndexOf('\n', sampleLength) + 1 || sampleLength)
      : text
  const all = (named === undefined ? candidates : [named])
    .filter((separator) => sample.includes(separator))
    .map((separator) => measured(sample, separator))
    .filter(({ columns }) => columns >= 2)
  const best = [...all].sort((a, b) => value(b) - value(a))[0]
  return best ?? null
}

/** Agreement counts most, then whole cells: of two that are as good, the one with more columns. */
const value = ({ agreement, broken, columns }: Sniffed): number =>
  (agreement - broken) * 10 + Math.min(columns, 8) / 10

function measured(sample: string, separator: string): Sniffed {
  const rows = readRows(sample, { separator }).slice(0, sampleRows)
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const [columns, count] = [...counts].sort((a, b) => b[1] - a[1] || b[0] - a[0])[0] ?? [0, 0]
  const cells = rows.flatMap((row) => row.cells)
  const broken = cells.filter((cell) => /^"(?!.*"$)|^(?!").*"$/s.test(cell.trim())).length
  return {
    separator,
    columns,
    agreement: rows.length === 0 ? 0 : count / rows.length,
    broken: cells.length === 0 ? 0 : broken / cells.length,
  }
}
