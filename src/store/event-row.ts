/** Events as rows of the log and back. The one place that knows both shapes. */
import type { CardId, CardKey } from '../model/card.ts'
import type { DeviceId, Event, EventId, ParametersId, ReviewKind, SessionId } from '../model/event.ts'
import { unreachable } from '../model/failure.ts'
import type { Grade } from '../model/grade.ts'
import type { Day, Instant } from '../model/time.ts'
import { memoryColumns, memoryParameters, memoryToRow, rowToMemory } from './memory-row.ts'

type Row = Readonly<Record<string, unknown>>

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

/** Takes the row of `eventToRow`, with `card` and `device` as row ids. */
export const insertEvent = `insert into events (${PLAIN_COLUMNS.join(', ')}, ${memoryColumns('before_')}, ${memoryColumns('after_')})
  values (${PLAIN_COLUMNS.map((column) => `@${column}`).join(', ')}, ${memoryParameters('before_')}, ${memoryParameters('after_')})`

/**
 * Yields rows for `rowToEvent`, and as `card_name` what the card is called by now; conditions go after it, on `e`, its card `c` and its device `d`. The joins are in a fixed order:
 * the log is always read along one of its own indexes.
 */
export const selectEvents = `select e.*, c.key as card_key, c.card_id as card_name, d.uuid as device_uuid
  from events e cross join devices d on d.id = e.device left join cards c on c.id = e.card`

export function eventToRow(event: Event): Record<string, unknown> {
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

export function rowToEvent(row: Row): Event {
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
        reviewKind: row['review_kind'] as ReviewKind,
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
      return { ...happened, kind, card, target: row['target'] as EventId }
    case 'seed':
      return { ...happened, kind, card, after: rowToMemory(row, 'after_') }
    case 'rebuild':
      return { ...happened, kind, parameters: row['parameters'] as ParametersId }
    case 'suspend':
      return { ...happened, kind, card, isSuspended: row['is_suspended'] === 1 }
    case 'alias':
      return { ...happened, kind, card, alias: row['alias'] as CardId }
    case 'reset':
    case 'bury':
      return { ...happened, kind, card }
    default:
      return unreachable(kind)
  }
}
