import { expect, test } from 'vitest'
import { lastAnswer, logOf } from '../../../src/convert/anki/write-log.ts'
import type { AnkiLogRow } from '../../../src/model/anki.ts'
import type { Event, EventId } from '../../../src/model/event.ts'
import { newCardState } from '../../../src/model/memory.ts'
import { day, dayMs, instant } from '../../../src/model/time.ts'

const memory = {
  state: 'review',
  stability: 5,
  difficulty: 4,
  lastOn: day(20_700),
  dueOn: day(20_705),
  reps: 1,
  lapses: 0,
}
const at = (on: number) => instant(on * dayMs)
const event = (id: string, over: object): Event =>
  ({
    id,
    kind: 'review',
    grade: 'good',
    reviewKind: 'study',
    dayOn: day(20_700),
    tookMs: 4000,
    totalMs: null,
    before: newCardState.memory,
    after: memory,
    ...over,
  }) as unknown as Event

const row = (id: number, over: Partial<AnkiLogRow> = {}): AnkiLogRow => ({
  id,
  ease: 3,
  interval: 7,
  lastInterval: 2,
  factor: 300,
  tookMs: 1,
  kind: 1,
  ...over,
})

test('an answer that went to Anki and came back in its log is one row, the one that stands there', () => {
  const events = [
    event('a', { at: at(20_700), reviewKind: 'import' }),
    event('b', { at: at(20_710) }),
    event('c', { at: at(20_720), kind: 'reset' }),
    event('d', { at: at(20_730), reviewKind: 'import' }),
  ]
  const earlier = [
    row(at(20_700)),
    // Two answers had that instant where they came together.
    row(at(20_710) + 3),
    row(at(20_720), { ease: 0, kind: 4, interval: 0, factor: 0 }),
    row(at(20_730)),
  ]
  expect(logOf(events, earlier)).toEqual(earlier)
})

test('the rows are in the order of their time, with the interval before', () => {
  const rows = logOf(
    [event('a', { at: at(20_700), reviewKind: 'import' }), event('b', { at: at(20_710) })],
    [row(at(20_700)), row(at(20_730), { interval: 30 })],
  )
  expect(rows.map(({ id, lastInterval }) => [id, lastInterval])).toEqual([
    [at(20_700), 2],
    [at(20_710), 7],
    [at(20_730), 2],
  ])
  expect(lastAnswer(rows)).toBe(at(20_730))
})

test('what was taken back here is left out, also where Anki has it by now; what Anki lost is told', () => {
  const events = [
    event('a', { at: at(20_700), reviewKind: 'import' }),
    event('b', { at: at(20_705), reviewKind: 'import' }),
    event('c', { at: at(20_710) }),
    event('d', { at: at(20_711), kind: 'void', target: 'c' as EventId }),
  ]
  const rows = logOf(events, [row(at(20_700)), row(at(20_710))])
  expect(rows.map(({ id }) => id)).toEqual([at(20_700), at(20_705)])
})
