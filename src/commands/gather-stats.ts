/** The statistics from store and clock. Wiring; the numbers are `stats/`'s. */
import { meanTimes } from '../store/weak.ts'
import { dueForecast } from '../store/due.ts'
import { memoryRows, reviewRows } from '../store/stat-rows.ts'
import { findCard } from '../store/cards.ts'
import { retrievability } from '../schedule/fsrs.ts'
import { tallyMemories } from '../stats/memories.ts'
import { streaks, tallyReviews } from '../stats/reviews.ts'
import type { Stats } from '../stats/stats.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { usualMs } from './usual-times.ts'

const forecastDays = 30

export function gatherStats(library: Library): Stats {
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
    mocks: [],
    leeches: memories.leeches.map(({ id, lapses }) => ({
      id,
      lapses,
      question: findCard(store, id, language)?.question ?? id,
    })),
  }
}
