/** How much of an interview's plan is left for today. The plan itself is loaded only when there is an interview. */
import { nextInterview } from '../store/interviews.ts'
import type { DueCounts } from './count-due.ts'
import type { Glance } from './glance.ts'
import { present } from './present.ts'

/** The counts as `viva due --json` prints them: `planned` are cards of today's plan, null without a date. */
export async function withPlanned(
  library: Glance,
  counts: DueCounts,
): Promise<DueCounts & { readonly planned: number | null }> {
  const { day, due, new: fresh, ...rest } = counts
  return { day, due, new: fresh, planned: await plannedToday(library), ...rest }
}

async function plannedToday(library: Glance): Promise<number | null> {
  const interview = nextInterview(library.store, present(library.settings).dayOn)
  if (!interview) return null
  const { planToday, viewInterview } = await import('./interview-plan.ts')
  const plan = planToday(viewInterview(library, interview))
  return plan.fresh.length + plan.reviews.length
}
