/**
 * Where imported decks came from: files with the options to read them again, what they were when they were last read, and of each
 * deck the text as the last import made it, from which a later one tells the user's edits. Knows neither formats nor merging.
 */
import type { Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'

/** A file as it was when it was last read. */
export type Source = {
  /** Absolute real path. */
  readonly path: string
  readonly format: string
  /** What the caller needs to read it again, as JSON. */
  readonly options: string
  readonly size: number
  readonly mtimeMs: number
  /** Of its bytes: a file that was only touched is the same. */
  readonly digest: string
  readonly importedAt: Instant
}

/** A deck that a source became, by its name under the home's decks; `base` is what the source alone made of it. */
export type SourceDeck = { readonly deck: string; readonly base: string }

const columns = 'path, format, options, size, mtime_ms as mtimeMs, digest, imported_at as importedAt'

/** Sorted by path. */
export function sources(store: Store): readonly Source[] {
  return sql(store, `select ${columns} from sources order by path`).all() as Source[]
}

export function sourceOf(store: Store, path: string): Source | undefined {
  return sql(store, `select ${columns} from sources where path = ?`).get(path) as Source | undefined
}

/** The names of the decks that a source became, in their order. */
export function decksOf(store: Store, path: string): readonly string[] {
  return sql(
    store,
    'select deck from source_decks where source = (select id from sources where path = ?) order by deck',
  ).column(path) as string[]
}

/** What the last import made of a deck, and of which source; undefined for a deck that was not imported. */
export function baseOf(
  store: Store,
  deck: string,
): { readonly source: string; readonly base: string } | undefined {
  return sql(
    store,
    'select s.path as source, d.base from source_decks d join sources s on s.id = d.source where d.deck = ?',
  ).get(deck) as { source: string; base: string } | undefined
}

/**
 * Notes a source as just read, with the decks that it became. Decks that it became earlier and no more stay its decks: they are
 * still there, with the user's edits.
 */
export function rememberSource(store: Store, source: Source, decks: readonly SourceDeck[]): void {
  transact(store, () => {
    const id = sql(
      store,
      `insert into sources (path, format, options, size, mtime_ms, digest, imported_at)
       values (@path, @format, @options, @size, @mtimeMs, @digest, @importedAt)
       on conflict (path) do update set format = @format, options = @options, size = @size, mtime_ms = @mtimeMs,
         digest = @digest, imported_at = @importedAt returning id`,
    ).value(source) as number
    for (const { deck, base } of decks)
      sql(
        store,
        `insert into source_decks (deck, source, base) values (?, ?, ?)
         on conflict (deck) do update set source = excluded.source, base = excluded.base`,
      ).run(deck, id, base)
  })
}

/** Forgets a source; its decks stay as they are. False when it was not known. */
export function forgetSource(store: Store, path: string): boolean {
  return sql(store, 'delete from sources where path = ?').run(path).changes > 0
}
