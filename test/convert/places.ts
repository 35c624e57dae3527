/** A deck as plain values without the places in a file, for comparison. */
import type { Deck } from '../../src/deck/deck.ts'

export function withoutPlaces(deck: Deck): unknown {
  return JSON.parse(
    JSON.stringify(deck, (key, value: unknown) =>
      key === 'at' ? undefined : value instanceof Map ? [...value] : value,
    ),
  )
}
