/**
 * Statements, compiled once per store, and transactions. The rest of the store speaks to SQLite through here, so that whatever
 * goes wrong with the file, in reading too, comes out as a Failure.
 * Knows nothing of what the tables mean.
 */
import type { Statement } from 'better-sqlite3'
import { named } from './failures.ts'
import type { Store } from './open.ts'

type Values = readonly unknown[]

/** A compiled statement. Values are bound by position, or by name from one object. */
export type Query = {
  /** The first row as an object; undefined when there is none. */
  readonly get: (...values: Values) => unknown
  /** All rows as objects. */
  readonly all: (...values: Values) => unknown[]
  /** The first column of the first row; undefined when there is none. */
  readonly value: (...values: Values) => unknown
  /** The first column of all rows. */
  readonly column: (...values: Values) => unknown[]
  /** All rows as arrays. */
  readonly tuples: (...values: Values) => unknown[][]
  /** Rows as objects, one by one. Until it is done or left, the store can read but not write, and this query not start again. */
  readonly each: (...values: Values) => Generator<unknown>
  /** Carries out a statement that changes rows. */
  readonly run: (...values: Values) => { readonly changes: number; readonly lastId: number }
}

/** The query for a piece of SQL, compiled at its first use and kept. */
export function sql(store: Store, text: string): Query {
  let query = store.queries.get(text)
  if (!query) {
    query = compile(store, text)
    store.queries.set(text, query)
  }
  return query
}

/** A query of the caller's own: for rows that are handed out one by one, when nobody knows how long the reader takes. */
export function compile({ db, path }: Store, text: string): Query {
  // The form of rows is a switch on the statement, so each form has a statement to itself.
  let flat: Statement | undefined
  let first: Statement | undefined
  let raw: Statement | undefined
  const objects = (): Statement => (flat ??= db.prepare(text))
  const values = (): Statement => (first ??= db.prepare(text).pluck())
  const arrays = (): Statement => (raw ??= db.prepare(text).raw())
  return {
    get: (...bound) => named(path, () => objects().get(...bound)),
    all: (...bound) => named(path, () => objects().all(...bound)),
    value: (...bound) => named(path, () => values().get(...bound)),
    column: (...bound) => named(path, () => values().all(...bound)),
    tuples: (...bound) => named(path, () => arrays().all(...bound) as unknown[][]),
    each: (...bound) => each(path, () => objects().iterate(...bound)),
    run: (...bound) =>
      named(path, () => {
        const { changes, lastInsertRowid } = objects().run(...bound)
        return { changes, lastId: Number(lastInsertRowid) }
      }),
  }
}

/** Runs `work` in one transaction that takes the write lock at once, so that what it reads stays true until it commits. */
export function transact<T>(store: Store, work: () => T): T {
  return named(store.path, () => store.db.transaction(work).immediate())
}

/** Runs `work`, which only reads, at one moment of the database, whatever other programs write meanwhile. */
export function glimpse<T>(store: Store, work: () => T): T {
  return named(store.path, () => store.db.transaction(work).deferred())
}

function* each(path: string, start: () => IterableIterator<unknown>): Generator<unknown> {
  const rows = named(path, start)
  try {
    for (;;) {
      const next = named(path, () => rows.next())
      if (next.done) return
      yield next.value
    }
  } finally {
    rows.return?.()
  }
}
