/** The order in which a planned day is asked. */
import type { CardKey } from '../../../src/model/card.ts'
import type { DayPlan } from '../../../src/schedule/interview-plan.ts'
import type { Morning } from './world.ts'

export const ordinaryOrder = (plan: DayPlan, _: Morning): readonly CardKey[] => [
  ...plan.fresh,
  ...plan.reviews,
  ...plan.spare,
]
