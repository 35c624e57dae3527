/** What a command is killed at, as data: how the place is made ready for it, how it is called, and in what manner it writes. */
import type { Manner } from './aftermath.ts'
import type { Place } from './place.ts'
import type { Key } from './shots.ts'

export type Scenario = {
  readonly name: string
  readonly args: (place: Place) => readonly string[]
  /** Before it, in a furnished place. */
  readonly prepare?: (place: Place) => void
  readonly input?: string
  /** On a terminal: see `Started`. */
  readonly keys?: readonly Key[]
  readonly env?: Readonly<Record<string, string>>
  readonly manner?: Manner
  /** Exit codes of a run that is left alone; 0 unless said. */
  readonly codes?: readonly number[]
  /** Called again after it was done, it says so, with one of these codes, and changes nothing. */
  readonly doneCodes?: readonly number[]
  /** Called again after it was done, it would do it once more: it is called again only where nothing was done. */
  readonly isRepeated?: boolean
  /** Rows that stand only between two of its steps. */
  readonly passing?: RegExp
  /** Rows that it may add when it is called again after it was stopped halfway. */
  readonly mayAdd?: RegExp
  /** Instead of the same call: what a person calls next, and what must hold then. Returns faults. */
  readonly next?: (place: Place) => readonly string[]
  /** False on a machine that lacks what it needs. */
  readonly isPossible?: () => boolean
}
