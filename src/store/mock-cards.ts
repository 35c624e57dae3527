/**
 * Cards for a mock interview: which there are, by number alone, and what a plan needs to know of some of them. The numbers of
 * 100,000 cards are read in some milliseconds, their rows in some hundred: so a plan is made from a sample of a large collection.
 *
 * Texts stay where they are until they are asked.
 */
import type { CardId, CardKey, CardKind, Level } from '../model/card.ts'
import type { Memory } from '../model/memory.ts'
import type { Day } from '../model/time.ts'
import { selectedDecks, type Selection } from './due.ts'
import { memoryColumns, rowToMemory } from './memory-row.ts'
import type { Store } from './open.ts'
import { compile, sql } from './query.ts'

type Row = Readonly<Record<string, unknown>>

export type MockFilter = Selection & {
  /** Cards that were put off on this day are left out. */
  readonly dayOn: Day
}

/** A question by its row, with its deck's. */
export type PoolCard = { readonly deck: number; readonly card: number; readonly isBehavioural: boolean }

/** What is known of a card before its text is read. */
export type MockCard = {
  readonly key: CardKey
  readonly id: CardId
  /** Of a follow-up, the key of its question. */
  readonly parent: CardKey | null
  readonly deck: string
  readonly topic: string
  readonly kind: CardKind
  readonly level: Level | null
  readonly minutes: number | null
  readonly memory: Memory
}

/** All questions that may be asked, deck by deck: no drafts, suspended cards and follow-ups. */
export function mockPool(store: Store, filter: MockFilter): readonly PoolCard[] {
  const rows = sql(
    store,
    `select c.deck, c.id, c.kind = 'behavioural' from cards c
      where c.retired_at is null and c.is_suspended = 0 and c.is_draft = 0 and c.parent is null and c.buried_on is not @dayOn
        and c.deck in (select value from json_each(@decks))
        and (@tag is null or exists (select 1 from texts x, json_each(x.tags) y where x.card = c.id and y.value = @tag))
      order by c.deck, c.id`,
  ).tuples({
    dayOn: filter.dayOn,
    decks: JSON.stringify(selectedDecks(store, filter)),
    tag: filter.tag,
  }) as [number, number, 0 | 1][]
  return rows.map(([deck, card, isBehavioural]) => ({ deck, card, isBehavioural: isBehavioural === 1 }))
}

/**
 * Questions by their rows, each with topic and level of the text that suits the language, and their active follow-ups after
 * them. Streams.
 */
export function* mockCards(store: Store, cards: readonly number[], language: string): Generator<MockCard> {
  const rows = compile(
    store,
    `select c.key, c.card_id, p.key as parent, c.kind, ${memoryColumns('c.')}, d.name as deck, t.topic, t.level, t.minutes
       from cards c join decks d on d.id = c.deck left join cards p on p.id = c.parent
       join texts t on t.id = (select u.id from texts u where u.card = c.id
              order by u.language = @language desc, substr(u.language, 1, 2) = substr(@language, 1, 2) desc,
                       substr(u.language, 1, 2) = 'en' desc, u.language limit 1)
      where c.id in (
          select value from json_each(@cards)
          union all select f.id from cards f
            where f.parent in (select value from json_each(@cards))
              and f.retired_at is null and f.is_suspended = 0 and f.is_draft = 0)
      order by c.deck, c.position, c.id`,
  ).each({ cards: JSON.stringify(cards), language })
  for (const row of rows as Generator<Row>)
    yield {
      key: row['key'] as CardKey,
      id: row['card_id'] as CardId,
      parent: row['parent'] as CardKey | null,
      deck: row['deck'] as string,
      topic: row['topic'] as string,
      kind: row['kind'] as CardKind,
      level: row['level'] as Level | null,
      minutes: row['minutes'] as number | null,
      memory: rowToMemory(row),
    }
}

/** Row ids of cards named by key: for those that have to be in a sample. */
export function rowsOfKeys(store: Store, keys: readonly CardKey[]): readonly number[] {
  return sql(store, 'select id from cards where key in (select value from json_each(?))').column(
    JSON.stringify(keys),
  ) as number[]
}
