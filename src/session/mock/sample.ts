/**
 * A handful of a large collection for a plan to choose from: reading all of 100,000 cards would be felt, and a plan of ten
 * questions is none the better for it. Knows row numbers only.
 */
import { seededRandom, shuffledNumbers } from '../../schedule/random.ts'

/** Collections up to this size are planned from as a whole. */
export const mostCandidates = 4000

export type Sampled = { readonly deck: number; readonly card: number; readonly isBehavioural: boolean }

/**
 * All cards of a pool, or of a larger one as many as `most`: those in `kept` and behavioural ones first (few as they are), then
 * one after the other from each deck, so that a small deck is not drowned by a large one. The same seed takes the same cards.
 */
export function sampleCards(
  pool: readonly Sampled[],
  kept: ReadonlySet<number>,
  seed: number,
  most = mostCandidates,
): readonly number[] {
  if (pool.length <= most) return pool.map(({ card }) => card)
  const random = seededRandom(seed)
  const order = shuffledNumbers(pool.length, random)
  const chosen = new Set<number>()
  const rounds: number[][] = []
  const taken = new Map<number, number>()
  for (const index of order) {
    const { deck, card, isBehavioural } = pool[index]!
    if (kept.has(card)) chosen.add(card)
    else {
      const round = isBehavioural ? 0 : (taken.get(deck) ?? 0)
      if (!isBehavioural) taken.set(deck, round + 1)
      ;(rounds[round] ??= []).push(card)
    }
  }
  for (const round of rounds)
    for (const card of round) {
      if (chosen.size >= most) return [...chosen]
      chosen.add(card)
    }
  return [...chosen]
}
