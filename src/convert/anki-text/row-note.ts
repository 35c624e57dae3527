/**
 * A row of a text file as the note that it stands for, and as the cards that the note of a package would become.
 * Knows one row and its table; nothing of decks.
 */
import type { SkipReason } from '../../model/conversion.ts'
import type { ImportLimits } from '../../model/import-limits.ts'
import type { Question } from '../../deck/deck.ts'
import { noteCards, type NoteCards, type NoteQuestion } from '../anki/note-cards.ts'
import { noteText } from '../anki/note-text.ts'
import { planNoteType } from '../anki/template.ts'
import type { Row } from '../csv/rows.ts'
import { storedText, storedWords } from '../stored.ts'
import { words } from './header.ts'
import { noteTypeFor } from './note-type.ts'
import type { AnkiTable } from './table.ts'

export type RowNote = {
  /** Empty when the file names its notes nowhere. */
  readonly guid: string
  /** Names of decks from the outermost. */
  readonly deck: readonly string[]
  readonly code: NoteCards['code']
  /** Without ids where the note has no name; what asks nothing is left out. */
  readonly questions: readonly NoteQuestion[]
  readonly remarks: readonly SkipReason[]
}

/** Names of media that the row holds are added to `media`. */
export function rowNote(
  row: Row,
  { header, special, isHtmlFile }: AnkiTable,
  limits: ImportLimits,
  mediaFolder: string,
  media: Set<string>,
): RowNote {
  const cell = (at: number | null): string => (at === null ? '' : (row.cells[at] ?? '').trim())
  const fields = row.cells.filter((_, at) => !special.has(at)).map((field) => asHtml(field, isHtmlFile))
  const names = (header.columns ?? []).filter((_, at) => !special.has(at))
  const hasMarks = fields.some((field) => /\{\{c\d{1,3}(?:,\d{1,3})*::/.test(field))
  const noteType = noteTypeFor(cell(header.noteTypeAt) || header.noteType, names, fields.length, hasMarks)
  const guid = cell(header.guidAt)
  const deck = (cell(header.deckAt) || header.deck || '').split('::').filter((level) => level.trim() !== '')
  const plan = planNoteType(noteType, fields)
  const { code, questions, remarks } = noteCards(
    {
      guid,
      noteType,
      plan,
      fields,
      tags: [...new Set([...header.tags, ...words(cell(header.tagsAt))])].map(storedWords),
      positions: plan.kind === 'cloze' ? gapPositions(fields) : [...noteType.templates.keys()],
      fallback: deck.at(-1) ?? '…',
    },
    noteText(fields, { limits, mediaFolder, media }),
  )
  const asked = questions
    .filter(({ question }) => question.question.trim() !== '')
    .map((each) => ({ ...each, question: stored(each.question, guid !== '') }))
  const isSilent = asked.length === 0 && !remarks.includes('no-question')
  return { guid, deck, code, questions: asked, remarks: isSilent ? [...remarks, 'no-question'] : remarks }
}

function stored(question: Question, isNamed: boolean): Question {
  return {
    ...question,
    attributes: isNamed ? question.attributes : { ...question.attributes, id: null },
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
