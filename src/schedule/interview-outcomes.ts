/**
 * What each grade does to a card while an interview is planned for: a card that was right is done for the day, only Again comes
 * back on the same one. The learning steps would ask every new card twice, and so halve how many can be begun.
 */
import type { Instant } from '../model/time.ts'
import { minuteMs, type Day } from '../model/time.ts'
import type { Memory } from '../model/memory.ts'
import { outcomes, type Outcomes, type Scheduling } from './outcomes.ts'

/** The only step: how long a forgotten card waits. */
export const againStepMs = 10 * minuteMs

/** As `outcomes`, without learning steps for what was right. */
export function interviewOutcomes(
  memory: Memory,
  at: Instant,
  dayOn: Day,
  scheduling: Scheduling,
  seed: string,
): Outcomes {
  const withSteps = (steps: readonly number[]): Outcomes =>
    outcomes(memory, at, dayOn, { ...scheduling, learningSteps: steps, relearningSteps: steps }, seed)
  return { ...withSteps([]), again: withSteps([againStepMs]).again }
}
