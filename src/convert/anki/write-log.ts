/**
 * A card's events as rows of Anki's log, from which FSRS is computed there. What was taken back is left out, and a reset stays one.
 * Knows one card at a time, until the rows of all are given names of their own.
 */
import type { AnkiLogRow } from '../../model/anki.ts'
import type { WrittenLogRow } from '../../model/anki-collection.ts'
import { isSameAnswer, type Event, type EventId, type Review } from '../../model/event.ts'
import { gradeNumber } from '../../model/grade.ts'
import type { Memory } from '../../model/memory.ts'
import type { Instant } from '../../model/time.ts'

const kinds = { learning: 0, review: 1, relearning: 2, early: 3, manual: 4 } as const

/**
 * The rows of a card, oldest first. `earlier` are those that the card brought along from Anki: they stay as they were, and an
 * answer that is among them is left out, whether viva took it over from there or it went from here to Anki and came back.
 */
export function logOf(events: readonly Event[], earlier: readonly AnkiLogRow[]): readonly AnkiLogRow[] {
  const voided = new Set<EventId>(events.flatMap((event) => (event.kind === 'void' ? [event.target] : [])))
  const isUndone = (row: AnkiLogRow): boolean =>
    events.some((event) => voided.has(event.id) && isOwnAnswer(event) && isSameAnswer(event.at, row.id))
  const kept = voided.size === 0 ? earlier : earlier.filter((row) => !isUndone(row))
  const isThere = (at: Instant, isRated: boolean): boolean =>
    kept.some(({ id, ease }) => ease > 0 === isRated && isSameAnswer(at, id))
  const added = events.flatMap((event) => {
    if (voided.has(event.id)) return []
    if (event.kind === 'reset') return isThere(event.at, false) ? [] : [manualRow(event.at)]
    return event.kind === 'review' && !isThere(event.at, true) ? [reviewRow(event)] : []
  })
  const isAdded = new Set(added)
  return [...kept, ...added]
    .sort((a, b) => a.id - b.id)
    .map((row, index, rows) =>
      isAdded.has(row) ? { ...row, lastInterval: rows[index - 1]?.interval ?? 0 } : row,
    )
}

const isOwnAnswer = (event: Event): boolean => event.kind === 'review' && event.reviewKind !== 'import'

/** When a card was last answered; null when it never was. */
export function lastAnswer(rows: readonly AnkiLogRow[]): Instant | null {
  const last = rows.findLast(({ ease }) => ease > 0)
  return last ? (last.id as Instant) : null
}

/** Rows of all cards with ids of their own: two answers in one millisecond are put one after the other. By id. */
export function numbered(
  logs: Iterable<{ readonly card: number; readonly rows: readonly AnkiLogRow[] }>,
): readonly WrittenLogRow[] {
  const all: WrittenLogRow[] = []
  for (const { card, rows } of logs) for (const row of rows) all.push({ ...row, card })
  all.sort((a, b) => a.id - b.id || a.card - b.card)
  let last = -1
  return all.map((row) => {
    last = Math.max(last + 1, row.id)
    return { ...row, id: last }
  })
}

function reviewRow(review: Review): AnkiLogRow {
  const { at, before, after, grade, totalMs, tookMs } = review
  return {
    id: at,
    ease: gradeNumber(grade),
    interval: intervalAfter(after, at),
    lastInterval: 0,
    factor: after.state === 'new' ? 0 : difficultyFactor(after.difficulty),
    tookMs: totalMs ?? tookMs ?? 0,
    kind: kindOf(review, before),
  }
}

function manualRow(at: Instant): AnkiLogRow {
  return { id: at, ease: 0, interval: 0, lastInterval: 0, factor: 0, tookMs: 0, kind: kinds.manual }
}

/** Days, or seconds below 0. */
function intervalAfter(after: Memory, at: Instant): number {
  switch (after.state) {
    case 'new':
      return 0
    case 'review':
      return Math.max(1, after.dueOn - after.lastOn)
    default:
      return -Math.max(1, Math.round((after.dueAt - at) / 1000))
  }
}

/** A review before its day counts there too when its factor is not 0, which it never is. */
function kindOf({ dayOn }: Review, before: Memory): number {
  switch (before.state) {
    case 'new':
    case 'learning':
      return kinds.learning
    case 'relearning':
      return kinds.relearning
    case 'review':
      return dayOn < before.dueOn ? kinds.early : kinds.review
  }
}

/** With FSRS Anki keeps the difficulty where SM-2's ease stood: 1 to 10 as 100 to 1100. */
function difficultyFactor(difficulty: number): number {
  return Math.round(((difficulty - 1) / 9 + 0.1) * 1000)
}
