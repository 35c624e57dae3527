/**
 * Databases of other programs. They may be made to harm whoever opens them, so only a private copy is opened: nothing in it
 * may run (no triggers, views, virtual tables, computed columns), it is checked whole, and then only read.
 * Knows SQLite; nothing of what the tables mean.
 */
import Database from 'better-sqlite3'

export type Foreign = {
  /** Rows as arrays, one by one. */
  readonly rows: (text: string) => IterableIterator<unknown[]>
  readonly value: (text: string) => unknown
  readonly hasTable: (name: string) => boolean
  readonly close: () => void
}

/** Why a database is not opened: it holds `part`, which nobody needs for data; or it cannot be read. */
export type Refusal =
  | { readonly kind: 'refused'; readonly part: string }
  | { readonly kind: 'damaged'; readonly reason: string }

/** Far more than any program that people take their notes in. */
const mostParts = 500

/**
 * Opens a copy that is the caller's to change and to remove: collations that SQLite here does not have are taken out of its
 * schema first, since without them not even a check is possible. Comparing text by them then goes by ASCII.
 */
export function openForeign(path: string): Foreign | Refusal {
  try {
    const refusal = prepare(path)
    if (refusal) return refusal
    const db = new Database(path, { readonly: true, fileMustExist: true })
    harden(db)
    const check = db.pragma('quick_check(1)', { simple: true })
    if (check !== 'ok') {
      db.close()
      return { kind: 'damaged', reason: String(check) }
    }
    const tables = new Set(
      db.prepare(`select name from sqlite_schema where type = 'table'`).pluck().all() as string[],
    )
    return {
      rows: (text) => db.prepare(text).raw().iterate() as IterableIterator<unknown[]>,
      value: (text) => db.prepare(text).pluck().get(),
      hasTable: (name) => tables.has(name),
      close: () => db.close(),
    }
  } catch (error) {
    return damagedBy(error)
  }
}

/** What SQLite throws of a damaged file, while it is opened or read. Other errors are bugs and thrown again. */
export function damagedBy(error: unknown): Refusal {
  const isSqlite = error instanceof Error && String((error as { code?: unknown }).code).startsWith('SQLITE_')
  if (!isSqlite) throw error
  return { kind: 'damaged', reason: error.message }
}

type Part = { readonly type: string; readonly name: string; readonly sql: string | null }

function prepare(path: string): Refusal | null {
  const db = new Database(path, { fileMustExist: true })
  try {
    harden(db)
    // A file in another mode would have side files made beside it.
    db.pragma('journal_mode = memory')
    const parts = db
      .prepare(`select type, name, sql from sqlite_schema limit ${mostParts + 1}`)
      .all() as Part[]
    if (parts.length > mostParts) return { kind: 'refused', part: `> ${mostParts} tables` }
    const refused = parts.find(isRefused)
    if (refused) return { kind: 'refused', part: `${refused.type} ${refused.name}` }
    if (parts.some(({ sql }) => sql !== null && foreignCollation.test(sql))) replaceCollations(db)
    return null
  } finally {
    db.close()
  }
}

function harden(db: Database.Database): void {
  db.pragma('trusted_schema = off')
  db.pragma('cell_size_check = on')
  db.pragma('mmap_size = 0')
}

/** Whatever computes something when it is read or checked. */
function isRefused({ type, sql }: Part): boolean {
  if (type !== 'table' && type !== 'index') return true
  if (sql === null) return false
  const bare = sql.replace(/'[^']*'|"[^"]*"|`[^`]*`|\[[^\]]*\]|--[^\n]*|\/\*[^]*?\*\//g, ' ')
  if (type === 'table') return /\bvirtual\b|\bgenerated\b|\bas\s*\(|\bcheck\s*\(/i.test(bare)
  // Columns stand in one pair of parentheses; a function would bring a second.
  return (bare.match(/\(/g)?.length ?? 0) > 1
}

const foreignCollation = /\bcollate\s+unicase\b/i

/** Anki sorts names without regard to case in all of Unicode, by a collation that only its own program has. */
function replaceCollations(db: Database.Database): void {
  db.unsafeMode(true)
  db.pragma('writable_schema = on')
  db.exec(
    `update sqlite_schema set sql = replace(replace(sql, 'COLLATE unicase', 'COLLATE NOCASE'), 'collate unicase', 'collate nocase')
      where sql like '%collate unicase%'`,
  )
  db.pragma('writable_schema = reset')
  db.unsafeMode(false)
}
