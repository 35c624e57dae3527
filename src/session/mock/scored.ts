/**
 * What a mock leaves for later mocks, reports and trends: a row for each question and follow-up that was scored, in the shape in
 * which the store keeps them.
 */
import type { CardKey, KeyPoint } from '../../model/card.ts'
import type { EventId } from '../../model/event.ts'
import type { Grade } from '../../model/grade.ts'
import type { Instant } from '../../model/time.ts'
import { markValue, type Mock, type MockItem, type Weakness } from './mock.ts'
import { allowedMs, tookMsOf } from './question-time.ts'
import { confidenceOf, coverageOf, isMustMissed } from './scores.ts'

export type ScoredItem = {
  /** Order of asking, from 0. */
  readonly position: number
  readonly card: CardKey
  readonly topic: string
  readonly isFollowUp: boolean
  readonly outcome: 'answered' | 'skipped'
  /** 0 to 1; null where it was not asked. */
  readonly confidence: number | null
  readonly coverage: number
  readonly isMustMissed: boolean
  readonly hints: number
  /** The question's time (`question-time.ts`); null where it says nothing. */
  readonly tookMs: number | null
  /** What was allowed for it. */
  readonly budgetMs: number
  readonly grade: Grade | null
  readonly event: EventId | null
  /** `said`: 1, 0.5 or 0. */
  readonly points: readonly (KeyPoint & { readonly said: number })[]
  readonly weaknesses: readonly Weakness[]
  readonly askedAt: Instant
}

/** Of the mock as it stands: in one that was given up, what was scored until then. Warm-ups are not scored. */
export function scoredItems(mock: Mock): readonly ScoredItem[] {
  return mock.items.flatMap((item, position) =>
    item.state === 'scored' && item.role !== 'warm-up' ? [scoredItem(item, position)] : [],
  )
}

function scoredItem(item: MockItem, position: number): ScoredItem {
  return {
    position,
    card: item.card.key,
    topic: item.card.topic,
    isFollowUp: item.role === 'follow-up',
    outcome: item.isSkipped ? 'skipped' : 'answered',
    confidence: confidenceOf(item),
    coverage: coverageOf(item),
    isMustMissed: isMustMissed(item),
    hints: item.hints,
    tookMs: tookMsOf(item),
    budgetMs: allowedMs(item),
    grade: item.grade,
    event: item.event,
    points: item.points.map((point, index) => ({ ...point, said: markValue[item.marks[index] ?? 'miss'] })),
    weaknesses: item.weaknesses,
    askedAt: item.askedAt,
  }
}
