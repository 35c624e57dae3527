/**
 * The log: writing events with what they do to the cards, in one transaction, and reading them back.
 *
 * Knows no rule of memory: what an event means is told by the caller, as the state after it or as the fold to use.
 * Whatever is written, the state that is stored with a card stays the fold of its events.
 */
import type { CardKey } from '../model/card.ts'
import { importSession, type DeviceId, type Event, type EventDraft, type EventId } from '../model/event.ts'
import { Failure, unreachable } from '../model/failure.ts'
import { isSameMemory, type CardState } from '../model/memory.ts'
import type { Day, Instant } from '../model/time.ts'
import { eventToRow, insertEvent, rowToEvent, selectEvents } from './event-row.ts'
import { memoryAssignments, memoryColumns, memoryToRow, rowToMemory } from './memory-row.ts'
import type { Store } from './open.ts'
import { compile, sql, transact } from './query.ts'
import { chance, uuidAfter } from './uuid.ts'

/** The state that a card's events come to, in the order of the log, voided ones included. */
export type Fold = (events: readonly Event[]) => CardState

export type Recorded<E extends Event = Event> = {
  readonly event: E
  /** The card's state after the event; null for an event that concerns no single card. */
  readonly state: CardState | null
}

export type Undone = { readonly voided: Event; readonly event: Event; readonly state: CardState }

type Row = Readonly<Record<string, unknown>>

/**
 * Writes one event and the state of its card; of every card for a rebuild. A review whose `before` is no longer what the card
 * holds (another program graded it meanwhile) is written all the same, and the state comes from `fold`.
 * @throws Failure `unknown-card`, and those of `open.ts`.
 */
export function record(store: Store, draft: EventDraft, fold: Fold): Recorded {
  return transact(store, () => {
    const event = append(store, draft)
    if (event.kind === 'rebuild' || event.card === null) {
      refoldAll(store, fold)
      return { event, state: null }
    }
    const state = stateAfter(store, event, event.card, fold)
    writeState(store, event.card, state)
    return { event, state }
  })
}

/** Voids the last event of this device that can be undone; undefined when there is none. */
export function undoLast(
  store: Store,
  when: Pick<Event, 'at' | 'zoneOffset' | 'dayOn' | 'session'>,
  fold: Fold,
): Undone | undefined {
  return transact(store, () => voidOf(store, lastUndoable(store), when, fold))
}

/** Voids one event of a card; undefined when it is not there, or was voided before. */
export function undoEvent(
  store: Store,
  target: EventId,
  when: Pick<Event, 'at' | 'zoneOffset' | 'dayOn' | 'session'>,
  fold: Fold,
): Undone | undefined {
  return transact(store, () => {
    const row = sql(
      store,
      `${selectEvents} where e.id = ? and not exists (select 1 from events v where v.target = e.id)`,
    ).get(target) as Row | undefined
    return voidOf(store, row && rowToEvent(row), when, fold)
  })
}

function voidOf(
  store: Store,
  voided: Event | undefined,
  when: Pick<Event, 'at' | 'zoneOffset' | 'dayOn' | 'session'>,
  fold: Fold,
): Undone | undefined {
  if (!voided || voided.kind === 'rebuild' || voided.card === null) return undefined
  const event = append(store, { ...when, kind: 'void', card: voided.card, target: voided.id })
  const state = fold(eventsOf(store, voided.card))
  writeState(store, voided.card, state)
  return { voided, event, state }
}

/** The newest event of this device that `undoLast` would void: something that a person did here, and not an import. */
export function lastUndoable(store: Store): Event | undefined {
  const row = sql(
    store,
    `${selectEvents}
      where d.is_own = 1 and e.kind in ('review', 'suspend', 'bury', 'reset') and e.review_kind is not 'import'
        and e.session is not ?
        and not exists (select 1 from events v where v.target = e.id)
      order by e.id desc limit 1`,
  ).get(importSession) as Row | undefined
  return row && rowToEvent(row)
}

/** What the state of a card is the fold of: its events and those that concern every card, voids and what they void included. */
export function eventsOf(store: Store, card: CardKey): readonly Event[] {
  const rows = sql(
    store,
    `${selectEvents} where e.id in (
       select id from events where card = (select id from cards where key = ?)
       union all select id from events where card is null)
      order by e.id`,
  ).all(card) as Row[]
  return rows.map(rowToEvent)
}

/** Every event from `dayOn` on, in the order of the log; the whole log without it. Streams: a log may be long. */
export function* eventsSince(store: Store, dayOn: Day | null): Generator<Event> {
  const query =
    dayOn === null
      ? compile(store, `${selectEvents} order by e.id`).each()
      : compile(store, `${selectEvents} where e.day_on >= ? order by e.id`).each(dayOn)
  for (const row of query) yield rowToEvent(row as Row)
}

/**
 * Writes an event without touching any card: for aliases, which change no state. Inside a transaction.
 * @throws Failure `unknown-card`.
 */
export function append(store: Store, draft: EventDraft): Event {
  const device = deviceOf(store, draft.at)
  const last = sql(store, 'select max(id) from events').value() as string | null
  const id = uuidAfter(last, draft.at, chance(store)) as EventId
  const event = { ...draft, id, device: device.uuid } as Event
  const key = event.kind === 'rebuild' ? null : event.card
  sql(store, insertEvent).run({
    ...eventToRow(event),
    card: key === null ? null : rowIdOf(store, key),
    device: device.id,
  })
  return event
}

/** The state of a card as stored: the fold of its events. @throws Failure `unknown-card`. */
export function stateOf(store: Store, card: CardKey): CardState {
  const row = sql(store, `select ${memoryColumns()}, is_suspended, buried_on from cards where key = ?`).get(
    card,
  ) as Row | undefined
  if (!row) throw new Failure('unknown-card', { card }, 2)
  return {
    memory: rowToMemory(row),
    isSuspended: row['is_suspended'] === 1,
    buriedOn: row['buried_on'] as Day | null,
  }
}

/** This machine's row, made when it is first needed. Inside a transaction. */
export function deviceOf(store: Store, at: Instant): { readonly id: number; readonly uuid: DeviceId } {
  const found = sql(store, 'select id, uuid from devices where is_own = 1').get() as
    | { id: number; uuid: DeviceId }
    | undefined
  if (found) return found
  const uuid = uuidAfter(null, at, chance(store)) as DeviceId
  const { lastId } = sql(store, 'insert into devices (uuid, is_own, added_at) values (?, 1, ?)').run(uuid, at)
  return { id: lastId, uuid }
}

function stateAfter(
  store: Store,
  event: Exclude<Event, { kind: 'rebuild' }>,
  card: CardKey,
  fold: Fold,
): CardState {
  const current = stateOf(store, card)
  switch (event.kind) {
    case 'review':
      if (!isSameMemory(current.memory, event.before)) return fold(eventsOf(store, card))
      return { ...current, memory: event.after }
    case 'suspend':
      return { ...current, isSuspended: event.isSuspended }
    case 'bury':
      return { ...current, buriedOn: event.dayOn }
    case 'reset':
    case 'seed':
    case 'void':
      return fold(eventsOf(store, card))
    case 'alias':
      return current
    default:
      return unreachable(event)
  }
}

/** What concerns every card changes those that have a history. */
function refoldAll(store: Store, fold: Fold): void {
  const keys = sql(
    store,
    'select key from cards where id in (select card from events where card is not null)',
  ).column() as CardKey[]
  refold(store, keys, fold)
}

/** Computes states again from the log: of these cards, or of all that have a history. Inside a transaction. */
export function refold(store: Store, cards: readonly CardKey[] | 'all', fold: Fold): void {
  if (cards === 'all') refoldAll(store, fold)
  else for (const key of cards) writeState(store, key, fold(eventsOf(store, key)))
}

/** What a card comes to. Inside a transaction. */
export function writeState(store: Store, card: CardKey, state: CardState): void {
  sql(
    store,
    `update cards set ${memoryAssignments}, is_suspended = @is_suspended, buried_on = @buried_on where key = @key`,
  ).run({
    ...memoryToRow(state.memory),
    is_suspended: state.isSuspended ? 1 : 0,
    buried_on: state.buriedOn,
    key: card,
  })
}

/** @throws Failure `unknown-card`. */
export function rowIdOf(store: Store, card: CardKey): number {
  const id = sql(store, 'select id from cards where key = ?').value(card) as number | undefined
  if (id === undefined) throw new Failure('unknown-card', { card }, 2)
  return id
}
