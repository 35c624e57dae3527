/** How many new cards today still allows: the day's limit and each deck's own both hold. */

import type { NewLimits } from '../model/queue.ts'

/** `more` new cards are allowed beyond the limits, when a person asks for them. */
export function newLimits(
  newPerDay: number,
  decks: readonly { readonly id: number; readonly newPerDay: number | null }[],
  done: { readonly newCount: number; readonly newByDeck: ReadonlyMap<number, number> },
  more = 0,
): NewLimits {
  const leftByDeck = new Map<number, number>()
  for (const { id, newPerDay: own } of decks)
    if (own !== null) leftByDeck.set(id, Math.max(0, own - (done.newByDeck.get(id) ?? 0)) + more)
  return { left: Math.max(0, newPerDay - done.newCount) + more, leftByDeck }
}
