/** Which new cards to begin today, when several decks offer some. */

/**
 * Takes turns among the decks until `left` cards are chosen, so that every deck moves on and topics mix from the first day.
 * Each deck's own order is kept.
 */
export function chooseNew<T extends {}>(offers: readonly (readonly T[])[], left: number): readonly T[] {
  const chosen: T[] = []
  const longest = Math.max(0, ...offers.map((offer) => offer.length))
  for (let turn = 0; turn < longest && chosen.length < left; turn++) {
    for (const offer of offers) {
      const card = offer[turn]
      if (card !== undefined && chosen.length < left) chosen.push(card)
    }
  }
  return chosen
}
