/**
 * Opening and closing the database: pragmas, migrations, and the words for what can go wrong with the file.
 *
 * Commits are fully synchronous (write-ahead log, `synchronous = full`): when a verb returns, what it wrote is on disk.
 * Knows nothing of what the tables mean.
 */
import Database from 'better-sqlite3'
import { Failure, isFailure } from '../model/failure.ts'
import { MIGRATIONS } from './migrations.ts'

export type Store = {
  readonly db: Database.Database
  readonly path: string
  /** Statements by their SQL: compiled once per store. */
  readonly statements: Map<string, Database.Statement>
}

/** Another program may hold the file for a moment (a grade, a checkpoint); longer than this is an error. */
const busyTimeoutMs = 5_000

/**
 * Opens the database for reading and writing, making or migrating it where needed.
 * @throws Failure `database-newer`, `database-damaged`, `database-busy`, `not-writable`, `disk-full`.
 */
export function openStore(path: string): Store {
  return named(path, () => {
    const store = open(path, {})
    try {
      store.db.pragma('journal_mode = wal')
      store.db.pragma('synchronous = full')
      migrate(store)
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
      store = open(path, { readonly: true, fileMustExist: true, timeout: 0 })
    } catch (error) {
      if ((error as { code?: string }).code === 'SQLITE_CANTOPEN') return undefined
      throw error
    }
    const version = versionOf(store)
    if (version === MIGRATIONS.length) return store
    store.db.close()
    if (version > MIGRATIONS.length) throw newer(path, version)
    return undefined
  })
}

/** A copy in memory: for counting what a change to the decks would bring without writing it. */
export function copyInMemory(store: Store | undefined): Store {
  const copy = open(store ? store.db.serialize() : ':memory:', {}, ':memory:')
  migrate(copy)
  return copy
}

export function closeStore(store: Store): void {
  store.db.close()
}

/** The compiled statement for a piece of SQL. */
export function sql(store: Store, text: string): Database.Statement {
  let statement = store.statements.get(text)
  if (!statement) {
    statement = store.db.prepare(text)
    store.statements.set(text, statement)
  }
  return statement
}

/** Runs `work` in one transaction that takes the write lock at once, so that what it reads stays true until it commits. */
export function transact<T>(store: Store, work: () => T): T {
  return named(store.path, () => store.db.transaction(work).immediate())
}

function open(source: string | Buffer, options: Database.Options, path = String(source)): Store {
  const db = new Database(source, { timeout: busyTimeoutMs, ...options })
  db.pragma('foreign_keys = on')
  db.pragma('trusted_schema = off')
  return { db, path, statements: new Map() }
}

const versionOf = (store: Store): number => store.db.pragma('user_version', { simple: true }) as number

const newer = (path: string, found: number): Failure =>
  new Failure('database-newer', { path, found, known: MIGRATIONS.length }, 3)

function migrate(store: Store): void {
  if (versionOf(store) === MIGRATIONS.length) return
  store.db
    .transaction(() => {
      // Read again inside the lock: another program may have migrated meanwhile.
      const version = versionOf(store)
      if (version > MIGRATIONS.length) throw newer(store.path, version)
      for (const step of MIGRATIONS.slice(version)) store.db.exec(step)
      store.db.pragma(`user_version = ${MIGRATIONS.length}`)
    })
    .immediate()
}

/** SQLite's result codes in viva's words. Foreign errors are wrapped here and nowhere else. */
function named<T>(path: string, work: () => T): T {
  try {
    return work()
  } catch (error) {
    if (isFailure(error)) throw error
    const code = (error as { code?: unknown }).code
    const reason = error instanceof Error ? error.message : String(error)
    if (typeof code !== 'string' || !code.startsWith('SQLITE_')) {
      if (error instanceof TypeError && /directory does not exist/.test(reason))
        throw new Failure('folder-missing', { path }, 3, { cause: error })
      throw error
    }
    if (code === 'SQLITE_FULL') throw new Failure('disk-full', { path }, 3, { cause: error })
    if (code.startsWith('SQLITE_BUSY')) throw new Failure('database-busy', { path }, 3, { cause: error })
    if (code.startsWith('SQLITE_READONLY'))
      throw new Failure('database-read-only', { path }, 3, { cause: error })
    if (code.startsWith('SQLITE_CANTOPEN') || code === 'SQLITE_PERM')
      throw new Failure('not-writable', { path, reason }, 3, { cause: error })
    if (code.startsWith('SQLITE_CORRUPT') || code === 'SQLITE_NOTADB' || code.startsWith('SQLITE_IOERR'))
      throw new Failure('database-damaged', { path, reason }, 3, { cause: error })
    throw error
  }
}
