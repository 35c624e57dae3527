/**
 * What is due and what is new, straight from the indexes: counts for the status line, and rows for the queue.
 * Cost grows with what is asked for, not with the size of the collection. The rules of order are `schedule/queue`'s.
 */
import type { CardKey } from '../model/card.ts'
import type { QueueCard } from '../model/queue.ts'
import type { Day, Instant } from '../model/time.ts'
import { memoryColumns, rowToMemory } from './memory-row.ts'
import { sql, type Store } from './open.ts'

type Row = Record<string, unknown>

/** The study day, as far as the store cares. */
export type Today = { readonly dayOn: Day; readonly dayEndsAt: Instant }

/** Which cards: decks by their row ids (null: all that are on), a tag. */
export type Selection = { readonly decks: readonly number[] | null; readonly tag: string | null }

export const everything: Selection = { decks: null, tag: null }

const active = `c.retired_at is null and c.is_suspended = 0 and c.is_draft = 0`

const selected = `(case when @decks is null then d.is_on = 1 else c.deck in (select value from json_each(@decks)) end)
  and (@tag is null or exists (select 1 from texts x, json_each(x.tags) y where x.card = c.id and y.value = @tag))
  and d.root in (select id from roots where removed_at is null)`

const bind = (selection: Selection): Row => ({
  decks: selection.decks === null ? null : JSON.stringify(selection.decks),
  tag: selection.tag,
})

/** Due cards per deck: not new, suspended, buried, drafts or retired, due before the study day ends. Not cut by limits. */
export function dueCounts(
  store: Store,
  today: Today,
  selection: Selection = everything,
): ReadonlyMap<number, number> {
  const rows = sql(
    store,
    `select deck, sum(n) from (
       select c.deck, count(*) as n from cards c join decks d on d.id = c.deck
        where c.state = 'review' and ${active} and c.due_on <= @dayOn and (c.buried_on is null or c.buried_on <> @dayOn)
          and ${selected} group by c.deck
       union all
       select c.deck, count(*) as n from cards c join decks d on d.id = c.deck
        where c.state in ('learning', 'relearning') and ${active} and c.due_at < @dayEndsAt
          and (c.buried_on is null or c.buried_on <> @dayOn) and ${selected} group by c.deck)
     group by deck`,
  )
    .raw()
    .all({ ...bind(selection), dayOn: today.dayOn, dayEndsAt: today.dayEndsAt }) as [number, number][]
  return new Map(rows)
}

/** What was done on a study day: new cards begun, in all and by deck, and reviews of cards that were in review. */
export type DoneToday = {
  readonly newByDeck: ReadonlyMap<number, number>
  readonly newCount: number
  readonly reviewCount: number
}

export function doneToday(store: Store, today: Today): DoneToday {
  const rows = sql(
    store,
    `select c.deck, sum(e.before_state = 'new'), sum(e.before_state = 'review')
       from events e join cards c on c.id = e.card
      where e.day_on = ? and e.kind = 'review' and e.review_kind <> 'import'
        and not exists (select 1 from events v where v.target = e.id)
      group by c.deck`,
  )
    .raw()
    .all(today.dayOn) as [number, number, number][]
  return {
    newByDeck: new Map(rows.map(([deck, begun]) => [deck, begun])),
    newCount: rows.reduce((sum, [, begun]) => sum + begun, 0),
    reviewCount: rows.reduce((sum, [, , reviews]) => sum + reviews, 0),
  }
}

export type NewLimits = {
  /** What the global limit still allows. */
  readonly left: number
  /** What each deck's own limit still allows, for decks that have one. */
  readonly leftByDeck: ReadonlyMap<number, number>
}

/**
 * The new cards that today's limits allow, at most `limits.left` per deck, in the order of the deck: at most one per question
 * and study day, a follow-up only once its parent is in review.
 */
export function newCards(
  store: Store,
  today: Today,
  limits: NewLimits,
  selection: Selection = everything,
): ReadonlyMap<number, readonly CardKey[]> {
  const begun = new Set(
    sql(
      store,
      `select c.question from events e join cards c on c.id = e.card
        where e.day_on = ? and e.kind = 'review' and e.before_state = 'new' and e.review_kind <> 'import'
          and not exists (select 1 from events v where v.target = e.id)`,
    )
      .pluck()
      .all(today.dayOn) as number[],
  )
  const found = new Map<number, CardKey[]>()
  for (const deck of selectedDecks(store, selection)) {
    const room = Math.min(limits.left, limits.leftByDeck.get(deck) ?? Infinity)
    if (room <= 0) continue
    const keys: CardKey[] = []
    const rows = store.db
      .prepare(
        `select c.key, c.question from cards c left join cards p on p.id = c.parent
          where c.state = 'new' and ${active} and c.deck = @deck and (c.buried_on is null or c.buried_on <> @dayOn)
            and (c.parent is null or p.state = 'review')
            and (@tag is null or exists (select 1 from texts x, json_each(x.tags) y where x.card = c.id and y.value = @tag))
          order by c.position, c.id`,
      )
      .raw()
      .iterate({ deck, dayOn: today.dayOn, tag: selection.tag }) as Iterable<[CardKey, number]>
    for (const [key, question] of rows) {
      if (begun.has(question)) continue
      begun.add(question)
      keys.push(key)
      if (keys.length >= room) break
    }
    if (keys.length > 0) found.set(deck, keys)
  }
  return found
}

/** Review cards due on or before the study day, longest overdue first, at most `limit`. */
export function dueReviews(
  store: Store,
  today: Today,
  limit: number,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  return queueCards(
    store,
    `where c.state = 'review' and ${active} and c.due_on <= @dayOn and (c.buried_on is null or c.buried_on <> @dayOn)
       and ${selected} order by c.due_on, c.id limit @limit`,
    { ...bind(selection), dayOn: today.dayOn, limit, language },
  )
}

/** Cards in (re)learning that are due before the study day ends. */
export function dueLearning(
  store: Store,
  today: Today,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  return queueCards(
    store,
    `where c.state in ('learning', 'relearning') and ${active} and c.due_at < @dayEndsAt
       and (c.buried_on is null or c.buried_on <> @dayOn) and ${selected} order by c.due_at, c.id`,
    { ...bind(selection), dayOn: today.dayOn, dayEndsAt: today.dayEndsAt, language },
  )
}

/** Review cards due on or before a later day: for studying ahead. */
export function reviewsAhead(
  store: Store,
  today: Today,
  until: Day,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  return queueCards(
    store,
    `where c.state = 'review' and ${active} and c.due_on <= @until and (c.buried_on is null or c.buried_on <> @dayOn)
       and ${selected} order by c.due_on, c.id`,
    { ...bind(selection), dayOn: today.dayOn, until, language },
  )
}

/** All active cards of the selection, whatever their state: for cramming. */
export function allCards(
  store: Store,
  limit: number,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  return queueCards(store, `where ${active} and ${selected} order by c.deck, c.position, c.id limit @limit`, {
    ...bind(selection),
    limit,
    language,
  })
}

/** The queue's view of cards named by key, in that order. */
export function queueCardsByKey(
  store: Store,
  keys: readonly CardKey[],
  language: string,
): readonly QueueCard[] {
  const rows = queueCards(store, 'where c.key in (select value from json_each(@keys))', {
    keys: JSON.stringify(keys),
    language,
  })
  const byKey = new Map(rows.map((row) => [row.key, row]))
  return keys.flatMap((key) => byKey.get(key) ?? [])
}

/** How many reviews are due on each coming study day, overdue ones on the first. */
export function dueForecast(store: Store, from: Day, days: number): readonly number[] {
  const rows = sql(
    store,
    `select max(c.due_on, @from) - @from, count(*) from cards c join decks d on d.id = c.deck
      where c.state = 'review' and ${active} and c.due_on < @from + @days and d.is_on = 1 group by 1`,
  )
    .raw()
    .all({ from, days }) as [number, number][]
  const counts = new Map(rows)
  return Array.from({ length: days }, (_, index) => counts.get(index) ?? 0)
}

function selectedDecks(store: Store, selection: Selection): readonly number[] {
  if (selection.decks) return selection.decks
  return sql(
    store,
    `select d.id from decks d join roots r on r.id = d.root and r.removed_at is null where d.is_on = 1 order by d.name, d.id`,
  )
    .pluck()
    .all() as number[]
}

/** Topics differ by language; the text's language that comes nearest is good enough to interleave by. */
function queueCards(store: Store, where: string, values: Row): readonly QueueCard[] {
  const rows = sql(
    store,
    `select c.key, q.key as question, d.name as deck, c.id as card_row, ${memoryColumns('c.')},
            coalesce((select t.topic from texts t where t.card = c.id
              order by t.language = @language desc, substr(t.language, 1, 2) = substr(@language, 1, 2) desc, t.language limit 1), d.name) as topic
       from cards c join decks d on d.id = c.deck join cards q on q.id = c.question ${where}`,
  ).all(values) as Row[]
  return rows.map((row) => ({
    key: row['key'] as CardKey,
    question: row['question'] as CardKey,
    deck: row['deck'] as string,
    topic: row['topic'] as string,
    memory: rowToMemory(row),
  }))
}
