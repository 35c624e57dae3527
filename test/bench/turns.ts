/** Runs for one cell of the table: variants take turns, as often as asked, or less often when they take long. */
import { calm } from './measure.ts'

export type Turn = () => number | Promise<number>

/** A cell that takes longer than this in all is not measured again. */
const budgetMs = 6_000
const longestCalmMs = 150

/** Times of each variant. One run at least; a first one that only warms caches where runs are short. */
export async function inTurns<Name extends string>(
  variants: Readonly<Record<Name, Turn>>,
  runs: number,
): Promise<Readonly<Record<Name, readonly number[]>>> {
  const names = Object.keys(variants) as Name[]
  const times = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>
  const begunAt = performance.now()
  for (let round = 0; round <= runs; round++) {
    for (const name of names) {
      await calm(longestCalmMs)
      times[name].push(await variants[name]())
    }
    const spentMs = performance.now() - begunAt
    if (round > 0 && spentMs > budgetMs * names.length) break
    // The first round is the only one.
    if (round === 0 && spentMs > (budgetMs * names.length) / 2) return times
    if (round === 0) for (const name of names) times[name].length = 0
  }
  return times
}
