/** What mocks measured aloud of an interview's cards, beside what memory predicts: how much was covered, and which must-haves were not said. */
import type { CardId, CardKey } from '../model/card.ts'
import { mockTrends, type TopicTrend } from '../session/mock/trends.ts'
import { cardByKey } from '../store/cards.ts'
import { pastMocks } from '../store/mock-history.ts'
import type { InterviewView } from './interview-plan.ts'
import type { Library } from './open-library.ts'

export type Aloud = {
  /** Mocks in which one of the cards was asked. */
  readonly mocks: number
  /** Mean share of the key points that were said, over the last five mocks and the five before; null without any. */
  readonly coverage: number | null
  readonly before: number | null
  /** The weakest first. */
  readonly topics: readonly TopicTrend[]
  /** Must-have points that were left out, the most often missed first. */
  readonly weakestMusts: readonly MissedMust[]
}

export type MissedMust = {
  readonly card: CardId
  readonly question: string
  readonly text: string
  readonly asked: number
  readonly missed: number
}

const mustsTold = 5

export function aloudFor(library: Library, { cards }: Pick<InterviewView, 'cards'>): Aloud {
  const { store, language } = library
  const isAsked = new Set<CardKey>(cards.map(({ key }) => key))
  const mocks = pastMocks(store)
    .map(({ number, startedAt, items }) => ({
      number,
      startedAt,
      items: items.filter(({ card }) => isAsked.has(card)),
    }))
    .filter(({ items }) => items.length > 0)
  const { recent, before, topics, missedPoints } = mockTrends(mocks)
  return {
    mocks: mocks.length,
    coverage: recent,
    before,
    topics,
    weakestMusts: missedPoints
      .filter(({ must }) => must)
      .slice(0, mustsTold)
      .flatMap(({ card, text, asked, missed }) => {
        const stored = cardByKey(store, card, language)
        return stored ? [{ card: stored.id, question: stored.question, text, asked, missed }] : []
      }),
  }
}
