/**
 * What is wrong inside the database: by SQLite's own checks, by what the tables owe each other, and by holding each card's memory
 * against its log. Looks only, except for `mend`, which repairs what can be made again and drops nothing of the log.
 * Knows nothing of files, rights or words.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type { Finding } from '../model/finding.ts'
import { isSameMemory, type CardState } from '../model/memory.ts'
import { formatInstant, instant, minuteMs, type Instant } from '../model/time.ts'
import { importSession } from '../model/event.ts'
import { eventsOf, stateOf, writeState, type Fold } from './log.ts'
import { takeWaiting } from './journal.ts'
import type { Store } from './open.ts'
import { glimpse, sql, transact } from './query.ts'

/** A step of the clock smaller than this is what clocks do when they are set right. */
const clockSlackMs = 2 * minuteMs
const named = 5

/** Sound enough to be asked more: `storeFindings` says nothing of a file that this finds damaged. */
export function integrityFindings(store: Store): readonly Finding[] {
  const lines = (sql(store, 'pragma integrity_check').column() as string[]).filter((line) => line !== 'ok')
  if (lines.length === 0) return []
  const values = { text: lines[0] ?? '', count: lines.length }
  const isOfIndexes = lines.every((line) => /missing from index|wrong # of entries in index/.test(line))
  return [
    isOfIndexes
      ? { code: 'indexes', values, level: 'wrong', isFixable: true }
      : { code: 'integrity', values, level: 'wrong', isFixable: false },
  ]
}

/**
 * What is wrong at one moment: between two looks at a card another program may have graded it.
 * @throws Failure `database-damaged` where reading meets damage.
 */
export function storeFindings(store: Store, fold: Fold, now: Instant): readonly Finding[] {
  return glimpse(store, () => findings(store, fold, now))
}

function findings(store: Store, fold: Fold, now: Instant): readonly Finding[] {
  const wrong = wrongMemories(store, fold)
  const textless = cardsWithoutText(store)
  const count = (query: string): number => sql(store, query).value() as number
  const found: (Finding & { readonly values: { readonly count: number } })[] = [
    {
      code: 'memories',
      values: { count: wrong.length, cards: some(wrong.map(({ id }) => id)) },
      level: 'wrong',
      isFixable: true,
    },
    {
      code: 'events-without-card',
      values: { count: count(`select count(*) from events where ${hasNoCard}`) },
      level: 'wrong',
      isFixable: false,
    },
    {
      code: 'cards-without-text',
      values: { count: textless.length, cards: some(textless) },
      level: 'wrong',
      isFixable: true,
    },
    {
      code: 'texts-without-card',
      values: { count: count(`select count(*) from texts where ${hasNoCard}`) },
      level: 'wrong',
      isFixable: true,
    },
    {
      code: 'events-to-take',
      values: { count: count(`select count(*) from waiting_events w where ${isHere}`) },
      level: 'wrong',
      isFixable: true,
    },
    {
      code: 'events-waiting',
      values: { count: count(`select count(*) from waiting_events w where not ${isHere}`) },
      level: 'note',
      isFixable: false,
    },
    {
      code: 'void-of-nothing',
      values: {
        count: count(
          `select count(*) from events v where v.kind = 'void' and v.device in (select id from devices where is_own = 1)
              and not exists (select 1 from events e where e.id = v.target and e.id < v.id)`,
        ),
      },
      level: 'wrong',
      isFixable: false,
    },
  ]
  return [
    ...found.filter(({ values }) => values.count > 0),
    ...otherReferences(store),
    ...clockFindings(store, now),
  ]
}

/** Makes all indexes anew from their tables. */
export function reindex(store: Store): void {
  sql(store, 'reindex').run()
}

/**
 * Repairs what can be made again: texts of no card (their files are read again), waiting events, memories. One transaction.
 * Returns how many memories were computed again. The log stays as it is.
 */
export function mend(store: Store, fold: Fold): { readonly refolded: number } {
  return transact(store, () => {
    const textless =
      cardsWithoutText(store).length + sql(store, `delete from texts where ${hasNoCard}`).run().changes
    // A size that no file has: it is read again when the decks are next looked at.
    if (textless > 0) sql(store, 'update files set size = -1').run()
    takeWaiting(store, fold)
    const wrong = wrongMemories(store, fold)
    for (const { key, state } of wrong) writeState(store, key, state)
    return { refolded: wrong.length }
  })
}

/** True for a home in which something was learned: what is worth a backup. */
export function hasLog(store: Store): boolean {
  return sql(store, 'select 1 from events limit 1').get() !== undefined
}

/** True when this machine wrote to the log after an instant: what a backup of that instant does not have. */
export function hasLogSince(store: Store, at: Instant): boolean {
  // Ids begin with the time.
  const time = at.toString(16).padStart(12, '0')
  return (
    sql(
      store,
      'select 1 from events where id > ? and device in (select id from devices where is_own = 1) limit 1',
    ).get(`${time.slice(0, 8)}-${time.slice(8)}`) !== undefined
  )
}

export function sizes(store: Store): { readonly events: number; readonly cards: number } {
  const count = (query: string): number => sql(store, query).value() as number
  return {
    events: count('select count(*) from events'),
    cards: count('select count(*) from cards where retired_at is null'),
  }
}

type Wrong = { readonly key: CardKey; readonly id: CardId; readonly state: CardState }

/** Cards whose stored state is another than the fold of their events, with what it should be. */
function wrongMemories(store: Store, fold: Fold): readonly Wrong[] {
  const cards = sql(
    store,
    `select key, card_id as id from cards
      where state <> 'new' or is_suspended = 1 or buried_on is not null
         or id in (select card from events where card is not null) order by card_id`,
  ).all() as { key: CardKey; id: CardId }[]
  return cards.flatMap(({ key, id }) => {
    const state = fold(eventsOf(store, key))
    return isSameState(stateOf(store, key), state) ? [] : [{ key, id, state }]
  })
}

const isSameState = (a: CardState, b: CardState): boolean =>
  isSameMemory(a.memory, b.memory) && a.isSuspended === b.isSuspended && a.buriedOn === b.buriedOn

/** Of an event or a text. */
const hasNoCard = 'card is not null and card not in (select id from cards)'

/** Of a waiting event: it concerns every card, or one that is known by key or id. */
const isHere = `(w.card = '' or exists (select 1 from cards c where c.key = w.card or c.card_id = w.card)
  or exists (select 1 from aliases a where a.alias = w.card))`

function cardsWithoutText(store: Store): readonly CardId[] {
  return sql(
    store,
    `select card_id from cards where retired_at is null and id not in (select card from texts) order by card_id`,
  ).column() as CardId[]
}

/** Those that are not told by a finding of their own. */
function otherReferences(store: Store): readonly Finding[] {
  const rows = sql(store, 'pragma foreign_key_check').all() as { table: string; parent: string }[]
  const counts = new Map<string, number>()
  for (const { table, parent } of rows) {
    if (parent === 'cards' && (table === 'events' || table === 'texts')) continue
    counts.set(table, (counts.get(table) ?? 0) + 1)
  }
  return [...counts].map(([table, count]) => ({
    code: 'references',
    values: { table, count },
    level: 'wrong',
    isFixable: false,
  }))
}

/** Imported answers tell the time of another program. */
function clockFindings(store: Store, now: Instant): readonly Finding[] {
  const own = `from events where device in (select id from devices where is_own = 1) and session is not '${importSession}'
    and review_kind is not 'import'`
  const newest = sql(store, `select max(at) from events where review_kind is not 'import'`).value() as
    | number
    | null
  const back = sql(
    store,
    `select count(*) as count, min(at) as at from
       (select at, max(at) over (order by id rows between unbounded preceding and 1 preceding) as before ${own})
      where at < before - @slack`,
  ).get({ slack: clockSlackMs }) as { count: number; at: number | null }
  const found: Finding[] = []
  if (newest !== null && newest > now + clockSlackMs)
    found.push({
      code: 'clock-early',
      values: { now: formatInstant(now), newest: formatInstant(instant(newest)) },
      level: 'wrong',
      isFixable: false,
    })
  if (back.count > 0 && back.at !== null)
    found.push({
      code: 'clock-went-back',
      values: { count: back.count, on: formatInstant(instant(back.at)).slice(0, 10) },
      level: 'note',
      isFixable: false,
    })
  return found
}

/** The first few, for a person to begin with. */
const some = (names: readonly string[]): string =>
  names.slice(0, named).join(', ') + (names.length > named ? ', ...' : '')
