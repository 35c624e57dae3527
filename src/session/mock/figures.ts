/** Figures over scored answers of one mock or of many: calibration, missed points, topics. Formulas are in `scores.ts`. */
import type { CardKey } from '../../model/card.ts'
import { CONFIDENCES, confidenceValue, type Confidence } from './mock.ts'
import { biasOf, brierOf, meanOf, type Judged } from './scores.ts'
import type { ScoredItem } from './scored.ts'

/** With fewer answers a mean of them says nothing. */
export const leastForCalibration = 8
export const leastPerConfidence = 3

export type Calibration = {
  /** Answers with a confidence. */
  readonly answers: number
  /** False below eight: bias and Brier score are null then. */
  readonly isEnough: boolean
  /** Mean confidence less mean coverage: above 0 is overconfident. */
  readonly bias: number | null
  /** 0 at best. */
  readonly brier: number | null
  /** In the order of the keys; `coverage` is null with fewer than three answers. */
  readonly byConfidence: readonly {
    readonly confidence: Confidence
    readonly value: number
    readonly answers: number
    readonly coverage: number | null
  }[]
}

export function calibrationOf(items: readonly ScoredItem[]): Calibration {
  const judged = items.filter(isMainAnswer).flatMap(({ confidence, coverage }): Judged[] => {
    return confidence === null ? [] : [{ confidence, coverage }]
  })
  const isEnough = judged.length >= leastForCalibration
  return {
    answers: judged.length,
    isEnough,
    bias: isEnough ? biasOf(judged) : null,
    brier: isEnough ? brierOf(judged) : null,
    byConfidence: CONFIDENCES.map((confidence) => {
      const value = confidenceValue[confidence]
      const same = judged.filter((one) => one.confidence === value).map(({ coverage }) => coverage)
      const coverage = same.length >= leastPerConfidence ? meanOf(same) : null
      return { confidence, value, answers: same.length, coverage }
    }),
  }
}

export const isMainAnswer = (item: Pick<ScoredItem, 'isFollowUp' | 'outcome'>): boolean =>
  !item.isFollowUp && item.outcome === 'answered'

/** How often a key point was asked in answers, and how often it was not said at all. */
export type MissedPoint = {
  readonly card: CardKey
  readonly text: string
  readonly must: boolean
  readonly asked: number
  readonly missed: number
}

/**
 * Points missed at least once, the most often missed first; of those, must-haves first, then what was asked less. `earlier` are
 * the counts of other mocks, which are added. A point counts as one while its text stays the same.
 */
export function missedPointsOf(
  items: readonly ScoredItem[],
  earlier: readonly MissedPoint[] = [],
): readonly MissedPoint[] {
  const points = new Map<string, MissedPoint>()
  const add = (more: MissedPoint): void => {
    const name = `${more.card}\n${more.text}`
    const known = points.get(name)
    points.set(name, {
      ...more,
      must: more.must || known?.must === true,
      asked: more.asked + (known?.asked ?? 0),
      missed: more.missed + (known?.missed ?? 0),
    })
  }
  for (const point of earlier) add(point)
  for (const { card, outcome, points: said } of items)
    if (outcome === 'answered')
      for (const { text, must, said: value } of said)
        if (text !== '') add({ card, text, must, asked: 1, missed: value === 0 ? 1 : 0 })
  return [...points.values()]
    .filter(({ missed }) => missed > 0)
    .sort(
      (a, b) =>
        b.missed - a.missed ||
        Number(b.must) - Number(a.must) ||
        a.asked - b.asked ||
        (`${a.card}\n${a.text}` < `${b.card}\n${b.text}` ? -1 : 1),
    )
}

export type TopicFigures = {
  readonly topic: string
  readonly answered: number
  readonly skipped: number
  /** Mean over its answered questions; null when there were none. */
  readonly coverage: number | null
  /** Means of time over answers that were measured, in ms; null without any. */
  readonly tookMs: number | null
  readonly budgetMs: number | null
}

/** Of main questions, in the order in which topics first came. */
export function topicFigures(items: readonly ScoredItem[]): readonly TopicFigures[] {
  const main = items.filter(({ isFollowUp }) => !isFollowUp)
  return [...new Set(main.map(({ topic }) => topic))].map((topic) => {
    const own = main.filter((item) => item.topic === topic)
    const answered = own.filter(isMainAnswer)
    const measured = answered.filter(({ tookMs }) => tookMs !== null)
    return {
      topic,
      answered: answered.length,
      skipped: own.length - answered.length,
      coverage: meanOf(answered.map(({ coverage }) => coverage)),
      tookMs: meanOf(measured.map(({ tookMs }) => tookMs ?? 0)),
      budgetMs: meanOf(measured.map(({ budgetMs }) => budgetMs)),
    }
  })
}
