/** What problems in decks say. */
import type { ProblemCode } from '../../../model/problem.ts'

export type ProblemWords = {
  readonly [Code in ProblemCode]: (values: Readonly<Record<string, string>>) => {
    readonly message: string
    readonly hint: string
  }
}

export const problems = {} as ProblemWords
