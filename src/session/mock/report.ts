/**
 * The report of a mock: all its figures, for screen, plain output and transcript. Values and places in `items`, no sentences.
 *
 * Coverage is the mean over answered main questions, as in the store's figures of earlier mocks. The band counts skipped ones
 * as 0: nobody is hired for the one question that they answered.
 */
import type { Grade } from '../../model/grade.ts'
import { deliveryOf, type Delivery } from './delivery.ts'
import { calibrationOf, missedPointsOf, topicFigures } from './figures.ts'
import type { Calibration, MissedPoint, TopicFigures } from './figures.ts'
import {
  BANDS,
  WEAKNESSES,
  type Band,
  type Mock,
  type MockItem,
  type Verdict,
  type Weakness,
} from './mock.ts'
import {
  bandOf,
  confidenceOf,
  coverageOf,
  isConfidentMiss,
  isMissed,
  isMustMissed,
  meanOf,
} from './scores.ts'
import { allowedMs, isOverBudget, isOverTime, tookMsOf } from './question-time.ts'
import { scoredItems } from './scored.ts'
import { slotTimes, type SlotTime } from './slots.ts'
import { suggestedGrade } from './suggest.ts'

/** What earlier mocks came to: those before this one, when the report is shown again later. */
export type MockPast = {
  /** Mean coverage of each topic over the last mocks. */
  readonly topicMeans: ReadonlyMap<string, number>
  /** Coverage of earlier mocks, the latest first; those without answers left out. */
  readonly coverages: readonly number[]
  readonly missedPoints: readonly MissedPoint[]
}

/** One question, follow-up or warm-up, in the order of asking. */
export type ReportItem = {
  /** Place in `mock.items`. */
  readonly item: number
  readonly role: MockItem['role']
  readonly question: string
  readonly topic: string
  readonly outcome: 'answered' | 'skipped' | 'open'
  readonly confidence: number | null
  readonly coverage: number
  readonly isMustMissed: boolean
  readonly isConfidentMiss: boolean
  /** The question's time (`question-time.ts`) and what was allowed for it; null where it was not measured. */
  readonly tookMs: number | null
  readonly budgetMs: number
  /** Beyond its budget; beyond 150 % of it; ended by the clock. */
  readonly isOverBudget: boolean
  readonly isOverTime: boolean
  readonly isTimeUp: boolean
  readonly hints: number
  readonly grade: Grade | null
  readonly suggested: Grade
  readonly slots: readonly SlotTime[]
  readonly delivery: Delivery | null
}

export type MockReport = {
  readonly items: readonly ReportItem[]
  readonly counts: {
    readonly planned: number
    readonly answered: number
    readonly skipped: number
    readonly followUps: number
    /** Had left their deck. */
    readonly missing: number
  }
  /** Mean over answered main questions; null without any. */
  readonly coverage: number | null
  /** Mean coverage of the last mocks before this one, up to five; null without any. */
  readonly lastCoverage: number | null
  readonly lastMocks: number
  readonly followUpCoverage: number | null
  readonly topics: readonly (TopicFigures & {
    /** Mean of the last mocks; null when they did not ask it. */
    readonly before: number | null
    /** `coverage` less `before`. */
    readonly change: number | null
  })[]
  readonly time: {
    /** From the first question to the report. */
    readonly totalMs: number
    /** Of main answers that were measured: thinking, answering, and what was allowed for both. */
    readonly thinkMs: number
    readonly answerMs: number
    readonly budgetMs: number
    readonly overBudget: number
    readonly overTime: number
    readonly timeUp: number
    /** Left out of all of this: the clock stood still in the middle. */
    readonly interrupted: number
  }
  readonly calibration: Calibration
  /** Places in `items`. */
  readonly confidentMisses: readonly number[]
  /** Lowest coverage first, at most three, none that covered everything; and the best answer. */
  readonly weakest: readonly number[]
  readonly strongest: number | null
  /** Over all mocks, this one with them. */
  readonly missedPoints: readonly MissedPoint[]
  readonly hints: { readonly used: number; readonly questions: number }
  readonly weaknesses: readonly { readonly weakness: Weakness; readonly count: number }[]
  /** Null when nothing was asked. */
  readonly band: Band | null
  readonly verdict: Verdict | null
  /** Steps by which one's own verdict is better (above 0) or worse than the band; null without one of them. */
  readonly verdictDifference: number | null
  /** What to recall now, and about how long it takes. */
  readonly redo: readonly number[]
  readonly redoMs: number
}

const lastMocksCompared = 5
const mostWeakest = 3
/** To read a question, say its answer in short, and look. */
const redoEachMs = 80_000

/** Of the mock as it stands: in one that was left or given up, of what was scored until then. */
export function reportOf(mock: Mock, past: MockPast): MockReport {
  const scored = scoredItems(mock)
  const items = mock.items.map(reportItem)
  const main = items.filter(({ role }) => role === 'main')
  const done = main.filter(({ item }) => mock.items[item]!.state === 'scored')
  const answered = done.filter(({ outcome }) => outcome === 'answered')
  const earlier = past.coverages.slice(0, lastMocksCompared)
  const hints = main.map((item) => item.hints)
  const band = bandOfItems(done)
  const byCoverage = answered.toSorted((a, b) => a.coverage - b.coverage)
  const best = byCoverage.at(-1)
  const redo = redoOf(mock)
  return {
    items,
    counts: {
      planned: mock.plan.questions.length,
      answered: answered.length,
      skipped: done.length - answered.length,
      followUps: scored.filter(({ isFollowUp, outcome }) => isFollowUp && outcome === 'answered').length,
      missing: mock.missing.length,
    },
    coverage: meanOf(answered.map(({ coverage }) => coverage)),
    lastCoverage: meanOf(earlier),
    lastMocks: earlier.length,
    followUpCoverage: meanOf(
      scored
        .filter(({ isFollowUp, outcome }) => isFollowUp && outcome === 'answered')
        .map(({ coverage }) => coverage),
    ),
    topics: topicFigures(scored).map((topic) => {
      const before = past.topicMeans.get(topic.topic) ?? null
      const isComparable = before !== null && topic.coverage !== null
      return { ...topic, before, change: isComparable ? topic.coverage! - before : null }
    }),
    time: timeOf(mock, answered),
    calibration: calibrationOf(scored),
    confidentMisses: items.filter((item) => item.isConfidentMiss).map(({ item }) => item),
    weakest: byCoverage
      .filter(({ coverage }) => coverage < 1)
      .slice(0, mostWeakest)
      .map(({ item }) => item),
    strongest: best && best.coverage > 0 ? best.item : null,
    missedPoints: missedPointsOf(scored, past.missedPoints),
    hints: {
      used: hints.reduce((sum, used) => sum + used, 0),
      questions: hints.filter((used) => used > 0).length,
    },
    weaknesses: WEAKNESSES.map((weakness) => ({
      weakness,
      count: mock.items.filter(({ weaknesses }) => weaknesses.includes(weakness)).length,
    })).filter(({ count }) => count > 0),
    band,
    verdict: mock.verdict,
    verdictDifference: band && mock.verdict ? BANDS.indexOf(band) - BANDS.indexOf(mock.verdict.band) : null,
    redo,
    redoMs: redo.length * redoEachMs,
  }
}

/** From the report on, what is left of the queue; before it, what would be in it now. */
function redoOf(mock: Mock): readonly number[] {
  if (mock.verdict !== null) return mock.redo
  return mock.items.flatMap((item, place) => (item.state === 'scored' && isMissed(item) ? [place] : []))
}

function bandOfItems(done: readonly ReportItem[]): Band | null {
  const coverage = meanOf(done.map((item) => item.coverage))
  if (coverage === null) return null
  const hints = done.reduce((sum, item) => sum + item.hints, 0)
  return bandOf(
    coverage,
    done.some((item) => item.isMustMissed),
    hints,
  )
}

function timeOf(mock: Mock, answered: readonly ReportItem[]): MockReport['time'] {
  const measured = answered.filter(({ tookMs }) => tookMs !== null)
  const sum = (valueOf: (item: MockItem) => number): number =>
    Math.round(measured.reduce((total, { item }) => total + valueOf(mock.items[item]!), 0))
  return {
    totalMs: Math.round(mock.totalMs),
    thinkMs: sum(({ thinkMs }) => thinkMs),
    answerMs: sum(({ answerMs }) => answerMs),
    budgetMs: sum(allowedMs),
    overBudget: measured.filter(({ isOverBudget }) => isOverBudget).length,
    overTime: measured.filter((item) => item.isOverTime).length,
    timeUp: measured.filter(({ isTimeUp }) => isTimeUp).length,
    interrupted: answered.length - measured.length,
  }
}

function reportItem(item: MockItem, place: number): ReportItem {
  const isScored = item.state === 'scored' && item.role !== 'warm-up'
  const result = {
    confidence: confidenceOf(item),
    coverage: coverageOf(item),
    isMustMissed: isScored && isMustMissed(item),
  }
  return {
    item: place,
    role: item.role,
    question:
      item.wording === 0 ? item.card.question : (item.card.also[item.wording - 1] ?? item.card.question),
    topic: item.card.topic,
    outcome: item.isSkipped ? 'skipped' : item.state === 'open' ? 'open' : 'answered',
    ...result,
    isConfidentMiss: isScored && isConfidentMiss(result),
    tookMs: tookMsOf(item),
    budgetMs: allowedMs(item),
    isOverBudget: isOverBudget(item),
    isOverTime: isOverTime(item),
    isTimeUp: item.isTimeUp,
    hints: item.hints,
    grade: item.grade,
    suggested: suggestedGrade(item).grade,
    slots: slotTimes(item),
    delivery: deliveryOf(item),
  }
}
