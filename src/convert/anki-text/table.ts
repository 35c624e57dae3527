/**
 * A text file for Anki as a table: its header lines, its rows, and which columns are no fields. Knows lines and columns; what
 * becomes of a row is decided in `row-note.ts`.
 */
import type { ColumnUse, RuleColumn } from '../../model/conversion.ts'
import { isHtml } from '../cell-text.ts'
import { areTags } from '../csv/guess.ts'
import { readRows, type Row } from '../csv/rows.ts'
import { sniffSeparator } from '../csv/separator.ts'
import { readSeparator, type TextOptions } from '../options.ts'
import { storedWords } from '../stored.ts'
import { readHeader, type AnkiTextHeader } from './header.ts'

export type AnkiTable = {
  readonly header: AnkiTextHeader
  readonly rows: readonly Row[]
  /** Columns that most rows have. */
  readonly width: number
  /** Indexes of columns that are no fields. */
  readonly special: ReadonlySet<number | null>
  readonly isHtmlFile: boolean
}

export function readAnkiTable(text: string, options: TextOptions): AnkiTable {
  const told = readHeader(text)
  const typed = options.separators?.field
  const separator =
    (typed === undefined ? '' : readSeparator(typed)) || told.separator || ankiSeparator(told.body)
  const rows = readRows(told.body, { separator, hasComments: true })
  const width = Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length))
  const header = {
    ...told,
    deckAt: told.deckAt ?? namedColumn(told, 'deck'),
    tagsAt: told.tagsAt ?? namedColumn(told, 'tags') ?? lastTags(told, rows, width),
  }
  return {
    header,
    rows,
    width,
    special: new Set([header.guidAt, header.noteTypeAt, header.deckAt, header.tagsAt]),
    isHtmlFile: header.isHtml ?? rows.slice(0, 300).some(({ cells }) => cells.some(isHtml)),
  }
}

/** Without a header line Anki takes the first of these that the file has; what parts rows evenly is the better guess. */
function ankiSeparator(text: string): string {
  const sniffed = sniffSeparator(text)
  if (sniffed && sniffed.agreement >= 0.8) return sniffed.separator
  return ['\t', '|', ';', ':', ',', ' '].find((separator) => text.slice(0, 8192).includes(separator)) ?? '\t'
}

/** No field of Anki may bear these names: there they stand for what the note has of its own. */
function namedColumn({ columns }: AnkiTextHeader, name: 'deck' | 'tags'): number | null {
  const at = columns?.findIndex((each) => each.trim().toLowerCase() === name) ?? -1
  return at < 0 ? null : at
}

/** Older exports put tags last and say so nowhere. */
function lastTags({ columns, guidAt }: AnkiTextHeader, rows: readonly Row[], width: number): number | null {
  if (columns !== null || guidAt !== null || width < 3) return null
  const cells = rows
    .slice(0, 300)
    .map((row) => (row.cells[width - 1] ?? '').trim())
    .filter((cell) => cell !== '')
  return cells.length >= 4 && areTags(cells) ? width - 1 : null
}

/** What the rule says of the columns. */
export function columnsOf({ header, width }: AnkiTable): readonly RuleColumn[] {
  let field = 0
  return Array.from({ length: Math.min(100, width) }, (_, at) => {
    const use: ColumnUse =
      at === header.guidAt
        ? 'id'
        : at === header.noteTypeAt
          ? 'type'
          : at === header.deckAt
            ? 'deck'
            : at === header.tagsAt
              ? 'tags'
              : ((['question', 'answer'] as const)[field++] ?? 'extra')
    return { name: storedWords(header.columns?.[at] ?? '').slice(0, 40) || null, use }
  })
}
