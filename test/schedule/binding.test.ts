/**
 * The mathematics against fsrs-rs itself, through its binding for Node: the reference that weights are trained with, in 32-bit
 * floats. Where the binding has no binary for the machine the comparison is skipped, and says so.
 */
import { createRequire } from 'node:module'
import { describe, expect, test } from 'vitest'
import { GRADES, type Grade } from '../../src/model/grade.ts'
import {
  defaultWeights,
  intervalFor,
  nextState,
  type FsrsState,
  type Weights,
} from '../../src/schedule/fsrs.ts'
import { seededRandom } from '../../src/schedule/random.ts'

type State = { readonly stability: number; readonly difficulty: number }
type Next = { readonly memory: State; readonly interval: number }
type Binding = {
  readonly FSRSBinding: new (weights: readonly number[]) => {
    readonly nextStates: (
      state: State | null,
      retention: number,
      days: number,
    ) => Readonly<Record<Grade, Next>>
  }
}

/** The package of the platform itself: the one that chooses among them names platforms that cannot be installed everywhere. */
const binding = load('@open-spaced-repetition/binding-linux-x64-gnu')
if (!binding) console.warn('SKIPPED: no binary of fsrs-rs for this machine')

function load(name: string): Binding | null {
  try {
    return createRequire(import.meta.url)(name) as Binding
  } catch {
    return null
  }
}

const histories = 100_000
const random = seededRandom(2026)
const between = (least: number, most: number): number => least + random() * (most - least)

/** What trained weights look like: the default ones, each somewhat larger or smaller, within the bounds of training. */
function trainedLike(): Weights {
  const least = [
    0.001, 0.001, 0.001, 0.001, 1, 0.001, 0.001, 0.001, 0, 0, 0.001, 0.001, 0.001, 0.001, 0, 0, 1, 0, 0, 0.01,
    0.1,
  ]
  const most = [100, 100, 100, 100, 10, 4, 4, 0.75, 4.5, 0.8, 3.5, 5, 0.25, 0.9, 4, 1, 6, 2, 2, 0.8, 0.8]
  return defaultWeights.map((weight, index) =>
    Math.fround(Math.min(Math.max(weight * between(0.6, 1.6), least[index]!), most[index]!)),
  )
}

/** Days since the last review: often the same day, mostly about the stability, now and then far from it. */
function someDays(stability: number): number {
  const kind = random()
  if (kind < 0.25) return 0
  if (kind < 0.8) return Math.max(1, Math.min(Math.round(stability * between(0.5, 2)), 10_000))
  return Math.floor(between(0, 400))
}

const difference = (ours: number, theirs: number): number => Math.abs(ours - theirs) / theirs

describe.skipIf(!binding)('FSRS-6 against fsrs-rs', () => {
  test(
    `${histories.toLocaleString('en')} random histories agree within a ten-thousandth`,
    { timeout: 120_000 },
    () => {
      const worst = { stability: 0, difficulty: 0, interval: 0 }
      let reviews = 0
      for (let batch = 0; batch < 100; batch++) {
        const weights = batch % 2 === 0 ? defaultWeights : trainedLike()
        const reference = new binding!.FSRSBinding([...weights])
        for (let history = 0; history < histories / 100; history++) {
          let ours: FsrsState | null = null
          let theirs: State | null = null
          const length = 2 + Math.floor(random() * 6)
          for (let review = 0; review < length; review++) {
            const days: number = ours === null ? 0 : someDays((ours as FsrsState).stability)
            const grade = GRADES[Math.floor(random() * 4)]!
            const retention = Math.fround(between(0.7, 0.97))
            const next: Next = reference.nextStates(theirs, retention, days)[grade]
            theirs = next.memory
            ours = nextState(weights, ours, days, grade)
            const interval = intervalFor(weights, ours.stability, retention)
            worst.stability = Math.max(worst.stability, difference(ours.stability, theirs.stability))
            worst.difficulty = Math.max(worst.difficulty, difference(ours.difficulty, theirs.difficulty))
            worst.interval = Math.max(worst.interval, difference(interval, next.interval))
            reviews++
          }
        }
      }
      expect(reviews).toBeGreaterThan(4 * histories)
      expect(worst.stability).toBeLessThan(1e-4)
      expect(worst.difficulty).toBeLessThan(1e-4)
      expect(worst.interval).toBeLessThan(1e-4)
    },
  )
})
