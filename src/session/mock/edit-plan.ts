/** Changes to a plan before the start. A change that cannot be made leaves the plan as it is. */
import { limitsOf as wishedLimits } from './presets.ts'
import { difficultyOf, followUpsOf, isBefore, isSpoken, lots, poolOf, type Lot } from './pool.ts'
import { expectedMsOf, planMock, questionOf } from './plan.ts'
import type { MockCandidate, MockHistory, MockPlan, MockToday, PlanEdit, PlannedQuestion } from './planned.ts'

/** What the plan was made from. */
export type PlanSource = {
  readonly candidates: readonly MockCandidate[]
  readonly history: MockHistory
  readonly today: MockToday
}

export function editPlan(plan: MockPlan, edit: PlanEdit, source: PlanSource): MockPlan {
  switch (edit.kind) {
    case 'replace':
      return replaced(plan, edit.place, source)
    case 'remove':
      return withQuestions(
        plan,
        plan.questions.filter((_, place) => place !== edit.place),
      )
    case 'move':
      return moved(plan, edit.place, edit.to)
    case 'setup': {
      const limits = wishedLimits(plan.setup, edit.setup)
      const setup = {
        ...plan.setup,
        ...edit.setup,
        ...limits,
        preset: edit.setup.preset ?? 'custom',
      } as const
      const again = planMock(source.candidates, setup, source.history, source.today)
      return { ...again, edits: plan.edits + 1 }
    }
  }
}

/** What the notes counted may be gone: those that speak of questions are left out. */
function withQuestions(plan: MockPlan, questions: readonly PlannedQuestion[]): MockPlan {
  if (
    questions.length === plan.questions.length &&
    questions.every((one, place) => one === plan.questions[place])
  )
    return plan
  const notes = plan.notes.filter(({ code }) => code === 'day-minutes')
  const changed = { ...plan, questions, notes, edits: plan.edits + 1 }
  return { ...changed, expectedMs: expectedMsOf(changed) }
}

function moved(plan: MockPlan, from: number, to: number): MockPlan {
  const question = plan.questions[from]
  if (!question || !plan.questions[to]) return plan
  const others = plan.questions.filter((_, place) => place !== from)
  return withQuestions(plan, [...others.slice(0, to), question, ...others.slice(to)])
}

/**
 * Another question in the same place: not asked lately, of the same topic where there is one, else of a topic that its
 * neighbours do not have, about as hard. Pressed again it is another one again.
 */
function replaced(plan: MockPlan, place: number, { candidates, history, today }: PlanSource): MockPlan {
  const old = plan.questions[place]
  if (!old) return plan
  const pool = poolOf(candidates, plan.setup, history, today)
  const taken = new Set([...plan.questions, ...(plan.warmUp ? [plan.warmUp] : [])].map(({ key }) => key))
  const beside = [plan.questions[place - 1]?.topic, plan.questions[place + 1]?.topic]
  const draw = lots(plan.setup.seed + plan.edits + 1)
  const rank = (lot: Lot): number =>
    (lot.isFresh ? 0 : 100) +
    (isSpoken(lot.card) ? 0 : 50) +
    ((lot.card.kind === 'behavioural') === (old.kind === 'behavioural') ? 0 : 20) +
    (beside.includes(lot.card.topic) ? 10 : 0) +
    (lot.card.topic === old.topic ? 0 : 5) +
    (lot.card.level === old.level ? 0 : Math.abs(difficultyOf(lot.card) - 1)) +
    draw(lot.card.key)
  let found: { readonly lot: Lot; readonly rank: number } | null = null
  for (const { fresh, recent } of pool.buckets)
    for (const lot of [...fresh, ...recent]) {
      if (taken.has(lot.card.key)) continue
      const ranked = rank(lot)
      if (!found || ranked < found.rank || (ranked === found.rank && isBefore(lot, found.lot)))
        found = { lot, rank: ranked }
    }
  if (!found) return plan
  const followUps = followUpsOf(pool, found.lot, plan.setup.followUps)
  const question = { ...questionOf(found.lot, ['chosen']), followUps }
  return withQuestions(
    plan,
    plan.questions.map((other, at) => (at === place ? question : other)),
  )
}
