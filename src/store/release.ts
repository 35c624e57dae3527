/** Making sure that nobody else has a database open, before its file is moved; and which SQLite this is. */
import Database from 'better-sqlite3'
import { isFailure } from '../model/failure.ts'
import { named } from './failures.ts'

/**
 * Folds the log into the file, which SQLite does only for the one program that has it open. A damaged file, or none, is nobody's.
 * @throws Failure `database-busy`.
 */
export function release(path: string): void {
  try {
    named(path, () => {
      const db = new Database(path, { fileMustExist: true, timeout: 0 })
      try {
        db.pragma('journal_mode = delete')
      } finally {
        db.close()
      }
    })
  } catch (error) {
    if (isFailure(error) && error.code === 'database-busy') throw error
  }
}

export function sqliteVersion(): string {
  const db = new Database(':memory:')
  try {
    return db.prepare('select sqlite_version()').pluck().get() as string
  } finally {
    db.close()
  }
}
