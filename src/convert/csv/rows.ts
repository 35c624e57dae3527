/**
 * Text with separators as rows of cells, each with its line. Knows quotes and separators; nothing of what a column means.
 * The only file that knows csv-parse.
 */
import { parse, type Info } from 'csv-parse/sync'

export type Row = {
  /** From 1. */
  readonly line: number
  readonly cells: readonly string[]
}

export type RowOptions = {
  /** One character or more. */
  readonly separator: string
  /** Lines that begin with a number sign are comments. */
  readonly hasComments?: boolean
}

/**
 * All rows but blank ones, of any length. Never fails: a quote that nothing closes is a character like any other, and takes no
 * row with it.
 */
export function readRows(text: string, { separator, hasComments = false }: RowOptions): readonly Row[] {
  const rows: Row[] = []
  let offset = 0
  let linesBefore = 0
  for (let attempt = 0; offset < text.length; attempt++) {
    const source = offset === 0 ? text : text.slice(offset)
    const hasQuotes = attempt < mostStrayQuotes
    const read = readPart(source, separator, hasComments, hasQuotes, linesBefore)
    for (const row of read.rows) rows.push(row)
    if (read.isWhole) break
    // The row after the last sound one holds the quote: it is read without, and the rest as before.
    const from = startOfLine(source, read.lines)
    const bad = /^\n*[^\n]*\n?/.exec(source.slice(from))?.[0] ?? ''
    const skipped = linesBefore + read.lines
    for (const row of readPart(bad, separator, hasComments, false, skipped).rows) rows.push(row)
    offset += from + Math.max(1, bad.length)
    linesBefore = skipped + (bad.match(/\n/g)?.length ?? 0)
  }
  return rows
}

/** Every stray quote costs a look at the rest of the text: a text with more of them has no quotes. */
const mostStrayQuotes = 20

type Part = {
  readonly rows: readonly Row[]
  /** How many lines the rows take. */
  readonly lines: number
  readonly isWhole: boolean
}

function readPart(
  text: string,
  separator: string,
  hasComments: boolean,
  hasQuotes: boolean,
  linesBefore: number,
): Part {
  const rows: Row[] = []
  let lines = 0
  let source: readonly string[] | null = null
  const onRecord = (cells: string[], info: Pick<Info, 'lines'>): null => {
    // A quoted cell may hold line ends, and the count is that of the row's end.
    const inside = cells.reduce(
      (sum, cell) => sum + (cell.includes('\n') ? cell.split('\n').length - 1 : 0),
      0,
    )
    // Over several lines an odd quote has swallowed rows up to some other quote.
    if (inside > 0 && hasOddQuote((source ??= text.split('\n')).slice(lines, info.lines)))
      throw new Error('odd quote')
    lines = info.lines
    if (cells.some((cell) => cell.trim() !== '')) rows.push({ line: linesBefore + lines - inside, cells })
    return null
  }
  try {
    parse(text, {
      delimiter: separator,
      quote: hasQuotes ? '"' : null,
      comment: hasComments ? '#' : null,
      comment_no_infix: true,
      relax_quotes: true,
      relax_column_count: true,
      record_delimiter: '\n',
      // `question, "an answer, with commas"`: the space before a quote is not part of it.
      ltrim: separator !== '\t' && separator !== ' ',
      skip_empty_lines: true,
      on_record: onRecord as never,
    })
    return { rows, lines, isWhole: true }
  } catch {
    return { rows, lines, isWhole: false }
  }
}

const hasOddQuote = (lines: readonly string[]): boolean =>
  lines.reduce((count, line) => count + line.split('"').length - 1, 0) % 2 === 1

function startOfLine(text: string, line: number): number {
  let at = 0
  for (let index = 0; index < line; index++) {
    const end = text.indexOf('\n', at)
    if (end < 0) return text.length
    at = end + 1
  }
  return at
}
