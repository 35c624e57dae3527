/** The pages of the statistics as text. Files are written by `vitest -u`. */
import { describe, expect, test } from 'vitest'
import { day, instant } from '../../../src/model/time.ts'
import type { CardId, CardKey } from '../../../src/model/card.ts'
import { calibrationOf } from '../../../src/session/mock/figures.ts'
import type { ScoredItem } from '../../../src/session/mock/scored.ts'
import { mockTrends } from '../../../src/session/mock/trends.ts'
import { tallyMemories } from '../../../src/stats/memories.ts'
import type { ReviewRow } from '../../../src/model/statistic.ts'
import { streaks, tallyReviews } from '../../../src/stats/reviews.ts'
import type { ShownStats } from '../../../src/ui/screens/stats/shown-stats.ts'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { leave } from '../../../src/ui/host.ts'
import { statsHost } from '../../../src/ui/stats.ts'
import { STATS_PAGES } from '../../../src/ui/screens/stats/pages.ts'
import { today } from '../../terminal/study-in-memory.ts'
import { drawn, sizes, type } from '../drawn.ts'

const grades = ['good', 'good', 'easy', 'again', 'good', 'hard', 'good'] as const

/** Three months of a person who rests on some days. */
const rows = Array.from({ length: 700 }, (_, index): ReviewRow => {
  const dayOn = day(today - 89 + Math.floor(index / 8) + (index % 5 === 0 ? 1 : 0))
  const stability = 2 + ((index * 7) % 50)
  return {
    dayOn,
    grade: grades[index % 7]!,
    totalMs: 12_000 + ((index * 997) % 50_000),
    isMock: false,
    before:
      index % 6 === 0
        ? { state: 'new', stability: null, lastOn: null, dueOn: null }
        : {
            state: 'review',
            stability,
            lastOn: day(dayOn - 1 - (index % 30)),
            dueOn: day(dayOn - (index % 3)),
          },
  }
}).sort((a, b) => a.dayOn - b.dayOn)

const recall = (stability: number, elapsed: number): number => (1 + (0.23 * elapsed) / stability) ** -0.5

const reviews = tallyReviews(rows, today, recall)
const memories = tallyMemories(
  Array.from({ length: 120 }, (_, index) => ({
    id: `q${index}` as CardId,
    deck: index % 2 ? 'redis' : '并发',
    topic: ['Persistence', 'Replication and cluster', '线程与锁'][index % 3]!,
    state: index % 4 === 0 ? ('new' as const) : ('review' as const),
    isSuspended: index === 7,
    isDraft: index === 9,
    stability: index % 4 === 0 ? null : 1 + ((index * 13) % 200),
    difficulty: index % 4 === 0 ? null : 1 + (index % 9),
    lastOn: index % 4 === 0 ? null : day(today - (index % 20)),
    lapses: index % 30 === 5 ? 9 : 0,
  })),
  today,
  8,
  recall,
)

/** Twelve answers, all of them fairly sure, with half of the points. */
const judged = Array.from({ length: 12 }, (_, index): ScoredItem => ({
  position: index,
  card: `q${index}` as CardKey,
  topic: 'Persistence',
  isFollowUp: false,
  outcome: 'answered',
  confidence: 0.75,
  coverage: 0.5,
  isMustMissed: false,
  hints: 0,
  tookMs: 100_000,
  budgetMs: 120_000,
  grade: 'good',
  event: null,
  points: [],
  weaknesses: [],
  askedAt: instant(1),
}))

const { mocks: _, ...noTrends } = mockTrends([])

const some: ShownStats = {
  today,
  reviews,
  memories,
  streak: streaks(reviews.days, today),
  forecast: Array.from({ length: 30 }, (_, index) => ({
    due: (index * 7) % 23,
    ms: ((index * 7) % 23) * 30_000,
  })),
  target: 0.9,
  mocks: [
    { number: 1, dayOn: day(today - 9), coverage: 0.42, answered: 6 },
    { number: 2, dayOn: day(today - 2), coverage: 0.64, answered: 8 },
  ],
  mockTrends: {
    recent: 0.64,
    before: 0.42,
    topics: [
      { topic: '线程与锁', answered: 3, recent: 0.35, before: null },
      { topic: 'Persistence', answered: 9, recent: 0.62, before: 0.4 },
    ],
    calibration: calibrationOf(judged),
    confidentMisses: [],
    missedPoints: [
      {
        card: 'q5' as CardKey,
        text: 'Pages are shared until they are written',
        must: true,
        asked: 4,
        missed: 3,
      },
    ],
  },
  leeches: [{ id: 'q5', question: 'What does `fork` share, and what is copied on write?', lapses: 9 }],
}

const nothing: ShownStats = {
  ...some,
  reviews: tallyReviews([], today, recall),
  memories: tallyMemories([], today, 8, recall),
  streak: { current: 0, longest: 0 },
  forecast: some.forecast.map(() => ({ due: 0, ms: 0 })),
  mocks: [],
  mockTrends: noTrends,
  leeches: [],
}

describe.each(['en', 'zh'] as const)('in %s', (language) => {
  test.each(STATS_PAGES.map((page, index) => [page, index + 1] as const))('%s', async (page, digit) => {
    const host = statsHost(some, messages(language))
    type(host, String(digit))
    await expect(drawn((size) => host.view(size))).toMatchFileSnapshot(
      `../../fixtures/screens/stats-${page}-${language}.txt`,
    )
  })

  test('nothing yet is no error on any page', () => {
    for (const [index] of STATS_PAGES.entries()) {
      const host = statsHost(nothing, messages(language))
      type(host, String(index + 1))
      expect(() => drawn((size) => host.view(size))).not.toThrow()
    }
  })
})

test('arrows turn pages in a circle, down scrolls, q leaves', () => {
  const host = statsHost(some, messages('en'))
  const title = (): string =>
    host
      .view(sizes[1]!)
      .lines[0]!.map(({ text }) => text)
      .join('')
  expect(title()).toContain('[1 Habit]')
  type(host, '\x1b[D')
  expect(title()).toContain('[7 Mocks]')
  type(host, '\x1b[C\x1b[C')
  expect(title()).toContain('[2 Forecast]')
  const before = host.view(sizes[0]!).lines
  type(host, 'j', sizes[0])
  expect(host.view(sizes[0]!).lines).not.toEqual(before)
  type(host, '?')
  expect(title()).not.toContain('Habit')
  type(host, '\x1b')
  expect(host.press({ name: 'q', text: 'q' } as never, sizes[1]!)).toEqual(leave)
})
