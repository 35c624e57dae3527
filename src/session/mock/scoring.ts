/** Confidence, the checklist, own points, the grade, and taking them back. */
import { next, recordings } from './asking.ts'
import { withItem } from './clocks.ts'
import {
  itemOf,
  type Mock,
  type MockEffect,
  type MockEvent,
  type MockItem,
  type MockStep,
  type Undoable,
} from './mock.ts'
import { markedMiss, mayWritePoints, ownPointLimits } from './points.ts'

type ScoreEvent = Extract<
  MockEvent,
  {
    kind: 'confidence' | 'read' | 'mark' | 'weakness' | 'checked' | 'write-points' | 'own-points' | 'grade'
  }
>

/** Each event belongs to one phase, a tick for a weakness to two. */
export function scoreEvent(mock: Mock, event: ScoreEvent): MockStep {
  const item = itemOf(mock)
  const { phase } = mock
  if (!item || !('item' in phase)) return same(mock)
  const place = phase.item
  switch (event.kind) {
    case 'confidence':
      if (phase.name !== 'confidence') return same(mock)
      return next(withItem(mock, place, { confidence: event.confidence }))
    case 'read':
      return phase.name === 'reading' ? next(withItem(mock, place, { state: 'scored' })) : same(mock)
    case 'mark':
      return phase.name === 'checklist' ? marked(mock, place, item, event) : same(mock)
    case 'weakness':
      if (phase.name !== 'checklist' && phase.name !== 'grade') return same(mock)
      return same(withItem(mock, place, { weaknesses: toggled(item.weaknesses, event.weakness) }))
    case 'checked':
      return phase.name === 'checklist' ? checked(mock, place, item) : same(mock)
    case 'write-points':
      if (phase.name !== 'checklist' || !mayWritePoints(item)) return same(mock)
      return same({ ...mock, phase: { name: 'own-points', item: place } })
    case 'own-points':
      return phase.name === 'own-points' ? ownPoints(mock, place, item, event.points) : same(mock)
    case 'grade':
      return phase.name === 'grade' ? graded(mock, place, event) : same(mock)
  }
}

const same = (mock: Mock): MockStep => ({ mock, effects: [] })

const undoable = (mock: Mock, what: Undoable): Mock => ({ ...mock, undo: [...mock.undo, what] })

function toggled<T>(list: readonly T[], one: T): readonly T[] {
  return list.includes(one) ? list.filter((other) => other !== one) : [...list, one]
}

function marked(
  mock: Mock,
  place: number,
  item: MockItem,
  { point, mark }: Extract<MockEvent, { kind: 'mark' }>,
): MockStep {
  const before = item.marks[point]
  if (before === undefined || before === mark) return same(mock)
  const marks = item.marks.map((other, index) => (index === point ? mark : other))
  return same(undoable(withItem(mock, place, { marks }), { kind: 'mark', item: place, point, before }))
}

/** A question goes on to its grade; a follow-up counts in the mock alone and has none. */
function checked(mock: Mock, place: number, item: MockItem): MockStep {
  const after = undoable(mock, { kind: 'checked', item: place })
  if (item.role === 'main') return same({ ...after, phase: { name: 'grade', item: place } })
  return next(withItem(after, place, { state: 'scored' }))
}

/** Kept with the mock as an answer's draft is, so that nothing typed is lost. */
export function pointsTyped(mock: Mock, pointsDraft: string): MockStep {
  return 'item' in mock.phase ? same(withItem(mock, mock.phase.item, { pointsDraft })) : same(mock)
}

/** Kept for this card from now on. Too few are no checklist: nothing changes then. */
function ownPoints(mock: Mock, place: number, item: MockItem, texts: readonly string[]): MockStep {
  const { pointsDraft: _, ...undrafted } = item
  const items = mock.items.map((other, index) => (index === place ? undrafted : other))
  const back: Mock = { ...mock, items, phase: { name: 'checklist', item: place } }
  const points = texts
    .map((text) => text.replace(/\s+/g, ' ').trim())
    .filter((text) => text !== '')
    .slice(0, ownPointLimits.most)
  if (points.length < ownPointLimits.least) return same(back)
  const keyPoints = points.map((text) => ({ text, must: false }))
  const changed = { points: keyPoints, pointSource: 'own', marks: markedMiss(keyPoints) } as const
  return {
    // The marks before were those of other points.
    mock: {
      ...withItem(back, place, changed),
      undo: mock.undo.filter(({ kind, item: other }) => kind !== 'mark' || other !== place),
    },
    effects: [{ kind: 'save-points', card: item.card.key, points }],
  }
}

function graded(mock: Mock, place: number, { grade }: Extract<MockEvent, { kind: 'grade' }>): MockStep {
  const scored = withItem(mock, place, { grade, state: 'scored' })
  const after = next(undoable(scored, { kind: 'grade', item: place }))
  // In pressure mode all are written when the last one is graded.
  const isNow = mock.plan.setup.mode === 'practice' && after.mock.phase.name !== 'verdict'
  return isNow ? { mock: after.mock, effects: [...recordings(after.mock), ...after.effects] } : after
}

/**
 * Takes back the last mark, the last list of marks, the last grade or skip, as long as no other answer was given since. The
 * question that is open meanwhile waits with its draft and its clock.
 */
export function undone(mock: Mock): MockStep {
  const last = mock.undo.at(-1)
  if (!last || !mayUndo(mock)) return same(mock)
  const rest: Mock = { ...mock, undo: mock.undo.slice(0, -1) }
  const { item } = last
  switch (last.kind) {
    case 'mark': {
      const marks = mock.items[item]!.marks.map((mark, index) => (index === last.point ? last.before : mark))
      return same({ ...withItem(rest, item, { marks }), phase: { name: 'checklist', item } })
    }
    case 'checked':
      return same({ ...withItem(rest, item, { state: 'answered' }), phase: { name: 'checklist', item } })
    case 'grade': {
      const ungraded = withItem(rest, item, { grade: null, state: 'answered' })
      return withoutEvents({ ...ungraded, phase: { name: 'grade', item } }, item)
    }
    case 'skip': {
      const open = { state: 'open', isSkipped: false, answeredAt: null, answeredOn: null } as const
      const hasBegun = last.phase === 'answering'
      return same({ ...withItem(rest, item, { ...open, hasBegun }), phase: { name: last.phase, item } })
    }
  }
}

function mayUndo({ phase }: Mock): boolean {
  const { name } = phase
  return name === 'verdict' || ('item' in phase && name !== 'redo' && name !== 'own-points')
}

/** The reviews that the grade brought into the log: of pressure mode all of them, since all are written again with the last. */
function withoutEvents(mock: Mock, graded: number): MockStep {
  const isAll = mock.plan.setup.mode === 'pressure'
  const effects: MockEffect[] = []
  const items = mock.items.map((item, index) => {
    if (item.event === null || (!isAll && index !== graded)) return item
    effects.push({ kind: 'undo', event: item.event })
    return { ...item, event: null }
  })
  return { mock: { ...mock, items }, effects }
}
