/**
 * Notes with their cards as a whole collection: rows with ids, decks, note types. The same notes give the same rows, in the
 * order in which they come.
 */
import type { AnkiLogRow, AnkiNoteType } from '../../model/anki.ts'
import type { AnkiCollection, WrittenCard, WrittenNote } from '../../model/anki-collection.ts'
import type { Card } from '../../model/card.ts'
import {
  day,
  dayMs,
  dayStartAt,
  minuteMs,
  type Day,
  type DayStart,
  type Instant,
  type Zone,
} from '../../model/time.ts'
import { checksum, numberOf, stripped } from './guid.ts'
import { ankiTag } from './tag.ts'
import { basicType, clozeType, ownTypesModifiedS } from './own-note-types.ts'
import { learnedCard, newCard, type Reckoning } from './write-cards.ts'
import { configJson, decksJson, noteTypesJson, ownPreset, presetsJson } from './write-json.ts'
import { lastAnswer, numbered } from './write-log.ts'

export type AnkiNote = {
  readonly guid: string
  readonly noteType: AnkiNoteType
  /** `A::B`. */
  readonly deck: string
  readonly tags: readonly string[]
  /** HTML. */
  readonly fields: readonly string[]
  /** When its content last changed: Anki takes a note over only where this is newer than what it has. */
  readonly modifiedAt: Instant
  /** By position, which is the number of a gap less one. */
  readonly cards: readonly AnkiNoteCard[]
}

export type AnkiNoteCard = {
  readonly position: number
  readonly card: Pick<Card, 'memory' | 'isSuspended'>
  /** Oldest first; empty without progress. */
  readonly log: readonly AnkiLogRow[]
}

/** How progress is told. */
export type ProgressTerms = {
  readonly zone: Zone
  readonly dayStart: DayStart
  readonly learningSteps: number
  readonly relearningSteps: number
  readonly weights: readonly number[]
  readonly retention: number
}

/** The rows of a package; without `progress` all cards are new. Two notes of one GUID are one: the first. */
export function ankiCollection(all: readonly AnkiNote[], progress: ProgressTerms | null): AnkiCollection {
  const notes = unique(all)
  const reckoning = progress && reckoningOf(notes, progress)
  const decks = decksOf(notes)
  const deckIds = new Map(decks.map(({ name, id }) => [name, id]))
  const noteIds = numbersFrom(`notes ${notes[0]?.guid ?? ''}`)
  const cardIds = numbersFrom(`cards ${notes[0]?.guid ?? ''}`)
  const noteRows: WrittenNote[] = []
  const cardRows: WrittenCard[] = []
  const logs: { card: number; rows: readonly AnkiLogRow[] }[] = []
  for (const [index, note] of notes.entries()) {
    const row = noteRow(note, noteIds())
    noteRows.push(row)
    for (const { position, card, log } of note.cards) {
      const id = cardIds()
      const scheduled = reckoning
        ? learnedCard(card, index + 1, lastAnswer(log), reckoning)
        : newCard(index + 1)
      const deck = deckIds.get(note.deck) ?? 1
      cardRows.push({ id, note: row.id, deck, position, modifiedS: row.modifiedS, ...scheduled })
      if (reckoning) logs.push({ card: id, rows: log })
    }
  }
  const modifiedS = Math.max(0, ...noteRows.map((note) => note.modifiedS))
  return {
    createdS: reckoning ? createdS(reckoning) : dayZero * (dayMs / 1000),
    modifiedMs: modifiedS * 1000,
    config: configJson(notes.length, reckoning && daysOf(reckoning)),
    noteTypes: noteTypesJson(typesOf(notes)),
    decks: decksJson(decks, progress ? ownPreset : 1, modifiedS),
    presets: presetsJson(progress),
    notes: noteRows,
    cards: cardRows,
    log: numbered(logs),
  }
}

function unique(notes: readonly AnkiNote[]): readonly AnkiNote[] {
  const seen = new Set<string>()
  return notes.filter(({ guid }) => !seen.has(guid) && seen.add(guid))
}

/** 1 January 2020. Ids of notes and cards are instants in Anki: these begin within the five years after it. */
const dayZero = day(18_262)
const idsFromMs = dayZero * dayMs
const idRange = 5 * 365 * dayMs

/** Numbers in order, from a place of the package's own: another package's notes have others, which saves Anki finding free ones. */
function numbersFrom(text: string): () => number {
  let next = idsFromMs + numberOf(text, idRange)
  return () => next++
}

function noteRow({ guid, noteType, modifiedAt, tags, fields }: AnkiNote, id: number): WrittenNote {
  const known = [...new Set(tags.map(ankiTag).filter((tag) => tag !== ''))]
  const [first = ''] = fields
  return {
    id,
    guid,
    noteType: noteType.id,
    modifiedS: Math.floor(modifiedAt / 1000),
    tags: known.length === 0 ? '' : ` ${known.join(' ')} `,
    fields: fields.map((field) => field.replaceAll('\x1f', '')).join('\x1f'),
    sortField: stripped(fields[noteType.sortField] ?? first).trim(),
    checksum: checksum(first),
  }
}

/** All decks with those above them, by name. Known by name: their ids matter within the package alone. */
function decksOf(notes: readonly AnkiNote[]): readonly { readonly id: number; readonly name: string }[] {
  const names = new Set<string>()
  for (const { deck } of notes) {
    const levels = deck.split('::')
    for (let count = 1; count <= levels.length; count++) names.add(levels.slice(0, count).join('::'))
  }
  names.delete('Default')
  const id = numbersFrom('decks')
  return [...names].sort().map((name) => ({ name, id: id() }))
}

function typesOf(
  notes: readonly AnkiNote[],
): readonly { readonly type: AnkiNoteType; readonly modifiedS: number }[] {
  const types = new Map(notes.map(({ noteType }) => [noteType.id, noteType]))
  const isOwn = (id: number): boolean => id === basicType.id || id === clozeType.id
  return (
    [...types.values()]
      .sort((a, b) => a.id - b.id)
      // Of a note type that came from Anki the one there is the newer one, whatever has become of it.
      .map((type) => ({ type, modifiedS: isOwn(type.id) ? ownTypesModifiedS : 1 }))
  )
}

/** Day 0 lies before everything that is told. */
function reckoningOf(notes: readonly AnkiNote[], terms: ProgressTerms): Reckoning {
  let createdOn: number = dayZero
  for (const { memory } of notes.flatMap(({ cards }) => cards.map(({ card }) => card))) {
    if (memory.state === 'new') continue
    createdOn = Math.min(
      createdOn,
      memory.lastOn - 1,
      memory.state === 'review' ? memory.dueOn - 1 : Infinity,
    )
  }
  const { zone, dayStart, learningSteps, relearningSteps, weights, retention } = terms
  const decay = weights[20] ?? 0
  return { createdOn: day(createdOn), zone, dayStart, learningSteps, relearningSteps, retention, decay }
}

/** Anki's days begin at a full hour. */
const rolloverOf = ({ dayStart }: Reckoning): number => Math.floor(dayStart / 60) % 24

const createdAt = (reckoning: Reckoning): Instant =>
  dayStartAt(reckoning.createdOn as Day, reckoning.zone, rolloverOf(reckoning) * 60)

const createdS = (reckoning: Reckoning): number => Math.floor(createdAt(reckoning) / (minuteMs / 60))

function daysOf(reckoning: Reckoning): { readonly rollover: number; readonly minutesWest: number } {
  return { rollover: rolloverOf(reckoning), minutesWest: 0 - reckoning.zone(createdAt(reckoning)) }
}
