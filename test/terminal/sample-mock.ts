/** The host of a mock on sample cards, with figures that stand still. */
import type { Messages } from '../../src/text/messages/catalogue.ts'
import type { MockPlan, PlanEdit } from '../../src/session/mock/planned.ts'
import { reportOf } from '../../src/session/mock/report.ts'
import type { Host } from '../../src/ui/host.ts'
import type { MockPorts } from '../../src/ui/mock-ports.ts'
import { mockHost } from '../../src/ui/mock.ts'
import type { MemoryMock } from './mock-in-memory.ts'
import { studyRules, today } from './study-in-memory.ts'

export function sampleMock(mock: MemoryMock, words: Messages, ports: Partial<MockPorts> = {}): Host {
  const rules = studyRules()
  return mockHost({
    runtime: mock.runtime,
    words,
    everySecond: mock.everySecond,
    editPlan: edited,
    topics: () => [
      { name: 'sessions', cards: 24 },
      { name: 'persistence', cards: 31 },
      { name: '会话', cards: 7 },
    ],
    report: sampleReport,
    outcomes: ({ card, answeredAt }) =>
      answeredAt === null ? null : rules.outcomesFor(card, answeredAt, today),
    ...ports,
  })
}

/** As much of an edit as can be made without candidates. */
function edited(plan: MockPlan, edit: PlanEdit): MockPlan {
  switch (edit.kind) {
    case 'setup':
      return { ...plan, setup: { ...plan.setup, ...edit.setup }, edits: plan.edits + 1 }
    case 'remove':
      return { ...plan, questions: plan.questions.filter((_, place) => place !== edit.place) }
    case 'move': {
      const others = plan.questions.filter((_, place) => place !== edit.place)
      return {
        ...plan,
        questions: [...others.slice(0, edit.to), plan.questions[edit.place]!, ...others.slice(edit.to)],
      }
    }
    case 'replace':
      return { ...plan, edits: plan.edits + 1 }
  }
}

/** With two earlier mocks. */
const sampleReport: MockPorts['report'] = (mock) =>
  reportOf(mock, {
    topicMeans: new Map([['persistence', 0.44]]),
    coverages: [0.5, 0.62],
    missedPoints: [],
  })
