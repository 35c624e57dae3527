/**
 * From the ideal interval, which FSRS gives in fractions of days, to the whole days that are applied: bounds, and a
 * little chance so that cards learnt together do not stay together for ever. Knows nothing of memories or grades.
 */

/** Whole days, both included. */
type Range = { readonly least: number; readonly most: number }

/**
 * How far an interval may be moved: not at all below 2.5 days, then by 1 day and a share of what is longer than that, a share
 * that shrinks with the interval. The figures are those of ts-fsrs and py-fsrs.
 */
const fuzzShares = [
  { from: 2.5, to: 7, share: 0.15 },
  { from: 7, to: 20, share: 0.1 },
  { from: 20, to: Infinity, share: 0.05 },
] as const

/** The whole days that are as good as `ideal`. */
export function fuzzRange(ideal: number): Range {
  if (ideal < 2.5) return { least: Math.round(ideal), most: Math.round(ideal) }
  const delta = fuzzShares.reduce(
    (sum, { from, to, share }) => sum + share * Math.max(Math.min(ideal, to) - from, 0),
    1,
  )
  return { least: Math.round(ideal - delta), most: Math.round(ideal + delta) }
}

/**
 * The interval to apply. `chance` is from 0 up to 1 and picks from the fuzz range, null takes the middle. At least
 * `least` and 1, and at most `most`, which wins.
 */
export function chooseInterval(ideal: number, least: number, most: number, chance: number | null): number {
  const bounds = { least: Math.min(Math.max(least, 1), most), most }
  const target = within(ideal, bounds)
  if (chance === null) return within(Math.round(target), bounds)
  const range = fuzzRange(target)
  const from = within(range.least, bounds)
  const to = within(range.most, bounds)
  return from + Math.floor(chance * (to - from + 1))
}

/**
 * The least interval for a card that was remembered: not shorter than the last one as long as that is as good as the ideal
 * one. Without it a card could come sooner after being remembered, by chance alone. Anki does the same, with fuzz
 * and without; a last interval far longer than the ideal one (other weights, another retention) does not hold.
 */
export function leastAfterPass(ideal: number, previous: number): number {
  return previous <= fuzzRange(ideal).most ? previous : 1
}

const within = (value: number, { least, most }: Range): number => Math.min(Math.max(value, least), most)
