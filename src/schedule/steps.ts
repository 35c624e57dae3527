/**
 * Learning steps: how long a card that is being learnt, or learnt again, waits. Knows only lists of waits in ms.
 *
 * The rules are Anki's as its manual tells them ("Learning steps", "Again", "Hard", "Good"), and py-fsrs's.
 */
import { dayMs } from '../model/time.ts'

/** Waiting for the step of this index. */
export type StepWait = { readonly step: number; readonly waitMs: number }

/** Again: the first step from the beginning. Null where there are no steps, here and below: the card graduates. */
export function againStep(steps: readonly number[]): StepWait | null {
  const [first] = steps
  return first === undefined ? null : { step: 0, waitMs: first }
}

/**
 * Hard: the same step once more. On the first one that would be the same as Again, so it is the mean of the first two;
 * where there is only one, half as long again, at most a day more.
 */
export function hardStep(steps: readonly number[], step: number): StepWait | null {
  const [first, second] = steps
  if (first === undefined) return null
  const current = Math.min(step, steps.length - 1)
  if (current > 0) return { step: current, waitMs: steps[current] as number }
  const waitMs = second === undefined ? Math.min(first * 1.5, first + dayMs) : (first + second) / 2
  return { step: 0, waitMs: Math.round(waitMs) }
}

/** Good: the next step; null after the last one, also where the settings have become shorter since. */
export function goodStep(steps: readonly number[], step: number): StepWait | null {
  const next = steps[step + 1]
  return next === undefined ? null : { step: step + 1, waitMs: next }
}
