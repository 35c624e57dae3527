/**
 * After the questions: one's own verdict, the report, and what was missed once more.
 *
 * Each missed question is recalled until it was right once, which is enough when it is learned again on later days (Vaughn,
 * Dunlosky and Rawson 2016). Nothing of it goes into memory.
 */
import { redoQueue } from './asking.ts'
import type { Mock, MockEvent, MockStep } from './mock.ts'

/** The figures are shown, and stand from here on. */
export function reported(mock: Mock, event: Extract<MockEvent, { kind: 'verdict' }>): MockStep {
  const placed = (item: number | null): number | null => (item !== null && mock.items[item] ? item : null)
  return same({
    ...mock,
    phase: { name: 'report' },
    verdict: { band: event.band, best: placed(event.best), weakest: placed(event.weakest) },
    endedAt: event.now.at,
    undo: [],
    redo: redoQueue(mock),
  })
}

export function redoEvent(
  mock: Mock,
  event: Extract<MockEvent, { kind: 'redo' | 'reveal' | 'recalled' }>,
): MockStep {
  const { phase } = mock
  if (phase.name === 'report') return event.kind === 'redo' ? nextRedo(mock) : same(mock)
  if (phase.name !== 'redo') return same(mock)
  if (event.kind === 'reveal') return same({ ...mock, phase: { ...phase, isRevealed: true } })
  if (event.kind !== 'recalled' || !phase.isRevealed) return same(mock)
  const others = mock.redo.filter((item) => item !== phase.item)
  return nextRedo({
    ...mock,
    redo: event.isRecalled ? others : [...others, phase.item],
    redone: [...mock.redone, { item: phase.item, isRecalled: event.isRecalled }],
  })
}

const same = (mock: Mock): MockStep => ({ mock, effects: [] })

/** Back to the report when nothing is left: it says then that all of it was recalled. */
function nextRedo(mock: Mock): MockStep {
  const [item] = mock.redo
  return same({
    ...mock,
    phase: item === undefined ? { name: 'report' } : { name: 'redo', item, isRevealed: false },
  })
}
