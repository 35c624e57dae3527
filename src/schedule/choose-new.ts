/** Which new cards to begin today, when several decks offer some. */
import type { CardKey } from '../model/card.ts'

/**
 * Takes turns among the decks until `left` cards are chosen, so that every deck moves on and topics mix from the first day.
 * Each deck's own order is kept.
 */
export function chooseNew(offers: readonly (readonly CardKey[])[], left: number): readonly CardKey[] {
  const chosen: CardKey[] = []
  const longest = Math.max(0, ...offers.map((offer) => offer.length))
  for (let turn = 0; turn < longest && chosen.length < left; turn++) {
    for (const offer of offers) {
      const key = offer[turn]
      if (key !== undefined && chosen.length < left) chosen.push(key)
    }
  }
  return chosen
}
