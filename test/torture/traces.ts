/**
 * What a place holds, read past the program from a copy of the database as a kill has left it: rows by what they say instead of by
 * their numbers, files by their bytes, backups, and what the doctor finds. Judges nothing.
 */
import Database from 'better-sqlite3'
import { createHash } from 'node:crypto'
import { copyFileSync, existsSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { examine } from '../../src/commands/doctor.ts'
import { backupsIn } from '../../src/files/backup-files.ts'
import { homeOf } from '../../src/files/home.ts'
import { journalHead } from '../../src/model/journal.ts'
import { inspectBackup } from '../../src/store/backup.ts'
import type { Place } from './place.ts'

export type Traces = {
  /** Rows of all tables, each as `table {...}`, sorted; null where there is no database. */
  readonly rows: readonly string[] | null
  /** Ids of events, in order. */
  readonly log: readonly string[]
  /** Text of each file by its path in the place, but for databases and backups; bytes that are no text by their digest. */
  readonly files: ReadonlyMap<string, string>
  /** What only a program that was stopped leaves behind: temporary files, by path. */
  readonly leftovers: readonly string[]
  /** The rows of each backup and each database that was set aside, by path; a text where it is not sound. */
  readonly copies: ReadonlyMap<string, readonly string[] | string>
  /** Bytes of a transaction that was begun or not yet moved into the database. */
  readonly logBytes: number
  /** Codes of what the doctor finds wrong. */
  readonly findings: readonly string[]
}

/** Names that no command ever takes for a deck, a database, a backup or a journal. */
const leftoverNames = [
  /(^|\/)\.viva-[0-9a-f]{12}\.tmp$/,
  /^home\/viva\.db\.restoring$/,
  /^home\/viva\.db-[^/]*\.new(-wal|-shm|-journal)?$/,
  /^home\/backups\/\.unfinished-[^/]*$/,
  /^tmp\//,
] as const

const sides = ['', '-wal', '-journal'] as const

export async function tracesOf(place: Place, withDoctor: boolean): Promise<Traces> {
  const aside = join(place.folder, '..', 'aside')
  rmSync(aside, { recursive: true, force: true })
  mkdirSync(aside, { mode: 0o700 })
  const database = join(place.home, 'viva.db')
  for (const side of sides)
    if (existsSync(database + side)) copyFileSync(database + side, join(aside, `viva.db${side}`))
  const all = readdirSync(place.folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(place.folder, join(entry.parentPath, entry.name)))
    .sort()
  const leftovers = all.filter(
    (name) => leftoverNames.some((pattern) => pattern.test(name)) || isEmptyJournal(place, name),
  )
  const files = all.filter((name) => !leftovers.includes(name) && !/^home\/(viva\.db|backups\/)/.test(name))
  const { rows, log } = contentOf(join(aside, 'viva.db'))
  return {
    rows,
    log,
    files: new Map(files.map((name) => [name, textOf(place.at(name))])),
    leftovers,
    copies: copiesIn(place, all),
    logBytes: statSync(`${database}-wal`, { throwIfNoEntry: false })?.size ?? 0,
    findings: withDoctor ? await findingsOf(place, aside) : [],
  }
}

/** Of a machine that has nothing to say: one that a rebuild began to be. */
const isEmptyJournal = (place: Place, name: string): boolean =>
  name.startsWith('shared/') && ['', journalHead].includes(readFileSync(place.at(name), 'utf8'))

async function findingsOf(place: Place, aside: string): Promise<readonly string[]> {
  Object.assign(process.env, { VIVA_NOW: place.env['VIVA_NOW'], TZ: place.env['TZ'] })
  const home = homeOf({ VIVA_HOME: place.home })
  const { findings } = await examine({ ...home, path: aside, database: join(aside, 'viva.db') })
  return findings.filter(({ level }) => level === 'wrong').map(({ code }) => code)
}

/** Backups by their names, and databases that were set aside or kept. */
function copiesIn(place: Place, all: readonly string[]): Traces['copies'] {
  const backups = backupsIn(homeOf({ VIVA_HOME: place.home })).map(({ path }) => path)
  const asides = all
    .filter((name) => /^home\/viva\.db(-.*\.aside|\.damaged-.*)$/.test(name))
    .map((name) => place.at(name))
  return new Map<string, readonly string[] | string>(
    [...backups, ...asides].map((path) => {
      // One that is still a second name of the present database has its log beside that.
      const isPresent =
        existsSync(join(place.home, 'viva.db')) &&
        statSync(path).ino === statSync(join(place.home, 'viva.db')).ino
      const { problem } = isPresent ? { problem: null } : inspectBackup(path)
      const name = relative(place.folder, path)
      if (problem !== null) return [name, problem]
      return [name, isPresent ? [] : (contentOf(path).rows ?? [])]
    }),
  )
}

/** A text as it is; else its digest. */
function textOf(path: string): string {
  const bytes = readFileSync(path)
  const text = bytes.toString('utf8')
  if (!text.includes('\ufffd')) return text
  return `${bytes.length} bytes, ${createHash('sha256').update(bytes).digest('hex')}`
}

type Row = Record<string, string | number | null>
type Reference = { readonly from: string; readonly table: string }

/** What differs between two runs that did the same: times of files, and how far journals are known in bytes. */
const volatile: Readonly<Record<string, readonly string[]>> = {
  // A size of -1 says that it is to be read again.
  files: ['mtime_ms', 'size'],
  sources: ['mtime_ms'],
  journals: ['bytes', 'tail'],
  mocks: ['held_by'],
}

/** What a row is called by rows that name it by its number: what is unique of it and no number. */
const names: Readonly<Record<string, (row: Row) => unknown>> = {
  cards: (row) => row['key'],
  roots: (row) => row['path'],
  devices: (row) => row['uuid'],
  decks: (row) => [row['root'], row['name']],
  files: (row) => row['path'],
  sources: (row) => row['path'],
  anki_note_types: (row) => row['definition'],
}

function contentOf(database: string): Pick<Traces, 'rows' | 'log'> {
  if (!existsSync(database) || statSync(database).size === 0) return { rows: null, log: [] }
  const db = new Database(database)
  try {
    db.pragma('user_version')
  } catch {
    db.close()
    return { rows: [`no database: ${textOf(database)}`], log: [] }
  }
  try {
    const tables = db
      .prepare(`select name from sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all() as string[]
    if (tables.length === 0) return { rows: null, log: [] }
    const called = new Map<string, ReadonlyMap<unknown, unknown>>()
    for (const table of Object.keys(names).filter((name) => tables.includes(name)))
      called.set(
        table,
        new Map(
          (db.prepare(`select * from ${table}`).all() as Row[]).map((row) => [row['id'], names[table]!(row)]),
        ),
      )
    const rows = tables.flatMap((table) => rowsOf(db, table, called))
    const log = tables.includes('events')
      ? (db.prepare('select id from events order by id').pluck().all() as string[])
      : []
    return { rows: [`version ${String(db.pragma('user_version', { simple: true }))}`, ...rows].sort(), log }
  } finally {
    db.close()
  }
}

function rowsOf(
  db: Database.Database,
  table: string,
  called: ReadonlyMap<string, ReadonlyMap<unknown, unknown>>,
): readonly string[] {
  const references = db.pragma(`foreign_key_list(${table})`) as Reference[]
  const isNumbered = (db.pragma(`table_info(${table})`) as { name: string; type: string; pk: number }[]).some(
    ({ name, type, pk }) => name === 'id' && type === 'INTEGER' && pk === 1,
  )
  const left = new Set([...(volatile[table] ?? []), ...(isNumbered ? ['id'] : [])])
  return (db.prepare(`select * from ${table}`).all() as Row[]).map((row) => {
    const said = Object.entries(row)
      .filter(([name]) => !left.has(name))
      .map(([name, value]) => {
        const to = references.find(({ from }) => from === name)
        const known = to && value !== null ? called.get(to.table)?.get(value) : undefined
        return [name, known ?? value]
      })
    return `${table} ${JSON.stringify(Object.fromEntries(said))}`
  })
}
