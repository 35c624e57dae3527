/** Questions to the log about one's own pace and weak spots. Numbers only; what they mean is said by whoever shows them. */
import type { CardKey } from '../model/card.ts'
import type { EventId, SessionId } from '../model/event.ts'
import type { Day } from '../model/time.ts'
import { sql, type Store } from './open.ts'

/** Mean time for a new card and for a review in ms, over the last 200 of each; null where there are fewer than five. */
export function meanTimes(store: Store): { readonly newMs: number | null; readonly reviewMs: number | null } {
  const mean = (condition: string): number | null => {
    const row = sql(
      store,
      `select avg(total_ms) as mean, count(*) as n from
         (select total_ms from events where kind = 'review' and total_ms is not null and ${condition} order by id desc limit 200)`,
    ).get() as { mean: number | null; n: number }
    return row.n < 5 ? null : row.mean
  }
  return { newMs: mean("before_state = 'new'"), reviewMs: mean("before_state <> 'new'") }
}

/** Study days with at least one answer, from `from` on. */
export function daysStudied(store: Store, from: Day): number {
  return sql(
    store,
    `select count(distinct day_on) from events where kind = 'review' and review_kind <> 'import' and day_on >= ?`,
  )
    .pluck()
    .get(from) as number
}

/** Cards that were forgotten most: by lapses, then by difficulty. */
export function weakestCards(store: Store, limit: number): readonly CardKey[] {
  return sql(
    store,
    `select c.key from cards c join decks d on d.id = c.deck
      where c.state <> 'new' and c.retired_at is null and c.is_suspended = 0 and c.is_draft = 0 and d.is_on = 1
      order by c.lapses desc, c.difficulty desc, c.stability, c.id limit ?`,
  )
    .pluck()
    .all(limit) as CardKey[]
}

/** The grades of a card's past reviews, newest first, voided ones left out. */
export function gradesOf(store: Store, card: CardKey, limit: number): readonly string[] {
  return sql(
    store,
    `select e.grade from events e join cards c on c.id = e.card
      where c.key = ? and e.kind = 'review' and not exists (select 1 from events v where v.target = e.id)
      order by e.id desc limit ?`,
  )
    .pluck()
    .all(card, limit) as string[]
}

/** The events of a session that still stand. */
export function eventIdsOf(store: Store, session: SessionId): readonly EventId[] {
  return sql(
    store,
    'select id from events e where session = ? and not exists (select 1 from events v where v.target = e.id) order by id',
  )
    .pluck()
    .all(session) as EventId[]
}
