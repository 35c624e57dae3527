/** The review that a main question of a mock leaves in the log: dated with the moment its answer ended. */
import type { Card } from '../../model/card.ts'
import type { EventDraft } from '../../model/event.ts'
import type { Grade } from '../../model/grade.ts'
import type { StudyRules } from '../session.ts'
import type { MockItem } from './mock.ts'
import { questionMs } from './question-time.ts'

/** A talk lasts longer than a recall, but not longer than this, in ms. */
const longestTalkMs = 60 * 60_000

/**
 * `card` with its memory as it is now. Times are null where the clock was interrupted: nobody measured them.
 * @throws for an item that was never answered or skipped.
 */
export function reviewDraft(
  rules: Pick<StudyRules, 'outcomesFor' | 'parameters' | 'retentionFor'>,
  card: Card,
  item: MockItem,
  grade: Grade,
  zoneOffset: number,
): Extract<EventDraft, { kind: 'review' }> {
  const { answeredAt: at, answeredOn: dayOn } = item
  if (at === null || dayOn === null)
    throw new Error(`Inconsistent: ${card.id} was graded before it was answered`)
  const tookMs = questionMs(item)
  const measured = (ms: number): number | null =>
    item.isInterrupted ? null : Math.min(Math.round(ms), longestTalkMs)
  return {
    kind: 'review',
    card: card.key,
    at,
    zoneOffset,
    dayOn,
    session: null,
    grade,
    reviewKind: 'mock',
    tookMs: measured(tookMs),
    totalMs: measured(tookMs + item.feedbackMs),
    before: card.memory,
    after: rules.outcomesFor(card, at, dayOn)[grade].memory,
    parameters: rules.parameters,
    retention: rules.retentionFor(card),
    language: card.language,
    wording: item.wording,
  }
}
