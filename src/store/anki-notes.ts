/**
 * Notes that came from Anki, as they were: so that an export sends them back under their own names, with the fields that
 * nobody touched. Knows rows; nothing of HTML, and not whether a card was edited since.
 */
import type { AnkiLogRow, AnkiNoteType, AnkiOrigin } from '../model/anki.ts'
import { instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'

/** Remembers notes in place of what was known of the same ones; their cards that are gone are forgotten. */
export function saveAnkiOrigins(store: Store, origins: Iterable<AnkiOrigin>): void {
  transact(store, () => {
    const noteTypes = new Set<number>()
    for (const origin of origins) {
      if (!noteTypes.has(origin.noteType.id)) saveNoteType(store, origin.noteType)
      noteTypes.add(origin.noteType.id)
      saveNote(store, origin)
    }
  })
}

/** What is remembered of the note that a card came from, by the card's id in its deck; undefined for all other cards. */
export function ankiOriginOf(store: Store, card: string): AnkiOrigin | undefined {
  const guid = sql(store, 'select guid from anki_cards where card_id = ?').value(card) as string | undefined
  return guid === undefined ? undefined : ankiOrigin(store, guid)
}

/** The same by the note's own name. */
export function ankiOrigin(store: Store, guid: string): AnkiOrigin | undefined {
  const note = sql(
    store,
    `select definition, deck, tags, fields, modified_at as modifiedAt, digest
       from anki_notes join anki_note_types on anki_note_types.id = note_type where guid = ?`,
  ).get(guid) as NoteRow | undefined
  if (!note) return undefined
  const cards = sql(
    store,
    'select card_id as card, position, log from anki_cards where guid = ? order by position',
  ).all(guid) as CardRow[]
  return {
    guid,
    noteType: JSON.parse(note.definition) as AnkiNoteType,
    deck: note.deck,
    tags: JSON.parse(note.tags) as string[],
    fields: JSON.parse(note.fields) as string[],
    modifiedAt: instant(note.modifiedAt),
    digest: note.digest,
    cards: cards.map(({ card, position, log }) => ({ card, position, log: readLog(log) })),
  }
}

type NoteRow = {
  readonly definition: string
  readonly deck: string
  readonly tags: string
  readonly fields: string
  readonly modifiedAt: number
  readonly digest: string
}

type CardRow = { readonly card: string; readonly position: number; readonly log: string }

function saveNoteType(store: Store, noteType: AnkiNoteType): void {
  sql(
    store,
    `insert into anki_note_types (id, definition) values (?, ?)
       on conflict (id) do update set definition = excluded.definition`,
  ).run(noteType.id, JSON.stringify(noteType))
}

function saveNote(store: Store, origin: AnkiOrigin): void {
  const { guid, noteType, deck, tags, fields, modifiedAt, digest, cards } = origin
  sql(
    store,
    `insert into anki_notes (guid, note_type, deck, tags, fields, modified_at, digest) values (?, ?, ?, ?, ?, ?, ?)
       on conflict (guid) do update set note_type = excluded.note_type, deck = excluded.deck, tags = excluded.tags,
         fields = excluded.fields, modified_at = excluded.modified_at, digest = excluded.digest`,
  ).run(guid, noteType.id, deck, JSON.stringify(tags), JSON.stringify(fields), modifiedAt, digest)
  // A later import without progress must not lose the log that an earlier one brought.
  const logs = new Map(
    (
      sql(store, 'select card_id, log from anki_cards where guid = ?').tuples(guid) as [string, string][]
    ).filter(([, log]) => log !== '[]'),
  )
  sql(store, 'delete from anki_cards where guid = ?').run(guid)
  for (const { card, position, log } of cards)
    sql(store, 'insert or replace into anki_cards (card_id, guid, position, log) values (?, ?, ?, ?)').run(
      card,
      guid,
      position,
      log.length > 0 ? writeLog(log) : (logs.get(card) ?? '[]'),
    )
}

/** Rows as arrays, since a card may have hundreds. */
const writeLog = (log: readonly AnkiLogRow[]): string =>
  JSON.stringify(
    log.map(({ id, ease, interval, lastInterval, factor, tookMs, kind }) => [
      id,
      ease,
      interval,
      lastInterval,
      factor,
      tookMs,
      kind,
    ]),
  )

const readLog = (text: string): readonly AnkiLogRow[] =>
  (JSON.parse(text) as [number, number, number, number, number, number, number][]).map(
    ([id, ease, interval, lastInterval, factor, tookMs, kind]) => ({
      id,
      ease,
      interval,
      lastInterval,
      factor,
      tookMs,
      kind,
    }),
  )
