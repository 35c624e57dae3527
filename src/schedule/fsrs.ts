/**
 * FSRS-6, the mathematics of memory, and the only file that knows ts-fsrs.
 *
 * Of ts-fsrs it takes the formulas alone. Its clock counts calendar days in UTC, its undo loses due dates, and its fuzz
 * moves with the millisecond: days, steps, fuzz and undo are ours (`outcomes.ts`, `fold.ts`). Formulas and names of the
 * terms: "The Algorithm" in the wiki of open-spaced-repetition/fsrs4anki; the reference is open-spaced-repetition/fsrs-rs.
 */
import { FSRSAlgorithm, default_w, forgetting_curve, generatorParameters } from 'ts-fsrs'
import { gradeNumber, type Grade } from '../model/grade.ts'

// Importing ts-fsrs 5 writes four methods into Date.prototype, for every Date of the program. Nobody here uses them.
for (const method of ['scheduler', 'diff', 'format', 'dueFormat'])
  Reflect.deleteProperty(Date.prototype, method)

/** The 21 weights of FSRS-6, as trained or by default. */
export type Weights = readonly number[]

/** FSRS's two numbers: `stability` in days, more than 0, and `difficulty` from 1 (easy) to 10 (hard). */
export type FsrsState = { readonly stability: number; readonly difficulty: number }

/** The default weights of FSRS-6, fitted by its authors to the reviews of 10,000 people. */
export const defaultWeights: Weights = Object.freeze([...default_w])

/**
 * The state after a grade given `elapsedDays` study days after the last one; `state` is null at the first review.
 * 0 days is FSRS's short-term rule, for repetitions on one study day.
 * @throws when there are not 21 weights.
 */
export function nextState(
  weights: Weights,
  state: FsrsState | null,
  elapsedDays: number,
  grade: Grade,
): FsrsState {
  const algorithm = algorithmOf(weights)
  const number = gradeNumber(grade)
  if (state === null) {
    const { difficulty } = algorithm.next_state(null, 0, number)
    // ts-fsrs never starts below 0.1; fsrs-rs, and so what trained the weights, starts at the weight itself.
    return { stability: inside(weights[number - 1] as number, stabilityRange), difficulty }
  }
  const { stability, difficulty } = algorithm.next_state(soundState(state), elapsedDays, number)
  return { stability, difficulty }
}

/** The chance, 0 to 1, that a card is remembered `elapsedDays` after its last review: FSRS's forgetting curve. */
export function retrievability(weights: Weights, stability: number, elapsedDays: number): number {
  return algorithmOf(weights).forgetting_curve(elapsedDays, inside(stability, stabilityRange))
}

/** Days until retrievability has fallen to `retention` (more than 0, at most 1): the inverse of the curve, not rounded. */
export function intervalFor(weights: Weights, stability: number, retention: number): number {
  return inside(stability, stabilityRange) * algorithmOf(weights).calculate_interval_modifier(retention)
}

/** The bounds that fsrs-rs and ts-fsrs keep to. */
const stabilityRange = { least: 0.001, most: 36_500 }
const difficultyRange = { least: 1, most: 10 }

const inside = (value: number, range: { readonly least: number; readonly most: number }): number =>
  Math.min(Math.max(value, range.least), range.most)

/** States that were imported may stand outside the bounds, and ts-fsrs throws at some of those. */
const soundState = (state: FsrsState): FsrsState => ({
  stability: inside(state.stability, stabilityRange),
  difficulty: inside(state.difficulty, difficultyRange),
})

/** Making one takes longer than a hundred reviews. Weights are values that live as long as the program needs them. */
const algorithms = new WeakMap<Weights, FSRSAlgorithm>()

function algorithmOf(weights: Weights): FSRSAlgorithm {
  const known = algorithms.get(weights)
  if (known) return known
  // ts-fsrs would quietly take its defaults for a list of another length.
  if (weights.length !== 21 || !weights.every(Number.isFinite))
    throw new Error(`Inconsistent: FSRS-6 has 21 weights, not ${JSON.stringify(weights)}`)
  const algorithm = new FSRSAlgorithm(generatorParameters({ enable_short_term: true }))
  // Given to the constructor they would be clipped, which is for training; fsrs-rs computes with the weights it is given.
  // Setting `parameters.w` clips too, defining it does not. The curve was bound to the weights of the constructor.
  const w = [...weights]
  Object.defineProperty(algorithm.parameters, 'w', { value: w })
  algorithm.forgetting_curve = (elapsedDays, stability) => forgetting_curve(w, elapsedDays, stability)
  algorithms.set(weights, algorithm)
  return algorithm
}
