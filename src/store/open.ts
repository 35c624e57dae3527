/**
 * Opening and closing the database: pragmas, migrations, and what may be done with the file of a newer or a foreign program.
 *
 * Commits are fully synchronous (write-ahead log, `synchronous = full`): when a verb returns, what it wrote is on disk.
 * Knows nothing of what the tables mean.
 */
import Database from 'better-sqlite3'
import { Failure } from '../model/failure.ts'
import { named } from './failures.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Query } from './query.ts'

export type Store = {
  readonly db: Database.Database
  readonly path: string
  /** Queries by their SQL: compiled once per store. */
  readonly queries: Map<string, Query>
}

/** Another program may hold the file for a moment (a grade, a checkpoint); longer than this is an error. */
const busyTimeoutMs = 5_000

/** `viva` in ASCII: how the file of another program is told from ours. */
const applicationId = 0x76697661

/**
 * Opens the database for reading and writing, making or migrating it where needed. A file that does not exist yet gets the
 * rights that the process gives to new files: make it before to choose them, its side files inherit them.
 * @param timeoutMs how long to wait for another program that holds the file.
 * @param beforeMigration called when the database is of an earlier version, before it is changed; what it throws stops the opening.
 * @throws Failure `database-newer` (the file is as it was), `database-damaged`, `database-busy`, `not-writable`, `disk-full`.
 */
export function openStore(
  path: string,
  timeoutMs = busyTimeoutMs,
  beforeMigration: () => void = () => {},
): Store {
  return named(path, () => {
    const store = connect(path, { timeout: timeoutMs }, path)
    try {
      checkOurs(store)
      useLog(store)
      store.db.pragma('synchronous = full')
      migrate(store, beforeMigration)
      return store
    } catch (error) {
      store.db.close()
      throw error
    }
  })
}

/**
 * Opens an existing, current database without writing or waiting. Undefined when there is none yet or it needs a migration.
 * @throws Failure as `openStore`.
 */
export function openStoreToRead(path: string): Store | undefined {
  return named(path, () => {
    let store: Store
    try {
      // Not SQLite's own read-only mode, which leaves the side files lying about when it is the last to close.
      store = connect(path, { fileMustExist: true, timeout: 0 }, path)
    } catch (error) {
      // No file, or not even its folder.
      if ((error as { code?: string }).code === 'SQLITE_CANTOPEN' || error instanceof TypeError)
        return undefined
      throw error
    }
    try {
      store.db.pragma('query_only = on')
      if (checkOurs(store) === MIGRATIONS.length) return store
    } catch (error) {
      store.db.close()
      throw error
    }
    store.db.close()
    return undefined
  })
}

/** Where the header of a file says that its log is written ahead; in memory there is no such log. */
const journalBytes = [18, 19]

/**
 * Opens the bytes of a database that stands at `path` where nothing may be written, not even the side files that SQLite reads
 * with. What is written to it is lost: `forbidWriting` before handing it on. Undefined when it needs a migration.
 * @throws Failure as `openStore`.
 */
export function openBytes(path: string, bytes: Uint8Array): Store | undefined {
  return named(path, () => {
    const image = Buffer.from(bytes)
    for (const at of journalBytes) if (at < image.length) image[at] = 1
    const store = connect(image, { timeout: 0 }, path)
    if (checkOurs(store) === MIGRATIONS.length) return store
    store.db.close()
    return undefined
  })
}

/** From here on whatever writes fails with `database-read-only`. */
export function forbidWriting(store: Store): void {
  store.db.pragma('query_only = on')
}

/**
 * A copy in memory, or an empty store: for counting what a change to the decks would bring without writing it. Of the log it
 * has what happened from `since` on, for the whole may be long.
 */
export function copyInMemory(store: Store | undefined, since = -Infinity): Store {
  // Bytes in memory are a copy as they are.
  if (store?.db.memory) return store
  const copy = connect(':memory:', { timeout: 0 }, store?.path ?? ':memory:')
  migrate(copy)
  if (!store) return copy
  return named(store.path, () => {
    const { db } = copy
    db.prepare('attach ? as stored').run(store.path)
    const tables = db
      .prepare(`select name from stored.sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all() as string[]
    db.transaction(() => {
      db.pragma('defer_foreign_keys = on')
      for (const table of tables) {
        const rows = `insert into main.${table} select * from stored.${table}`
        if (table === 'events') db.prepare(`${rows} where day_on >= ?`).run(since)
        else db.exec(rows)
      }
    })()
    db.exec('detach stored')
    return copy
  })
}

export function closeStore(store: Store): void {
  store.db.close()
}

function connect(source: string | Buffer, options: Database.Options, path: string): Store {
  const db = new Database(source, options)
  db.pragma('foreign_keys = on')
  // Without it "insert or replace" would delete rows past the triggers that guard the log.
  db.pragma('recursive_triggers = on')
  db.pragma('trusted_schema = off')
  // A plain flush does not reach the disk on macOS. Means nothing elsewhere.
  db.pragma('fullfsync = on')
  return { db, path, queries: new Map() }
}

/** The version of the file, 0 for an empty one. @throws Failure for a newer version, or for the file of another program. */
function checkOurs({ db, path }: Store): number {
  // In one transaction: another program may be making the database, and half of it would look foreign.
  const { version, id, isEmpty } = db.transaction(() => ({
    version: db.pragma('user_version', { simple: true }) as number,
    id: db.pragma('application_id', { simple: true }) as number,
    isEmpty: db.prepare('select 1 from sqlite_schema').get() === undefined,
  }))()
  if (version > MIGRATIONS.length)
    throw new Failure('database-newer', { path, found: version, known: MIGRATIONS.length }, 3)
  if (id !== applicationId && !isEmpty)
    throw new Failure('database-damaged', { path, reason: 'other-program' }, 3)
  return version
}

/**
 * Switches to a write-ahead log. Where two programs make the database at once, SQLite refuses one of them without waiting,
 * since both read and want to write. A transaction does wait, and finds the switch made.
 */
function useLog({ db }: Store): void {
  for (let attempt = 1; ; attempt += 1) {
    try {
      db.pragma('journal_mode = wal')
      return
    } catch (error) {
      if (attempt === 10 || !isBusy(error)) throw error
      db.exec('begin immediate; commit')
    }
  }
}

const isBusy = (error: unknown): boolean =>
  error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY')

function migrate(store: Store, before: () => void = () => {}): void {
  const { db } = store
  const version = checkOurs(store)
  if (version === MIGRATIONS.length) return
  if (version > 0) before()
  db.transaction(() => {
    // Looked at again inside the lock: another program may have migrated meanwhile.
    for (const step of MIGRATIONS.slice(checkOurs(store))) db.exec(step)
    db.pragma(`application_id = ${applicationId}`)
    db.pragma(`user_version = ${MIGRATIONS.length}`)
  }).immediate()
}
