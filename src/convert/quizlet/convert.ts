/**
 * Quizlet's text export: a term and its definition on each line, parted by a tab, a comma or what its owner chose, without quotes
 * or any other way to tell text from separators. Lines that do not part are listed, never guessed at.
 * Pure; never throws.
 */
import type { Skipped } from '../../model/conversion.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'
import { cellText, looksMarkdown } from '../cell-text.ts'
import type { Imported } from '../imported.ts'
import { emptyNote, importedFrom, type Note } from '../notes.ts'
import { readSeparator, type TextOptions } from '../options.ts'
import { storedWords } from '../stored.ts'
import { splitFront } from '../anki/front-text.ts'

export function convertQuizlet(text: string, options: TextOptions = {}): Imported {
  const { field, row } = options.separators ?? {}
  const between = row === undefined ? rowSeparator(text) : readSeparator(row) || '\n'
  const rows = rowsOf(text, between)
  const within = field === undefined ? fieldSeparator(rows) : readSeparator(field) || '\t'
  const limits = { ...defaultImportLimits, ...options.limits }
  const cells = cellText(looksMarkdown(text), options.limits)
  const notes: Note[] = []
  const skipped: Skipped[] = []
  for (const { line, source } of rows) {
    const at = source.indexOf(within)
    if (notes.length >= limits.notes) {
      skipped.push({ line, reason: 'too-many', text: shown(source) })
      break
    }
    if (at < 0) {
      skipped.push({ line, reason: 'not-parted', text: shown(source) })
      continue
    }
    const { question, prompt } = splitFront(cells.markdown(source.slice(0, at)), shown(source.slice(0, at)))
    const answer = cells.markdown(source.slice(at + within.length))
    notes.push({ ...emptyNote, line, question, prompt, answer, part: 'term' })
  }
  const parted = rows.filter(({ source }) => source.split(within).length === 2).length
  return importedFrom({
    format: 'quizlet',
    notes,
    skipped,
    isConfident: parted >= rows.length * 0.9 && parted > 0,
  })
}

type Term = { readonly line: number; readonly source: string }

function rowsOf(text: string, between: string): readonly Term[] {
  let line = 1
  return text.split(between).flatMap((source) => {
    const blank = /^\n*/.exec(source)?.[0].length ?? 0
    const start = line + blank
    line += (source + between).split('\n').length - 1
    return source.trim() === '' ? [] : [{ line: start, source: source.trim() }]
  })
}

/** Terms on one long line are parted by semicolons: with line ends there would be more lines than that. */
function rowSeparator(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() !== '').length
  const parts = text.split(';').filter((part) => part.trim() !== '')
  const isRow = lines <= 1 && parts.length >= 2 && parts.every((part) => /[\t,]/.test(part))
  return isRow ? ';' : '\n'
}

/** The first that parts most rows in two. */
function fieldSeparator(rows: readonly Term[]): string {
  const shares = ['\t', ' - ', ' – ', ': ', ','].map((separator) => ({
    separator,
    count: rows.filter(({ source }) => source.includes(separator)).length,
  }))
  const best = shares.find(({ count }) => count >= rows.length * 0.5)
  return best?.separator ?? '\t'
}

const shown = (source: string): string => storedWords(source.slice(0, 200)).slice(0, 80)
