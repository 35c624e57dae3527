/**
 * Reading cards with the text that suits a language, and the decks that they stand in.
 * Text comes out as it stands in the deck: whoever shows it cleans it.
 */
import type { Card, CardId, CardKey, CardKind, KeyPoint, Level, Option } from '../model/card.ts'
import type { RootKind } from '../model/deck.ts'
import { rowToMemory } from './memory-row.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

type Row = Readonly<Record<string, unknown>>

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
         t.id as text_row, t.language, t.path, t.line, t.question as text_question, t.prompt, t.answer, t.key_points, t.options, t.hints,
         t.also, t.slots, t.tags, t.level, t.minutes, t.topic, t.is_draft as text_is_draft
    from cards c join decks d on d.id = c.deck join roots r on r.id = d.root
    left join cards p on p.id = c.parent
    join texts t on t.card = c.id`

/** The card that an id, else a former id, else a key leads to, retired ones included. */
export function findCard(store: Store, idOrAlias: string, language: string): StoredCard | undefined {
  const key = sql(
    store,
    `select key from (
       select key, 1 as way from cards where card_id = @id
       union all select key, 2 from aliases join cards on cards.id = aliases.card where alias = @id
       union all select key, 3 from cards where key = @id)
      order by way limit 1`,
  ).value({ id: idOrAlias }) as CardKey | undefined
  return key === undefined ? undefined : cardByKey(store, key, language)
}

/** The card with a key, in the text that suits the language best. */
export function cardByKey(store: Store, key: CardKey, language: string): StoredCard | undefined {
  const rows = sql(store, `${cardSelect} where c.key = ?`).all(key) as Row[]
  const row = bestText(
    rows.map((text) => ({
      ...text,
      language: text['language'] as string,
      isDraft: text['text_is_draft'] === 1,
    })),
    language,
  )
  return row && toCard(row)
}

/** Texts are read by so many: all at once would fill the memory, and one by one takes ten times as long. */
const textsAtOnce = 500

/** All cards that are in a deck now, in the order of decks and files. Streams: there may be many. */
export function* activeCards(store: Store, language: string): Generator<StoredCard> {
  const texts = activeTexts(store, language)
  const query = sql(store, `${cardSelect} where t.id in (select value from json_each(?))`)
  for (let start = 0; start < texts.length; start += textsAtOnce) {
    const some = texts.slice(start, start + textsAtOnce)
    const rows = new Map((query.all(JSON.stringify(some)) as Row[]).map((row) => [row['text_row'], row]))
    for (const text of some) {
      const row = rows.get(text)
      // Gone since the list was made, if the reader writes between.
      if (row) yield toCard(row)
    }
  }
}

/** The decks of all roots in use: a row per deck, with the file in the language that suits best. */
export function decks(store: Store, language: string): readonly DeckRow[] {
  const rows = sql(
    store,
    `select d.id, d.name as deck, r.kind as root, f.title, f.path as file, f.language, d.is_on as isOn,
            json_array_length(f.problems) + json_array_length(f.shared_problems) as problems,
            f.new_per_day as newPerDay, f.retention
       from decks d join roots r on r.id = d.root and r.removed_at is null
       join files f on f.deck = d.id and f.is_deck = 1
      order by d.name, r.id, f.path`,
  ).all() as (Omit<DeckRow, 'isOn'> & { isOn: number })[]
  return grouped(rows, (row) => row.id).map((group) => ({
    ...(bestText(group, language) as (typeof rows)[number]),
    isOn: group[0]?.isOn === 1,
    problems: group.reduce((sum, file) => sum + file.problems, 0),
  }))
}

/** Cards per deck: in all, suspended, drafts. */
export function deckTotals(
  store: Store,
): ReadonlyMap<number, { readonly cards: number; readonly suspended: number; readonly drafts: number }> {
  const rows = sql(
    store,
    `select deck, count(*), sum(is_suspended), sum(is_draft) from cards where retired_at is null group by deck`,
  ).tuples() as [number, number, number, number][]
  return new Map(rows.map(([deck, cards, suspended, drafts]) => [deck, { cards, suspended, drafts }]))
}

/** Cards per deck, which alone are counted in a third of the time. */
export function cardCounts(store: Store): ReadonlyMap<number, number> {
  const rows = sql(store, 'select deck, count(*) from cards where retired_at is null group by deck').tuples()
  return new Map(rows as [number, number][])
}

export function switchDeck(store: Store, deck: number, isOn: boolean): void {
  sql(store, 'update decks set is_on = ? where id = ?').run(isOn ? 1 : 0, deck)
}

/** The row ids of the texts to show, in the order of decks and files. Little is kept of each: there may be many. */
function activeTexts(store: Store, language: string): readonly number[] {
  const rows = sql(
    store,
    `select t.id, c.id, t.language, t.is_draft, d.name, t.path, c.position
       from cards c join texts t on t.card = c.id join decks d on d.id = c.deck where c.retired_at is null`,
  ).tuples() as [number, number, string, number, string, string, number][]
  const texts = rows.map(([text, card, textLanguage, isDraft, deck, path, position]) => {
    return { text, card, language: textLanguage, isDraft: isDraft === 1, deck, path, position }
  })
  return grouped(texts, ({ card }) => card)
    .map((group) => bestText(group, language) as (typeof texts)[number])
    .sort(
      (a, b) =>
        compare(a.deck, b.deck) || compare(a.path, b.path) || a.position - b.position || a.card - b.card,
    )
    .map(({ text }) => text)
}

type TextChoice = { readonly language: string; readonly isDraft?: boolean }

/** By primary subtag, else English, else the first by name; a text with an answer before a draft. */
function bestText<Text extends TextChoice>(texts: readonly Text[], language: string): Text | undefined {
  if (texts.length <= 1) return texts[0]
  const wanted = language.toLowerCase()
  const distance = (text: Text): number => {
    const tag = text.language.toLowerCase()
    if (tag === wanted) return 0
    if (primary(tag) === primary(wanted)) return 1
    return primary(tag) === 'en' ? 2 : 3
  }
  const rank = (text: Text): number => (text.isDraft ? 4 : 0) + distance(text)
  return [...texts].sort((a, b) => rank(a) - rank(b) || compare(a.language, b.language))[0]
}

const primary = (tag: string): string => tag.split('-')[0] ?? ''

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** In the order of each group's first member. */
function grouped<T>(items: readonly T[], keyOf: (item: T) => number): readonly (readonly T[])[] {
  const groups = new Map<number, T[]>()
  for (const item of items) {
    const group = groups.get(keyOf(item))
    if (group) group.push(item)
    else groups.set(keyOf(item), [item])
  }
  return [...groups.values()]
}

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
