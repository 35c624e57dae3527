/**
 * What is in a home's database, read past the program: the log line by line, and whether what is kept of each card is the fold of
 * its events. Opens the file by itself and read-only, while programs may be at work on it. Knows nothing of screens.
 */
import Database from 'better-sqlite3'
import type { CardKey } from '../../src/model/card.ts'
import type { Event, EventId } from '../../src/model/event.ts'
import { isSameMemory, type CardState } from '../../src/model/memory.ts'
import { minuteMs, type Day } from '../../src/model/time.ts'
import { fold } from '../../src/schedule/fold.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { rowToEvent, selectEvents } from '../../src/store/event-row.ts'
import { rowToMemory } from '../../src/store/memory-row.ts'

export type Ledger = {
  /** In the order of the log. */
  readonly events: readonly Event[]
  /** The same, a line for each: `good q1`, `suspend q2`, `void good q1`. */
  readonly lines: readonly string[]
  /** As stored with each card. */
  readonly states: ReadonlyMap<CardKey, CardState>
  /** What is wrong: cards whose state is not the fold of their events, and what SQLite finds. Empty in a sound file. */
  readonly faults: readonly string[]
}

type Row = Readonly<Record<string, unknown>>

/** @throws where the file is no database of viva's. */
export function readLedger(database: string): Ledger {
  const db = new Database(database, { readonly: true, fileMustExist: true })
  try {
    // One moment of the file, though another program writes.
    return db.transaction(() => {
      const events = (db.prepare(`${selectEvents} order by e.id`).all() as Row[]).map(rowToEvent)
      const states = new Map((db.prepare('select * from cards').all() as Row[]).map(stateOf))
      const found = [
        db.pragma('integrity_check', { simple: true }),
        ...(db.pragma('foreign_key_check') as Row[]),
      ]
      const faults = found.filter((finding) => finding !== 'ok').map((finding) => JSON.stringify(finding))
      return { events, lines: linesOf(events), states, faults: [...faults, ...unfolded(events, states)] }
    })()
  } finally {
    db.close()
  }
}

/** A line for each event; a void names what it takes back. */
export function linesOf(events: readonly Event[]): readonly string[] {
  const known = new Map<EventId, string>()
  return events.map((event) => {
    const line = lineOf(event, known)
    known.set(event.id, line)
    return line
  })
}

function lineOf(event: Event, known: ReadonlyMap<EventId, string>): string {
  switch (event.kind) {
    case 'review':
      return `${event.grade} ${event.card}`
    case 'void':
      return `void ${known.get(event.target) ?? 'nothing'}`
    case 'suspend':
      return `${event.isSuspended ? 'suspend' : 'resume'} ${event.card}`
    case 'rebuild':
      return 'rebuild'
    default:
      return `${event.kind} ${event.card}`
  }
}

const stateOf = (row: Row): [CardKey, CardState] => [
  row['key'] as CardKey,
  {
    memory: rowToMemory(row),
    isSuspended: row['is_suspended'] === 1,
    buriedOn: row['buried_on'] as Day | null,
  },
]

/** The steps and limits that viva has until someone sets others. */
const scheduling = {
  learningSteps: [minuteMs, 10 * minuteMs],
  relearningSteps: [10 * minuteMs],
  fuzz: true,
  maximumInterval: 36_500,
}

/** Cards that hold something else than their events come to. */
function unfolded(events: readonly Event[], states: ReadonlyMap<CardKey, CardState>): readonly string[] {
  const histories = new Map<CardKey, Event[]>()
  for (const event of events) {
    if (event.kind === 'rebuild' || event.card === null)
      throw new Error(`Inconsistent: a ${event.kind} of all cards`)
    const history = histories.get(event.card)
    if (history) history.push(event)
    else histories.set(event.card, [event])
  }
  return [...states].flatMap(([card, state]) => {
    const folded = fold(histories.get(card) ?? [], { scheduling, weightsOf: () => defaultWeights })
    const isSame =
      isSameMemory(folded.memory, state.memory) &&
      folded.isSuspended === state.isSuspended &&
      folded.buriedOn === state.buriedOn
    return isSame
      ? []
      : [`${card} holds ${JSON.stringify(state)}, its events come to ${JSON.stringify(folded)}`]
  })
}
