/** How far a long export is: one line on the terminal that redraws itself and is gone when the work is done. */

export type ProgressLine = {
  /** A card more. */
  readonly add: (cards: number) => void
  readonly clear: () => void
}

/** Work that takes less is not worth a word. */
const quietMs = 700
const redrawMs = 100

/** Only where somebody looks at standard error. */
export function progressLine(words: (cards: number) => string): ProgressLine {
  const out = process.stderr
  let count = 0
  let drawnAt = Date.now() + quietMs - redrawMs
  let isShown = false
  return {
    add: (cards) => {
      count += cards
      if (!out.isTTY || Date.now() - drawnAt < redrawMs) return
      drawnAt = Date.now()
      isShown = true
      out.write(`\r\x1b[K${words(count)}`)
    },
    clear: () => {
      if (isShown) out.write('\r\x1b[K')
      isShown = false
    },
  }
}

/** The same decks, counted as they pass. */
export async function* watched<Deck extends { readonly notes: readonly unknown[] }>(
  decks: AsyncIterable<Deck>,
  progress: ProgressLine,
): AsyncGenerator<Deck> {
  for await (const deck of decks) {
    yield deck
    progress.add(deck.notes.length)
  }
}
