/**
 * Cards as CSV (RFC 4180): a header and a row for each card, lines ended by CR LF, cells in quotes where they need them.
 *
 * Texts are Markdown as in the deck. Cells of several values hold one on each line: `[!]` and `[ ]` before key points, `[x]` and
 * `[ ]` before options; what belongs to the same value is indented. `cloze` is the whole text of a cloze with its marks, the same
 * for each of its cards. Knows nothing of files.
 */
import type { Card } from '../../model/card.ts'
import { formatDay, formatInstant } from '../../model/time.ts'
import { cellOfLines, csvColumns } from '../own-table.ts'
import type { ExportNote } from './note.ts'

const progressColumns = ['state', 'due', 'stability', 'difficulty', 'reps', 'lapses', 'suspended'] as const

export type CsvOptions = {
  readonly withProgress: boolean
  /** For spreadsheets: a byte-order mark, and an apostrophe before what they would run as a formula. */
  readonly isSpreadsheet: boolean
}

export function csvHeader({ withProgress, isSpreadsheet }: CsvOptions): string {
  const names = withProgress ? [...csvColumns, ...progressColumns] : csvColumns
  return `${isSpreadsheet ? '\ufeff' : ''}${names.join(',')}\r\n`
}

/** The row of one of a note's cards. */
export function csvRow(card: Card, note: ExportNote, options: CsvOptions): string {
  const cells = [...contentCells(card, note), ...(options.withProgress ? progressCells(card) : [])]
  const guarded = options.isSpreadsheet ? cells.map(withoutFormula) : cells
  return `${guarded.map(quoted).join(',')}\r\n`
}

function contentCells(card: Card, note: ExportNote): readonly string[] {
  const cells: Readonly<Record<(typeof csvColumns)[number], string>> = {
    id: card.id,
    deck: card.deck,
    topic: card.topic,
    kind: card.kind,
    question: card.question,
    prompt: card.prompt ?? '',
    answer: card.answer,
    key_points: cellOfLines(card.keyPoints.map(({ text, must }) => `[${must ? '!' : ' '}] ${text}`)),
    options: cellOfLines(card.options.map(({ text, correct }) => `[${correct ? 'x' : ' '}] ${text}`)),
    hints: cellOfLines(card.hints),
    also: cellOfLines(card.also),
    slots: cellOfLines(card.slots),
    tags: card.tags.join(', '),
    level: card.level ?? '',
    minutes: card.minutes === null ? '' : String(card.minutes),
    language: card.language,
    parent: card.parent ?? '',
    cloze: clozeSource(card, note) ?? '',
  }
  return csvColumns.map((column) => cells[column])
}

/** The text of a cloze with its marks, prompt and answer with a thematic break between; null of other cards. */
export function clozeSource(card: Card, { entry, prompt }: ExportNote): string | null {
  if (card.kind !== 'cloze') return null
  return prompt === null ? entry.answer : `${prompt}\n\n---\n\n${entry.answer}`
}

function progressCells({ memory, isSuspended }: Card): readonly string[] {
  const suspended = isSuspended ? 'yes' : 'no'
  if (memory.state === 'new') return ['new', '', '', '', '0', '0', suspended]
  const due = memory.state === 'review' ? formatDay(memory.dueOn) : formatInstant(memory.dueAt)
  const numbers = [memory.stability, memory.difficulty, memory.reps, memory.lapses].map(String)
  return [memory.state, due, ...numbers, suspended]
}

/** What a spreadsheet would run, in half or full width. */
const withoutFormula = (cell: string): string => (/^[=+\-@\t\r＝＋－＠]/.test(cell) ? `'${cell}` : cell)

const quoted = (cell: string): string =>
  /[",\r\n]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell
