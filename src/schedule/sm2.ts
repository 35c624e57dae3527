/**
 * FSRS's state of a card of which only SM-2's numbers are known: how long its interval is, and how easy it was. The formulas are
 * those of `memory_state_from_sm2` in open-spaced-repetition/fsrs-rs (inference.rs).
 */
import type { FsrsState, Weights } from './fsrs.ts'

/**
 * The state that has this interval at this retention, of a difficulty at which a Good would multiply the stability by the ease.
 * `ease` is 2.5 by default in SM-2; `intervalDays` more than 0; `retention` what the intervals aimed at, 0.9 for most.
 */
export function stateFromSm2(
  weights: Weights,
  intervalDays: number,
  ease: number,
  retention = 0.9,
): FsrsState {
  const [w8, w9, w10, w20] = [8, 9, 10, 20].map((index) => weights[index] as number) as [
    number,
    number,
    number,
    number,
  ]
  const factor = (at: number): number => at ** (-1 / w20) - 1
  const stability = inside((Math.max(intervalDays, 0.001) * factor(0.9)) / factor(retention), 0.001, 36_500)
  const growth = Math.exp(w8) * stability ** -w9 * Math.expm1((1 - retention) * w10)
  return { stability, difficulty: inside(11 - (ease - 1) / growth, 1, 10) }
}

const inside = (value: number, least: number, most: number): number => Math.min(Math.max(value, least), most)
