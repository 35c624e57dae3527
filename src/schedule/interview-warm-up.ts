/**
 * The day of the interview: ten minutes, whatever the days before had. Nothing is learned any more; what must be said is said once
 * more, and the story of oneself. Pure.
 */
import type { CardKey } from '../model/card.ts'
import { minuteMs } from '../model/time.ts'

export type WarmUpCard = {
  readonly key: CardKey
  readonly costMs: number
  /** The chance of recall today, 0 to 1; null for a card never seen. */
  readonly recall: number | null
  readonly importance: number
  /** True when a key point is a must. */
  readonly hasMust: boolean
  /** True when a must-have was not said the last time that the card came up in a mock. */
  readonly isMustMissed: boolean
  /** A story to be told: the introduction of oneself is the first of its deck. */
  readonly isStory: boolean
}

export const warmUpMs = 10 * minuteMs
/** The same for a budget of presentations. */
export const warmUpAnswers = 10

/** The cards in their order: one story, must-haves that were missed, those weakest in memory; then other weak ones that are known. */
export function warmUp(cards: readonly WarmUpCard[], budgetMs: number): readonly CardKey[] {
  const counted = cards.filter(({ importance }) => importance > 0)
  const story = counted.find(({ isStory }) => isStory)
  const known = counted
    .filter((card) => card !== story && card.recall !== null)
    .toSorted((a, b) => rankOf(a) - rankOf(b) || (a.recall ?? 0) - (b.recall ?? 0))
  const chosen: CardKey[] = []
  let ms = 0
  for (const card of story ? [story, ...known] : known) {
    if (ms >= budgetMs) break
    chosen.push(card.key)
    ms += card.costMs
  }
  return chosen
}

const rankOf = ({ isMustMissed, hasMust }: WarmUpCard): number => (isMustMissed ? 0 : hasMust ? 1 : 2)
