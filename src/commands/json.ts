/** The JSON shapes that scripts rely on (README, "Scripts"): camelCase, instants in ISO 8601 UTC, days as YYYY-MM-DD, absent is null. */
import type { Card } from '../model/card.ts'
import type { Event } from '../model/event.ts'
import { formatDay, formatInstant, type Day } from '../model/time.ts'
import { retrievability } from '../schedule/fsrs.ts'
import { isLeech } from '../schedule/leech.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { startOf } from './present.ts'

/** A card as `cards`, `next`, `show`, `grade` and `undo` print it. */
export function cardJson(
  card: Card,
  dayOn: Day,
  { settings, store }: Pick<Library, 'settings' | 'store'>,
): Record<string, unknown> {
  const { memory } = card
  const known = memory.state === 'new' ? null : memory
  const dueAt =
    memory.state === 'new' ? null : memory.state === 'review' ? startOf(memory.dueOn, settings) : memory.dueAt
  return {
    id: card.id,
    deck: card.deck,
    topic: card.topic,
    kind: card.kind,
    question: card.question,
    prompt: card.prompt,
    answer: card.answer,
    keyPoints: card.keyPoints,
    options: card.options,
    hints: card.hints,
    also: card.also,
    slots: card.slots,
    parent: card.parent,
    language: card.language,
    tags: card.tags,
    level: card.level,
    minutes: card.minutes,
    file: card.file,
    line: card.line,
    state: memory.state,
    dueAt: dueAt === null ? null : formatInstant(dueAt),
    stability: known?.stability ?? null,
    difficulty: known?.difficulty ?? null,
    retrievability: known
      ? retrievability(weightsIn(store).weights, known.stability, Math.max(0, dayOn - known.lastOn))
      : null,
    reps: known?.reps ?? 0,
    lapses: known?.lapses ?? 0,
    suspended: card.isSuspended,
    leech: isLeech(memory, settings.leechAfter),
    draft: card.isDraft,
  }
}

/** An event as `grade` and `undo` print it. A void names the event that it takes back. */
export function eventJson(event: Event, card: Card): Record<string, unknown> {
  const review = event.kind === 'review' ? event : null
  return {
    id: event.id,
    kind: event.kind,
    cardId: card.id,
    grade: review?.grade ?? null,
    at: formatInstant(event.at),
    dayOn: formatDay(event.dayOn),
    tookMs: review?.tookMs ?? null,
    totalMs: review?.totalMs ?? null,
    ...(review ? { reviewKind: review.reviewKind } : {}),
    ...(event.kind === 'void' ? { target: event.target } : {}),
  }
}
