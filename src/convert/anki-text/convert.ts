/**
 * Anki's "Notes in Plain Text": a row for each note, with decks, tags, note types and names in columns that the header lines tell.
 * Rows become cards as the notes of a package do, with the same ids: importing the one after the other finds its cards again.
 *
 * Pure; never throws: a row that is no note is listed with its line.
 */
import { emptyHead, type Question } from '../../deck/deck.ts'
import type { ColumnUse, RuleCode, RuleColumn, Skipped, SkipReason } from '../../model/conversion.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'
import { deckPaths } from '../anki/deck-name.ts'
import { noteCards } from '../anki/note-cards.ts'
import { noteText } from '../anki/note-text.ts'
import { planNoteType } from '../anki/template.ts'
import { isHtml } from '../cell-text.ts'
import { areTags } from '../csv/guess.ts'
import { readRows, type Row } from '../csv/rows.ts'
import { sniffSeparator } from '../csv/separator.ts'
import type { Imported, ImportedCard } from '../imported.ts'
import { languageOf } from '../markdown/front.ts'
import { readSeparator, type TextOptions } from '../options.ts'
import { storedText, storedWords } from '../stored.ts'
import { readHeader, words, type AnkiTextHeader } from './header.ts'
import { noteTypeFor } from './note-type.ts'

export function convertAnkiText(text: string, options: TextOptions = {}): Imported {
  const told = readHeader(text)
  const typed = options.separators?.field
  const separator =
    (typed === undefined ? '' : readSeparator(typed)) || told.separator || ankiSeparator(told.body)
  const rows = readRows(told.body, { separator, hasComments: true })
  const limits = { ...defaultImportLimits, ...options.limits }
  const width = Math.max(0, ...rows.slice(0, 100).map(({ cells }) => cells.length))
  const header = { ...told, tagsAt: told.tagsAt ?? lastTags(told, rows, width) }
  const special = new Set([header.guidAt, header.noteTypeAt, header.deckAt, header.tagsAt])
  const isHtmlFile = header.isHtml ?? rows.slice(0, 300).some(({ cells }) => cells.some(isHtml))
  const media = new Set<string>()
  const decks = new Map<string, { levels: readonly string[]; questions: Question[]; cards: ImportedCard[] }>()
  const counts = new Map<RuleCode, number>()
  const ids = new Set<string>()
  const skipped: Skipped[] = []
  let drafts = 0
  let made = 0
  for (const row of rows) {
    const skip = (reason: SkipReason): void =>
      void skipped.push({ line: row.line, reason, text: shown(row, special) })
    if (made >= limits.notes) {
      skip('too-many')
      break
    }
    if (row.cells.length > limits.fieldsPerNote) {
      skip('too-large')
      continue
    }
    made++
    const cell = (at: number | null): string => (at === null ? '' : (row.cells[at] ?? '').trim())
    const fields = row.cells.filter((_, at) => !special.has(at)).map((field) => asHtml(field, isHtmlFile))
    const names = (header.columns ?? []).filter((_, at) => !special.has(at))
    const hasMarks = fields.some((field) => /\{\{c\d{1,3}(?:,\d{1,3})*::/.test(field))
    const noteType = noteTypeFor(cell(header.noteTypeAt) || header.noteType, names, fields.length, hasMarks)
    const guid = cell(header.guidAt)
    const levels = (cell(header.deckAt) || header.deck || '')
      .split('::')
      .filter((level) => level.trim() !== '')
    const plan = planNoteType(noteType)
    const result = noteCards(
      {
        guid,
        noteType,
        plan,
        fields,
        tags: [...new Set([...header.tags, ...words(cell(header.tagsAt))])].map(storedWords),
        positions: plan.kind === 'cloze' ? gapPositions(fields) : [...noteType.templates.keys()],
        fallback: levels.at(-1) ?? '…',
      },
      noteText(fields, { limits, mediaFolder: 'media', media }),
    )
    for (const reason of result.remarks) skip(reason)
    const asked = result.questions.filter(({ question }) => question.question.trim() !== '')
    const isKnown = guid !== '' && asked.some(({ question }) => ids.has(question.attributes.id ?? ''))
    if (isKnown) skip('duplicate')
    if (asked.length === 0 && !result.remarks.includes('no-question')) skip('no-question')
    if (isKnown || asked.length === 0) continue
    counts.set(result.code, (counts.get(result.code) ?? 0) + 1)
    const deck = decks.get(levels.join('::')) ?? { levels, questions: [], cards: [] }
    decks.set(levels.join('::'), deck)
    for (const { question, prompt, answer } of asked) {
      const { id, tags } = question.attributes
      if (id !== null && guid !== '') ids.add(id)
      const kept = stored({
        ...question,
        attributes: { ...question.attributes, id: guid === '' ? null : id },
      })
      deck.questions.push(kept)
      deck.cards.push({ question: kept.question, prompt, answer, tags, options: [], line: row.line })
      if (answer === '' && result.code !== 'anki-cloze') drafts++
    }
  }
  return {
    format: 'anki-text',
    rule: {
      parts: [...counts]
        .map(([code, count]) => ({ code, level: 0, count, isNumbered: false }))
        .sort((a, b) => b.count - a.count),
      questions: [...decks.values()].reduce((sum, { cards }) => sum + cards.length, 0),
      drafts,
      sections: 0,
      columns: columnsOf(header, width),
    },
    isConfident: decks.size > 0,
    decks: importedDecks(decks),
    skipped,
    media: [...media].sort(),
    progress: null,
  }
}

type DeckNotes = {
  readonly levels: readonly string[]
  readonly questions: readonly Question[]
  readonly cards: readonly ImportedCard[]
}

function importedDecks(decks: ReadonlyMap<string, DeckNotes>): Imported['decks'] {
  const named = [...decks].filter(([name]) => name !== '')
  const paths = deckPaths(named.map(([name, { levels }]) => [name, levels] as const))
  return [...decks].map(([name, { levels, questions, cards }]) => {
    const sample = questions.slice(0, 200).map(({ question, answer }) => `${question}\n${answer}`)
    const title = storedWords(levels.at(-1) ?? '')
    return {
      name: decks.size === 1 ? '' : (paths.get(name) ?? ''),
      deck: {
        head: { ...emptyHead, title: title === '' ? null : title, language: languageOf(sample.join('\n')) },
        sections: [{ title: null, intro: '', questions }],
      },
      cards,
    }
  })
}

function stored(question: Question): Question {
  return {
    ...question,
    question: storedWords(question.question),
    prompt: question.prompt === null ? null : storedText(question.prompt),
    answer: storedText(question.answer),
    hints: question.hints.map(storedText),
  }
}

/** Text is HTML to Anki in any case: in a file that says it holds none, what looks like it is meant as it stands. */
function asHtml(field: string, isHtmlFile: boolean): string {
  if (isHtmlFile) return field
  return field
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('\n', '<br>')
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

/** One card for each number that a gap has. */
function gapPositions(fields: readonly string[]): readonly number[] {
  const numbers = fields.flatMap((field) =>
    [...field.matchAll(/\{\{c(\d{1,3}(?:,\d{1,3})*)::/g)].flatMap(([, list = '']) =>
      list.split(',').map(Number),
    ),
  )
  return [...new Set(numbers)]
    .filter((number) => number > 0)
    .map((number) => number - 1)
    .sort((a, b) => a - b)
}

/** Without a header line Anki takes the first of these that the file has; what parts rows evenly is the better guess. */
function ankiSeparator(text: string): string {
  const sniffed = sniffSeparator(text)
  if (sniffed && sniffed.agreement >= 0.8) return sniffed.separator
  return ['\t', '|', ';', ':', ',', ' '].find((separator) => text.slice(0, 8192).includes(separator)) ?? '\t'
}

function columnsOf(header: AnkiTextHeader, width: number): readonly RuleColumn[] {
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

const shown = ({ cells }: Row, special: ReadonlySet<number | null>): string =>
  storedWords(
    (cells.find((cell, at) => !special.has(at) && cell.trim() !== '') ?? '')
      .slice(0, 500)
      .replace(/<[^<>]*>/g, ' '),
  ).slice(0, 80)
