/**
 * An Anki collection as what every import yields: decks in viva's format, what was left out, the media that the decks name, and
 * what was learned. Beside it the notes as they were, for the way back.
 *
 * Pure: the same collection and options give the same decks.
 */
import type { AnkiCardRow, AnkiNoteRow, AnkiOrigin } from '../../model/anki.ts'
import type { RuleCode, Skipped, SkipReason } from '../../model/conversion.ts'
import type { ImportLimits } from '../../model/import-limits.ts'
import { instant, type Zone } from '../../model/time.ts'
import { emptyHead, type Question } from '../../deck/deck.ts'
import { cleanLine, cleanText } from '../../text/clean.ts'
import type { CardProgress, Imported, ImportedCard, ImportedDeck, Progress } from '../imported.ts'
import { languageOf } from '../markdown/front.ts'
import type { AnkiCollection } from './collection.ts'
import { deckPaths } from './deck-name.ts'
import { questionsDigest } from './digest.ts'
import { noteCards, type NoteCards } from './note-cards.ts'
import { noteText } from './note-text.ts'
import { withFollowUps } from '../follow-ups.ts'
import { ownCards } from './own-cards.ts'
import { clockOf, homeDeck, packagedOptions, progressOf } from './progress.ts'
import { notePlans, planNoteType, type NoteTypePlan } from './template.ts'

export type AnkiOptions = {
  readonly limits: ImportLimits
  /** This machine's zone, for collections that were made in it. */
  readonly zone: Zone
  /** The folder of media as links lead to it from a deck of that name: `kafka.media`, `../notes.media`. */
  readonly mediaFolder: (deck: string) => string
}

export type ImportedAnki = Imported & {
  readonly format: 'anki'
  /** One for each note that became cards; with each card's whole log. */
  readonly origins: readonly AnkiOrigin[]
}

export function importCollection(collection: AnkiCollection, options: AnkiOptions): ImportedAnki {
  const rows = cardsByNote(collection.cards)
  const report = newReport()
  const media = new Set<string>()
  const planFor = notePlans()
  const remarked = new Set<number>()
  const decks = new Map<number, DeckNotes>()
  const paths = pathsOf(collection, rows)
  const learned: Learned[] = []
  const origins: AnkiOrigin[] = []
  for (const [index, note] of collection.notes.entries()) {
    const own = rows.get(note.id) ?? []
    const noteType = collection.noteTypes.get(note.noteType)
    const fields = note.fields.split('\x1f')
    const [first] = own
    if (!noteType || !first || note.guid === '' || fields.length > options.limits.fieldsPerNote) {
      report.skip(index, 'damaged', fields[0] ?? '')
      continue
    }
    if (!remarked.has(noteType.id)) {
      remarked.add(noteType.id)
      for (const reason of noteTypeRemarks(planNoteType(noteType))) report.skip(index, reason, noteType.name)
    }
    const deckId = homeDeck(first)
    const levels = collection.decks.get(deckId)?.levels ?? []
    const path = paths.get(deckId) ?? ''
    const text = noteText(fields, { limits: options.limits, mediaFolder: options.mediaFolder(path), media })
    const tags = tagsOf(note)
    const source = {
      guid: note.guid,
      noteType,
      plan: planFor(noteType, fields),
      fields,
      tags,
      positions: own.map(({ position }) => position),
      fallback: cleanLine(levels.at(-1) ?? '') || cleanLine(noteType.name) || '?',
    }
    const made = ownCards(source, text) ?? noteCards(source, text)
    const isAsked = made.questions.some(({ question }) => question.question !== '')
    for (const reason of made.remarks)
      report.skip(index, reason, made.questions[0]?.question.question || (fields[0] ?? ''))
    if (!isAsked) continue
    report.count(made)
    addTo(decks, deckId, levels, made, index)
    for (const { card, position } of made.cards) {
      const row = own.find((each) => each.position === position)
      if (row) learned.push({ row, card })
    }
    origins.push(originOf(note, made, levels, tags, own, collection))
  }
  return {
    format: 'anki',
    rule: report.rule(),
    isConfident: true,
    decks: [...decks]
      .map(([id, notes]) => importedDeck(paths.get(id) ?? '', notes))
      .sort((a, b) => (a.name < b.name ? -1 : 1)),
    skipped: report.skipped(),
    media: [...media].sort(),
    progress: progressIn(learned, collection, options.zone),
    origins,
  }

  function originOf(
    note: AnkiNoteRow,
    made: NoteCards,
    levels: readonly string[],
    tags: readonly string[],
    own: readonly AnkiCardRow[],
    { noteTypes, log }: AnkiCollection,
  ): AnkiOrigin {
    const rowAt = new Map(own.map((row) => [row.position, row]))
    return {
      guid: note.guid,
      noteType: noteTypes.get(note.noteType)!,
      deck: levels.join('::'),
      tags,
      fields: note.fields.split('\x1f'),
      modifiedAt: instant(Math.max(0, note.modifiedS) * 1000),
      digest: questionsDigest(made.questions.map(({ question }) => question)),
      cards: made.cards.map(({ card, position }) => ({
        card,
        position,
        log: log.get(rowAt.get(position)?.id ?? 0) ?? [],
      })),
    }
  }
}

type Learned = { readonly row: AnkiCardRow; readonly card: string }

/** Notes of one deck, in the order in which they were made. */
type DeckNotes = {
  readonly levels: readonly string[]
  readonly questions: Question[]
  readonly cards: ImportedCard[]
}

function addTo(
  decks: Map<number, DeckNotes>,
  id: number,
  levels: readonly string[],
  made: NoteCards,
  index: number,
): void {
  let notes = decks.get(id)
  if (!notes) {
    notes = { levels, questions: [], cards: [] }
    decks.set(id, notes)
  }
  for (const { question, prompt, answer } of made.questions) {
    notes.questions.push(question)
    const { tags } = question.attributes
    notes.cards.push({ question: question.question, prompt, answer, tags, options: [], line: index + 1 })
  }
}

function importedDeck(name: string, { levels, questions, cards }: DeckNotes): ImportedDeck {
  let sample = ''
  for (const { question, answer } of questions) {
    if (sample.length > 20_000) break
    sample += `${question}\n${answer.slice(0, 1000)}\n`
  }
  const title = cleanLine(levels.at(-1) ?? '').trim()
  return {
    name,
    deck: {
      head: { ...emptyHead, title: title === '' ? null : title, language: languageOf(sample) },
      sections: [{ title: null, intro: '', questions: withFollowUps(questions) }],
    },
    cards,
  }
}

/** Names of the decks that notes belong to. One alone needs none. */
function pathsOf(
  { decks, notes }: AnkiCollection,
  rows: ReadonlyMap<number, readonly AnkiCardRow[]>,
): ReadonlyMap<number, string> {
  const used = new Set<number>()
  for (const { id } of notes) {
    const [first] = rows.get(id) ?? []
    if (first) used.add(homeDeck(first))
  }
  const named = [...used]
    .map((id) => [id, decks.get(id)?.levels ?? []] as const)
    .sort((a, b) => a[1].join('\x1f').localeCompare(b[1].join('\x1f'), 'en') || a[0] - b[0])
  const [only] = named
  return only && named.length === 1 ? new Map([[only[0], '']]) : deckPaths(named)
}

function cardsByNote(cards: readonly AnkiCardRow[]): ReadonlyMap<number, readonly AnkiCardRow[]> {
  const rows = new Map<number, AnkiCardRow[]>()
  for (const card of cards) {
    const own = rows.get(card.note)
    // Two cards of one template are a damage; the first one counts.
    if (own?.at(-1)?.position === card.position) continue
    if (own) own.push(card)
    else rows.set(card.note, [card])
  }
  return rows
}

const tagsOf = ({ tags }: AnkiNoteRow): readonly string[] => [
  ...new Set(
    cleanText(tags)
      .split(/[\s\u3000]+/)
      .filter((tag) => tag !== ''),
  ),
]

/** What is true of all notes of a type is said once. */
function noteTypeRemarks({ kind, templates, reversals, hasScript }: NoteTypePlan): readonly SkipReason[] {
  const remarks: SkipReason[] = []
  if (hasScript) remarks.push('script')
  if (kind === 'occlusion') remarks.push('image-occlusion')
  if (kind === 'plain' && templates.length > reversals.size + 1) remarks.push('several-cards')
  return remarks
}

function progressIn(learned: readonly Learned[], collection: AnkiCollection, zone: Zone): Progress | null {
  const clock = clockOf(collection, zone)
  const cards: CardProgress[] = []
  const rows: AnkiCardRow[] = []
  for (const { row, card } of learned) {
    const progress = progressOf(row, card, collection, clock)
    if (!progress) continue
    cards.push(progress)
    if (progress.state) rows.push(row)
  }
  return cards.length === 0 ? null : { cards, ...packagedOptions(rows, collection) }
}

/** How many notes were read as what, and what was left out of them. */
function newReport() {
  const counts = new Map<RuleCode, number>()
  const skipped: Skipped[] = []
  let questions = 0
  let drafts = 0
  return {
    skip(index: number, reason: SkipReason, text: string): void {
      skipped.push({ line: index + 1, reason, text: shown(text) })
    },
    count({ code, questions: made }: NoteCards): void {
      counts.set(code, (counts.get(code) ?? 0) + 1)
      questions += made.length
      drafts += made.filter(
        ({ answer, prompt }) => answer === '' && (prompt === null || !prompt.includes('[')),
      ).length
    },
    skipped: (): readonly Skipped[] => skipped,
    rule: () => ({
      parts: [...counts]
        .map(([code, count]) => ({ code, level: 0, count, isNumbered: false }))
        .sort((a, b) => b.count - a.count),
      questions,
      drafts,
      sections: 0,
    }),
  }
}

/** The beginning of a field without its tags, to find the note by. */
const shown = (text: string): string =>
  text
    .slice(0, 2000)
    .replace(/<[^<>]*>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 120)
