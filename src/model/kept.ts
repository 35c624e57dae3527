/**
 * What a machine keeps beside its log, and nothing else could make again: mock interviews, points of one's own, interview dates, what
 * was said of cards before them, sources of imports. As lines of its journal, so that a database can be remade from there. Checked
 * field by field, as all that comes from a journal. Knows neither tables nor files.
 */
import type { CardId } from './card.ts'

export const KEPT_KINDS = ['mock', 'points', 'triage', 'interview', 'source'] as const
export type KeptKind = (typeof KEPT_KINDS)[number]

/** Columns by name, as the store has them. */
export type KeptRow = Readonly<Record<string, string | number | null>>

/** What is kept under a key as of an instant; a later one of the same key takes its place. */
export type Kept = {
  readonly kind: KeptKind
  readonly key: string
  readonly at: number
  /** Null for what was kept and is no more. */
  readonly row: KeptRow | null
  /** What belongs to it: the questions of a mock, the decks of a source. */
  readonly parts: readonly KeptRow[]
  /** The ids of the cards that are named in it, by their keys on the machine that wrote it. */
  readonly names: Readonly<Record<string, CardId>>
}

/** One line for each kind and key. */
export const keptName = ({ kind, key }: Kept): string => `${kind} ${key}`

/** The latest of each name, wherever it was read. */
export function latestKept(all: Iterable<Kept>): ReadonlyMap<string, Kept> {
  const latest = new Map<string, Kept>()
  for (const kept of all) {
    const known = latest.get(keptName(kept))
    // Of the same instant the last line: an interview that is set again on a day is the same one.
    if (!known || kept.at >= known.at) latest.set(keptName(kept), kept)
  }
  return latest
}

type Check = (value: unknown) => boolean

const isText: Check = (value) => typeof value === 'string'
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value)
const isWhole: Check = (value) => Number.isSafeInteger(value)
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const isJson: Check = (value) => {
  try {
    return typeof JSON.parse(value as string) === 'object'
  } catch {
    return false
  }
}

type Columns = Readonly<Record<string, Check>>

/** The columns of a row of each kind; all of them, and no others. */
export const keptColumns: Readonly<Record<KeptKind, Columns>> = {
  mock: {
    session: isText,
    number: isWhole,
    status: isText,
    preset: isText,
    mode: isText,
    started_at: isWhole,
    ended_at: orNull(isWhole),
    heartbeat_at: isWhole,
    version: isWhole,
    state: isJson,
    seed: isWhole,
  },
  points: { card: isText, points: isJson, made_at: isWhole },
  triage: { card: isText, choice: isText, chosen_at: isWhole },
  interview: {
    name: isText,
    held_on: isWhole,
    minutes_per_day: orNull(isNumber),
    reviews_per_day: orNull(isWhole),
    decks: isJson,
    set_at: isWhole,
    cleared_at: orNull(isWhole),
  },
  source: {
    path: isText,
    format: isText,
    options: isText,
    size: isWhole,
    mtime_ms: isNumber,
    digest: isText,
    imported_at: isWhole,
  },
}

export const keptPartColumns: Readonly<Record<KeptKind, Columns>> = {
  mock: {
    position: isWhole,
    card: isText,
    topic: isText,
    is_follow_up: isWhole,
    outcome: isText,
    confidence: orNull(isNumber),
    coverage: isNumber,
    is_must_missed: isWhole,
    hints: isWhole,
    took_ms: orNull(isWhole),
    budget_ms: isWhole,
    grade: orNull(isText),
    event: orNull(isText),
    points: isJson,
    weaknesses: isJson,
    asked_at: isWhole,
  },
  points: {},
  triage: {},
  interview: {},
  source: { deck: isText, base: isText },
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const hasColumns = (value: unknown, columns: Columns): boolean =>
  isRecord(value) &&
  Object.keys(value).length === Object.keys(columns).length &&
  Object.entries(columns).every(([name, check]) => check(value[name]))

export function isKept(value: unknown): value is Kept {
  if (!isRecord(value) || !KEPT_KINDS.includes(value['kind'] as KeptKind)) return false
  const { kind, key, at, row, parts, names } = value as Kept
  return (
    isText(key) &&
    isWhole(at) &&
    (row === null || hasColumns(row, keptColumns[kind])) &&
    Array.isArray(parts) &&
    parts.every((part) => hasColumns(part, keptPartColumns[kind])) &&
    isRecord(names) &&
    Object.values(names).every(isText)
  )
}
