/**
 * Roots, files and texts as the store knows them: what reconcile compares parsed decks with.
 * Knows neither the deck format nor how a card is recognised.
 */
import type { CardId, CardKey, CardKind } from '../model/card.ts'
import type { Match, Root, RootId, RootKind, StoredText } from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'
import type { Instant } from '../model/time.ts'
import { sql, transact, type Store } from './open.ts'

/** A file as it was when last read. */
export type KnownFile = {
  readonly path: string
  readonly root: RootId
  readonly size: number
  readonly mtimeMs: number
  /** Some of its cards were passed over because another file had them first: it is read again when others change. */
  readonly isPassedOver: boolean
}

/** The roots in use. */
export function roots(store: Store): readonly Root[] {
  return sql(store, 'select id, kind, path from roots where removed_at is null order by id').all() as Root[]
}

/** Adds a root, or takes a removed one up again with its cards. */
export function addRoot(store: Store, kind: RootKind, path: string, at: Instant): Root {
  const id = sql(
    store,
    `insert into roots (kind, path, added_at) values (?, ?, ?)
       on conflict (path) do update set removed_at = null, kind = excluded.kind returning id`,
  )
    .pluck()
    .get(kind, path, at) as RootId
  return { id, kind, path }
}

/** Moves a root: the folder was renamed, or viva now stands elsewhere. Its cards stay what they are. */
export function moveRoot(store: Store, root: RootId, path: string): void {
  transact(store, () => {
    const from = sql(store, 'select path from roots where id = ?').pluck().get(root) as string
    sql(store, 'update roots set path = ? where id = ?').run(path, root)
    sql(store, 'update files set path = ?1 || substr(path, length(?2) + 1) where root = ?3').run(
      path,
      from,
      root,
    )
    sql(store, 'update texts set path = ?1 || substr(path, length(?2) + 1) where root = ?3').run(
      path,
      from,
      root,
    )
  })
}

/** Marks a root as removed. Its cards must have been retired by a plan before. */
export function removeRoot(store: Store, root: RootId, at: Instant): void {
  sql(store, 'update roots set removed_at = ? where id = ?').run(at, root)
}

export function knownFiles(store: Store): readonly KnownFile[] {
  const rows = sql(
    store,
    `select path, root, size, mtime_ms as mtimeMs,
            is_deck = 1 and card_count > (select count(*) from texts t where t.file = files.id) as isPassedOver
       from files`,
  ).all() as (Omit<KnownFile, 'isPassedOver'> & { isPassedOver: number })[]
  return rows.map((row) => ({ ...row, isPassedOver: row.isPassedOver === 1 }))
}

/** Path, size and modification time of each known file: all that is needed to see whether anything changed. */
export function knownStats(
  store: Store,
): ReadonlyMap<string, { readonly size: number; readonly mtimeMs: number }> {
  const rows = sql(store, 'select path, size, mtime_ms from files').raw().all() as [string, number, number][]
  return new Map(rows.map(([path, size, mtimeMs]) => [path, { size, mtimeMs }]))
}

/** What reconcile compares parsed cards with: every text of every card, those of retired cards included. */
export function storedTexts(store: Store): readonly StoredText[] {
  const rows = sql(
    store,
    `select c.key, t.text_id, c.retired_at is not null, t.root, t.path, d.name, t.language, c.kind, t.is_explicit,
            t.question_print, t.answer_print, t.whole_print
       from texts t join cards c on c.id = t.card left join files f on f.id = t.file join decks d on d.id = coalesce(f.deck, c.deck)`,
  )
    .raw()
    .all() as unknown[][]
  return rows.map((row) => ({
    key: row[0] as CardKey,
    id: row[1] as CardId,
    isRetired: row[2] === 1,
    root: row[3] as RootId,
    file: row[4] as string,
    deck: row[5] as string,
    language: row[6] as string,
    kind: row[7] as CardKind,
    isExplicit: row[8] === 1,
    fingerprints: { question: row[9] as string, answer: row[10] as string | null, whole: row[11] as string },
  }))
}

/** Every id that leads to a card and is not its present one. */
export function aliases(store: Store): ReadonlyMap<CardId, CardKey> {
  const rows = sql(store, 'select alias, key from aliases join cards on cards.id = aliases.card').raw().all()
  return new Map(rows as [CardId, CardKey][])
}

/** Pairs of card and question that a person has declared to be different things. */
export function unmatchedPairs(store: Store): ReadonlySet<string> {
  const rows = sql(store, 'select key, question_print from unmatched join cards on cards.id = unmatched.card')
    .raw()
    .all()
  return new Set((rows as [string, string][]).map(([key, print]) => `${key}\n${print}`))
}

/** The words of a stored text, to judge likeness by. */
export function wordsOf(
  store: Store,
  key: CardKey,
  language: string,
): { readonly question: string; readonly prompt: string | null; readonly answer: string } | undefined {
  return sql(
    store,
    `select question, prompt, answer from texts join cards on cards.id = texts.card where key = ? and language = ?`,
  ).get(key, language) as { question: string; prompt: string | null; answer: string } | undefined
}

export type StoredMatch = Match & { readonly id: CardId }

/** Matches by likeness that still stand. */
export function matches(store: Store): readonly StoredMatch[] {
  return sql(
    store,
    `select c.key as card, c.card_id as id, m.rule, m.path as file, m.line, m.before, m.after
       from matches m join cards c on c.id = m.card where c.retired_at is null order by m.path, m.line`,
  ).all() as StoredMatch[]
}

/** The problems found when the files were last read, those that show only across files included. */
export function storedProblems(store: Store): readonly Problem[] {
  const rows = sql(store, 'select problems from files where problems <> ? order by path')
    .pluck()
    .all('[]') as string[]
  return rows.flatMap((row) => JSON.parse(row) as Problem[])
}
