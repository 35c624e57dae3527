/** How much of an interview's plan is left for today. The plan itself is loaded only when there is an interview. */
import { nextInterview } from '../store/interviews.ts'
import type { DueCounts } from './count-due.ts'
import type { Glance } from './glance.ts'
import { present } from './present.ts'

export type PlannedToday = {
  readonly name: string
  readonly daysLeft: number
  readonly cards: number
  readonly fresh: number
  readonly minutes: number
}

/** Null without an interview to come. */
export async function plannedToday(library: Glance): Promise<PlannedToday | null> {
  const { dayOn } = present(library.settings)
  const interview = nextInterview(library.store, dayOn)
  if (!interview) return null
  const { minutesOfPlan, planToday, viewInterview } = await import('./interview-plan.ts')
  const view = viewInterview(library, interview)
  const plan = planToday(view)
  return {
    name: interview.name,
    daysLeft: interview.heldOn - dayOn,
    cards: plan.fresh.length + plan.reviews.length,
    fresh: plan.fresh.length,
    minutes: minutesOfPlan(view, plan),
  }
}

/** The counts as `viva due --json` prints them: `planned` are cards of today's plan, null without a date. */
export async function withPlanned(
  library: Glance,
  counts: DueCounts,
): Promise<DueCounts & { readonly planned: number | null }> {
  const { day, due, new: fresh, ...rest } = counts
  return { day, due, new: fresh, planned: (await plannedToday(library))?.cards ?? null, ...rest }
}
