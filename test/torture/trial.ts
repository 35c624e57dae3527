/** One try of the fuzzer: a text for one target. Whoever knows the seed and the number can make it again. */

export type Trial = {
  readonly target: string
  /** Bytes are a text of them in Latin-1. */
  readonly text: string
  /** Throws what is wrong. */
  readonly check: () => unknown
}

/** `options` are values of JSON: another process makes the same trials of them. A module of trials exports it as `trials`. */
export type MakeTrials = (options: never) => Trials | Promise<Trials>

export type Trials = {
  /** Any whole number from 0. */
  readonly at: (number: number) => Trial
  /** Without making its text. */
  readonly targetOf: (number: number) => string
  /** Of so many real texts. */
  readonly sources: number
}
