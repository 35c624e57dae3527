/**
 * FSRS-6 in plain numbers, for plans that look two steps ahead for tens of thousands of cards. The same formulas as `fsrs.ts`, which
 * takes them from ts-fsrs and is the measure: a test compares the two. What a card's memory becomes is always `fsrs.ts`'s to say.
 *
 * Formulas: "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki.
 */
import type { Weights } from './fsrs.ts'

/** How often each grade is given: at the first sight of a card, and among passes of a card known before. Each sums to 1. */
export type GradeShares = {
  readonly first: {
    readonly again: number
    readonly hard: number
    readonly good: number
    readonly easy: number
  }
  readonly pass: { readonly hard: number; readonly good: number; readonly easy: number }
  /** The chance that a forgotten card is right when it is asked again the same day. */
  readonly relearned: number
}

/** Of learners in general: the defaults of the simulator of open-spaced-repetition/fsrs-rs. */
export const averageShares: GradeShares = {
  first: { again: 0.24, hard: 0.094, good: 0.495, easy: 0.171 },
  pass: { hard: 0.224, good: 0.631, easy: 0.145 },
  relearned: 0.63,
}

export type Kernel = {
  /** The chance, 0 to 1, that a memory of this stability holds `days` after its last review. */
  readonly retrievability: (days: number, stability: number) => number
  /**
   * The chance of recall `daysAfter` a review that happens `elapsed` days after the last one: the mean over the grades, after
   * Again one Good on the same day.
   */
  readonly recallAfterReview: (
    stability: number,
    difficulty: number,
    elapsed: number,
    daysAfter: number,
  ) => number
  /** The same after the first sight of a card. */
  readonly recallAfterFirst: (daysAfter: number) => number
}

export function kernelOf(weights: Weights, shares: GradeShares = averageShares): Kernel {
  const w = weights as readonly number[] & { readonly [index: number]: number }
  const at = (index: number): number => w[index] as number
  const decay = -at(20)
  const factor = 0.9 ** (1 / decay) - 1
  const retrievability = (days: number, stability: number): number =>
    (1 + (factor * days) / stability) ** decay
  const goodSameDay = Math.exp(at(17) * at(18))
  const relearned = (stability: number): number => stability * Math.max(1, stability ** -at(19) * goodSameDay)
  const { pass, first } = shares

  const recallAfterReview = (
    stability: number,
    difficulty: number,
    elapsed: number,
    daysAfter: number,
  ): number => {
    const recall = retrievability(elapsed, stability)
    const growth =
      Math.exp(at(8)) * (11 - difficulty) * stability ** -at(9) * (Math.exp((1 - recall) * at(10)) - 1)
    const forgotten = Math.min(
      at(11) * difficulty ** -at(12) * ((stability + 1) ** at(13) - 1) * Math.exp((1 - recall) * at(14)),
      stability / goodSameDay,
    )
    return (
      (1 - recall) * retrievability(daysAfter, relearned(Math.max(forgotten, leastStability))) +
      recall *
        (pass.hard * retrievability(daysAfter, stability * (1 + growth * at(15))) +
          pass.good * retrievability(daysAfter, stability * (1 + growth)) +
          pass.easy * retrievability(daysAfter, stability * (1 + growth * at(16))))
    )
  }

  const recallAfterFirst = (daysAfter: number): number =>
    first.again * retrievability(daysAfter, relearned(at(0))) +
    first.hard * retrievability(daysAfter, at(1)) +
    first.good * retrievability(daysAfter, at(2)) +
    first.easy * retrievability(daysAfter, at(3))

  return { retrievability, recallAfterReview, recallAfterFirst }
}

const leastStability = 0.001
