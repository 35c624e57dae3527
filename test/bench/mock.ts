/** The benchmark `mock`: a plan from 100,000 cards, beside the reading of as many numbers. */
import type { CardId, CardKey } from '../../src/model/card.ts'
import { LEVELS } from '../../src/model/card.ts'
import { planMock } from '../../src/session/mock/plan.ts'
import type { MockCandidate } from '../../src/session/mock/planned.ts'
import { setupOf } from '../../src/session/mock/presets.ts'
import { hashText } from '../../src/schedule/random.ts'
import { takeTurns, type Report } from './measure.ts'

const cards = 100_000

export async function measureMock(): Promise<Report> {
  const candidates = mockCandidates(cards)
  const planned = mockPlans(candidates)
  const timings = await takeTurns(
    [
      { name: 'hash the keys', run: () => timed(() => candidates.map(({ key }) => hashText(key))) },
      { name: 'plan, phone', run: planned('phone'), target: { kind: 'ms', most: 50 } },
      { name: 'plan, onsite', run: planned('onsite'), target: { kind: 'ms', most: 50 } },
    ],
    20,
  )
  return { title: 'mock: a plan from 100,000 cards', timings, figures: [] }
}

/** Times of plans from these cards, one a call, each with another seed. */
export function mockPlans(
  candidates: readonly MockCandidate[],
): (preset: 'phone' | 'onsite') => () => number {
  const history = {
    recent: new Set(candidates.slice(0, 40).map(({ key }) => key)),
    lastResults: [],
    topicMeans: new Map([['topic 1', 0.4]]),
  }
  const today = { preferred: candidates.slice(100, 160).map(({ key }) => key), minutesLeft: 60 }
  let seed = 0
  return (preset) => () => {
    seed += 1
    const began = performance.now()
    planMock(candidates, setupOf(preset, seed), history, today)
    return performance.now() - began
  }
}

export const mockCandidates = (count: number): readonly MockCandidate[] =>
  Array.from({ length: count }, (_, index) => candidateOf(index))

function timed(work: () => unknown): number {
  const began = performance.now()
  work()
  return performance.now() - began
}

function candidateOf(index: number): MockCandidate {
  const key = hashText(`card ${index}`).toString(16).padStart(8, '0') + index.toString(16).padStart(8, '0')
  const isKnown = index % 5 !== 0
  return {
    key: key as CardKey,
    id: key as CardId,
    parent: index % 10 === 0 && index > 0 ? (previousKey(index) as CardKey) : null,
    deck: `deck-${Math.floor(index / 500)}`,
    // Five sections in each deck.
    topic: `topic ${Math.floor(index / 500) * 5 + (index % 5)}`,
    kind: index % 20 === 3 ? 'behavioural' : 'basic',
    level: LEVELS[index % 3]!,
    minutes: (index % 3) + 1,
    state: isKnown ? 'review' : 'new',
    retrievability: isKnown ? 0.6 + (index % 40) / 100 : null,
    lapses: index % 4,
    isSuspended: index % 101 === 0,
    isDraft: false,
    isRetired: index % 53 === 0,
  }
}

const previousKey = (index: number): string =>
  hashText(`card ${index - 1}`)
    .toString(16)
    .padStart(8, '0') + (index - 1).toString(16).padStart(8, '0')
