/** The trials of the fuzzer: targets take turns, and each input is drawn from the seed and its number alone. */
import { hashText, seededRandom } from '../../src/schedule/random.ts'
import { inputs } from './fuzz-inputs.ts'
import { targets } from './fuzz-targets.ts'
import type { Trial, Trials } from './trial.ts'

export type FuzzTrials = {
  readonly seed: number
  /** Folders of real texts to start from. */
  readonly folders: readonly string[]
}

export function trials({ seed, folders }: FuzzTrials): Trials {
  const { text: drawn, sources } = inputs(folders)
  const all = Object.entries(targets)
  return {
    sources,
    targetOf: (number) => all[number % all.length]![0],
    at: (number): Trial => {
      const [target, { make, check }] = all[number % all.length]!
      const random = seededRandom(hashText(`${seed}/${number}`))
      const text = make ? make(random) : drawn(random)
      return { target, text, check: () => check(text) }
    },
  }
}
