/**
 * The order of what two people made of one list: nodes of three versions, paired by their indices, as one list of slots. Where I
 * left the order alone it is theirs, else it is mine with what is new at theirs after what it follows there.
 * Knows nothing of what a node holds.
 */
import type { Pairs } from './merge-pairs.ts'

/** One node with its index in each version; null where a version has none. */
export type Slot = {
  readonly base: number | null
  readonly mine: number | null
  readonly theirs: number | null
}

export type ThreeWays = {
  readonly counts: { readonly base: number; readonly mine: number; readonly theirs: number }
  /** Base to mine, base to theirs, and of what is in no base mine to theirs. */
  readonly mine: Pairs
  readonly theirs: Pairs
  readonly fresh: Pairs
}

/**
 * All nodes that the merged list may hold, in its order: those of mine and of theirs, and those of base that only theirs has
 * dropped. What I dropped is in no slot. `isHead` tells the nodes of theirs that begin a group, which go behind the whole group
 * of what they follow.
 */
export function mergeOrder(
  ways: ThreeWays,
  isHead: (side: 'mine' | 'theirs', index: number) => boolean = () => false,
): readonly Slot[] {
  const { counts, mine, theirs, fresh } = ways
  const isUntouched =
    counts.base === counts.mine && [...mine].every(([from, to]) => from === to) && mine.size === counts.base
  const baseOfTheirs = inverse(theirs)
  if (isUntouched) {
    const slots = indices(counts.theirs).map((index): Slot => {
      const base = baseOfTheirs.get(index) ?? null
      return { base, mine: base, theirs: index }
    })
    return inserted(
      slots,
      indices(counts.base).map((base): Slot => ({ base, mine: base, theirs: theirs.get(base) ?? null })),
      (slot) => slot.base,
    )
  }
  const baseOfMine = inverse(mine)
  const slots = indices(counts.mine).map((index): Slot => {
    const base = baseOfMine.get(index) ?? null
    return { base, mine: index, theirs: (base === null ? fresh.get(index) : theirs.get(base)) ?? null }
  })
  const isFresh = new Set(fresh.values())
  const news = indices(counts.theirs).map((index): Slot => {
    const base = baseOfTheirs.get(index) ?? null
    return { base, mine: base === null ? null : (mine.get(base) ?? null), theirs: index }
  })
  // What I dropped stays dropped; it is known here only to find the place of what follows it.
  const isDropped = (slot: Slot): boolean =>
    slot.base !== null && slot.mine === null && !isFresh.has(slot.theirs ?? -1)
  return inserted(
    slots,
    news.filter((slot) => !isDropped(slot)),
    (slot) => slot.theirs,
    (slot) => slot.theirs !== null && isHead('theirs', slot.theirs),
    (slot) =>
      slot.mine === null ? slot.theirs !== null && isHead('theirs', slot.theirs) : isHead('mine', slot.mine),
  )
}

/** The slots, with those of `order` that are missing put behind what they follow in it. */
function inserted(
  slots: readonly Slot[],
  order: readonly Slot[],
  keyOf: (slot: Slot) => number | null,
  isHead: (slot: Slot) => boolean = () => false,
  beginsGroup: (slot: Slot) => boolean = () => false,
): readonly Slot[] {
  const has = new Set(slots.map(keyOf))
  // Chains of what is new, by what they follow; `null` is the beginning.
  const behind = new Map<number | null, Slot[]>()
  let last: number | null = null
  for (const slot of order) {
    if (has.has(keyOf(slot))) last = keyOf(slot)
    else behind.set(last, [...(behind.get(last) ?? []), slot])
  }
  const result: Slot[] = []
  // A group that begins in a chain, with all that follows it there, waits for the end of the group before it.
  let waiting: readonly Slot[] = []
  const put = (chain: readonly Slot[]): void => {
    const head = chain.findIndex(isHead)
    result.push(...(head < 0 ? chain : chain.slice(0, head)))
    if (head >= 0) waiting = [...waiting, ...chain.slice(head)]
  }
  const release = (): void => {
    result.push(...waiting)
    waiting = []
  }
  put(behind.get(null) ?? [])
  for (const slot of slots) {
    if (beginsGroup(slot)) release()
    result.push(slot)
    const key = keyOf(slot)
    if (key !== null) put(behind.get(key) ?? [])
  }
  release()
  return result
}

const indices = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index)

const inverse = (pairs: Pairs): Pairs => new Map([...pairs].map(([from, to]) => [to, from]))
