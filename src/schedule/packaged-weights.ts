/**
 * Weights of FSRS that another program trained, as weights of FSRS-6: those of older versions are carried over as ts-fsrs does it,
 * and what no trainer would come to is turned down. Knows numbers; not where they came from.
 */
import type { Weights } from './fsrs.ts'

/** The bounds between which fsrs-rs and ts-fsrs keep each weight. */
const bounds: readonly (readonly [least: number, most: number])[] = [
  ...Array.from({ length: 4 }, () => [0.001, 100] as const),
  [1, 10],
  [0.001, 4],
  [0.001, 4],
  [0.001, 0.75],
  [0, 4.5],
  [0, 0.8],
  [0.001, 3.5],
  [0.001, 5],
  [0.001, 0.25],
  [0.001, 0.9],
  [0, 4],
  [0, 1],
  [1, 6],
  [0, 2],
  [0, 2],
  [0, 0.8],
  [0.1, 0.8],
]

/** The forgetting curve of every version before FSRS-6 had this exponent. */
const formerDecay = 0.5

/** Programs round when they write, to four decimals at the coarsest. */
const rounding = 0.0001

/** 21 weights from 21, from 19 (FSRS-5) or from 17 (FSRS-4.5); null for any others, and for any that are out of bounds. */
export function packagedWeights(numbers: readonly number[]): Weights | null {
  const isKnown = numbers.length === 21 || numbers.length === 19 || numbers.length === 17
  if (!isKnown || !numbers.every(isWithin)) return null
  const weights = numbers.map(clamped)
  if (numbers.length === 21) return weights
  if (numbers.length === 19) return [...weights, 0, formerDecay]
  const [w4, w5, w6] = weights.slice(4, 7) as [number, number, number]
  const inner = [rounded(w5 * 2 + w4), rounded(Math.log(w5 * 3 + 1) / 3), rounded(w6 + 0.5)]
  return [...weights.slice(0, 4), ...inner, ...weights.slice(7), 0, 0, 0, formerDecay]
}

const isWithin = (weight: number, index: number): boolean => {
  const [least, most] = bounds[index] ?? [0, 0]
  return weight >= least - rounding && weight <= most + rounding
}

const clamped = (weight: number, index: number): number => {
  const [least, most] = bounds[index] ?? [0, 0]
  return Math.min(most, Math.max(least, weight))
}

const rounded = (weight: number): number => Number(weight.toFixed(8))
