/**
 * The trainer of FSRS weights, fsrs-rs through its binding for Node: an optional package, since it has no binary for every machine.
 * It trains in a thread of its own, tells how far it is, and can be stopped.
 */
import { createRequire } from 'node:module'
import { join } from 'node:path'
import { gradeNumber } from '../model/grade.ts'
import type { Answer, Prediction } from '../schedule/training.ts'
import type { Weights } from '../schedule/fsrs.ts'

type Binding = {
  readonly FSRSBindingReview: new (rating: number, deltaT: number) => object
  readonly FSRSBindingItem: new (reviews: readonly object[]) => object
  readonly computeParameters: (
    items: readonly object[],
    options: {
      readonly enableShortTerm: boolean
      readonly numRelearningSteps: number
      readonly timeout: number
      readonly progress: (current: number, total: number) => boolean
    },
  ) => Promise<number[]>
}

export type Trainer = {
  /** Rejects when `progress` answers false, soon after. @throws what the trainer throws. */
  readonly train: (
    predictions: readonly Prediction[],
    progress: (done: number, of: number) => boolean,
  ) => Promise<Weights>
}

/** How often the trainer asks whether to go on, in ms. It also waits so long at its end. */
const pollMs = 20

/** The package that chooses the binary, else the binary's own: not every registry has the first whole. Null on other machines. */
export function loadTrainer(): Trainer | null {
  for (const name of names()) {
    const binding = load(name)
    if (binding) return trainerOf(binding)
  }
  return null
}

function names(): readonly string[] {
  const base = '@open-spaced-repetition/binding'
  const system = `${process.platform}-${process.arch}`
  const kinds =
    process.platform === 'linux' ? ['-gnu', '-musl'] : process.platform === 'win32' ? ['-msvc'] : ['']
  return [base, ...kinds.map((kind) => `${base}-${system}${kind}`)]
}

function load(name: string): Binding | null {
  try {
    return requireFromHere(name) as Binding
  } catch {
    return null
  }
}

/** A native package is required: Node warns of importing one. */
const requireFromHere = createRequire(join(import.meta.dirname, 'trainer'))

function trainerOf({ FSRSBindingItem, FSRSBindingReview, computeParameters }: Binding): Trainer {
  return {
    train: (predictions, progress) => {
      // Histories of one card share their answers.
      const made = new Map<Answer, object>()
      const reviewOf = (answer: Answer): object => {
        const known = made.get(answer) ?? new FSRSBindingReview(gradeNumber(answer.grade), answer.elapsedDays)
        made.set(answer, known)
        return known
      }
      const items = predictions.map(({ answers }) => new FSRSBindingItem(answers.map(reviewOf)))
      return computeParameters(items, {
        enableShortTerm: true,
        numRelearningSteps: 1,
        timeout: pollMs,
        progress,
      })
    },
  }
}
