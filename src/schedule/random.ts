/**
 * Chance that can be repeated: the same seed gives the same numbers on every machine, for ever. Knows nothing of cards.
 * Not for secrets. Changing anything here changes the intervals and queues that people see.
 */

/** Numbers from 0 up to, but not including, 1. */
export type Random = () => number

/** A 32-bit hash of a text: FNV-1a over its UTF-16 units (draft-eastlake-fnv), mixed to the end as MurmurHash3 does. */
export function hashText(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  // FNV alone leaves texts that differ in their last letter close together: card/1 and card/2 would be fuzzed alike.
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b)
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35)
  return (hash ^ (hash >>> 16)) >>> 0
}

/** A generator with 32 bits of state: Mulberry32 by Tommy Ettinger (public domain). Plenty for shuffling a day's cards. */
export function seededRandom(seed: number): Random {
  let state = seed | 0
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

/** The numbers from 0 up to `count` in an order that the chance decides: Fisher and Yates, in Durstenfeld's version. */
export function shuffledNumbers(count: number, random: Random): Int32Array {
  const order = new Int32Array(count).map((_, index) => index)
  for (let last = count - 1; last > 0; last--) {
    const chosen = Math.floor(random() * (last + 1))
    const moved = order[last]!
    order[last] = order[chosen]!
    order[chosen] = moved
  }
  return order
}
