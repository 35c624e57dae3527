/**
 * Collections of Anki made by hand, in both schemas: the smallest that Anki itself would take, each row free to be set.
 */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { field, varint, varintField } from './bytes.ts'

export type NoteSpec = {
  readonly guid?: string
  readonly type?: number
  readonly deck?: number
  readonly tags?: string
  readonly fields: readonly string[]
  readonly modifiedS?: number
  /** One card at position 0 unless said. */
  readonly cards?: readonly CardSpec[]
}

export type CardSpec = {
  readonly position?: number
  readonly deck?: number
  readonly type?: number
  readonly queue?: number
  readonly due?: number
  readonly interval?: number
  readonly factor?: number
  readonly reps?: number
  readonly lapses?: number
  readonly homeDue?: number
  readonly homeDeck?: number
  readonly data?: string
  /** id, ease, interval, lastInterval, factor, time, type. */
  readonly log?: readonly (readonly [number, number, number, number, number, number, number])[]
}

export type NoteTypeSpec = {
  readonly id: number
  readonly name: string
  readonly isCloze?: boolean
  readonly fields: readonly string[]
  readonly templates: readonly (readonly [front: string, back: string])[]
}

export type CollectionSpec = {
  readonly createdS?: number
  readonly config?: Readonly<Record<string, unknown>>
  readonly noteTypes?: readonly NoteTypeSpec[]
  /** Names with `::` by id; a filtered one ends with a star. */
  readonly decks?: Readonly<Record<number, string>>
  readonly preset?: { readonly weights?: readonly number[]; readonly retention?: number }
  readonly notes: readonly NoteSpec[]
  /** Done to the database last. */
  readonly change?: (db: Database.Database) => void
}

export const basic: NoteTypeSpec = {
  id: 10,
  name: 'Basic',
  fields: ['Front', 'Back'],
  templates: [['{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}']],
}
export const reversed: NoteTypeSpec = {
  id: 11,
  name: 'Basic (and reversed card)',
  fields: ['Front', 'Back'],
  templates: [
    ['{{Front}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Back}}'],
    ['{{Back}}', '{{FrontSide}}\n\n<hr id=answer>\n\n{{Front}}'],
  ],
}
export const cloze: NoteTypeSpec = {
  id: 12,
  name: 'Cloze',
  isCloze: true,
  fields: ['Text', 'Back Extra'],
  templates: [['{{cloze:Text}}', '{{cloze:Text}}<br>\n{{Back Extra}}']],
}
export const typeIn: NoteTypeSpec = {
  id: 13,
  name: 'Basic (type in the answer)',
  fields: ['Front', 'Back'],
  templates: [['{{Front}}\n\n{{type:Back}}', '{{Front}}\n\n<hr id=answer>\n\n{{type:Back}}']],
}

/** 2026-11-01, 04:00 UTC. */
export const createdS = 1_793_505_600

/** The database of a collection as bytes. */
export function collectionBytes(spec: CollectionSpec, schema: 11 | 18): Buffer {
  const folder = mkdtempSync(join(tmpdir(), 'viva-package-'))
  const path = join(folder, 'collection')
  try {
    const db = new Database(path)
    db.exec(tables)
    db.transaction(() => {
      if (schema === 18) fillNew(db, spec)
      else fillOld(db, spec)
      fillRows(db, spec)
    })()
    if (schema === 18) {
      // Anki's own collation is not here: the tables are made with another one that then gets its name.
      db.unsafeMode(true)
      db.pragma('writable_schema = on')
      db.exec(`update sqlite_schema set sql = replace(sql, 'COLLATE NOCASE', 'COLLATE unicase')`)
      db.pragma('writable_schema = reset')
      db.unsafeMode(false)
    }
    spec.change?.(db)
    db.close()
    return readFileSync(path)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const tables = `
create table col (id integer primary key, crt integer not null, mod integer not null, scm integer not null, ver integer not null,
  dty integer not null, usn integer not null, ls integer not null, conf text not null, models text not null,
  decks text not null, dconf text not null, tags text not null);
create table notes (id integer primary key, guid text not null, mid integer not null, mod integer not null, usn integer not null,
  tags text not null, flds text not null, sfld integer not null, csum integer not null, flags integer not null, data text not null);
create table cards (id integer primary key, nid integer not null, did integer not null, ord integer not null, mod integer not null,
  usn integer not null, type integer not null, queue integer not null, due integer not null, ivl integer not null,
  factor integer not null, reps integer not null, lapses integer not null, left integer not null, odue integer not null,
  odid integer not null, flags integer not null, data text not null);
create table revlog (id integer primary key, cid integer not null, usn integer not null, ease integer not null,
  ivl integer not null, lastIvl integer not null, factor integer not null, time integer not null, type integer not null);
create index ix_cards_nid on cards (nid);
`

const newTables = `
create table config (key text not null primary key, usn integer not null, mtime_secs integer not null, val blob not null) without rowid;
create table deck_config (id integer primary key not null, name text not null COLLATE NOCASE, mtime_secs integer not null,
  usn integer not null, config blob not null);
create table fields (ntid integer not null, ord integer not null, name text not null COLLATE NOCASE, config blob not null,
  primary key (ntid, ord)) without rowid;
create unique index idx_fields_name_ntid on fields (name, ntid);
create table templates (ntid integer not null, ord integer not null, name text not null COLLATE NOCASE,
  mtime_secs integer not null, usn integer not null, config blob not null, primary key (ntid, ord)) without rowid;
create table notetypes (id integer not null primary key, name text not null COLLATE NOCASE, mtime_secs integer not null,
  usn integer not null, config blob not null);
create table decks (id integer primary key not null, name text not null COLLATE NOCASE, mtime_secs integer not null,
  usn integer not null, common blob not null, kind blob not null);
create unique index idx_decks_name on decks (name);
create table tags (tag text not null primary key COLLATE NOCASE, usn integer not null, collapsed boolean not null,
  config blob null) without rowid;
`

const noteTypesOf = ({
  noteTypes = [basic, reversed, cloze, typeIn],
}: CollectionSpec): readonly NoteTypeSpec[] => noteTypes
const decksOf = ({ decks = { 1: 'Default' } }: CollectionSpec): readonly [number, string][] =>
  Object.entries(decks).map(([id, name]) => [Number(id), name])
const configOf = ({ config }: CollectionSpec): Readonly<Record<string, unknown>> => ({
  schedVer: 2,
  creationOffset: 0,
  ...config,
})

function fillOld(db: Database.Database, spec: CollectionSpec): void {
  const models = noteTypesOf(spec).map(({ id, name, isCloze, fields, templates }) => ({
    id,
    name,
    type: isCloze ? 1 : 0,
    sortf: 0,
    css: '',
    flds: fields.map((field, ord) => ({ name: field, ord })),
    tmpls: templates.map(([qfmt, afmt], ord) => ({ name: `Card ${ord + 1}`, ord, qfmt, afmt })),
  }))
  const decks = decksOf(spec).map(([id, name]) => ({
    id,
    name: name.replace(/\*$/, ''),
    dyn: name.endsWith('*') ? 1 : 0,
    conf: 1,
  }))
  const { weights = [], retention = 0.9 } = spec.preset ?? {}
  const preset = { id: 1, name: 'Default', fsrsParams6: weights, desiredRetention: retention }
  const byId = (all: readonly { readonly id: number }[]): string =>
    JSON.stringify(Object.fromEntries(all.map((each) => [each.id, each])))
  db.prepare(`insert into col values (1, ?, 0, 0, 11, 0, 0, 0, ?, ?, ?, ?, '{}')`).run(
    spec.createdS ?? createdS,
    JSON.stringify(configOf(spec)),
    byId(models),
    byId(decks),
    byId([preset]),
  )
}

function fillNew(db: Database.Database, spec: CollectionSpec): void {
  db.exec(newTables)
  db.prepare(`insert into col values (1, ?, 0, 0, 18, 0, 0, 0, '', '', '', '', '')`).run(
    spec.createdS ?? createdS,
  )
  for (const [key, value] of Object.entries(configOf(spec)))
    db.prepare('insert into config values (?, 0, 0, ?)').run(key, Buffer.from(JSON.stringify(value)))
  for (const { id, name, isCloze, fields, templates } of noteTypesOf(spec)) {
    db.prepare('insert into notetypes values (?, ?, 0, 0, ?)').run(id, name, varintField(1, isCloze ? 1 : 0))
    fields.forEach((title, ord) =>
      db.prepare('insert into fields values (?, ?, ?, ?)').run(id, ord, title, Buffer.alloc(0)),
    )
    templates.forEach(([front, back], ord) =>
      db
        .prepare('insert into templates values (?, ?, ?, 0, 0, ?)')
        .run(
          id,
          ord,
          `Card ${ord + 1}`,
          Buffer.concat([field(1, Buffer.from(front)), field(2, Buffer.from(back))]),
        ),
    )
  }
  for (const [id, name] of decksOf(spec)) {
    const kind = name.endsWith('*') ? field(2, Buffer.alloc(0)) : field(1, varintField(1, 1))
    db.prepare(`insert into decks values (?, ?, 0, 0, x'', ?)`).run(
      id,
      name.replace(/\*$/, '').replaceAll('::', '\x1f'),
      kind,
    )
  }
  const { weights = [], retention = 0.9 } = spec.preset ?? {}
  const floats = Buffer.alloc(weights.length * 4)
  weights.forEach((weight, at) => floats.writeFloatLE(weight, at * 4))
  const desired = Buffer.alloc(4)
  desired.writeFloatLE(retention)
  db.prepare('insert into deck_config values (1, ?, 0, 0, ?)').run(
    'Default',
    Buffer.concat([weights.length > 0 ? field(6, floats) : Buffer.alloc(0), varint(37 * 8 + 5), desired]),
  )
}

function fillRows(db: Database.Database, spec: CollectionSpec): void {
  const addNote = db.prepare(`insert into notes values (?, ?, ?, ?, -1, ?, ?, 0, 0, 0, '')`)
  const addCard = db.prepare(
    'insert into cards values (?, ?, ?, ?, 0, -1, ?, ?, ?, ?, ?, ?, ?, 0, ?, ?, 0, ?)',
  )
  const addLog = db.prepare('insert into revlog values (?, ?, -1, ?, ?, ?, ?, ?, ?)')
  let cardId = 1
  spec.notes.forEach((note, index) => {
    const {
      guid = `guid-${index + 1}`,
      type = basic.id,
      deck = 1,
      tags = '',
      modifiedS = 1_700_000_000,
    } = note
    addNote.run(index + 1, guid, type, modifiedS, tags, note.fields.join('\x1f'))
    for (const card of note.cards ?? [{}]) {
      addCard.run(
        cardId,
        index + 1,
        card.deck ?? deck,
        card.position ?? 0,
        card.type ?? 0,
        card.queue ?? 0,
        card.due ?? index + 1,
        card.interval ?? 0,
        card.factor ?? 0,
        card.reps ?? 0,
        card.lapses ?? 0,
        card.homeDue ?? 0,
        card.homeDeck ?? 0,
        card.data ?? '',
      )
      for (const [id, ...row] of card.log ?? []) addLog.run(id, cardId, ...row)
      cardId++
    }
  })
}
