/**
 * Anki's "Notes in Plain Text": a row for each note, with decks, tags, note types and names in columns that the header lines tell.
 * Rows become cards as the notes of a package do, with the same ids: importing the one after the other finds its cards again.
 *
 * Pure; never throws: a row that is no note is listed with its line.
 */
import { emptyHead, type Question } from '../../deck/deck.ts'
import type { RuleCode, Skipped, SkipReason } from '../../model/conversion.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'
import { deckPaths } from '../anki/deck-name.ts'
import type { Row } from '../csv/rows.ts'
import type { Imported, ImportedCard } from '../imported.ts'
import { languageOf } from '../markdown/front.ts'
import type { TextOptions } from '../options.ts'
import { storedWords } from '../stored.ts'
import { rowNote, type RowNote } from './row-note.ts'
import { columnsOf, readAnkiTable } from './table.ts'

export function convertAnkiText(text: string, options: TextOptions = {}): Imported {
  const table = readAnkiTable(text, options)
  const limits = { ...defaultImportLimits, ...options.limits }
  const media = new Set<string>()
  const decks = new Map<string, DeckNotes>()
  const counts = new Map<RuleCode, number>()
  const names = new Set<string>()
  const skipped: Skipped[] = []
  for (const [index, row] of table.rows.entries()) {
    const skip = (reason: SkipReason): void => {
      skipped.push({ line: row.line, reason, text: shown(row, table.special) })
    }
    if (index >= limits.notes) {
      skip('too-many')
      break
    }
    if (row.cells.length > limits.fieldsPerNote) {
      skip('too-large')
      continue
    }
    const note = rowNote(row, table, limits, options.mediaFolder?.('') ?? 'media', media)
    for (const reason of note.remarks) skip(reason)
    if (note.questions.length === 0) continue
    if (note.guid !== '' && names.has(note.guid)) {
      skip('duplicate')
      continue
    }
    names.add(note.guid)
    counts.set(note.code, (counts.get(note.code) ?? 0) + 1)
    addTo(decks, note, row.line)
  }
  const all = [...decks.values()]
  return {
    format: 'anki-text',
    rule: {
      parts: [...counts]
        .map(([code, count]) => ({ code, level: 0, count, isNumbered: false }))
        .sort((a, b) => b.count - a.count),
      questions: all.reduce((sum, { cards }) => sum + cards.length, 0),
      drafts: all.reduce((sum, { drafts }) => sum + drafts, 0),
      sections: 0,
      columns: columnsOf(table),
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
  readonly questions: Question[]
  readonly cards: ImportedCard[]
  drafts: number
}

function addTo(
  decks: Map<string, DeckNotes>,
  { deck: levels, questions, code }: RowNote,
  line: number,
): void {
  const name = levels.join('::')
  const deck = decks.get(name) ?? { levels, questions: [], cards: [], drafts: 0 }
  decks.set(name, deck)
  for (const { question, prompt, answer } of questions) {
    deck.questions.push(question)
    const { tags } = question.attributes
    deck.cards.push({ question: question.question, prompt, answer, tags, options: [], line })
    if (answer === '' && code !== 'anki-cloze') deck.drafts++
  }
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

const shown = ({ cells }: Row, special: ReadonlySet<number | null>): string =>
  storedWords(
    (cells.find((cell, at) => !special.has(at) && cell.trim() !== '') ?? '')
      .slice(0, 500)
      .replace(/<[^<>]*>/g, ' '),
  ).slice(0, 80)
