/** What one session of the torture is to do before it is killed: drawn from a seed, the same on every machine. */
import { GRADES, gradeNumber } from '../../src/model/grade.ts'
import type { Random } from '../../src/schedule/random.ts'
import type { Deed } from './judge.ts'

/** Where the kill falls: before the first frame, after a single key, or into a burst of keys. */
export type Moment = 'start' | 'single' | 'burst'

export type RoundPlan = {
  readonly moment: Moment
  /** Deeds whose frames are waited for, and then those that the kill falls upon. */
  readonly single: readonly Deed[]
  readonly burst: readonly Deed[]
}

export function planOf(random: Random, hasPast: boolean): RoundPlan {
  const chance = random()
  const moment = chance < 0.1 ? 'start' : chance < 0.6 ? 'single' : 'burst'
  const upTo = (most: number): number => Math.floor(random() * (most + 1))
  const singleCount = moment === 'start' ? 0 : upTo(5)
  const burstCount = moment === 'single' ? 1 : moment === 'start' ? upTo(4) : 2 + upTo(6)
  const deeds: Deed[] = []
  let undoable = hasPast ? Infinity : 0
  while (deeds.length < singleCount + burstCount) {
    const deed = drawn(random)
    // Two undos one after the other may leave the same screen; nothing that could be waited for would tell them apart.
    if (deed.kind === 'undo' && (undoable === 0 || deeds.at(-1)?.kind === 'undo')) continue
    undoable += deed.kind === 'undo' ? -1 : 1
    deeds.push(deed)
  }
  return { moment, single: deeds.slice(0, singleCount), burst: deeds.slice(singleCount) }
}

function drawn(random: Random): Deed {
  const chance = random()
  if (chance < 0.08) return { kind: 'undo' }
  if (chance < 0.11) return { kind: 'suspend' }
  if (chance < 0.14) return { kind: 'bury' }
  return { kind: 'grade', grade: GRADES[Math.floor(random() * GRADES.length)]! }
}

/** All keys of a deed, from a question whose answer is hidden. */
export const keysOf = (deed: Deed): string =>
  deed.kind === 'grade' ? ` ${lastKeyOf(deed)}` : lastKeyOf(deed)

export const lastKeyOf = (deed: Deed): string =>
  deed.kind === 'grade' ? String(gradeNumber(deed.grade)) : { undo: 'u', suspend: 's', bury: 'b' }[deed.kind]
