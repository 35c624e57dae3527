/** How much of an interview's plan is left for today. The plan itself is loaded only when there is an interview. */
import type { QueueCard } from '../model/queue.ts'
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

/**
 * What `viva review` would ask today by the plan: reviews, with the cards that were forgotten today and come back, and new ones. Null
 * without an interview to come.
 */
export async function plannedCounts(library: Glance): Promise<Pick<DueCounts, 'due' | 'new'> | null> {
  const planned = await plannedQueue(library)
  if (!planned) return null
  const fresh = planned.filter(({ memory }) => memory.state === 'new').length
  return { due: planned.length - fresh, new: fresh }
}

/** The same, card by card in the order of asking. */
export async function plannedQueue(library: Glance): Promise<readonly QueueCard[] | null> {
  const interview = nextInterview(library.store, present(library.settings).dayOn)
  if (!interview) return null
  const { gatherPlan, planToday, viewInterview } = await import('./interview-plan.ts')
  const view = viewInterview(library, interview)
  return gatherPlan(library, view, planToday(view))
}

/** The counts as `viva due --json` prints them: `planned` are cards of today's plan, null without a date. */
export async function withPlanned(
  library: Glance,
  counts: DueCounts,
): Promise<DueCounts & { readonly planned: number | null }> {
  const { day, due, new: fresh, ...rest } = counts
  return { day, due, new: fresh, planned: (await plannedToday(library))?.cards ?? null, ...rest }
}
