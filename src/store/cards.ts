/**
 * Reading cards with the text that suits a language, and the decks that they stand in.
 * Text comes out as it stands in the deck: whoever shows it cleans it.
 */
import type { Card, CardId, CardKey, CardKind, KeyPoint, Level, Option } from '../model/card.ts'
import type { RootKind } from '../model/deck.ts'
import { rowToMemory } from './memory-row.ts'
import { sql, type Store } from './open.ts'

type Row = Record<string, unknown>

/** A card with what the browser needs besides. */
export type StoredCard = Card & {
  readonly isRetired: boolean
  readonly isOn: boolean
  readonly root: RootKind
  readonly buriedOn: number | null
}

export type DeckRow = {
  readonly id: number
  readonly deck: string
  readonly root: RootKind
  readonly title: string | null
  readonly file: string
  readonly language: string
  readonly isOn: boolean
  readonly problems: number
  readonly newPerDay: number | null
  readonly retention: number | null
}

const cardSelect = `
  select c.*, d.name as deck_name, d.is_on, r.kind as root_kind, p.card_id as parent_id,
         t.language, t.path, t.line, t.question as text_question, t.prompt, t.answer, t.key_points, t.options, t.hints,
         t.also, t.slots, t.tags, t.level, t.minutes, t.topic, t.is_draft as text_is_draft
    from cards c join decks d on d.id = c.deck join roots r on r.id = d.root
    left join cards p on p.id = c.parent
    join texts t on t.card = c.id`

/** The card that an id, a former id or a key leads to, retired ones included. */
export function findCard(store: Store, idOrAlias: string, language: string): StoredCard | undefined {
  const row = sql(
    store,
    `select key from cards where card_id = ?1
      union all select key from aliases join cards on cards.id = aliases.card where alias = ?1
      union all select key from cards where key = ?1 limit 1`,
  ).get(idOrAlias) as { key: CardKey } | undefined
  return row && cardByKey(store, row.key, language)
}

/** The card with a key, in the text that suits the language best. */
export function cardByKey(store: Store, key: CardKey, language: string): StoredCard | undefined {
  const rows = sql(store, `${cardSelect} where c.key = ?`).all(key) as Row[]
  return rows.length === 0 ? undefined : toCard(bestText(rows, language))
}

/** All cards that are in a deck now, in the order of decks and files. Streams: there may be many. */
export function* activeCards(store: Store, language: string): Generator<StoredCard> {
  const statement = store.db.prepare(
    `${cardSelect} where c.retired_at is null order by d.name, d.id, t.path, c.position, c.id`,
  )
  // Texts of one card may stand in several files: they are gathered by card before one is chosen.
  const groups = new Map<number, Row[]>()
  for (const row of statement.iterate() as Iterable<Row>) {
    const id = row['id'] as number
    const group = groups.get(id)
    if (group) group.push(row)
    else groups.set(id, [row])
  }
  const chosen = [...groups.values()].map((rows) => bestText(rows, language))
  chosen.sort(
    (a, b) =>
      compare(a['deck_name'], b['deck_name']) ||
      compare(a['path'], b['path']) ||
      (a['position'] as number) - (b['position'] as number) ||
      (a['id'] as number) - (b['id'] as number),
  )
  for (const row of chosen) yield toCard(row)
}

/** The decks of all roots in use: a row per deck, with the file in the language that suits best. */
export function decks(store: Store, language: string): readonly DeckRow[] {
  const rows = sql(
    store,
    `select d.id, d.name as deck, r.kind as root, f.title, f.path as file, f.language, d.is_on, f.problems,
            f.new_per_day, f.retention
       from decks d join roots r on r.id = d.root and r.removed_at is null
       join files f on f.deck = d.id and f.is_deck = 1
      order by d.name, r.id, f.path`,
  ).all() as Row[]
  const groups = new Map<number, Row[]>()
  for (const row of rows) {
    const id = row['id'] as number
    groups.set(id, [...(groups.get(id) ?? []), row])
  }
  return [...groups.values()].map((group) => {
    const row = bestText(group, language)
    return {
      id: row['id'] as number,
      deck: row['deck'] as string,
      root: row['root'] as RootKind,
      title: row['title'] as string | null,
      file: row['file'] as string,
      language: row['language'] as string,
      isOn: row['is_on'] === 1,
      problems: group.reduce(
        (sum, file) => sum + (JSON.parse(file['problems'] as string) as unknown[]).length,
        0,
      ),
      newPerDay: row['new_per_day'] as number | null,
      retention: row['retention'] as number | null,
    }
  })
}

/** Cards per deck: in all, suspended, drafts. */
export function deckTotals(
  store: Store,
): ReadonlyMap<number, { readonly cards: number; readonly suspended: number; readonly drafts: number }> {
  const rows = sql(
    store,
    `select deck, count(*), sum(is_suspended), sum(is_draft) from cards where retired_at is null group by deck`,
  )
    .raw()
    .all() as [number, number, number, number][]
  return new Map(rows.map(([deck, cards, suspended, drafts]) => [deck, { cards, suspended, drafts }]))
}

export function switchDeck(store: Store, deck: number, isOn: boolean): void {
  sql(store, 'update decks set is_on = ? where id = ?').run(isOn ? 1 : 0, deck)
}

/** By primary subtag, else English, else the first by name; a text with an answer before a draft. */
function bestText<R extends Row>(rows: readonly R[], language: string): R {
  const primary = (tag: unknown): string => String(tag).toLowerCase().split('-')[0] ?? ''
  const wanted = primary(language)
  const rank = (row: R): number =>
    (row['text_is_draft'] === 1 ? 4 : 0) +
    (row['language'] === language
      ? 0
      : primary(row['language']) === wanted
        ? 1
        : primary(row['language']) === 'en'
          ? 2
          : 3)
  return [...rows].sort((a, b) => rank(a) - rank(b) || compare(a['language'], b['language']))[0] as R
}

const compare = (a: unknown, b: unknown): number =>
  String(a) < String(b) ? -1 : String(a) > String(b) ? 1 : 0

function toCard(row: Row): StoredCard {
  return {
    id: row['card_id'] as CardId,
    key: row['key'] as CardKey,
    deck: row['deck_name'] as string,
    language: row['language'] as string,
    parent: row['parent_id'] as CardId | null,
    memory: rowToMemory(row),
    isSuspended: row['is_suspended'] === 1,
    isRetired: row['retired_at'] !== null,
    isOn: row['is_on'] === 1,
    root: row['root_kind'] as RootKind,
    buriedOn: row['buried_on'] as number | null,
    kind: row['kind'] as CardKind,
    question: row['text_question'] as string,
    prompt: row['prompt'] as string | null,
    answer: row['answer'] as string,
    keyPoints: JSON.parse(row['key_points'] as string) as KeyPoint[],
    options: JSON.parse(row['options'] as string) as Option[],
    hints: JSON.parse(row['hints'] as string) as string[],
    also: JSON.parse(row['also'] as string) as string[],
    slots: JSON.parse(row['slots'] as string) as string[],
    tags: JSON.parse(row['tags'] as string) as string[],
    level: row['level'] as Level | null,
    minutes: row['minutes'] as number | null,
    topic: row['topic'] as string,
    isDraft: row['text_is_draft'] === 1,
    file: row['path'] as string,
    line: row['line'] as number,
  }
}
