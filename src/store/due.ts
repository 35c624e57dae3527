/**
 * What is due and what is new, straight from the indexes: counts for the status line, and rows for the queue.
 * Cost grows with what is asked for, not with the size of the collection. The rules of order are `schedule/queue`'s.
 */
import type { CardKey } from '../model/card.ts'
import type { NewLimits, QueueCard } from '../model/queue.ts'
import type { Day, Instant } from '../model/time.ts'
import { guestsOf } from './guests.ts'
import { memoryColumns, rowToMemory } from './memory-row.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

type Row = Readonly<Record<string, unknown>>

/** The study day, as far as the store cares. */
export type Today = { readonly dayOn: Day; readonly dayEndsAt: Instant }

/** Which cards: decks by their row ids (null: all that are on), a tag. */
export type Selection = { readonly decks: readonly number[] | null; readonly tag: string | null }

export const everything: Selection = { decks: null, tag: null }

const active = `c.retired_at is null and c.is_suspended = 0 and c.is_draft = 0`

const tagged = `(@tag is null or exists (select 1 from texts x, json_each(x.tags) y where x.card = c.id and y.value = @tag))`

/** Never "@decks is null or ...": the planner could not tell that only some decks are wanted. */
const inDecks = `c.deck in (select value from json_each(@decks))`
const inDecksOrGuest = `(${inDecks} or c.id in (select value from json_each(@guests)))`

/** The rows that a selection means, and how to ask for them. */
function chosen(
  store: Store,
  selection: Selection,
): { readonly where: string; readonly bound: Row; readonly guests: ReadonlyMap<number, readonly number[]> } {
  const decks = selectedDecks(store, selection)
  const guests = selection.decks ? guestsOf(store, decks) : new Map<number, readonly number[]>()
  const bound = { decks: JSON.stringify(decks), guests: JSON.stringify([...guests.values()].flat()) }
  return { where: guests.size === 0 ? inDecks : inDecksOrGuest, bound, guests }
}

function dueWhere(store: Store, today: Today, selection: Selection) {
  const { where, bound } = chosen(store, selection)
  const selected = `${where} and c.buried_on is not @dayOn and ${tagged}`
  return {
    selected,
    inReview: `c.state = 'review' and ${active} and c.due_on <= @dayOn and ${selected}`,
    inLearning: `c.state in ('learning', 'relearning') and ${active} and c.due_at < @dayEndsAt and ${selected}`,
    bound: { ...bound, tag: selection.tag, dayOn: today.dayOn, dayEndsAt: today.dayEndsAt },
  }
}

/** Due cards per deck: not new, suspended, buried, drafts or retired, due before the study day ends. Not cut by limits. */
export function dueCounts(
  store: Store,
  today: Today,
  selection: Selection = everything,
): ReadonlyMap<number, number> {
  const { inReview, inLearning, bound } = dueWhere(store, today, selection)
  const rows = sql(
    store,
    `select deck, sum(n) from (
       select c.deck, count(*) as n from cards c indexed by cards_due_on where ${inReview} group by c.deck
       union all select c.deck, count(*) as n from cards c indexed by cards_due_at where ${inLearning} group by c.deck)
     group by deck`,
  ).tuples(bound) as [number, number][]
  return new Map(rows)
}

/** What was done on a study day: new cards begun, in all and by deck, and reviews of cards that were in review. */
export type DoneToday = {
  readonly answered: number
  readonly newByDeck: ReadonlyMap<number, number>
  readonly newCount: number
  readonly reviewCount: number
}

/** Answers of the day that stand, imported ones not among them. */
export const answersOfDay = `events e join cards c on c.id = e.card
  where e.day_on = @dayOn and e.kind = 'review' and e.review_kind in ('study', 'mock')
    and not exists (select 1 from events v where v.target = e.id)`

export function doneToday(store: Store, today: Today): DoneToday {
  const rows = sql(
    store,
    `select c.deck, sum(e.before_state = 'new'), sum(e.before_state = 'review'), count(*)
       from ${answersOfDay} group by c.deck`,
  ).tuples({ dayOn: today.dayOn }) as [number, number, number, number][]
  return {
    answered: rows.reduce((sum, [, , , answered]) => sum + answered, 0),
    newByDeck: new Map(rows.map(([deck, begun]) => [deck, begun])),
    newCount: rows.reduce((sum, [, begun]) => sum + begun, 0),
    reviewCount: rows.reduce((sum, [, , reviews]) => sum + reviews, 0),
  }
}

const offered = `c.state = 'new' and ${active} and c.buried_on is not @dayOn
  and (c.parent is null or p.state = 'review') and ${tagged}`

/** How many cards `newCards` would find in each deck, in one query. */
export function newCounts(
  store: Store,
  today: Today,
  limits: NewLimits,
  selection: Selection = everything,
): ReadonlyMap<number, number> {
  if (limits.left <= 0) return new Map()
  const { where, bound } = chosen(store, selection)
  const rows = sql(
    store,
    `select c.deck, count(distinct c.question) from cards c indexed by cards_new left join cards p on p.id = c.parent
      where ${offered} and ${where}
        and c.question not in (select value from json_each(@begun)) group by c.deck`,
  ).tuples({
    ...bound,
    begun: JSON.stringify([...begunQuestions(store, today)]),
    dayOn: today.dayOn,
    tag: selection.tag,
  }) as [number, number][]
  return new Map(
    rows.map(([deck, count]) => [
      deck,
      Math.min(count, limits.left, limits.leftByDeck.get(deck) ?? Infinity),
    ]),
  )
}

/** Questions of which a card was begun today. */
export function begunQuestions(store: Store, today: Today): Set<number> {
  const query = sql(store, `select c.question from ${answersOfDay} and e.before_state = 'new'`)
  return new Set(query.column({ dayOn: today.dayOn }) as number[])
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
  const found = new Map<number, CardKey[]>()
  if (limits.left <= 0) return found
  const begun = begunQuestions(store, today)
  const { guests } = chosen(store, selection)
  for (const deck of selectedDecks(store, selection)) {
    const room = Math.min(limits.left, limits.leftByDeck.get(deck) ?? Infinity)
    const keys: CardKey[] = []
    const take = (condition: string, values: Row): void => {
      const candidates = sql(
        store,
        `select c.key, c.question from cards c indexed by cards_new left join cards p on p.id = c.parent
          where ${offered} and ${condition}
          order by c.position, c.id limit @limit offset @offset`,
      )
      // Siblings are passed over, so that a first handful may not be enough.
      const limit = room + 5
      for (let offset = 0; keys.length < room; offset += limit) {
        const rows = candidates.tuples({ ...values, dayOn: today.dayOn, tag: selection.tag, limit, offset })
        for (const [key, question] of rows as [CardKey, number][]) {
          if (keys.length >= room || begun.has(question)) continue
          begun.add(question)
          keys.push(key)
        }
        if (rows.length < limit) break
      }
    }
    take('c.deck = @deck', { deck })
    const others = guests.get(deck)
    if (others) take('c.id in (select value from json_each(@others))', { others: JSON.stringify(others) })
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
  const { inReview, bound } = dueWhere(store, today, selection)
  return queueCards(store, `indexed by cards_due_on where ${inReview} order by c.due_on, c.id limit @limit`, {
    ...bound,
    limit,
    language,
  })
}

/** Cards in (re)learning that are due before the study day ends. */
export function dueLearning(
  store: Store,
  today: Today,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  const { inLearning, bound } = dueWhere(store, today, selection)
  return queueCards(store, `indexed by cards_due_at where ${inLearning} order by c.due_at, c.id`, {
    ...bound,
    language,
  })
}

/** Review cards due on or before a later day: for studying ahead. */
export function reviewsAhead(
  store: Store,
  today: Today,
  until: Day,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  const { selected, bound } = dueWhere(store, today, selection)
  return queueCards(
    store,
    `indexed by cards_due_on where c.state = 'review' and ${active} and c.due_on <= @until and ${selected} order by c.due_on, c.id`,
    { ...bound, until, language },
  )
}

/** All active cards of the selection, whatever their state, in the order of their decks: for cramming. No limit below 0. */
export function allCards(
  store: Store,
  limit: number,
  language: string,
  selection: Selection = everything,
): readonly QueueCard[] {
  const { where, bound } = chosen(store, selection)
  return queueCards(
    store,
    `where ${active} and ${where} and ${tagged} order by c.deck, c.position, c.id limit @limit`,
    { ...bound, tag: selection.tag, limit, language },
  )
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
    `select max(c.due_on, @from) - @from, count(*) from cards c indexed by cards_due_on
      where c.state = 'review' and ${active} and c.due_on < @from + @days
        and c.deck in (select value from json_each(@decks)) group by 1`,
  ).tuples({ from, days, decks: JSON.stringify(selectedDecks(store, everything)) }) as [number, number][]
  const counts = new Map(rows)
  return Array.from({ length: days }, (_, index) => counts.get(index) ?? 0)
}

/** Decks that are named are asked even when they are switched off. */
export function selectedDecks(store: Store, selection: Selection): readonly number[] {
  if (selection.decks) return selection.decks
  return sql(
    store,
    `select d.id from decks d join roots r on r.id = d.root and r.removed_at is null where d.is_on = 1 order by d.name, d.id`,
  ).column() as number[]
}

/** Topics differ by language; the text's language that comes nearest is good enough to interleave by. */
function queueCards(store: Store, which: string, values: Row): readonly QueueCard[] {
  const rows = sql(
    store,
    `select c.key, ${memoryColumns('c.')},
            (select q.key from cards q where q.id = c.question) as question,
            (select d.name from decks d where d.id = c.deck) as deck,
            (select t.topic from texts t where t.card = c.id
              order by t.language = @language desc, substr(t.language, 1, 2) = substr(@language, 1, 2) desc, t.language limit 1) as topic
       from cards c ${which}`,
  ).all(values) as Row[]
  return rows.map((row) => ({
    key: row['key'] as CardKey,
    question: row['question'] as CardKey,
    deck: row['deck'] as string,
    topic: row['topic'] as string,
    memory: rowToMemory(row),
  }))
}
