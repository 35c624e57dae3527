/** Memories as columns and back, with the prefix that the columns carry. The one place that knows both shapes. */
import type { Memory } from '../model/memory.ts'
import type { Day, Instant } from '../model/time.ts'

type Row = Readonly<Record<string, unknown>>

const COLUMNS = [
  'state',
  'stability',
  'difficulty',
  'last_on',
  'step',
  'due_at',
  'due_on',
  'reps',
  'lapses',
] as const

/** `before_state, before_stability, ...` for a select or an insert. */
export function memoryColumns(prefix = ''): string {
  return COLUMNS.map((column) => prefix + column).join(', ')
}

/** `@before_state, ...` in the same order. */
export function memoryParameters(prefix = ''): string {
  return COLUMNS.map((column) => `@${prefix}${column}`).join(', ')
}

/** `state = @state, ...` for an update. */
export const memoryAssignments: string = COLUMNS.map((column) => `${column} = @${column}`).join(', ')

export function memoryToRow(memory: Memory | null, prefix = ''): Record<string, string | number | null> {
  const known = memory === null || memory.state === 'new' ? null : memory
  const values: Record<(typeof COLUMNS)[number], string | number | null> = {
    state: memory?.state ?? null,
    stability: known?.stability ?? null,
    difficulty: known?.difficulty ?? null,
    last_on: known?.lastOn ?? null,
    step: known && known.state !== 'review' ? known.step : null,
    due_at: known && known.state !== 'review' ? known.dueAt : null,
    due_on: known && known.state === 'review' ? known.dueOn : null,
    reps: memory ? (known?.reps ?? 0) : null,
    lapses: memory ? (known?.lapses ?? 0) : null,
  }
  return Object.fromEntries(COLUMNS.map((column) => [prefix + column, values[column]]))
}

export function rowToMemory(row: Row, prefix = ''): Memory {
  const names = namesWith(prefix)
  const state = row[names.state] as Memory['state']
  if (state === 'new') return { state }
  const known = {
    stability: row[names.stability] as number,
    difficulty: row[names.difficulty] as number,
    lastOn: row[names.last_on] as Day,
    reps: row[names.reps] as number,
    lapses: row[names.lapses] as number,
  }
  if (state === 'review') return { state, ...known, dueOn: row[names.due_on] as Day }
  return { state, ...known, step: row[names.step] as number, dueAt: row[names.due_at] as Instant }
}

type Names = Readonly<Record<(typeof COLUMNS)[number], string>>

/** Names are made once for each prefix, not for each of a million rows. */
const namesByPrefix = new Map<string, Names>()

function namesWith(prefix: string): Names {
  const known = namesByPrefix.get(prefix)
  if (known) return known
  const names = Object.fromEntries(COLUMNS.map((column) => [column, prefix + column])) as Names
  namesByPrefix.set(prefix, names)
  return names
}
