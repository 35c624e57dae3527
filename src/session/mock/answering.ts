/** Thinking and answering: what a person does while a question is open, and how an answer ends. */
import { next } from './asking.ts'
import { isTimed, withItem } from './clocks.ts'
import { itemOf, type Mock, type MockEvent, type MockItem, type MockStep, type Now } from './mock.ts'
import { hintsOf } from './points.ts'

type AnswerEvent = Extract<MockEvent, { kind: 'answer' | 'draft' | 'slot' | 'hint' | 'submit' | 'skip' }>

/** Only in the phases `thinking` and `answering`. */
export function answerEvent(mock: Mock, event: AnswerEvent): MockStep {
  const item = itemOf(mock)
  if (!item || !isTimed(mock) || !('item' in mock.phase)) return { mock, effects: [] }
  const place = mock.phase.item
  switch (event.kind) {
    case 'answer':
      return begun(mock, place, { isSpoken: event.isSpoken })
    case 'draft':
      // An editor that tells of an empty text at its start has not begun to answer.
      if (mock.phase.name === 'thinking' && event.text === '') return { mock, effects: [] }
      return begun(mock, place, { text: event.text, isSpoken: false })
    case 'slot': {
      const isSlot = Number.isInteger(event.slot) && event.slot >= 0 && event.slot < item.slotMs.length
      return isSlot ? begun(mock, place, { slot: event.slot }) : { mock, effects: [] }
    }
    case 'hint':
      return hinted(mock, place, item)
    case 'submit':
      return submitted(mock, event.now, false)
    case 'skip':
      return skipped(mock, event.now)
  }
}

const begun = (mock: Mock, item: number, change: Partial<MockItem>): MockStep => ({
  mock: { ...withItem(mock, item, { ...change, hasBegun: true }), phase: { name: 'answering', item } },
  effects: [],
})

function hinted(mock: Mock, place: number, item: MockItem): MockStep {
  if (mock.plan.setup.mode === 'pressure' || item.hints >= hintsOf(item).length) return { mock, effects: [] }
  return { mock: withItem(mock, place, { hints: item.hints + 1 }), effects: [] }
}

/** The answer stands as it is. What was marked and graded before it can no longer be taken back. */
export function submitted(mock: Mock, now: Now, isTimeUp: boolean): MockStep {
  return next(closed(mock, now, { isTimeUp }))
}

/** Not answered at all. Its grade is asked for all the same: again, unless the person says otherwise. */
function skipped(mock: Mock, now: Now): MockStep {
  const { phase } = mock
  if (phase.name !== 'thinking' && phase.name !== 'answering') return { mock, effects: [] }
  const role = mock.items[phase.item]!.role
  const isDone = role !== 'main'
  const after = closed(mock, now, { isSkipped: true, state: isDone ? 'scored' : 'answered' })
  // In pressure mode the next question has been seen by then.
  const isUndoable = mock.plan.setup.mode === 'practice' && role === 'main'
  return next({
    ...after,
    undo: isUndoable ? [{ kind: 'skip', item: phase.item, phase: phase.name }] : [],
  })
}

function closed(mock: Mock, now: Now, change: Partial<MockItem>): Mock {
  if (!('item' in mock.phase)) return mock
  const item = mock.items[mock.phase.item]!
  const isWarmUpOver = item.role === 'warm-up' && mock.plan.setup.mode === 'pressure'
  return {
    ...withItem(mock, mock.phase.item, {
      answeredAt: now.at,
      answeredOn: now.dayOn,
      state: isWarmUpOver ? 'scored' : 'answered',
      hasBegun: true,
      ...change,
    }),
    undo: [],
  }
}
