/** What a mock interview is planned from: cards, earlier mocks, and today's plan towards an interview. Wiring. */
import { minuteMs } from '../model/time.ts'
import { retrievability, type Weights } from '../schedule/fsrs.ts'
import { mockShare } from '../schedule/interview-mocks.ts'
import type { PlanSource } from '../session/mock/edit-plan.ts'
import type { MockCandidate, MockHistory, MockToday } from '../session/mock/planned.ts'
import { sampleCards } from '../session/mock/sample.ts'
import { isConfidentMiss } from '../session/mock/scores.ts'
import type { Selection } from '../store/due.ts'
import { mockCards, mockPool, rowsOfKeys, type MockCard } from '../store/mock-cards.ts'
import { cardsOfLastMocks, lastResults, topicMeans } from '../store/mock-history.ts'
import { currentInterview, planToday, viewInterview } from './interview-plan.ts'
import { weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/** Mocks whose cards are not asked again, and whose topics are compared. */
export const lastMocks = 3

/** Of a large collection a sample that depends on the seed alone. */
export function mockSource(library: Library, selection: Selection, seed: number): PlanSource {
  const { store, settings, language } = library
  const { dayOn } = present(settings)
  const history: MockHistory = {
    recent: cardsOfLastMocks(store, lastMocks),
    lastResults: lastResults(store),
    topicMeans: topicMeans(store, lastMocks),
  }
  const today = mockToday(library)
  const missed = history.lastResults.filter(isConfidentMiss).map(({ card }) => card)
  const kept = new Set(rowsOfKeys(store, [...missed, ...today.preferred]))
  const cards = sampleCards(mockPool(store, { ...selection, dayOn }), kept, seed)
  const { weights } = weightsIn(store)
  const candidates = Array.from(mockCards(store, cards, language), (card) =>
    candidateOf(card, dayOn, weights),
  )
  return { candidates, history, today }
}

function candidateOf({ memory, ...card }: MockCard, dayOn: number, weights: Weights): MockCandidate {
  const known = memory.state === 'new' ? null : memory
  return {
    ...card,
    state: memory.state,
    retrievability: known
      ? retrievability(weights, known.stability, Math.max(0, dayOn - known.lastOn))
      : null,
    lapses: known?.lapses ?? 0,
    isSuspended: false,
    isDraft: false,
    isRetired: false,
  }
}

/** The cards planned for today, when an interview is set and its budget counts minutes. */
function mockToday(library: Library): MockToday {
  const interview = currentInterview(library)
  if (!interview) return { preferred: [], minutesLeft: null }
  const view = viewInterview(library, interview)
  const { fresh, reviews } = planToday(view)
  const preferred = [...reviews, ...fresh]
  // What the day has for a mock is no part of what it has for cards.
  const forMockMs = view.mockToday ? mockShare(view.mockToday, view.input.dailyMs, false) : 0
  const minutesLeft = view.isInReviews ? null : (view.input.budgetTodayMs + forMockMs) / minuteMs
  return { preferred, minutesLeft }
}
