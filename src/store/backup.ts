/**
 * Copies of the database that are whole at one moment, made by SQLite itself while other programs may write; and what a copy holds.
 * Where copies stand and how long they are kept is not known here.
 */
import Database from 'better-sqlite3'
import type { Day } from '../model/time.ts'
import { Failure } from '../model/failure.ts'
import { named } from './failures.ts'
import { MIGRATIONS } from './migrations.ts'
import type { Store } from './open.ts'

/** What a copy holds. `problem` is null for a sound one. */
export type BackupContents = {
  readonly problem: string | null
  readonly version: number | null
  readonly cards: number | null
  /** Answers that stand. */
  readonly reviews: number | null
  readonly lastOn: Day | null
}

/** Writes a copy to a path where nothing stands. @throws Failure of the disk. */
export function copyTo(store: Store, path: string): void {
  named(path, () => store.db.prepare('vacuum into ?').run(path))
}

/**
 * A copy whose indexes are made anew from its tables: of a database whose own do not match them. Nothing is in an index that is not
 * in its table. @throws Failure `database-damaged` where the rows do not allow it.
 */
export function copyReindexed(store: Store, path: string): void {
  copyTo(store, path)
  named(path, () => {
    const db = new Database(path, { fileMustExist: true })
    try {
      db.exec('reindex')
    } catch (error) {
      if (!String((error as { code?: unknown }).code).startsWith('SQLITE_CONSTRAINT')) throw error
      throw new Failure('database-damaged', { path, reason: (error as Error).message }, 3, { cause: error })
    } finally {
      db.close()
    }
  })
}

/** A copy of a database that is not open, such as one that waits for its migration. */
export function copyFile(from: string, to: string): void {
  named(from, () => {
    const db = new Database(from, { fileMustExist: true, timeout: 5_000 })
    try {
      db.prepare('vacuum into ?').run(to)
    } finally {
      db.close()
    }
  })
}

/** Reads a copy from end to end: nothing is written beside it, and it never throws for what is in it. */
export function inspectBackup(path: string): BackupContents {
  const nothing = { version: null, cards: null, reviews: null, lastOn: null }
  let db: Database.Database
  try {
    db = new Database(path, { readonly: true, fileMustExist: true })
  } catch (error) {
    return { ...nothing, problem: (error as Error).message }
  }
  try {
    db.pragma('trusted_schema = off')
    const version = db.pragma('user_version', { simple: true }) as number
    if (version > MIGRATIONS.length) return { ...nothing, version, problem: 'newer' }
    const checked = db.pragma('integrity_check(1)', { simple: true }) as string
    if (checked !== 'ok') return { ...nothing, version, problem: checked }
    const one = (sql: string): unknown => db.prepare(sql).pluck().get()
    return {
      problem: null,
      version,
      cards: one('select count(*) from cards where retired_at is null') as number,
      reviews: one(
        `select count(*) from events e where kind = 'review' and not exists (select 1 from events v where v.target = e.id)`,
      ) as number,
      lastOn: one(`select max(day_on) from events where kind = 'review'`) as Day | null,
    }
  } catch (error) {
    return { ...nothing, problem: (error as Error).message }
  } finally {
    db.close()
  }
}

/** True when two sound databases of one version hold the same rows. Reads both from end to end, and writes to neither. */
export function holdTheSame(path: string, other: string): boolean {
  const db = new Database(path, { readonly: true, fileMustExist: true })
  try {
    db.prepare('attach ? as other').run(other)
    const tables = db
      .prepare(`select name from main.sqlite_schema where type = 'table' and name not like 'sqlite_%'`)
      .pluck()
      .all() as string[]
    const isWithin = (one: string, two: string, table: string): boolean =>
      db.prepare(`select * from ${one}.${table} except select * from ${two}.${table}`).get() === undefined
    return tables.every((table) => isWithin('main', 'other', table) && isWithin('other', 'main', table))
  } finally {
    db.close()
  }
}

/**
 * Makes sure that nobody else has the database open, and that it is one file without side files, so that it can be replaced.
 * @throws Failure `database-busy`. A damaged one counts as free.
 */
export function holdAlone(path: string): void {
  let db: Database.Database | undefined
  try {
    db = new Database(path, { fileMustExist: true, timeout: 0 })
    // A write-ahead log can be left only by who is alone.
    db.pragma('journal_mode = delete')
  } catch (error) {
    if (String((error as { code?: unknown }).code).startsWith('SQLITE_BUSY'))
      throw new Failure('database-busy', { path }, 3, { cause: error })
  } finally {
    db?.close()
  }
}
