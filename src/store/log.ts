/**
 * The log: writing events with what they do to the card, in one transaction, and reading them back.
 *
 * Knows no rule of memory: what an event means is told by the caller, as the state after it or as the fold to use.
 */
import type { CardKey } from '../model/card.ts'
import type { DeviceId, Event, EventDraft, EventId, ParametersId, SessionId } from '../model/event.ts'
import { Failure, unreachable } from '../model/failure.ts'
import type { Grade } from '../model/grade.ts'
import { isSameMemory, type CardState } from '../model/memory.ts'
import type { Day, Instant } from '../model/time.ts'
import { nextEventId } from './event-id.ts'
import { memoryAssignments, memoryColumns, memoryParameters, memoryToRow, rowToMemory } from './memory-row.ts'
import { sql, transact, type Store } from './open.ts'

/** The state that a card's events come to, oldest first, voided ones included. */
export type Fold = (events: readonly Event[]) => CardState

export type Recorded<E extends Event = Event> = {
  readonly event: E
  /** The card's state after the event; null for an event that concerns no single card. */
  readonly state: CardState | null
}

type Row = Record<string, unknown>

/**
 * Writes one event and the state of its card. A review whose `before` is no longer what the card holds (another program
 * graded it meanwhile) is written all the same, and the state comes from `fold`.
 * @throws Failure `unknown-card`, and those of `open.ts`.
 */
export function record(store: Store, draft: EventDraft, fold: Fold): Recorded {
  return transact(store, () => {
    const event = append(store, draft)
    if (!('card' in event) || event.card === null) return { event, state: null }
    const state = stateAfter(store, event, fold)
    writeState(store, event.card, state)
    return { event, state }
  })
}

/** Voids the last event of this device that can be undone; undefined when there is none. */
export function undoLast(
  store: Store,
  when: Pick<Event, 'at' | 'zoneOffset' | 'dayOn' | 'session'>,
  fold: Fold,
): { readonly voided: Event; readonly event: Event; readonly state: CardState } | undefined {
  return transact(store, () => {
    const voided = lastUndoable(store)
    if (!voided || !('card' in voided) || voided.card === null) return undefined
    const event = append(store, { ...when, kind: 'void', card: voided.card, target: voided.id })
    const state = fold(eventsOf(store, voided.card))
    writeState(store, voided.card, state)
    return { voided, event, state }
  })
}

/** The newest event of this device that `undoLast` would void. */
export function lastUndoable(store: Store): Event | undefined {
  const row = sql(
    store,
    `select e.*, c.key as card_key, d.uuid as device_uuid from events e
       join devices d on d.id = e.device and d.is_own = 1 join cards c on c.id = e.card
      where e.kind in ('review', 'suspend', 'bury', 'reset')
        and not exists (select 1 from events v where v.target = e.id)
      order by e.id desc limit 1`,
  ).get() as Row | undefined
  return row && rowToEvent(row)
}

/** All events of a card in the order of the log, voided ones and their voids included. */
export function eventsOf(store: Store, card: CardKey): readonly Event[] {
  const rows = sql(
    store,
    `select e.*, c.key as card_key, d.uuid as device_uuid from cards c
       join events e on e.card = c.id join devices d on d.id = e.device
      where c.key = ? order by e.id`,
  ).all(card) as Row[]
  return rows.map(rowToEvent)
}

/** Every event from `dayOn` on, in the order of the log; the whole log without it. Streams: a log may be long. */
export function* eventsSince(store: Store, dayOn: Day | null): Generator<Event> {
  const statement = store.db.prepare(
    `select e.*, c.key as card_key, d.uuid as device_uuid from events e
       join devices d on d.id = e.device left join cards c on c.id = e.card
      where ?1 is null or e.day_on >= ?1 order by e.id`,
  )
  for (const row of statement.iterate(dayOn)) yield rowToEvent(row as Row)
}

/** Writes an event without touching any card: for events that concern several, and for aliases. Inside a transaction. */
export function append(store: Store, draft: EventDraft): Event {
  const device = deviceOf(store, draft.at)
  const last = sql(store, 'select max(id) as id from events').get() as { id: string | null }
  const chance = crypto.getRandomValues(new Uint8Array(8))
  const event = { ...draft, id: nextEventId(last.id, draft.at, chance), device: device.uuid } as Event
  const cardKey = 'card' in event ? event.card : null
  const cardRow = cardKey === null ? null : rowIdOf(store, cardKey)
  sql(store, insertEvent).run({ ...eventToRow(event), card: cardRow, device: device.id })
  return event
}

/** The state of a card as stored: the fold of its events. */
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

function stateAfter(store: Store, event: Exclude<Event, { kind: 'rebuild' }>, fold: Fold): CardState {
  const card = event.card as CardKey
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

function writeState(store: Store, card: CardKey, state: CardState): void {
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

function rowIdOf(store: Store, card: CardKey): number {
  const row = sql(store, 'select id from cards where key = ?').get(card) as { id: number } | undefined
  if (!row) throw new Failure('unknown-card', { card }, 2)
  return row.id
}

/** This machine's row, made with the first event. */
export function deviceOf(store: Store, at: Instant): { readonly id: number; readonly uuid: DeviceId } {
  const found = sql(store, 'select id, uuid from devices where is_own = 1').get() as
    | { id: number; uuid: DeviceId }
    | undefined
  if (found) return found
  const uuid = crypto.randomUUID() as string as DeviceId
  const { lastInsertRowid } = sql(store, 'insert into devices (uuid, is_own, added_at) values (?, 1, ?)').run(
    uuid,
    at,
  )
  return { id: Number(lastInsertRowid), uuid }
}

const PLAIN_COLUMNS = [
  'id',
  'kind',
  'card',
  'at',
  'zone_offset',
  'day_on',
  'device',
  'session',
  'target',
  'grade',
  'review_kind',
  'took_ms',
  'total_ms',
  'parameters',
  'retention',
  'language',
  'wording',
  'is_suspended',
  'alias',
] as const

const insertEvent = `insert into events (${PLAIN_COLUMNS.join(', ')}, ${memoryColumns('before_')}, ${memoryColumns('after_')})
  values (${PLAIN_COLUMNS.map((column) => `@${column}`).join(', ')}, ${memoryParameters('before_')}, ${memoryParameters('after_')})`

function eventToRow(event: Event): Row {
  const review = event.kind === 'review' ? event : null
  return {
    id: event.id,
    kind: event.kind,
    at: event.at,
    zone_offset: event.zoneOffset,
    day_on: event.dayOn,
    session: event.session,
    target: event.kind === 'void' ? event.target : null,
    grade: review?.grade ?? null,
    review_kind: review?.reviewKind ?? null,
    took_ms: review?.tookMs ?? null,
    total_ms: review?.totalMs ?? null,
    parameters: review?.parameters ?? (event.kind === 'rebuild' ? event.parameters : null),
    retention: review?.retention ?? null,
    language: review?.language ?? null,
    wording: review?.wording ?? null,
    is_suspended: event.kind === 'suspend' ? Number(event.isSuspended) : null,
    alias: event.kind === 'alias' ? event.alias : null,
    ...memoryToRow(review?.before ?? null, 'before_'),
    ...memoryToRow(review?.after ?? (event.kind === 'seed' ? event.after : null), 'after_'),
  }
}

function rowToEvent(row: Row): Event {
  const happened = {
    id: row['id'] as EventId,
    at: row['at'] as Instant,
    zoneOffset: row['zone_offset'] as number,
    dayOn: row['day_on'] as Day,
    device: row['device_uuid'] as DeviceId,
    session: row['session'] as SessionId | null,
  }
  const card = row['card_key'] as CardKey
  const kind = row['kind'] as Event['kind']
  switch (kind) {
    case 'review':
      return {
        ...happened,
        kind,
        card,
        grade: row['grade'] as Grade,
        reviewKind: row['review_kind'] as 'study' | 'mock' | 'import',
        tookMs: row['took_ms'] as number | null,
        totalMs: row['total_ms'] as number | null,
        before: rowToMemory(row, 'before_'),
        after: rowToMemory(row, 'after_'),
        parameters: row['parameters'] as ParametersId,
        retention: row['retention'] as number,
        language: row['language'] as string,
        wording: row['wording'] as number,
      }
    case 'void':
      return { ...happened, kind, card: card ?? null, target: row['target'] as EventId }
    case 'seed':
      return { ...happened, kind, card, after: rowToMemory(row, 'after_') }
    case 'rebuild':
      return { ...happened, kind, parameters: row['parameters'] as ParametersId }
    case 'suspend':
      return { ...happened, kind, card, isSuspended: row['is_suspended'] === 1 }
    case 'alias':
      return { ...happened, kind, card, alias: row['alias'] as never }
    case 'reset':
    case 'bury':
      return { ...happened, kind, card }
    default:
      return unreachable(kind)
  }
}
