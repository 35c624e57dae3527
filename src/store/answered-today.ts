/** What was answered on a study day, with what it was before. The order of a queue is `schedule/queue`'s. */
import type { CardKey } from '../model/card.ts'
import type { MemoryState } from '../model/memory.ts'
import type { Day } from '../model/time.ts'
import { answersOfDay, type Today } from './due.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

export type AnsweredCard = {
  readonly key: CardKey
  /** The row id of its deck. */
  readonly deck: number
  /** What it was before its first answer of the day. */
  readonly before: MemoryState
  /** When it was due before, for one that was in review; else null. */
  readonly dueOn: Day | null
}

/** Each card answered on the day, once, in the order of the decks. */
export function answeredToday(store: Store, today: Today): readonly AnsweredCard[] {
  return sql(
    store,
    `select key, deck, before, dueOn from (
       select c.key, c.deck, e.before_state as before, e.before_due_on as dueOn, c.position, c.id,
              row_number() over (partition by c.id order by e.id) as answer
         from ${answersOfDay})
      where answer = 1 order by position, id`,
  ).all({ dayOn: today.dayOn }) as AnsweredCard[]
}

export type LastAnswer = {
  readonly key: CardKey
  /** The key of its question's first card. */ readonly question: CardKey
}

/** The day's last answers, the newest first. */
export function lastAnswers(store: Store, today: Today, count: number): readonly LastAnswer[] {
  return sql(
    store,
    `select c.key, (select q.key from cards q where q.id = c.question) as question
       from ${answersOfDay} order by e.id desc limit @count`,
  ).all({ dayOn: today.dayOn, count }) as LastAnswer[]
}

/** Cards in the order in which the store hands out due ones: the longest due first, then the ones stored first. */
export function byDue(
  store: Store,
  cards: readonly { readonly key: CardKey; readonly dueOn: Day | null }[],
): readonly CardKey[] {
  const rows = sql(store, 'select key, id from cards where key in (select value from json_each(?))').tuples(
    JSON.stringify(cards.map(({ key }) => key)),
  ) as [CardKey, number][]
  const rowIds = new Map(rows)
  const rowId = ({ key }: { readonly key: CardKey }): number => rowIds.get(key) ?? 0
  return [...cards]
    .sort((a, b) => (a.dueOn ?? 0) - (b.dueOn ?? 0) || rowId(a) - rowId(b))
    .map(({ key }) => key)
}
