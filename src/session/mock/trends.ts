/** How mocks go over time, for `viva stats`: coverage, topics, calibration, what keeps being missed. Values, no sentences. */
import type { CardKey } from '../../model/card.ts'
import type { Instant } from '../../model/time.ts'
import { calibrationOf, isMainAnswer, missedPointsOf, type Calibration, type MissedPoint } from './figures.ts'
import { biasOf, isConfidentMiss, meanOf } from './scores.ts'
import type { ScoredItem } from './scored.ts'

/** A mock that is over, as the store has it. */
export type PastMock = {
  readonly number: number
  readonly startedAt: Instant
  readonly items: readonly Omit<ScoredItem, 'weaknesses'>[]
}

export type MockTrends = {
  /** Oldest first. */
  readonly mocks: readonly {
    readonly number: number
    readonly startedAt: Instant
    readonly answered: number
    readonly skipped: number
    readonly coverage: number | null
    readonly bias: number | null
    /** Share of measured answers that took longer than their budget; null without any. */
    readonly overBudget: number | null
  }[]
  /** Mean coverage of the last mocks and of as many before them; null where there are none. */
  readonly recent: number | null
  readonly before: number | null
  /** By the coverage of their last answers, the weakest first. */
  readonly topics: readonly TopicTrend[]
  readonly calibration: Calibration
  /** Cards whose last answer was wrong and sure, the latest first. */
  readonly confidentMisses: readonly CardKey[]
  readonly missedPoints: readonly MissedPoint[]
}

export type TopicTrend = {
  readonly topic: string
  readonly answered: number
  /** Mean over the last answers, and over those before; null without any. */
  readonly recent: number
  readonly before: number | null
}

/** Mocks, or answers to one topic, that are taken together. */
const window = 5

export function mockTrends(mocks: readonly PastMock[]): MockTrends {
  const inOrder = mocks.toSorted((a, b) => a.startedAt - b.startedAt || a.number - b.number)
  const all = inOrder.flatMap(({ items }) => items.map((item) => ({ ...item, weaknesses: [] })))
  const rows = inOrder.map(mockRow)
  const coverages = rows.flatMap(({ coverage }) => coverage ?? [])
  return {
    mocks: rows,
    ...lastAndBefore(coverages),
    topics: topicTrends(all.filter(isMainAnswer)),
    calibration: calibrationOf(all),
    confidentMisses: openConfidentMisses(all.filter(isMainAnswer)),
    missedPoints: missedPointsOf(all),
  }
}

function mockRow({ number, startedAt, items }: PastMock): MockTrends['mocks'][number] {
  const main = items.filter(({ isFollowUp }) => !isFollowUp)
  const answered = main.filter(isMainAnswer)
  const judged = answered.flatMap(({ confidence, coverage }) =>
    confidence === null ? [] : [{ confidence, coverage }],
  )
  const measured = answered.filter(({ tookMs }) => tookMs !== null)
  return {
    number,
    startedAt,
    answered: answered.length,
    skipped: main.length - answered.length,
    coverage: meanOf(answered.map(({ coverage }) => coverage)),
    bias: biasOf(judged),
    overBudget: meanOf(measured.map(({ tookMs, budgetMs }) => (tookMs! > budgetMs ? 1 : 0))),
  }
}

const lastAndBefore = (values: readonly number[]): { recent: number | null; before: number | null } => ({
  recent: meanOf(values.slice(-window)),
  before: meanOf(values.slice(0, -window).slice(-window)),
})

function topicTrends(answers: readonly ScoredItem[]): readonly TopicTrend[] {
  return [...new Set(answers.map(({ topic }) => topic))]
    .map((topic) => {
      const coverages = answers.filter((item) => item.topic === topic).map(({ coverage }) => coverage)
      const { recent, before } = lastAndBefore(coverages)
      return { topic, answered: coverages.length, recent: recent ?? 0, before }
    })
    .sort((a, b) => a.recent - b.recent || (a.topic < b.topic ? -1 : 1))
}

function openConfidentMisses(answers: readonly ScoredItem[]): readonly CardKey[] {
  const last = new Map<CardKey, ScoredItem>()
  for (const answer of answers) last.set(answer.card, answer)
  return [...last.values()]
    .filter(isConfidentMiss)
    .sort((a, b) => b.askedAt - a.askedAt)
    .map(({ card }) => card)
}
