/** One mock interview from its plan, or from where it was left, to its end: runtime, ports, and the line that stays in the terminal. */
import { everySecond } from '../files/clock.ts'
import { Failure, isFailure } from '../model/failure.ts'
import { newMock, storedMock } from '../session/mock/beginning.ts'
import { editPlan, type PlanSource } from '../session/mock/edit-plan.ts'
import type { Mock } from '../session/mock/mock.ts'
import { planMock } from '../session/mock/plan.ts'
import type { MockPlan, MockSetup } from '../session/mock/planned.ts'
import { mockRuntime, type MockRuntime } from '../session/mock/runtime.ts'
import { cardByKey } from '../store/cards.ts'
import type { Selection } from '../store/due.ts'
import { holdMock, mockByNumber, type StoredMock } from '../store/mocks.ts'
import type { MockPorts } from '../ui/mock-ports.ts'
import { mockDesk, type MockDesk } from './mock-desk.ts'
import { coveredBy, reportFor } from './mock-report.ts'
import { mockSource } from './mock-source.ts'
import type { Library } from './open-library.ts'
import { studyRules } from './study.ts'

export type MockSession = {
  readonly runtime: MockRuntime
  readonly ports: MockPorts
  readonly desk: MockDesk
}

/** @throws Failure `no-mock-cards` when nothing fits. */
export function planFor(
  library: Library,
  selection: Selection,
  setup: MockSetup,
): { readonly plan: MockPlan; readonly source: PlanSource } {
  const source = mockSource(library, selection, setup.seed)
  const plan = planMock(source.candidates, setup, source.history, source.today)
  if (plan.questions.length === 0) throw new Failure('no-mock-cards', {}, 2)
  return { plan, source }
}

/** A mock whose plan is shown first; nothing is stored before it begins. `proposal` says where the plan comes from. */
export function newSession(
  library: Library,
  selection: Selection,
  setup: MockSetup,
  proposal: string | null = null,
): MockSession {
  const { plan, source } = planFor(library, selection, setup)
  const session = sessionOf(library, mockDesk(library), newMock(plan), source)
  return proposal === null ? session : { ...session, ports: { ...session.ports, proposal } }
}

/**
 * A mock goes on where it was left, held from now on by this program.
 * @throws Failure `mock-newer` for one that another version of viva began, `mock-gone` when it has ended meanwhile.
 */
export function resumedSession(library: Library, stored: StoredMock): MockSession {
  // One of another version stays with whoever holds it.
  mockOf(stored)
  const hold = holdMock(library.store, stored.session)
  // Until it was held, another window may have gone on with it.
  const mock = mockOf(mockByNumber(library.store, stored.number) ?? stored)
  const nothing: PlanSource = {
    candidates: [],
    history: { recent: new Set(), lastResults: [], topicMeans: new Map() },
    today: { preferred: [], minutesLeft: null },
  }
  return sessionOf(library, mockDesk(library, { ...hold, number: stored.number }), mock, nothing)
}

/** @throws Failure `mock-newer`. */
export function mockOf(stored: StoredMock): Mock {
  const mock = storedMock(stored.state)
  if (!mock) throw new Failure('mock-newer', { number: stored.number }, 3)
  return mock
}

function sessionOf(library: Library, desk: MockDesk, initial: Mock, source: PlanSource): MockSession {
  const rules = studyRules(library)
  const runtime = mockRuntime(rules, desk.port, initial)
  const ports: MockPorts = {
    runtime,
    words: library.words,
    everySecond,
    editPlan: (plan, edit) => editPlan(plan, edit, source),
    topics: () => topicsOf(source),
    report: (mock) => reportFor(library, mock, desk.number()),
    outcomes: ({ card, answeredAt, answeredOn }) => {
      if (!runtime.mock().plan.setup.isScheduling || answeredAt === null || answeredOn === null) return null
      const memory = cardByKey(library.store, card.key, library.language)?.memory ?? card.memory
      return rules.outcomesFor({ ...card, memory }, answeredAt, answeredOn)
    },
  }
  return { runtime, ports, desk }
}

function topicsOf({ candidates }: PlanSource): ReturnType<MockPorts['topics']> {
  const counts = new Map<string, number>()
  for (const { topic, parent } of candidates)
    if (parent === null) counts.set(topic, (counts.get(topic) ?? 0) + 1)
  return [...counts]
    .map(([name, cards]) => ({ name, cards }))
    .sort((a, b) => b.cards - a.cards || (a.name < b.name ? -1 : 1))
}

/** The clock is stopped and all is kept, as by `q`. What cannot be written now was kept some seconds ago. */
export function leaveQuietly({ runtime }: MockSession): void {
  try {
    runtime.act({ kind: 'leave' })
  } catch (error) {
    if (!isFailure(error)) throw error
  }
}

/** What stays in the terminal after a mock, with the likely next command. */
export function mockSummary({ words }: Library, { runtime, desk }: MockSession): string {
  const { mockPrint, review } = words
  const mock = runtime.mock()
  const number = desk.number()
  if (number === null) return mockPrint.notBegun
  if (mock.ending === null) return mockPrint.kept(number)
  if (mock.ending === 'abandoned') return mockPrint.gaveUp(number)
  const covered = coveredBy(mock)
  return mockPrint.ended(number, covered === null ? null : review.percent(covered))
}
