/** What the mock interview needs of the world, as plain functions: store, clock and dice stay with the caller. */
import type { Outcomes } from '../schedule/outcomes.ts'
import type { Mock, MockItem } from '../session/mock/mock.ts'
import type { MockPlan, PlanEdit } from '../session/mock/planned.ts'
import type { MockReport } from '../session/mock/report.ts'
import type { MockRuntime } from '../session/mock/runtime.ts'
import type { Messages } from '../text/messages/catalogue.ts'

export type MockPorts = {
  readonly runtime: MockRuntime
  readonly words: Messages
  /** Where the plan comes from, when it was proposed: said with it until it is changed. */
  readonly proposal?: string
  /** Calls each second until what it returns is called. The mock ticks by it, and its clocks are drawn. */
  readonly everySecond: (listener: () => void) => () => void
  /** The plan after an edit, from the same cards as before. @throws Failure */
  readonly editPlan: (plan: MockPlan, edit: PlanEdit) => MockPlan
  /** What a plan can be weighted by, and how many cards there are of each. Asked when the page of topics is opened. */
  readonly topics: () => readonly TopicOffer[]
  /** Asked once for each state that a report is shown of. */
  readonly report: (mock: Mock) => MockReport
  /** When the card of a question would come back after each grade; null where nothing is scheduled. */
  readonly outcomes: (item: MockItem) => Outcomes | null
}

export type TopicOffer = { readonly name: string; readonly cards: number }
