/** Questions to the log about one's own pace and weak spots. Numbers only; what they mean is said by whoever shows them. */
import type { CardKey } from '../model/card.ts'
import type { EventId, SessionId } from '../model/event.ts'
import type { Day } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

/** A pace is told from this many answers of a kind, within this many of the latest ones: older ones say little, and cost time. */
const paceAnswers = 200
const paceEvents = 5_000
const paceLeast = 5

/** Mean time for a new card and for a review in ms, over the last 200 of each; null where there are fewer than five. */
export function meanTimes(store: Store): { readonly newMs: number | null; readonly reviewMs: number | null } {
  const mean = (condition: string): number | null => {
    const [row] = sql(
      store,
      `select avg(total_ms), count(*) from (
         select total_ms from (select id, kind, review_kind, total_ms, before_state from events order by id desc limit ${paceEvents}) e
          where kind = 'review' and review_kind = 'study' and total_ms is not null and ${condition}
            and not exists (select 1 from events v where v.target = e.id)
          limit ${paceAnswers})`,
    ).tuples()
    const [mean, count] = row as [number | null, number]
    return count < paceLeast ? null : mean
  }
  return { newMs: mean("before_state = 'new'"), reviewMs: mean("before_state <> 'new'") }
}

/** Study days with at least one answer that still stands, from `from` on. */
export function daysStudied(store: Store, from: Day): number {
  return sql(
    store,
    `select count(*) from (select distinct day_on from events where day_on >= ? and kind = 'review') d
      where exists (
        select 1 from events e where e.day_on = d.day_on and e.kind = 'review' and e.review_kind in ('study', 'mock')
          and not exists (select 1 from events v where v.target = e.id))`,
  ).value(from) as number
}

/** Cards that were forgotten most: by lapses, then by difficulty. */
export function weakestCards(store: Store, limit: number): readonly CardKey[] {
  return sql(
    store,
    `select c.key from cards c join decks d on d.id = c.deck
      where c.state <> 'new' and c.retired_at is null and c.is_suspended = 0 and c.is_draft = 0 and d.is_on = 1
      order by c.lapses desc, c.difficulty desc, c.stability, c.id limit ?`,
  ).column(limit) as CardKey[]
}

/** The grades of a card's past reviews, newest first, voided ones left out. */
export function gradesOf(store: Store, card: CardKey, limit: number): readonly string[] {
  return sql(
    store,
    `select e.grade from events e where e.card = (select id from cards where key = ?) and e.kind = 'review'
        and not exists (select 1 from events v where v.target = e.id)
      order by e.id desc limit ?`,
  ).column(card, limit) as string[]
}

/** The events of a session that still stand, in the order of the log. */
export function eventIdsOf(store: Store, session: SessionId): readonly EventId[] {
  // Ids begin with the time in ms: none of the session's is smaller than its start, so that only the end of the log is read.
  return sql(
    store,
    `select id from events e
      where id >= (select printf('%08x-%04x', started_at >> 16, started_at & 65535) from sessions where id = @session)
        and session = @session and not exists (select 1 from events v where v.target = e.id)
      order by id`,
  ).column({ session }) as EventId[]
}

/** What is known of the cards of each topic: stability and the day of the last review. */
export function knownByTopic(
  store: Store,
  language: string,
): ReadonlyMap<string, readonly { readonly stability: number; readonly lastOn: Day }[]> {
  const rows = sql(
    store,
    `select d.name, (select t.topic from texts t where t.card = c.id
              order by t.language = @language desc, substr(t.language, 1, 2) = substr(@language, 1, 2) desc, t.language limit 1),
            c.stability, c.last_on
       from cards c join decks d on d.id = c.deck
      where c.state <> 'new' and c.retired_at is null and c.is_draft = 0 and d.is_on = 1`,
  ).tuples({ language }) as [string, string | null, number, Day][]
  const topics = new Map<string, { stability: number; lastOn: Day }[]>()
  for (const [deck, topic, stability, lastOn] of rows) {
    const name = topic === null || topic === deck ? deck : `${deck} / ${topic}`
    const known = topics.get(name)
    if (known) known.push({ stability, lastOn })
    else topics.set(name, [{ stability, lastOn }])
  }
  return topics
}
