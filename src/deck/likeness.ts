/**
 * How alike two texts are, and finding for each new text the lost one that it came from. Pure text: knows nothing of cards.
 *
 * Likeness is the Dice coefficient over pairs of neighbouring characters (Dice 1945): twice what is common over what is there,
 * from 0 to 1. Code and numbers are compared apart: `__new__` and `__del__` differ by few characters and by all that matters.
 */

export type Bigrams = ReadonlyMap<string, number>

export function bigramsOf(text: string): Bigrams {
  const folded = text.normalize('NFC').toLowerCase().replace(/\s+/g, ' ').trim()
  const counts = new Map<string, number>()
  for (let index = 0; index + 1 < folded.length; index++) {
    const pair = folded.slice(index, index + 2)
    counts.set(pair, (counts.get(pair) ?? 0) + 1)
  }
  return counts
}

export function likeness(a: Bigrams, b: Bigrams): number {
  const [small, large] = a.size < b.size ? [a, b] : [b, a]
  let common = 0
  for (const [pair, count] of small) common += Math.min(count, large.get(pair) ?? 0)
  const total = sizeOf(a) + sizeOf(b)
  return total === 0 ? 0 : (2 * common) / total
}

const sizes = new WeakMap<Bigrams, number>()

function sizeOf(bigrams: Bigrams): number {
  let size = sizes.get(bigrams)
  if (size === undefined) {
    size = 0
    for (const count of bigrams.values()) size += count
    sizes.set(bigrams, size)
  }
  return size
}

/** Identifiers, numbers and code in a question: what may not change when a question is only reworded. */
export function codeWords(text: string): string {
  const words = text.match(/`[^`]+`|[\p{L}\p{N}_.]*[\d_][\p{L}\p{N}_.]*/gu) ?? []
  return words
    .map((word) => word.replaceAll('`', '').replace(/\.+$/, ''))
    .sort()
    .join(' ')
}

/**
 * An index that finds texts with many pairs in common without comparing all with all. Looks only at the rarest pairs of a text:
 * one that is at least 0.8 alike must share some of them.
 */
export function bigramIndex<T>(items: readonly { readonly item: T; readonly bigrams: Bigrams }[]) {
  const byPair = new Map<string, number[]>()
  items.forEach(({ bigrams }, index) => {
    for (const pair of bigrams.keys()) {
      const found = byPair.get(pair)
      if (found) found.push(index)
      else byPair.set(pair, [index])
    }
  })
  return (bigrams: Bigrams): readonly T[] => {
    const rarest = [...bigrams.keys()]
      .map((pair) => byPair.get(pair) ?? [])
      .sort((a, b) => a.length - b.length)
      .slice(0, Math.ceil(bigrams.size * rarestShare) + 1)
    const candidates = new Set<number>()
    for (const found of rarest) {
      for (const index of found) candidates.add(index)
      if (candidates.size >= candidateLimit) break
    }
    return [...candidates].flatMap((index) => items[index]?.item ?? [])
  }
}

/** Of two texts 0.8 alike at most a third of one's pairs is missing in the other, so some of this share is in both. */
const rarestShare = 0.4
/** More candidates than this are a collection of near copies, where no one of them would stand out anyway. */
const candidateLimit = 200
