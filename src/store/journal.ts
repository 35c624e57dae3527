/**
 * What machines tell each other: this one's events going out, and those of others coming in. The log is a set: an event is added
 * once, whatever way and however often it comes, and a card's memory is the fold of what is there, so that any order of syncing ends
 * in the same memory.
 */
import type { CardId, CardKey } from '../model/card.ts'
import type { Event, EventId } from '../model/event.ts'
import type { JournalParameters, Mark } from '../model/journal.ts'
import { eventToRow, insertEvent, rowToEvent, selectEvents } from './event-row.ts'
import { refold, type Fold } from './log.ts'
import type { Store } from './open.ts'
import { compile, sql, transact } from './query.ts'

type Row = Readonly<Record<string, unknown>>

/** How far a journal is known here. `lastId` is the last of this machine's events that was written to it; null for others'. */
export type JournalMark = Mark & { readonly lastId: EventId | null }

export function journalMark(store: Store, path: string): JournalMark | undefined {
  return sql(store, 'select bytes, tail, last_id as lastId from journals where path = ?').get(path) as
    | JournalMark
    | undefined
}

export function writeJournalMark(store: Store, path: string, { bytes, tail, lastId }: JournalMark): void {
  sql(
    store,
    'insert or replace into journals (path, bytes, tail, last_id) values (@path, @bytes, @tail, @lastId)',
  ).run({ path, bytes, tail, lastId })
}

/** An event with what its card is called by now; null for an event of all cards. */
export type Sent = { readonly event: Event; readonly name: CardId | null }

/** This machine's events after one of them, in order; all of them without it. Streams. */
export function* ownEvents(store: Store, after: EventId | null): Generator<Sent> {
  const query = compile(store, `${selectEvents} where d.is_own = 1 and e.id > ? order by e.id`)
  for (const each of query.each(after ?? '')) {
    const row = each as Row
    yield { event: rowToEvent(row), name: row['card_name'] as CardId | null }
  }
}

export function allParameters(store: Store): readonly JournalParameters[] {
  const rows = sql(
    store,
    'select id, weights, made_at as madeAt, review_count as reviewCount from parameters order by id',
  ).all() as (Omit<JournalParameters, 'weights'> & { weights: string })[]
  return rows.map((row) => ({ ...row, weights: JSON.parse(row.weights) as number[] }))
}

/** Adds weights that other machines trained. Before the events that name them. */
export function takeParameters(store: Store, parameters: readonly JournalParameters[]): void {
  for (const { id, weights, madeAt, reviewCount } of parameters)
    sql(
      store,
      `insert into parameters (id, weights, made_at, review_count) values (?, ?, ?, ?) on conflict (id) do nothing`,
    ).run(id, JSON.stringify(weights), madeAt, reviewCount)
}

export type Taken = {
  /** Events that were not here yet. */
  readonly added: number
  /** Of these, the ones whose cards are not known here: they are kept until they are. */
  readonly waiting: number
}

/**
 * Adds the events that are not here yet, in one transaction with the memories that follow. An event of a card that is unknown here
 * waits; an alias among them may say which card it is.
 */
export function takeEvents(store: Store, events: readonly Sent[], fold: Fold): Taken {
  return transact(store, () => {
    const fresh = events.filter(({ event }) => !isHere(store, event.id))
    for (const sent of fresh) wait(store, sent)
    const { adopted } = adopt(store, fold)
    return { added: fresh.length, waiting: fresh.length - adopted }
  })
}

/** Events whose cards have become known since. Returns how many. */
export function takeWaiting(store: Store, fold: Fold): number {
  if (sql(store, 'select 1 from waiting_events limit 1').get() === undefined) return 0
  return transact(store, () => adopt(store, fold).adopted)
}

function isHere(store: Store, id: EventId): boolean {
  return (
    sql(
      store,
      'select 1 from events where id = @id union all select 1 from waiting_events where id = @id',
    ).get({ id }) !== undefined
  )
}

function wait(store: Store, { event, name }: Sent): void {
  const card = event.kind === 'rebuild' ? '' : (event.card ?? '')
  sql(store, 'insert into waiting_events (id, card, name, event) values (?, ?, ?, ?)').run(
    event.id,
    card,
    name ?? '',
    JSON.stringify(event),
  )
}

/**
 * Moves what can be moved from waiting into the log: events of all cards, and of those that are known by key, by a former or present
 * id, or by what the other machine calls them.
 */
function adopt(store: Store, fold: Fold): { readonly adopted: number } {
  const touched = new Set<CardKey>()
  const keys = new Map<string, CardKey | null>()
  const rows = sql(store, 'select id, card, event from waiting_events order by id').all() as {
    id: EventId
    card: string
    event: string
  }[]
  let adopted = 0
  let isAll = false
  for (const { id, card, event: text } of rows) {
    if (card !== '' && !keys.has(card)) keys.set(card, keyOf(store, card))
    const key = keys.get(card) ?? null
    if (card !== '' && key === null) continue
    const event = JSON.parse(text) as Event
    insert(store, event, key)
    sql(store, 'delete from waiting_events where id = ?').run(id)
    if (key === null) isAll = true
    else {
      touched.add(key)
      if (key !== card) takeAlias(store, card, key)
      if (event.kind === 'alias') takeAlias(store, event.alias, key)
    }
    adopted += 1
  }
  if (adopted > 0) refold(store, isAll ? 'all' : [...touched], fold)
  return { adopted }
}

/** The card that another machine's key leads to: the key itself, an id that it has or had here, or one that it has there. */
function keyOf(store: Store, card: string): CardKey | null {
  const found = sql(
    store,
    `select key from (
       select key, 1 as way from cards where key = @card
       union all select c.key, 2 from aliases a join cards c on c.id = a.card where a.alias = @card
       union all select key, 3 from cards where card_id = @card
       union all select c.key, 4 from waiting_events w join cards c on c.card_id = w.name or c.key = w.name where w.card = @card)
      order by way limit 1`,
  ).value({ card }) as CardKey | undefined
  return found ?? null
}

function insert(store: Store, event: Event, card: CardKey | null): void {
  sql(store, insertEvent).run({
    ...eventToRow(event),
    card: card === null ? null : (sql(store, 'select id from cards where key = ?').value(card) as number),
    device: otherDevice(store, event.device, event.at),
  })
}

function otherDevice(store: Store, uuid: string, at: number): number {
  const found = sql(store, 'select id from devices where uuid = ?').value(uuid) as number | undefined
  return (
    found ?? sql(store, 'insert into devices (uuid, is_own, added_at) values (?, 0, ?)').run(uuid, at).lastId
  )
}

/** Another name that leads to the card from now on, unless a card has it. */
function takeAlias(store: Store, name: string, card: CardKey): void {
  sql(
    store,
    `insert into aliases (alias, card) select @name, id from cards
      where key = @card and key <> @name and not exists (select 1 from cards where card_id = @name)
      on conflict (alias) do nothing`,
  ).run({ name, card })
}
