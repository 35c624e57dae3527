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
  const state = row[`${prefix}state`] as Memory['state']
  if (state === 'new') return { state }
  const known = {
    stability: row[`${prefix}stability`] as number,
    difficulty: row[`${prefix}difficulty`] as number,
    lastOn: row[`${prefix}last_on`] as Day,
    reps: row[`${prefix}reps`] as number,
    lapses: row[`${prefix}lapses`] as number,
  }
  if (state === 'review') return { state, ...known, dueOn: row[`${prefix}due_on`] as Day }
  return { state, ...known, step: row[`${prefix}step`] as number, dueAt: row[`${prefix}due_at`] as Instant }
}
