/** Candidates, wishes and plans for tests of mock interviews: small, and the same for the same numbers. */
import * as fc from 'fast-check'
import { LEVELS, type CardId, type CardKey } from '../../../src/model/card.ts'
import { instant } from '../../../src/model/time.ts'
import type {
  LastMock,
  MockCandidate,
  MockHistory,
  MockSetup,
  MockToday,
} from '../../../src/session/mock/planned.ts'
import { hashText, seededRandom } from '../../../src/schedule/random.ts'

export function candidate(name: string, changes: Partial<MockCandidate> = {}): MockCandidate {
  return {
    key: name as CardKey,
    id: name as CardId,
    parent: null,
    deck: 'deck',
    topic: 'topic',
    kind: 'basic',
    level: null,
    minutes: null,
    state: 'new',
    retrievability: null,
    lapses: 0,
    isSuspended: false,
    isDraft: false,
    isRetired: false,
    ...changes,
  }
}

export const noHistory: MockHistory = { recent: new Set(), lastResults: [], topicMeans: new Map() }
export const noInterview: MockToday = { preferred: [], minutesLeft: null }

export function setup(changes: Partial<MockSetup> = {}): MockSetup {
  return {
    preset: 'custom',
    mode: 'practice',
    questions: 6,
    minutes: null,
    topics: [],
    levels: [],
    behaviouralShare: null,
    hasWarmUp: false,
    followUps: 0,
    isScheduling: true,
    seed: 1,
    ...changes,
  }
}

export function result(name: string, changes: Partial<LastMock> = {}): LastMock {
  return {
    card: name as CardKey,
    confidence: 0.95,
    coverage: 0.25,
    isMustMissed: false,
    askedAt: instant(1),
    ...changes,
  }
}

/** A library with an uneven number of cards in each topic, of all kinds and levels, some of them not to be asked. */
export function library(seed: number, size: number, topics: number): readonly MockCandidate[] {
  const random = seededRandom(hashText(`library ${seed}`))
  const pick = <T>(all: readonly T[]): T => all[Math.floor(random() * all.length)]!
  const cards: MockCandidate[] = []
  for (let index = 0; index < size; index++) {
    const isKnown = random() < 0.5
    const parent = index > 0 && random() < 0.15 ? pick(cards).key : null
    cards.push(
      candidate(`card-${index}`, {
        parent,
        topic: `topic-${Math.floor(random() ** 2 * topics)}`,
        deck: `deck-${index % 3}`,
        kind: pick(['basic', 'basic', 'basic', 'behavioural', 'choice', 'cloze', 'typed'] as const),
        level: pick([...LEVELS, null]),
        minutes: pick([null, 1, 2, 3, 5]),
        state: isKnown ? 'review' : 'new',
        retrievability: isKnown ? random() : null,
        lapses: Math.floor(random() * 4),
        isDraft: random() < 0.05,
        isSuspended: random() < 0.05,
        isRetired: random() < 0.05,
      }),
    )
  }
  return cards
}

/** Everything that a plan depends on. */
export type Wishes = {
  readonly cards: readonly MockCandidate[]
  readonly setup: MockSetup
  readonly history: MockHistory
  readonly today: MockToday
}

export const anyWishes: fc.Arbitrary<Wishes> = fc
  .record({
    seed: fc.integer(),
    librarySeed: fc.nat(),
    size: fc.oneof(fc.integer({ min: 0, max: 6 }), fc.integer({ min: 7, max: 60 })),
    topics: fc.integer({ min: 1, max: 8 }),
    questions: fc.option(fc.integer({ min: 1, max: 12 }), { freq: 3 }),
    minutes: fc.option(fc.integer({ min: 5, max: 60 })),
    share: fc.option(fc.constantFrom(0, 0.2, 0.25, 1)),
    levels: fc.constantFrom([], [], ['mid'], ['junior', 'senior']),
    weights: fc.constantFrom(0, 0, 2),
    hasWarmUp: fc.boolean(),
    followUps: fc.integer({ min: 0, max: 2 }),
    recent: fc.nat(8),
    missed: fc.nat(3),
    preferred: fc.nat(5),
    minutesLeft: fc.option(fc.integer({ min: 0, max: 40 })),
  })
  .map((wish): Wishes => {
    const cards = library(wish.librarySeed, wish.size, wish.topics)
    const random = seededRandom(wish.librarySeed)
    const some = (count: number): readonly CardKey[] =>
      Array.from({ length: count }, () => cards[Math.floor(random() * cards.length)]?.key).filter(
        (key) => key !== undefined,
      )
    return {
      cards,
      setup: setup({
        seed: wish.seed,
        questions: wish.questions ?? (wish.minutes === null ? 5 : null),
        minutes: wish.minutes,
        behaviouralShare: wish.share,
        levels: wish.levels as MockSetup['levels'],
        topics: Array.from({ length: wish.weights }, (_, index) => ({
          name: `topic-${index}`,
          weight: index + 1,
        })),
        hasWarmUp: wish.hasWarmUp,
        followUps: wish.followUps,
      }),
      history: {
        recent: new Set(some(wish.recent)),
        lastResults: some(wish.missed).map((name) => result(name)),
        topicMeans: new Map(wish.recent > 4 ? [['topic-0', 0.3]] : []),
      },
      today: {
        preferred: wish.minutesLeft === null ? [] : some(wish.preferred),
        minutesLeft: wish.minutesLeft,
      },
    }
  })
