/**
 * The tables of an Anki collection as rows, of schema 11 (JSON in one row) or 18 (tables with protobuf), counted before they
 * are read. Knows Anki's SQL; nothing of what JSON and protobuf say, nor of archives.
 */
import type { AnkiCardRow, AnkiLogRow, AnkiNoteRow, AnkiPartRow, AnkiRows } from '../model/anki.ts'
import { Failure } from '../model/failure.ts'
import type { ImportLimit, ImportLimits } from '../model/import-limits.ts'
import { damagedBy, openForeign, type Foreign, type Refusal } from './foreign.ts'

const oldest = 11
const newest = 18

/**
 * Reads a private copy of a collection. `path` is the package that messages name.
 * @throws Failure `anki-newer`, `anki-refused`, `anki-damaged`, `import-limit`.
 */
export function readAnkiRows(copy: string, path: string, limits: ImportLimits): AnkiRows {
  const opened = openForeign(copy)
  if ('kind' in opened) throw refusalFailure(path, opened)
  try {
    return rowsOf(opened, path, limits)
  } catch (error) {
    if (error instanceof Failure) throw error
    throw refusalFailure(path, damagedBy(error))
  } finally {
    opened.close()
  }
}

function refusalFailure(path: string, refusal: Refusal): Failure {
  return refusal.kind === 'refused'
    ? new Failure('anki-refused', { path, part: refusal.part }, 2)
    : new Failure('anki-damaged', { path, reason: refusal.reason }, 2)
}

function rowsOf(db: Foreign, path: string, limits: ImportLimits): AnkiRows {
  for (const table of ['col', 'notes', 'cards', 'revlog'])
    if (!db.hasTable(table)) throw new Failure('anki-damaged', { path, reason: `no table ${table}` }, 2)
  const version = Number(db.value('select ver from col'))
  if (version > newest) throw new Failure('anki-newer', { path, found: version, known: newest }, 2)
  if (!(version >= oldest)) throw new Failure('anki-damaged', { path, reason: `version ${version}` }, 2)
  checkCounts(db, path, limits)
  const [createdS, config, noteTypes, decks, presets] = first(
    db.rows('select crt, conf, models, decks, dconf from col'),
  )
  const hasTables = db.hasTable('notetypes')
  return {
    version,
    createdS: number(createdS),
    json: {
      config: text(config),
      noteTypes: text(noteTypes),
      decks: text(decks),
      presets: text(presets),
    },
    config: new Map(
      hasTables ? each(db, 'select key, val from config', ([key, value]) => [text(key), bytes(value)]) : [],
    ),
    noteTypes: hasTables
      ? each(db, 'select id, name, config from notetypes', ([id, name, config]) => ({
          id: number(id),
          name: text(name),
          config: bytes(config),
        }))
      : [],
    fields: hasTables ? parts(db, 'fields') : [],
    templates: hasTables ? parts(db, 'templates') : [],
    decks: hasTables
      ? each(db, 'select id, name, kind from decks', ([id, name, kind]) => ({
          id: number(id),
          name: text(name),
          kind: bytes(kind),
        }))
      : [],
    presets: hasTables
      ? each(db, 'select id, config from deck_config', ([id, config]) => ({
          id: number(id),
          config: bytes(config),
        }))
      : [],
    notes: each(db, 'select id, guid, mid, mod, tags, flds from notes order by id', noteOf),
    cards: each(
      db,
      'select id, nid, did, ord, type, queue, due, ivl, factor, reps, lapses, odue, odid, data from cards order by nid, ord',
      cardOf,
    ),
    log: logOf(db),
  }
}

/** Before anything is read into memory: a small file may hold very many rows. */
function checkCounts(db: Foreign, path: string, limits: ImportLimits): void {
  const counts: readonly (readonly [ImportLimit, string, string])[] = [
    ['notes', 'notes', 'select count(*) from notes'],
    ['cards', 'cards', 'select count(*) from cards'],
    ['reviews', 'revlog', 'select count(*) from revlog'],
    ['textBytes', 'notes', 'select sum(length(cast(flds as blob)) + length(cast(tags as blob))) from notes'],
    ['textBytes', 'cards', 'select sum(length(cast(data as blob))) from cards'],
  ]
  for (const [table, columns] of Object.entries(schemaColumns)) {
    if (!db.hasTable(table)) continue
    const found = Number(db.value(`select sum(${columns.map(size).join(' + ')}) from ${table}`) ?? 0)
    if (found > limits.textBytes) throw tooMuch(path, table, 'textBytes', found, limits)
    const rows = Number(db.value(`select count(*) from ${table}`))
    if (rows > limits.notes) throw tooMuch(path, table, 'notes', rows, limits)
  }
  for (const [limit, table, query] of counts) {
    const found = Number(db.value(query) ?? 0)
    if (found > limits[limit]) throw tooMuch(path, table, limit, found, limits)
  }
}

const size = (column: string): string => `coalesce(length(cast(${column} as blob)), 0)`

/** What describes the collection, with the columns that may be long. */
const schemaColumns = {
  col: ['conf', 'models', 'decks', 'dconf'],
  config: ['key', 'val'],
  notetypes: ['name', 'config'],
  fields: ['name', 'config'],
  templates: ['name', 'config'],
  decks: ['name', 'kind'],
  deck_config: ['config'],
} as const

const tooMuch = (
  path: string,
  place: string,
  limit: ImportLimit,
  found: number,
  limits: ImportLimits,
): Failure => new Failure('import-limit', { path, place, limit, found, most: limits[limit] }, 2)

function noteOf([id, guid, noteType, modifiedS, tags, fields]: readonly unknown[]): AnkiNoteRow {
  return {
    id: number(id),
    guid: text(guid),
    noteType: number(noteType),
    modifiedS: number(modifiedS),
    tags: text(tags),
    fields: text(fields),
  }
}

function cardOf(row: readonly unknown[]): AnkiCardRow {
  const [
    id,
    note,
    deck,
    position,
    type,
    queue,
    due,
    interval,
    factor,
    reps,
    lapses,
    homeDue,
    homeDeck,
    data,
  ] = row
  return {
    id: number(id),
    note: number(note),
    deck: number(deck),
    position: number(position),
    type: number(type),
    queue: number(queue),
    due: number(due),
    interval: number(interval),
    factor: number(factor),
    reps: number(reps),
    lapses: number(lapses),
    homeDue: number(homeDue),
    homeDeck: number(homeDeck),
    data: text(data),
  }
}

function logOf(db: Foreign): ReadonlyMap<number, readonly AnkiLogRow[]> {
  const log = new Map<number, AnkiLogRow[]>()
  const query = 'select cid, id, ease, ivl, lastIvl, factor, time, type from revlog order by id'
  for (const row of db.rows(query)) {
    const [card, id, ease, interval, lastInterval, factor, tookMs, kind] = row.map(number)
    const entry = { id, ease, interval, lastInterval, factor, tookMs, kind } as AnkiLogRow
    const own = log.get(card as number)
    if (own) own.push(entry)
    else log.set(card as number, [entry])
  }
  return log
}

function parts(db: Foreign, table: 'fields' | 'templates'): readonly AnkiPartRow[] {
  return each(
    db,
    `select ntid, name, config from ${table} order by ntid, ord`,
    ([noteType, name, config]) => ({
      noteType: number(noteType),
      name: text(name),
      config: bytes(config),
    }),
  )
}

function each<T>(db: Foreign, query: string, read: (row: readonly unknown[]) => T): T[] {
  const all: T[] = []
  for (const row of db.rows(query)) all.push(read(row))
  return all
}

function first(rows: Iterable<unknown[]>): readonly unknown[] {
  for (const row of rows) return row
  return []
}

/** Columns hold what they like, whatever they were declared as. */
const number = (value: unknown): number =>
  typeof value === 'number' && Number.isFinite(value) ? Math.trunc(value) : 0
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const bytes = (value: unknown): Uint8Array => (value instanceof Uint8Array ? value : new Uint8Array())
