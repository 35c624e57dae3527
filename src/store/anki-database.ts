/**
 * A new SQLite file for an Anki package, of schema 11, made in memory: the same rows give the same bytes.
 * Knows tables and columns; nothing of what is in them.
 */
import Database from 'better-sqlite3'
import type { AnkiCollection } from '../model/anki-collection.ts'

const schemaVersion = 11

/** Tables and indexes as every Anki since 2.0 expects them. `sfld` is an integer on purpose: numbers then sort as numbers. */
const tables = `
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
  dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null, decks text not null,
  dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
  tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
  usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
  factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create table graves (usn integer not null, oid integer not null, type integer not null);
create index ix_notes_usn on notes (usn);
create index ix_cards_usn on cards (usn);
create index ix_revlog_usn on revlog (usn);
create index ix_cards_nid on cards (nid);
create index ix_cards_sched on cards (did, queue, due);
create index ix_revlog_cid on revlog (cid);
create index ix_notes_csum on notes (csum);
`

/** The bytes of the database, one file without a log beside it. */
export function ankiDatabase(collection: AnkiCollection): Uint8Array {
  const db = new Database(':memory:')
  try {
    db.exec(tables)
    db.transaction(() => fill(db, collection))()
    return db.serialize()
  } finally {
    db.close()
  }
}

function fill(db: Database.Database, collection: AnkiCollection): void {
  const { createdS, modifiedMs, config, noteTypes, decks, presets } = collection
  db.prepare(`insert into col values (1, ?, ?, ?, ${schemaVersion}, 0, 0, 0, ?, ?, ?, ?, '{}')`).run(
    createdS,
    modifiedMs,
    modifiedMs,
    config,
    noteTypes,
    decks,
    presets,
  )
  const addNote = db.prepare(
    `insert into notes values (@id, @guid, @noteType, @modifiedS, -1, @tags, @fields, @sortField, @checksum, 0, '')`,
  )
  for (const note of collection.notes) addNote.run(note)
  const addCard = db.prepare(
    `insert into cards values (@id, @note, @deck, @position, @modifiedS, -1, @type, @queue, @due, @interval, @factor, @reps,
       @lapses, @left, 0, 0, 0, @data)`,
  )
  for (const card of collection.cards) addCard.run(card)
  const addRow = db.prepare(
    'insert into revlog values (@id, @card, -1, @ease, @interval, @lastInterval, @factor, @tookMs, @kind)',
  )
  for (const row of collection.log) addRow.run(row)
}
