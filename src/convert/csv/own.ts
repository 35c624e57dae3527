/**
 * The table that `viva export csv` writes, read back: each row a card, its columns viva's own words. Knows those columns only.
 * Rows of one cloze are one question again, and a follow-up names the question that it belongs to.
 */
import { someMinutes } from '../../deck/values.ts'
import { CARD_KINDS, LEVELS, type Option } from '../../model/card.ts'
import type { Skipped } from '../../model/conversion.ts'
import { parentAttribute } from '../follow-ups.ts'
import { emptyNote, type Note } from '../notes.ts'
import { csvColumns } from '../own-table.ts'
import type { Row } from './rows.ts'

export type OwnRows = { readonly notes: readonly Note[]; readonly skipped: readonly Skipped[] }

/** By so many of its first columns the table is known: a person may take others away. */
const heads = csvColumns.slice(0, 10)

/** Null for any other table. */
export function readOwnRows(header: Row | null, rows: readonly Row[]): OwnRows | null {
  if (!header || !heads.every((head, at) => header.cells[at] === head)) return null
  const columns = new Map(header.cells.map((head, at) => [head, at]))
  const decks = new Set(rows.map(({ cells }) => cells[1] ?? ''))
  const notes: Note[] = []
  const skipped: Skipped[] = []
  const seen = new Set<string>()
  for (const { line, cells } of rows) {
    const cell = (name: string): string => withoutApostrophe(cells[columns.get(name) ?? -1] ?? '')
    const id = cell('id').replace(/\/c\d+$/, '')
    const cloze = cell('cloze')
    const parent = cell('parent')
    if (cloze !== '' && seen.has(id)) continue
    seen.add(id)
    notes.push({
      ...emptyNote,
      line,
      question: cell('question'),
      ...(cloze === '' ? { prompt: cell('prompt'), answer: cell('answer') } : clozeSides(cloze)),
      options: valuesOf(cell('options')).map(readOption),
      hints: valuesOf(cell('hints')),
      tags: cell('tags')
        .split(/,\s*/)
        .filter((tag) => tag !== ''),
      level: LEVELS.find((level) => level === cell('level')) ?? null,
      deck: decks.size > 1 ? cell('deck').split('/') : [],
      id: /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(id) ? id : null,
      hasGaps: cloze !== '',
      hasPoints: true,
      attributes: {
        kind:
          CARD_KINDS.find((kind) => kind === cell('kind') && (kind === 'typed' || kind === 'behavioural')) ??
          null,
        minutes: someMinutes.read(cell('minutes')) ?? null,
        also: valuesOf(cell('also')),
        slots: cell('kind') === 'behavioural' ? valuesOf(cell('slots')) : [],
        ...(parent === '' ? {} : { others: new Map([[parentAttribute, parent]]) }),
      },
    })
  }
  return { notes, skipped }
}

/** The prompt stands before the first break. */
function clozeSides(text: string): Pick<Note, 'prompt' | 'answer'> {
  const [prompt = '', ...rest] = text.split('\n\n---\n\n')
  return rest.length === 0 ? { prompt: '', answer: text } : { prompt, answer: rest.join('\n\n---\n\n') }
}

/** Values stand on a line each; what belongs to the same one is set in. */
function valuesOf(cell: string): readonly string[] {
  const values: string[] = []
  for (const line of cell.split('\n')) {
    if (/^(?: {2}|$)/.test(line) && values.length > 0) values.push(`${values.pop()}\n${line.slice(2)}`)
    else if (line !== '') values.push(line)
  }
  return values.map((value) => value.trimEnd())
}

function readOption(value: string): Option {
  const [, mark = ' ', text = value] = /^\[([ x])\] ([^]*)$/.exec(value) ?? []
  return { text, correct: mark === 'x' }
}

/** What was put there against formulas. */
const withoutApostrophe = (cell: string): string =>
  /^'[=+\-@\t\r＝＋－＠]/.test(cell) ? cell.slice(1) : cell
