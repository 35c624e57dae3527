/** What tests of exports need besides `made.ts`, which they get from here too. */
import { day } from '../../src/model/time.ts'
import type { ReviewMemory } from '../../src/model/memory.ts'
import { today } from './made.ts'

export { folder, foldEvents, grade, key, moment, now, storeWith, today } from './made.ts'

/** A card in review; days as plain numbers. */
export function stateOfDay(
  over: Partial<Record<'stability' | 'difficulty' | 'lastOn' | 'dueOn', number>>,
): ReviewMemory {
  const { stability = 10, difficulty = 5, lastOn = today - 10, dueOn = today } = over
  return {
    state: 'review',
    stability,
    difficulty,
    lastOn: day(lastOn),
    dueOn: day(dueOn),
    reps: 3,
    lapses: 1,
  }
}
