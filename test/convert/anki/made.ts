/** Collections of a few notes as values, converted: what the package would have held, without archive and database. */
import type { AnkiCardRow, AnkiNoteRow } from '../../../src/model/anki.ts'
import { defaultImportLimits } from '../../../src/model/import-limits.ts'
import type { AnkiCollection } from '../../../src/convert/anki/collection.ts'
import { importCollection, type ImportedAnki } from '../../../src/convert/anki/import.ts'
import type { Question } from '../../../src/deck/deck.ts'
import { basic, cloze, createdS, reversed, typeIn, type NoteSpec, type NoteTypeSpec } from './collection.ts'

export type MadeCollection = {
  readonly notes: readonly NoteSpec[]
  readonly noteTypes?: readonly NoteTypeSpec[]
  readonly decks?: Readonly<Record<number, string>>
  readonly over?: Partial<AnkiCollection>
}

export function collectionOf({
  notes,
  noteTypes,
  decks = { 1: 'Default' },
  over,
}: MadeCollection): AnkiCollection {
  const noteRows: AnkiNoteRow[] = []
  const cards: AnkiCardRow[] = []
  const log = new Map<number, AnkiCollection['log'] extends ReadonlyMap<number, infer Rows> ? Rows : never>()
  notes.forEach((note, index) => {
    noteRows.push({
      id: index + 1,
      guid: note.guid ?? `guid-${index + 1}`,
      noteType: note.type ?? basic.id,
      modifiedS: note.modifiedS ?? 1_700_000_000,
      tags: note.tags ?? '',
      fields: note.fields.join('\x1f'),
    })
    for (const card of note.cards ?? [{}]) {
      const id = cards.length + 1
      cards.push({
        id,
        note: index + 1,
        deck: card.deck ?? note.deck ?? 1,
        position: card.position ?? 0,
        type: card.type ?? 0,
        queue: card.queue ?? 0,
        due: card.due ?? 1,
        interval: card.interval ?? 0,
        factor: card.factor ?? 0,
        reps: card.reps ?? 0,
        lapses: card.lapses ?? 0,
        homeDue: card.homeDue ?? 0,
        homeDeck: card.homeDeck ?? 0,
        data: card.data ?? '',
      })
      const rows = (card.log ?? []).map(([row, ease, interval, lastInterval, factor, tookMs, kind]) => ({
        id: row,
        ease,
        interval,
        lastInterval,
        factor,
        tookMs,
        kind,
      }))
      if (rows.length > 0) log.set(id, rows)
    }
  })
  return {
    createdS,
    createdWest: 0,
    rollover: 4,
    isFirstScheduler: false,
    noteTypes: new Map(
      (noteTypes ?? [basic, reversed, cloze, typeIn]).map(({ id, name, isCloze, fields, templates }) => [
        id,
        {
          id,
          name,
          kind: isCloze ? ('cloze' as const) : ('normal' as const),
          css: '',
          sortField: 0,
          fields: fields.map((field) => ({ name: field, id: null })),
          templates: templates.map(([front, back], at) => ({
            name: `Card ${at + 1}`,
            id: null,
            front,
            back,
          })),
        },
      ]),
    ),
    decks: new Map(
      Object.entries(decks).map(([id, name]) => [
        Number(id),
        {
          id: Number(id),
          levels: name.replace(/\*$/, '').split('::'),
          isFiltered: name.endsWith('*'),
          preset: null,
        },
      ]),
    ),
    presets: new Map(),
    notes: noteRows,
    cards,
    log,
    ...over,
  }
}

export function converted(made: MadeCollection): ImportedAnki {
  return importCollection(collectionOf(made), {
    limits: defaultImportLimits,
    zone: () => 0,
    mediaFolder: () => 'notes.media',
  })
}

export const questionsOf = ({ decks }: ImportedAnki): readonly Question[] =>
  decks.flatMap(({ deck }) => deck.sections.flatMap(({ questions }) => questions))

/** The only question of a note. */
export function question(note: NoteSpec): Question {
  const [first, ...more] = questionsOf(converted({ notes: [note] }))
  if (!first || more.length > 0) throw new Error(`${more.length + 1} questions`)
  return first
}
