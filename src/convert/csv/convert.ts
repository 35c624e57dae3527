/**
 * CSV, TSV and their kin, and lists of objects: any table of text with a card in each row. Says in its rule what it took each column for.
 * Pure; throws for no text, only for columns that there are no words for: a row that is no card is listed with its line.
 */
import { digest } from '../../deck/identity.ts'
import type { RuleColumn, Skipped } from '../../model/conversion.ts'
import { Failure } from '../../model/failure.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'
import { cellText, looksMarkdown, type CellText } from '../cell-text.ts'
import type { Imported } from '../imported.ts'
import { levelOf } from '../markdown/levels.ts'
import { emptyNote, importedFrom, type Note } from '../notes.ts'
import { readSeparator, type TextOptions } from '../options.ts'
import { storedWords } from '../stored.ts'
import { splitFront } from '../anki/front-text.ts'
import { chosenOptions, optionsInCell, type RowOption } from './choice.ts'
import { columnWords, headerColumns, parseColumns, type Column } from './columns.ts'
import { guessColumns } from './guess.ts'
import { recordTable } from '../records/records.ts'
import { readOwnRows } from './own.ts'
import { ownJsonRows } from './own-json.ts'
import { readRows, type Row } from './rows.ts'
import { namedSeparator, sniffSeparator, withoutNamed } from './separator.ts'

export function convertCsv(text: string, options: TextOptions = {}): Imported {
  const document = ownJsonRows(text)
  const exported = document && readOwnRows(document.header, document.rows)
  if (exported)
    return importedFrom({
      format: 'viva',
      notes: exported.notes,
      skipped: exported.skipped,
      isConfident: true,
      columns: [],
    })
  const table = readRecords(text, options) ?? readTable(text, options)
  const { rows, columns, isConfident } = table
  const own = readOwnRows(table.header, rows)
  if (own)
    return importedFrom({
      format: 'csv',
      notes: own.notes,
      skipped: own.skipped,
      isConfident: true,
      columns: told(columns),
    })
  const limits = { ...defaultImportLimits, ...options.limits }
  const isMarkdown = looksMarkdown(
    table.isRecords ? rows.map((row) => row.cells.join('\n')).join('\n') : text,
  )
  const cells = cellText(isMarkdown, options.limits)
  const reader: RowReader = { columns, cells, isNamed: namesOf(rows, columns) }
  const notes: Note[] = []
  const skipped: Skipped[] = []
  for (const row of rows) {
    if (notes.length >= limits.notes) {
      skipped.push({ line: row.line, reason: 'too-many', text: shown(row) })
      break
    }
    if (row.cells.length > limits.fieldsPerNote) {
      skipped.push({ line: row.line, reason: 'too-large', text: shown(row) })
      continue
    }
    cells.remarks.clear()
    const whole = withinColumns(row, table)
    if (whole !== row) skipped.push({ line: row.line, reason: 'extra-cells', text: shown(row) })
    notes.push(noteOf(whole, reader))
    for (const reason of cells.remarks) skipped.push({ line: row.line, reason, text: shown(row) })
  }
  return importedFrom({
    format: table.isRecords ? 'json' : 'csv',
    notes,
    skipped,
    isConfident,
    columns: told(columns),
  })
}

type Table = {
  readonly rows: readonly Row[]
  readonly columns: readonly Column[]
  readonly header: Row | null
  readonly isConfident: boolean
  readonly isRecords?: true
  /** Between cells; null where they were never parted. */
  readonly separator: string | null
}

/** Blanks beside a separator are gone by then: people write one after a comma. */
const asWritten = (separator: string): string =>
  /^[,;]$/.test(separator) ? `${separator} ` : separator === '\t' ? ' ' : separator

/** Cells beyond the header come of a separator that somebody did not quote: the last column takes them, if it holds text. */
function withinColumns(row: Row, { header, columns, separator }: Table): Row {
  const last = columns.length - 1
  const isText = ['question', 'prompt', 'answer', 'explanation', 'extra'].includes(columns[last]?.use ?? '')
  const beyond = row.cells.slice(last + 1)
  if (!header || separator === null || !isText || beyond.every((cell) => cell.trim() === '')) return row
  return { ...row, cells: [...row.cells.slice(0, last), row.cells.slice(last).join(asWritten(separator))] }
}

/** Objects of JSON or YAML as a table; null for any other text. */
function readRecords(text: string, { fileName = '', columns: typed }: TextOptions): Table | null {
  const ending = /\.(\w+)$/.exec(fileName)?.[1]?.toLowerCase() ?? ''
  const records = recordTable(text, ending)
  if (!records) return null
  const { header, rows } = records
  const columns =
    typed === undefined ? headerColumns(header.cells) : withNames(columnsSaid(typed), header, rows)
  return columns && { rows, columns, header, isConfident: true, isRecords: true, separator: null }
}

/** A person's word on columns and separators counts more than what the rows look like. */
function readTable(source: string, options: TextOptions): Table {
  const typed = options.separators?.field
  const named = (typed === undefined ? null : readSeparator(typed)) || namedSeparator(source) || undefined
  const text = withoutNamed(source)
  const sniffed = sniffSeparator(text, named)
  const separator = named ?? sniffed?.separator ?? (/\.tsv$/i.test(options.fileName ?? '') ? '\t' : ',')
  const all = readRows(text, { separator })
  const [first, ...rest] = all
  const headed = first ? headerColumns(first.cells) : null
  const said = options.columns === undefined ? null : columnsSaid(options.columns)
  const header = headed && first ? first : null
  const rows = header ? rest : all
  const columns = said ? withNames(said, header, rows) : (headed ?? guessColumns(all))
  const isEven = (sniffed?.agreement ?? 0) >= 0.8
  return {
    rows,
    columns,
    header,
    separator,
    isConfident: said !== null || (headed !== null && isEven) || (isEven && all.length >= 3),
  }
}

/** @throws Failure `option-value` for a word that no column can be. */
function columnsSaid(typed: string): readonly Column[] {
  const columns = parseColumns(typed)
  if (columns) return columns
  throw new Failure('option-value', { option: '--columns', value: typed, allowed: columnWords.join(', ') }, 2)
}

/** Columns beyond those that a person named are left out. */
function withNames(said: readonly Column[], header: Row | null, rows: readonly Row[]): readonly Column[] {
  const width = rows.reduce((most, { cells }) => Math.max(most, cells.length), said.length)
  return Array.from({ length: Math.min(width, said.length + 100) }, (_, at): Column => {
    const column = said[at] ?? { use: 'none', name: null, letter: null }
    return { ...column, name: header?.cells[at]?.trim() || null }
  })
}

const told = (columns: readonly Column[]): readonly RuleColumn[] =>
  columns
    .slice(0, 100)
    .map(({ name, use }) => ({ use, name: name === null ? null : storedWords(name).slice(0, 40) || null }))

type RowReader = {
  readonly columns: readonly Column[]
  readonly cells: CellText
  /** Ids name rows: all different, and more than a count of them. */
  readonly isNamed: boolean
}

function namesOf(rows: readonly Row[], columns: readonly Column[]): boolean {
  const at = columns.findIndex(({ use }) => use === 'id')
  if (at < 0) return false
  const ids = rows.map(({ cells }) => (cells[at] ?? '').trim())
  return ids.every((id) => id.length >= 4 && !/^\d{1,6}$/.test(id)) && new Set(ids).size === ids.length
}

function noteOf({ line, cells }: Row, { columns, cells: text, isNamed }: RowReader): Note {
  const raw = (use: Column['use']): readonly string[] =>
    columns.flatMap((column, at) =>
      column.use === use && (cells[at] ?? '').trim() !== '' ? [cells[at] as string] : [],
    )
  const read = (use: Column['use']): string =>
    raw(use)
      .map(text.markdown)
      .filter((part) => part !== '')
      .join('\n\n')
  const front = splitFront(read('question'), nameless(raw('question')[0] ?? ''))
  const offered = optionsOf(cells, columns, text)
  const key = raw('correct').join(' ')
  const chosen = offered.length === 0 ? null : chosenOptions(offered, key)
  // Options of which none is known to be right are a part of the question, and what was meant to name one answers it.
  const listed =
    chosen === null && offered.length > 0
      ? offered.map((option) => `- ${option.letter}. ${option.text}`).join('\n')
      : ''
  const answers = [
    chosen === null ? text.markdown(key) : '',
    read('answer'),
    read('explanation'),
    extras(cells, columns, text),
  ]
  const id = isNamed ? raw('id')[0]?.trim() : undefined
  return {
    ...emptyNote,
    line,
    question: front.question,
    prompt: joined([front.prompt, read('prompt'), listed]),
    answer: joined(answers),
    options: chosen ?? [],
    hints: raw('hint').map(text.markdown),
    ...labelsOf(raw('tags'), raw('level'), columns),
    deck:
      raw('deck')[0]
        ?.split(/::|\//)
        .map((level) => level.trim())
        .filter((level) => level !== '') ?? [],
    id: id === undefined ? null : `csv-${digest(id)}`,
  }
}

const joined = (parts: readonly string[]): string => parts.filter((part) => part.trim() !== '').join('\n\n')

/** A question for a cell that is nothing but a picture or a formula. */
const nameless = (cell: string): string => (cell.trim() === '' ? '' : storedWords(cell).slice(0, 60))

function optionsOf(
  cells: readonly string[],
  columns: readonly Column[],
  text: CellText,
): readonly RowOption[] {
  const own = columns.flatMap(({ use, letter }, at) => {
    const cell = use === 'option' ? text.markdown(cells[at] ?? '') : ''
    return cell === '' ? [] : [{ letter: letter ?? '', text: cell }]
  })
  const at = columns.findIndex(({ use }) => use === 'options')
  return own.length > 0 || at < 0
    ? own
    : optionsInCell(text.markdown(cells[at] ?? '').replaceAll('\\\n', '\n'))
}

/** Cells without a use of their own are told under their heads; cells beyond the header are told as they are. */
function extras(cells: readonly string[], columns: readonly Column[], text: CellText): string {
  const parts = cells.map((cell, at) => {
    const column = columns[at]
    const told = column === undefined || column.use === 'extra' ? text.markdown(cell) : ''
    if (told === '' || column?.name == null) return told
    return told.includes('\n')
      ? `**${bareName(column.name)}**\n\n${told}`
      : `**${bareName(column.name)}:** ${told}`
  })
  return joined(parts)
}

const bareName = (name: string): string =>
  storedWords(name)
    .replace(/[\\*_`[\]<>:：]/g, '')
    .trim()

/** Words parted by commas; where there are none, by spaces in a column of tags, and not at all in one of topics. */
function labelsOf(
  tags: readonly string[],
  levels: readonly string[],
  columns: readonly Column[],
): Pick<Note, 'tags' | 'level'> {
  const areTopics = columns.some(
    ({ use, name }) => use === 'tags' && name !== null && !/tag|标签|label|keyword/i.test(name),
  )
  const words = tags.flatMap((cell) =>
    cell.split(/[,;，；、|\n]/.test(cell) ? /[,;，；、|\n]+/ : areTopics ? /\n/ : /[\s\u3000]+/),
  )
  const level = levels.map((cell) => levelOf(cell.trim())).find((found) => found !== null) ?? null
  const named = level === null ? levels.filter((cell) => /\p{L}/u.test(cell)) : []
  const all = [...words, ...named]
    .map((word) => word.trim().replace(/^#/, ''))
    .filter((word) => word !== '' && word.length <= 60)
  return { tags: [...new Set(all)], level }
}

const shown = ({ cells }: Row): string => storedWords(cells.join(' ').slice(0, 200)).slice(0, 80)
