/** The statistics from store and clock. Wiring; the numbers are `stats/`'s. */
import { localZone } from '../files/clock.ts'
import { studyDay } from '../model/time.ts'
import { mockTrends } from '../session/mock/trends.ts'
import { figuresByMock, pastMocks } from '../store/mock-history.ts'
import { allMocks } from '../store/mocks.ts'
import { meanTimes } from '../store/weak.ts'
import { dueForecast } from '../store/due.ts'
import { memoryRows, reviewRows } from '../store/stat-rows.ts'
import { findCard } from '../store/cards.ts'
import { retrievability } from '../schedule/fsrs.ts'
import { tallyMemories } from '../stats/memories.ts'
import { streaks, tallyReviews } from '../stats/reviews.ts'
import type { ShownStats } from '../ui/screens/stats/shown-stats.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { usualMs } from './usual-times.ts'

const forecastDays = 30

export function gatherStats(library: Library): ShownStats {
  const { store, settings, language } = library
  const { dayOn: today } = present(settings)
  const { weights } = weightsIn(store)
  const recall = (stability: number, elapsedDays: number): number =>
    retrievability(weights, stability, elapsedDays)
  const reviews = tallyReviews(reviewRows(store), today, recall)
  const memories = tallyMemories(memoryRows(store, language), today, settings.leechAfter, recall)
  const reviewMs = meanTimes(store).reviewMs ?? usualMs.reviewMs
  return {
    today,
    reviews,
    memories,
    streak: streaks(reviews.days, today),
    forecast: dueForecast(store, today, forecastDays).map((due) => ({ due, ms: due * reviewMs })),
    target: settings.desiredRetention,
    mocks: mocksOf(library),
    mockTrends: trendsOf(library),
    leeches: memories.leeches.map(({ id, lapses }) => ({
      id,
      lapses,
      question: findCard(store, id, language)?.question ?? id,
    })),
  }
}

function trendsOf({ store }: Library): ShownStats['mockTrends'] {
  const { mocks: _, ...trends } = mockTrends(pastMocks(store))
  return trends
}

/** Mocks that were carried through, the latest first. */
function mocksOf({ store, settings }: Library): ShownStats['mocks'] {
  const figures = figuresByMock(store)
  return allMocks(store)
    .filter(({ status }) => status === 'done')
    .map(({ number, session, startedAt }) => ({
      number,
      dayOn: studyDay(startedAt, localZone, settings.dayStart),
      coverage: figures.get(session)?.coverage ?? null,
      answered: figures.get(session)?.answered ?? 0,
    }))
    .sort((a, b) => b.number - a.number)
}
