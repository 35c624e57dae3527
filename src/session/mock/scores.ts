/**
 * Figures of answers: coverage, confidence against coverage, bands. Formulas only; a report is made of them in `report.ts`.
 *
 * Judging each point by itself and computing the rest is less overconfident than one judgement of the whole answer (Dunlosky,
 * Hartwig, Rawson and Lipko 2011). Coverage is between 0 and 1, every point weighs the same.
 */
import type { KeyPoint } from '../../model/card.ts'
import { confidenceValue, markValue, type Band, type Mark, type MockItem } from './mock.ts'

/** The mean of the marks; 0 without points. A skipped answer covers nothing. */
export function coverageOf(item: Pick<MockItem, 'marks' | 'isSkipped'>): number {
  if (item.isSkipped || item.marks.length === 0) return 0
  return item.marks.reduce((sum, mark) => sum + markValue[mark], 0) / item.marks.length
}

/** True when a must-have was not said at all; partly counts as said. */
export function isMustMissed(item: {
  readonly points: readonly KeyPoint[]
  readonly marks: readonly Mark[]
  readonly isSkipped: boolean
}): boolean {
  return item.points.some(({ must }, index) => must && (item.isSkipped || item.marks[index] === 'miss'))
}

/** Nothing typed and nothing said. */
export const isBlank = (item: Pick<MockItem, 'isSpoken' | 'isSkipped' | 'text'>): boolean =>
  !item.isSkipped && !item.isSpoken && item.text.trim() === ''

/** Coverage below this is not recalled: the grade suggested is again. */
export const leastRecalled = 0.4

/** What is to be recalled once more after the mock. A warm-up is not. */
export function isMissed(item: MockItem): boolean {
  if (item.role === 'warm-up') return false
  return item.isSkipped || item.grade === 'again' || coverageOf(item) < leastRecalled || isMustMissed(item)
}

/** Sure of an answer that was wrong: what is corrected best at once, and comes back after a week unless it is asked again. */
export function isConfidentMiss(result: {
  readonly confidence: number | null
  readonly coverage: number
  readonly isMustMissed: boolean
}): boolean {
  return (
    result.confidence !== null && result.confidence >= 0.75 && (result.coverage < 0.5 || result.isMustMissed)
  )
}

/** The chance that the person gave, 0 to 1; null where none was asked. */
export const confidenceOf = (item: Pick<MockItem, 'confidence'>): number | null =>
  item.confidence === null ? null : confidenceValue[item.confidence]

/** An answer with both numbers. */
export type Judged = { readonly confidence: number; readonly coverage: number }

/** Mean confidence less mean coverage, above 0 when overconfident; null without answers. */
export const biasOf = (judged: readonly Judged[]): number | null =>
  meanOf(judged.map(({ confidence, coverage }) => confidence - coverage))

/** Mean square of the difference (Brier 1950), 0 at best; null without answers. */
export const brierOf = (judged: readonly Judged[]): number | null =>
  meanOf(judged.map(({ confidence, coverage }) => (confidence - coverage) ** 2))

/** Null without values. */
export const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length

/** The band of an interview with this mean coverage. The words are those of hiring forms; one mock is noisy. */
export function bandOf(coverage: number, hasMustMissed: boolean, hints: number): Band {
  // Sums of tenths may end a hair below the border that they stand for.
  const covered = coverage + 1e-9
  if (covered >= 0.85 && !hasMustMissed && hints === 0) return 'strong-hire'
  if (covered >= 0.7) return 'hire'
  return covered >= 0.45 ? 'no-hire' : 'strong-no-hire'
}
