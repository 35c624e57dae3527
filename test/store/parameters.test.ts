import { describe, expect, test } from 'vitest'
import { defaultParameters } from '../../src/model/event.ts'
import { day } from '../../src/model/time.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { eventsOf, stateOf, type Fold } from '../../src/store/log.ts'
import { currentParameters, rebuild, undoRebuild, weightsOf } from '../../src/store/parameters.ts'
import type { Store } from '../../src/store/open.ts'
import { foldFor, weightsIn } from '../../src/commands/memory.ts'
import { grade, key, memoryOf, moment, storeWith } from './made.ts'

const steeper = defaultWeights.map((weight, index) => (index === 20 ? 0.4 : weight * 1.1))

function studied(): Store {
  const { store } = storeWith('a', 'b')
  grade(store, 'a', 'good')
  grade(store, 'a', 'good', { dayOn: day(moment.dayOn + 5) })
  return store
}

const when = { ...moment }

describe('own weights', () => {
  test('are in use from their rebuild on, and every memory is the fold with them', () => {
    const store = studied()
    const before = memoryOf(store, 'a')
    const id = rebuild(store, steeper, 900, when, () => foldFor(store))
    expect(currentParameters(store)).toEqual({ id, weights: steeper })
    expect(weightsIn(store).id).toBe(id)
    expect(memoryOf(store, 'a')).not.toEqual(before)
    expect(stateOf(store, key('a'))).toEqual(foldFor(store)(eventsOf(store, key('a'))))
  })

  test('can be taken back: the memories are what they were', () => {
    const store = studied()
    const before = memoryOf(store, 'a')
    rebuild(store, steeper, 900, when, () => foldFor(store))
    expect(undoRebuild(store, when, foldFor(store))).toBe(true)
    expect(currentParameters(store)).toEqual({ id: defaultParameters, weights: null })
    expect(memoryOf(store, 'a')).toEqual(before)
    expect(undoRebuild(store, when, foldFor(store))).toBe(false)
  })

  test('of two trainings the second is taken back first', () => {
    const store = studied()
    const first = rebuild(store, steeper, 900, when, () => foldFor(store))
    const between = memoryOf(store, 'a')
    rebuild(store, [...defaultWeights], 1000, when, () => foldFor(store))
    undoRebuild(store, when, foldFor(store))
    expect(currentParameters(store).id).toBe(first)
    expect(memoryOf(store, 'a')).toEqual(between)
  })

  test('stay known after they were taken back: events name them', () => {
    const store = studied()
    const id = rebuild(store, steeper, 900, when, () => foldFor(store))
    undoRebuild(store, when, foldFor(store))
    expect(weightsOf(store, id)).toEqual(steeper)
  })

  test('that cannot be folded with leave nothing behind', () => {
    const store = studied()
    const before = memoryOf(store, 'a')
    const broken: Fold = () => {
      throw new Error('no')
    }
    expect(() => rebuild(store, steeper, 900, when, () => broken)).toThrow('no')
    expect(currentParameters(store).id).toBe(defaultParameters)
    expect(memoryOf(store, 'a')).toEqual(before)
  })

  test('a card new since then has none of it', () => {
    const store = studied()
    rebuild(store, steeper, 900, when, () => foldFor(store))
    expect(memoryOf(store, 'b')).toEqual({ state: 'new' })
  })
})
