/**
 * The grade that a mock suggests for a main question, and why. The person's own key always wins.
 *
 * Easy is never suggested: coverage does not tell whether it was easy.
 */
import type { Grade } from '../../model/grade.ts'
import type { MockItem } from './mock.ts'
import { isOverTime } from './question-time.ts'
import { coverageOf, isBlank, isMustMissed, leastRecalled } from './scores.ts'

export type Because =
  | 'skipped'
  | 'blank'
  | 'little-covered'
  | 'must-missed'
  | 'partly-covered'
  | 'hints'
  | 'over-time'
  | 'covered'

export type Suggestion = { readonly grade: Grade; readonly because: Because }

/** Coverage from here on is Good. */
const leastGood = 0.7

/** The first reason that holds, the gravest first. Time counts only where it was measured. */
export function suggestedGrade(item: MockItem): Suggestion {
  // Sums of halves over points may end a hair below the border that they stand for.
  const coverage = coverageOf(item) + 1e-9
  if (item.isSkipped) return { grade: 'again', because: 'skipped' }
  if (isBlank(item)) return { grade: 'again', because: 'blank' }
  if (isMustMissed(item)) return { grade: 'again', because: 'must-missed' }
  if (coverage < leastRecalled) return { grade: 'again', because: 'little-covered' }
  if (coverage < leastGood) return { grade: 'hard', because: 'partly-covered' }
  if (item.hints > 0) return { grade: 'hard', because: 'hints' }
  if (isOverTime(item)) return { grade: 'hard', because: 'over-time' }
  return { grade: 'good', because: 'covered' }
}
