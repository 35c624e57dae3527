/**
 * The journal of a machine: its events as lines of JSON, for other machines to read, and what it keeps
 * beside them, for itself. The one place that knows how an event is written
 * there. What comes from a journal is checked field by field: it is a file that people, programs and networks touch.
 */
import type { CardId } from './card.ts'
import type { Event, EventKind } from './event.ts'
import { EVENT_KINDS, REVIEW_KINDS } from './event.ts'
import { GRADES } from './grade.ts'
import { isKept, type Kept } from './kept.ts'
import { MEMORY_STATES } from './memory.ts'
import { dayMs } from './time.ts'

/** Trained weights, which events name by their id. */
export type JournalParameters = {
  readonly id: string
  readonly weights: readonly number[]
  readonly madeAt: number
  readonly reviewCount: number
}

export type JournalLine =
  /** `name` is what the card is called by now on the machine that wrote it; null for an event of all cards. */
  | { readonly kind: 'event'; readonly event: Event; readonly name: CardId | null }
  | { readonly kind: 'parameters'; readonly parameters: JournalParameters }
  | { readonly kind: 'kept'; readonly kept: Kept }
  /** Names the program and the format, so that a person who finds the file knows what it is. */
  | { readonly kind: 'head' }

/** How much of a journal file is known: so many bytes, whose end has this digest. */
export type Mark = { readonly bytes: number; readonly tail: string }

export const noMark: Mark = { bytes: 0, tail: '' }

const version = 1

export const journalHead = `${JSON.stringify({ viva: 'journal', v: version })}\n`

/** A line with its line feed. */
export function formatEvent(event: Event, name: CardId | null): string {
  return `${JSON.stringify({ v: version, event, name })}\n`
}

export function formatParameters(parameters: JournalParameters): string {
  return `${JSON.stringify({ v: version, parameters })}\n`
}

export function formatKept(kept: Kept): string {
  return `${JSON.stringify({ v: version, kept })}\n`
}

/** What a line says; null for one that is half-written, foreign, or of a version that this program does not know. */
export function parseJournalLine(text: string): JournalLine | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isRecord(value) || value['v'] !== version) return null
  if (value['viva'] === 'journal') return { kind: 'head' }
  if (isEvent(value['event']) && orNull(isText)(value['name']))
    return { kind: 'event', event: value['event'], name: value['name'] as CardId | null }
  if (isParameters(value['parameters'])) return { kind: 'parameters', parameters: value['parameters'] }
  if (isKept(value['kept'])) return { kind: 'kept', kept: value['kept'] }
  return null
}

type Check = (value: unknown) => boolean

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isText: Check = (value) => typeof value === 'string' && value.length > 0 && value.length <= longestText
const isWhole: Check = (value) => Number.isSafeInteger(value)
const isNumber: Check = (value) => typeof value === 'number' && Number.isFinite(value)
/** The last moment that a calendar of four digits has. What lies beyond can be a number, and no date that could be shown or counted from. */
const latestAt = Date.UTC(9999, 11, 31)
/** A wait may lead a century past it. */
const latestDay = Math.floor(latestAt / dayMs) + 36_525
const isInstant: Check = (value) => isWhole(value) && isBetween(value, 0, latestAt)
const isDay: Check = (value) => isWhole(value) && isBetween(value, -1, latestDay)
/** What other programs tell of a card may be reckoned back to before 1970. */
const isMemoryDay: Check = (value) => isWhole(value) && isBetween(value, -latestDay, latestDay)
const isOffset: Check = (value) => isWhole(value) && isBetween(value, -24 * 60, 24 * 60)
const isRetention: Check = (value) => isNumber(value) && value !== 0 && isBetween(value, 0, 1)
const isBetween = (value: unknown, least: number, most: number): boolean =>
  Number(value) >= least && Number(value) <= most

/** Of a time that leaves room for later ones: the next event here gets a greater id. */
const isUuid: Check = (value) =>
  typeof value === 'string' &&
  /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(value) &&
  isInstant(Number.parseInt(value.slice(0, 8) + value.slice(9, 13), 16))
const orNull =
  (check: Check): Check =>
  (value) =>
    value === null || check(value)
const oneOf =
  (words: readonly string[]): Check =>
  (value) =>
    typeof value === 'string' && words.includes(value)

const longestText = 200

const isMemory: Check = (value) => {
  if (!isRecord(value)) return false
  if (value['state'] === 'new') return true
  if (!oneOf(MEMORY_STATES)(value['state'])) return false
  const isKnown =
    isNumber(value['stability']) &&
    isNumber(value['difficulty']) &&
    isMemoryDay(value['lastOn']) &&
    ['reps', 'lapses'].every((field) => isWhole(value[field]))
  return (
    isKnown &&
    (value['state'] === 'review'
      ? isMemoryDay(value['dueOn'])
      : isWhole(value['step']) && isInstant(value['dueAt']))
  )
}

const happened: Readonly<Record<string, Check>> = {
  id: isUuid,
  at: isInstant,
  zoneOffset: isOffset,
  dayOn: isDay,
  device: isUuid,
  session: orNull(isText),
}

const fields: Readonly<Record<EventKind, Readonly<Record<string, Check>>>> = {
  review: {
    card: isText,
    grade: oneOf(GRADES),
    reviewKind: oneOf(REVIEW_KINDS),
    tookMs: orNull(isWhole),
    totalMs: orNull(isWhole),
    before: isMemory,
    after: isMemory,
    parameters: isText,
    retention: isRetention,
    language: isText,
    wording: isWhole,
  },
  void: { card: orNull(isText), target: isUuid },
  reset: { card: isText },
  seed: { card: isText, after: isMemory },
  rebuild: { parameters: isText },
  suspend: { card: isText, isSuspended: (value) => typeof value === 'boolean' },
  bury: { card: isText },
  alias: { card: isText, alias: isText },
}

function isEvent(value: unknown): value is Event {
  if (!isRecord(value) || !oneOf(EVENT_KINDS)(value['kind'])) return false
  const checks = { ...happened, ...fields[value['kind'] as EventKind] }
  return Object.entries(checks).every(([field, check]) => check(value[field]))
}

function isParameters(value: unknown): value is JournalParameters {
  return (
    isRecord(value) &&
    isUuid(value['id']) &&
    isInstant(value['madeAt']) &&
    isWhole(value['reviewCount']) &&
    Array.isArray(value['weights']) &&
    value['weights'].length === 21 &&
    value['weights'].every(isNumber)
  )
}
