/**
 * The clocks of a mock: what the time since the last event is counted to.
 *
 * All of it comes from a monotonic clock, summed up phase by phase. Time in which nobody was there is not counted: a pause, a
 * suspended machine (more than 15 s between two ticks of a second), a program that was killed and resumed.
 */
import { allowedMs, overTimeShare, questionMs } from './question-time.ts'
import { itemOf, type Cue, type Mock, type MockItem, type MockEffect, type Now } from './mock.ts'

/** Ticks come each second: with more than this between two events the machine slept. */
export const longestGapMs = 15_000

const thirtySecondsMs = 30_000

/**
 * Counts the time since the last event. In pressure mode thinking ends at its budget by itself, and `isTimeUp` tells that the
 * answer must be submitted now.
 */
export function counted(
  mock: Mock,
  now: Now,
): { readonly mock: Mock; readonly effects: readonly MockEffect[]; readonly isTimeUp: boolean } {
  const nothing = { effects: [], isTimeUp: false }
  if (mock.countedAtMs === null) return { mock, ...nothing }
  // Another process has another clock, and `resumed` sets the reading: time never runs backwards all the same.
  const passedMs = Math.max(0, now.monotonicMs - mock.countedAtMs)
  const read = { ...mock, countedAtMs: now.monotonicMs }
  if (passedMs > longestGapMs) return { mock: interrupted(read), ...nothing }
  const running = { ...read, totalMs: mock.totalMs + passedMs }
  const item = itemOf(running)
  if (!item || !('item' in running.phase)) return { mock: running, ...nothing }
  switch (running.phase.name) {
    case 'thinking':
      return thinking(running, item, passedMs)
    case 'answering':
      return answering(running, item, passedMs)
    default:
      return {
        mock: withItem(running, running.phase.item, { feedbackMs: item.feedbackMs + passedMs }),
        ...nothing,
      }
  }
}

/** A clock that was not seen running: the item's time says nothing in pressure mode, and practice waits for the person. */
function interrupted(mock: Mock): Mock {
  if (!isTimed(mock)) return mock
  if (mock.plan.setup.mode === 'practice') return { ...mock, paused: 'gap', countedAtMs: null }
  return markedInterrupted(mock)
}

/** In pressure mode nobody can tell afterwards how long was thought about a question that was left and taken up again. */
export function markedInterrupted(mock: Mock): Mock {
  const isMarked = mock.plan.setup.mode === 'pressure' && isTimed(mock) && 'item' in mock.phase
  return isMarked && 'item' in mock.phase ? withItem(mock, mock.phase.item, { isInterrupted: true }) : mock
}

/** True while a person is meant to think or to answer. */
export const isTimed = ({ phase }: Mock): boolean => phase.name === 'thinking' || phase.name === 'answering'

function thinking(mock: Mock, item: MockItem, passedMs: number): ReturnType<typeof counted> {
  const place = 'item' in mock.phase ? mock.phase.item : 0
  const leftMs = item.thinkBudgetMs - item.thinkMs
  if (mock.plan.setup.mode === 'practice' || passedMs < leftMs) {
    return told(mock, { ...item, thinkMs: item.thinkMs + passedMs })
  }
  const begun = withItem(mock, place, { thinkMs: item.thinkMs + leftMs, hasBegun: true })
  const answeringNow: Mock = { ...begun, phase: { name: 'answering', item: place } }
  return answering(answeringNow, itemOf(answeringNow)!, passedMs - leftMs)
}

function answering(mock: Mock, item: MockItem, passedMs: number): ReturnType<typeof counted> {
  const isHard = mock.plan.setup.mode === 'pressure'
  const countedMs = isHard ? Math.min(passedMs, item.budgetMs - item.answerMs) : passedMs
  const answerMs = item.answerMs + countedMs
  const slotMs = item.slotMs.map((ms, slot) => (slot === item.slot ? ms + countedMs : ms))
  return told(mock, { ...item, answerMs, slotMs })
}

/** The item with its new times, and what the clock has to say about them. Under pressure the answer has a clock of its own. */
function told(mock: Mock, item: MockItem): ReturnType<typeof counted> {
  const place = 'item' in mock.phase ? mock.phase.item : 0
  const isHard = mock.plan.setup.mode === 'pressure'
  const due = isHard
    ? cuesAt(item.answerMs, item.budgetMs, isHard)
    : cuesAt(questionMs(item), allowedMs(item), isHard)
  const cues = due.filter((cue) => !item.cues.includes(cue))
  return {
    mock: withItem(mock, place, { ...item, cues: [...item.cues, ...cues] }),
    // One signal at a time: after a long second the last one says it all.
    effects: cues.slice(-1).map((cue) => ({ kind: 'cue', cue, item: place })),
    isTimeUp: isHard && item.answerMs >= item.budgetMs,
  }
}

/** The signals that are due when so much of a budget has passed, in their order. */
function cuesAt(passedMs: number, budgetMs: number, isHard: boolean): readonly Cue[] {
  const times: readonly (readonly [Cue, number])[] = [
    ['half-time', budgetMs / 2],
    // Of a minute or less, half time is thirty seconds or later.
    ...(budgetMs > 2 * thirtySecondsMs ? [['thirty-seconds', budgetMs - thirtySecondsMs] as const] : []),
    isHard ? ['time-up', budgetMs] : ['over', budgetMs * overTimeShare],
  ]
  return times.filter(([, atMs]) => passedMs >= atMs).map(([cue]) => cue)
}

/** The mock with one of its items changed. */
export function withItem(mock: Mock, place: number, change: Partial<MockItem>): Mock {
  return {
    ...mock,
    items: mock.items.map((item, index) => (index === place ? { ...item, ...change } : item)),
  }
}
