/** When a card that was just answered would be asked again by the plan, as far as today can tell. */
import { day, type Day } from '../model/time.ts'
import type { AgainCosts, SeenCard } from './interview-plan.ts'
import { worthOf } from './interview-plan.ts'
import type { Kernel } from './kernel.ts'
import type { Outcomes } from './outcomes.ts'

export type PlanAhead = {
  readonly today: Day
  readonly interviewOn: Day
  /** The worth per ms of the last card that fits into a day. */
  readonly price: number
  readonly kernel: Kernel
  readonly again: AgainCosts
}

/**
 * Study days from today until the card is worth a place in a day again. When it is not before the interview, the day on which FSRS
 * has it due, the day after the interview at the earliest.
 */
export function plannedDays(card: SeenCard, dueInDays: number, ahead: PlanAhead): number {
  const left = ahead.interviewOn - ahead.today
  for (let wait = 1; wait < left; wait++) {
    const worth = worthOf(card, day(ahead.today + wait), left - wait, ahead.kernel, ahead.again)
    if (worth > 0 && worth >= ahead.price) return wait
  }
  return Math.max(dueInDays, left + 1)
}

/** The outcomes with the planned day of each that leaves the card in review. */
export function withPlannedDays(
  outcomes: Outcomes,
  card: Pick<SeenCard, 'key' | 'importance' | 'costMs'>,
  ahead: PlanAhead,
): Outcomes {
  const planned = (one: Outcomes[keyof Outcomes]): Outcomes[keyof Outcomes] => {
    const { memory, intervalDays } = one
    if (memory.state !== 'review' || intervalDays === null) return one
    const { stability, difficulty, lastOn } = memory
    return {
      ...one,
      plannedDays: plannedDays({ ...card, stability, difficulty, lastOn }, intervalDays, ahead),
    }
  }
  return {
    again: planned(outcomes.again),
    hard: planned(outcomes.hard),
    good: planned(outcomes.good),
    easy: planned(outcomes.easy),
  }
}
