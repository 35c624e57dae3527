/**
 * `viva export anki`: notes, their media and, when asked for, their progress, as a package. Straight-line wiring: fields and rows
 * are made in `convert/anki`, tables in `store`, the archive in `files`.
 */
import { basicType } from '../convert/anki/own-note-types.ts'
import { ankiCollection, type AnkiNote, type ProgressTerms } from '../convert/anki/write-collection.ts'
import { mediaMap } from '../convert/anki/write-media.ts'
import { isOwnType, ownNote, type ExportedNote } from '../convert/anki/write-note.ts'
import { logOf } from '../convert/anki/write-log.ts'
import { noteKey, type ExportDeck, type ExportNote } from '../convert/export/note.ts'
import { localZone } from '../files/clock.ts'
import { zipped, type PackageEntry } from '../files/package.ts'
import type { AnkiOrigin } from '../model/anki.ts'
import type { Card } from '../model/card.ts'
import { newMemory } from '../model/memory.ts'
import { instant } from '../model/time.ts'
import { ankiDatabase } from '../store/anki-database.ts'
import { ankiOriginOf } from '../store/anki-notes.ts'
import { contentChanges, saveExported, type Exported } from '../store/exports.ts'
import { eventsOf } from '../store/log.ts'
import { mediaBox, type MediaBox, type RefusedMedia } from './export-media.ts'
import type { Tally } from './export-texts.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

export type AnkiExport = {
  readonly pieces: Iterable<Uint8Array>
  /** To be called when the package is there: what its notes were is remembered. */
  readonly remember: () => void
  readonly media: number
  readonly refused: readonly RefusedMedia[]
}

/** Everything but the writing. Drafts are left out: Anki would ask them. */
export async function ankiExport(
  library: Library,
  decks: AsyncIterable<ExportDeck>,
  withProgress: boolean,
  tally: Tally,
): Promise<AnkiExport> {
  const media = mediaBox()
  const made: Made[] = []
  for await (const deck of decks) {
    tally.decks += 1
    made.push(...(await notesOf(library, deck, media, tally)))
  }
  const changes = contentChanges(
    library.store,
    made.map(({ notes: [first], exported }) => ({ card: noteKey(first), digest: exported.digest })),
    present(library.settings).at,
  )
  const notes = made.map((each, index): AnkiNote => {
    const { note, modifiedAt } = each.exported
    const cards = cardsOf(library, each, withProgress)
    tally.notes += 1
    tally.cards += cards.length
    return { ...note, cards, modifiedAt: modifiedAt ?? (changes[index] as Exported).changedAt }
  })
  const collection = ankiCollection(notes, withProgress ? progressTerms(library) : null)
  tally.reviews = collection.log.length
  return {
    pieces: zipped(entriesOf(ankiDatabase(collection), withProgress, media)),
    remember: () => saveExported(library.store, changes),
    media: media.files.length,
    refused: media.refused,
  }
}

/** A note of the package, and the questions that it is: several where it came from Anki with a reversal. */
type Made = { readonly notes: readonly [ExportNote, ...ExportNote[]]; readonly exported: ExportedNote }

async function notesOf(
  { store }: Library,
  deck: ExportDeck,
  media: MediaBox,
  tally: Tally,
): Promise<readonly Made[]> {
  const made: Made[] = []
  const fromAnki = new Map<
    string,
    { readonly origin: AnkiOrigin; readonly notes: [ExportNote, ...ExportNote[]] }
  >()
  for (const note of deck.notes) {
    const origin = ankiOriginOf(store, note.cards[0].id) ?? null
    const known = origin && fromAnki.get(origin.guid)
    if (known) known.notes.push(note)
    else if (origin && !isOwnType(origin.noteType)) fromAnki.set(origin.guid, { origin, notes: [note] })
    else if (note.cards[0].isDraft) tally.drafts += 1
    else
      made.push({
        notes: [note],
        exported: ownNote(note, deck.name, media.namesIn(deck, [note], true), origin),
      })
  }
  if (fromAnki.size === 0) return made
  // It reads HTML, with parsers that nobody else needs.
  const { originNote } = await import('../convert/anki/write-origin.ts')
  for (const { origin, notes } of fromAnki.values())
    made.push({ notes, exported: originNote(origin, notes, media.namesIn(deck, notes, false)) })
  return made
}

function cardsOf({ store }: Library, { notes, exported }: Made, withProgress: boolean): AnkiNote['cards'] {
  const cards = new Map<string, Card>(
    notes.flatMap((note) => note.cards.map((card) => [card.id, card] as const)),
  )
  return exported.cards.flatMap(({ card: id, position, earlier }) => {
    const card = cards.get(id)
    return card
      ? [{ position, card, log: withProgress ? logOf(eventsOf(store, card.key), earlier) : [] }]
      : []
  })
}

function progressTerms({ settings, store }: Library): ProgressTerms {
  return {
    zone: localZone,
    dayStart: settings.dayStart,
    learningSteps: settings.learningSteps.length,
    relearningSteps: settings.relearningSteps.length,
    weights: weightsIn(store).weights,
    retention: settings.desiredRetention,
  }
}

/**
 * The parts of a package in the order in which Anki looks for them. With progress it is one of Anki 2.1, which carries a second,
 * empty collection for programs that are older.
 */
function* entriesOf(database: Uint8Array, withProgress: boolean, media: MediaBox): Generator<PackageEntry> {
  const entry = (name: string, bytes: Uint8Array): PackageEntry => ({
    name,
    bytes: () => bytes,
    isCompressible: true,
  })
  if (withProgress) {
    // Field 1 of a protocol buffer: version 2.
    yield entry('meta', Uint8Array.of(8, 2))
    yield entry('collection.anki2', ankiDatabase(ankiCollection([tooOld], null)))
    yield entry('collection.anki21', database)
  } else yield entry('collection.anki2', database)
  yield entry('media', Buffer.from(mediaMap(media.files.map(({ name }) => name)), 'utf8'))
  for (const [index, { read }] of media.files.entries())
    yield { name: String(index), bytes: read, isCompressible: false }
}

/** What an Anki from before 2.1.22 shows in place of a package that it cannot read. */
const tooOld: AnkiNote = {
  guid: 'viva-too-old',
  noteType: basicType,
  deck: 'viva',
  tags: [],
  fields: [
    'This package needs Anki 2.1.22 or newer.',
    'viva export anki (without --with-progress)',
    '',
    '',
    '',
    '',
  ],
  modifiedAt: instant(0),
  cards: [{ position: 0, card: { memory: newMemory, isSuspended: false }, log: [] }],
}
