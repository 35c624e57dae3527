/**
 * Roots, files and texts as the store knows them: what reconcile compares parsed decks with.
 * Knows neither the deck format nor how a card is recognised.
 */
import type { CardId, CardKey, CardKind, Option } from '../model/card.ts'
import type { Match, Root, RootId, RootKind, StoredText } from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'
import type { Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'

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
  ).value(kind, path, at) as RootId
  return { id, kind, path }
}

/** Moves a root: the folder was renamed, or viva now stands elsewhere. Its cards stay what they are. */
export function moveRoot(store: Store, root: RootId, path: string): void {
  transact(store, () => {
    const from = sql(store, 'select path from roots where id = ?').value(root) as string
    // A folder that was unlinked may have stood where this one stands now. It keeps its cards, under a path that cannot be.
    sql(store, `update roots set path = path || ':' || id where path = ? and removed_at is not null`).run(
      path,
    )
    sql(store, 'update roots set path = ? where id = ?').run(path, root)
    const values = { root, from, path }
    const moved = '@path || substr(path, length(@from) + 1)'
    sql(
      store,
      `delete from files where root <> @root and path in (select ${moved} from files where root = @root)`,
    ).run(values)
    // Paths are unique, and the new one of a file may be the old one of another: all let go before any is written.
    sql(store, `update files set path = ':' || ${moved} where root = @root`).run(values)
    sql(store, `update files set path = substr(path, 2) where root = @root`).run(values)
    sql(store, `update texts set path = ${moved} where root = @root`).run(values)
  })
}

/**
 * Marks a root as removed. Its cards must have been retired by a plan before. Files whose cards were passed over, for those of
 * the root had them first, are read again.
 */
export function removeRoot(store: Store, root: RootId, at: Instant): void {
  transact(store, () => {
    sql(store, 'update roots set removed_at = ? where id = ?').run(at, root)
    sql(store, `update files set size = -1 where ${isPassedOver}`).run()
  })
}

/** Not every card of the file has its text in it. */
const isPassedOver = 'is_deck = 1 and card_count > (select count(*) from texts t where t.file = files.id)'

export function knownFiles(store: Store): readonly KnownFile[] {
  const rows = sql(
    store,
    `select path, root, size, mtime_ms as mtimeMs, ${isPassedOver} as isPassedOver from files`,
  ).all() as (Omit<KnownFile, 'isPassedOver'> & { isPassedOver: number })[]
  return rows.map((row) => ({ ...row, isPassedOver: row.isPassedOver === 1 }))
}

/** Path, size and modification time of each known file: all that is needed to see whether anything changed. */
export function knownStats(
  store: Store,
): ReadonlyMap<string, { readonly size: number; readonly mtimeMs: number }> {
  const rows = sql(store, 'select path, size, mtime_ms from files').tuples() as [string, number, number][]
  return new Map(rows.map(([path, size, mtimeMs]) => [path, { size, mtimeMs }]))
}

/** What reconcile compares parsed cards with: every text of every card, those of retired cards included. */
export function storedTexts(store: Store): readonly StoredText[] {
  const rows = sql(
    store,
    `select c.key, t.text_id, c.retired_at is not null, t.root, t.path, d.name, t.language, c.kind, t.is_explicit,
            t.question_print, t.answer_print, t.whole_print
       from texts t join cards c on c.id = t.card left join files f on f.id = t.file join decks d on d.id = coalesce(f.deck, c.deck)
      order by t.id`,
  ).tuples()
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

/** How many texts there are, counted no further than `most`. */
export function storedTextCount(store: Store, most: number): number {
  return sql(store, 'select count(*) from (select 1 from texts limit ?)').value(most) as number
}

/** Every id that leads to a card and is not its present one. */
export function aliases(store: Store): ReadonlyMap<CardId, CardKey> {
  const rows = sql(store, 'select alias, key from aliases join cards on cards.id = aliases.card').tuples()
  return new Map(rows as [CardId, CardKey][])
}

/** Pairs of card and question that a person has declared to be different things. */
export function unmatchedPairs(store: Store): ReadonlySet<string> {
  const rows = sql(
    store,
    'select key, question_print from unmatched join cards on cards.id = unmatched.card',
  ).tuples() as [string, string][]
  return new Set(rows.map(([key, print]) => `${key}\n${print}`))
}

export type Words = { readonly question: string; readonly prompt: string | null; readonly answer: string }

/**
 * The words of a stored text, to judge likeness by; without a language, those of the text that was stored first. The options
 * are part of the answer, one a line: they may be all of it, and those of a parsed card are compared so.
 */
export function wordsOf(store: Store, key: CardKey, language?: string): Words | undefined {
  const select = `select t.question, t.prompt, t.answer, t.options from texts t
    where t.card = (select id from cards where key = ?)`
  const row =
    language === undefined
      ? sql(store, `${select} order by t.id limit 1`).get(key)
      : sql(store, `${select} and t.language = ?`).get(key, language)
  if (!row) return undefined
  const { question, prompt, answer, options } = row as Words & { readonly options: string }
  const texts = (JSON.parse(options) as Option[]).map(({ text }) => text)
  return { question, prompt, answer: [answer, ...texts].join('\n').trim() }
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

/** The problems found when the files were last read, those that show only beside other files included; by file and line. */
export function storedProblems(store: Store): readonly Problem[] {
  const rows = sql(
    store,
    `select problems, shared_problems from files where problems <> '[]' or shared_problems <> '[]' order by path`,
  ).tuples() as [string, string][]
  return rows.flatMap(([own, shared]) =>
    [...(JSON.parse(own) as Problem[]), ...(JSON.parse(shared) as Problem[])].sort(
      (a, b) => a.line - b.line || a.column - b.column,
    ),
  )
}
