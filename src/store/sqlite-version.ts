/** Which SQLite this is, for `viva doctor`: also where no database can be opened. */
import Database from 'better-sqlite3'

export function sqliteVersion(): string {
  const db = new Database(':memory:')
  try {
    return db.prepare('select sqlite_version()').pluck().get() as string
  } finally {
    db.close()
  }
}
