/**
 * A simulated learner: FSRS is true of them, with weights that the program may not know. Grades come from a dice with a seed.
 * Knows nothing of plans: it is shown a card and answers.
 */
import { nextState, retrievability, type FsrsState, type Weights } from '../../../src/schedule/fsrs.ts'
import { averageShares } from '../../../src/schedule/kernel.ts'
import { seededRandom, type Random } from '../../../src/schedule/random.ts'
import { GRADES, type Grade } from '../../../src/model/grade.ts'

/** Low stability at first, and a much steeper curve than the average of learners. */
export const steepWeights: Weights = [
  0.1, 0.5, 1, 4, 6.8, 0.75, 2.6, 0.02, 1.6, 0.15, 0.9, 1.5, 0.08, 0.29, 1.5, 0.5, 1.9, 0.45, 0.1, 0.08, 0.4,
]

export type Learner = {
  /** The grade that the learner gives card number `card` on study day `today`. */
  readonly answer: (card: number, today: number) => Grade
  /** The chance of recall on a day; 0 for a card never seen. */
  readonly recallOn: (card: number, day: number) => number
}

type Known = FsrsState & { readonly lastOn: number; readonly isForgotten: boolean }

/** At most so many presentations of one card on one day: after them the learner gives up on it until tomorrow. */
export const mostOnOneDay = 5

export function learner(weights: Weights, cards: number, seed: number): Learner {
  const random = seededRandom(seed)
  const known: (Known | undefined)[] = Array.from({ length: cards })
  const next = (card: number, today: number): Grade => {
    const before = known[card]
    if (!before) return drawn(random, averageShares.first)
    if (before.isForgotten && before.lastOn === today)
      return random() < averageShares.relearned ? 'good' : 'again'
    const isRecalled = random() < retrievability(weights, before.stability, today - before.lastOn)
    return isRecalled ? drawn(random, averageShares.pass) : 'again'
  }
  return {
    answer: (card, today) => {
      const before = known[card]
      const grade = next(card, today)
      const state = nextState(weights, before ?? null, before ? today - before.lastOn : 0, grade)
      known[card] = { ...state, lastOn: today, isForgotten: grade === 'again' }
      return grade
    },
    recallOn: (card, day) => {
      const memory = known[card]
      return memory ? retrievability(weights, memory.stability, day - memory.lastOn) : 0
    },
  }
}

function drawn(random: Random, shares: Readonly<Partial<Record<Grade, number>>>): Grade {
  let chance = random()
  for (const grade of GRADES) {
    chance -= shares[grade] ?? 0
    if (chance < 0) return grade
  }
  return 'good'
}
