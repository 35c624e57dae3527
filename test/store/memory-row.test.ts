import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Memory } from '../../src/model/memory.ts'
import { day, instant } from '../../src/model/time.ts'
import { memoryAssignments, memoryColumns, memoryToRow, rowToMemory } from '../../src/store/memory-row.ts'
import { storeWith } from './made.ts'

const known = {
  stability: fc.double({ min: 0.001, max: 36_500, noNaN: true }),
  difficulty: fc.double({ min: 1, max: 10, noNaN: true }),
  lastOn: fc.integer({ min: 0, max: 100_000 }).map(day),
  reps: fc.nat(),
  lapses: fc.nat(),
}

const anyMemory: fc.Arbitrary<Memory> = fc.oneof(
  fc.constant({ state: 'new' as const }),
  fc.record({
    state: fc.constantFrom('learning' as const, 'relearning' as const),
    ...known,
    step: fc.nat({ max: 9 }),
    dueAt: fc.integer({ min: 0, max: 8_640_000_000_000_000 }).map(instant),
  }),
  fc.record({
    state: fc.constant('review' as const),
    ...known,
    dueOn: fc.integer({ min: 0, max: 100_000 }).map(day),
  }),
)

// Seen to catch: writing `step` as `dueAt ? 0 : null`, and leaving `lapses` out of the row.
test('a memory comes back from its row as it was, to the last bit', () => {
  const { store } = storeWith('gil')
  const write = store.db.prepare(`update cards set ${memoryAssignments}`)
  const read = store.db.prepare(`select ${memoryColumns()} from cards`)
  fc.assert(
    fc.property(anyMemory, (memory) => {
      write.run(memoryToRow(memory))
      expect(rowToMemory(read.get() as Record<string, unknown>)).toEqual(memory)
    }),
    { numRuns: 500 },
  )
})

test('columns carry a prefix', () => {
  expect(memoryColumns('before_')).toMatch(/^before_state, before_stability, /)
  expect(rowToMemory(memoryToRow({ state: 'new' }, 'after_'), 'after_')).toEqual({ state: 'new' })
})

test('no memory at all is a row of nulls', () => {
  expect(new Set(Object.values(memoryToRow(null)))).toEqual(new Set([null]))
})

test.each([
  [`state = 'review', stability = 1, difficulty = 5, last_on = 1`, 'in review without a due day'],
  [
    `state = 'learning', stability = 1, difficulty = 5, last_on = 1, step = 0`,
    'in learning without an instant',
  ],
  [`state = 'new', stability = 1`, 'new with a stability'],
  [`state = 'review', difficulty = 5, last_on = 1, due_on = 3`, 'in review without a stability'],
])('the table refuses a card that is %s (%s)', (assignment) => {
  const { store } = storeWith('gil')
  expect(() => store.db.exec(`update cards set ${assignment}`)).toThrow(/CHECK constraint failed/)
})
