/** Events as `viva export reviews` writes them, one on a line: everything that the log holds, under the names that JSON has elsewhere. */
import type { CardId, CardKey } from '../model/card.ts'
import type { Event } from '../model/event.ts'
import type { Memory } from '../model/memory.ts'
import { formatDay, formatInstant } from '../model/time.ts'

/** `cardId` is what the card is called now, null for what concerns every card; `card` is its name for ever. */
export function eventLine(event: Event, idOf: (key: CardKey) => CardId | null): string {
  const { id, kind, at, dayOn, zoneOffset, device, session } = event
  const card = 'card' in event ? event.card : null
  return JSON.stringify({
    id,
    kind,
    cardId: card === null ? null : idOf(card),
    card,
    at: formatInstant(at),
    zoneOffset,
    dayOn: formatDay(dayOn),
    device,
    session,
    ...detailsOf(event),
  })
}

function detailsOf(event: Event): Record<string, unknown> {
  switch (event.kind) {
    case 'review': {
      const { grade, reviewKind, tookMs, totalMs, parameters, retention, language, wording } = event
      const memories = { before: memoryJson(event.before), after: memoryJson(event.after) }
      return { grade, reviewKind, tookMs, totalMs, parameters, retention, language, wording, ...memories }
    }
    case 'void':
      return { target: event.target }
    case 'seed':
      return { after: memoryJson(event.after) }
    case 'rebuild':
      return { parameters: event.parameters }
    case 'suspend':
      return { suspended: event.isSuspended }
    case 'alias':
      return { alias: event.alias }
    case 'reset':
    case 'bury':
      return {}
  }
}

function memoryJson(memory: Memory): Record<string, unknown> {
  if (memory.state === 'new') return { state: 'new' }
  const { state, stability, difficulty, reps, lapses } = memory
  const due =
    memory.state === 'review'
      ? { dueOn: formatDay(memory.dueOn) }
      : { dueAt: formatInstant(memory.dueAt), step: memory.step }
  return { state, stability, difficulty, lastOn: formatDay(memory.lastOn), reps, lapses, ...due }
}
