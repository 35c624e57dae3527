/** 题库里的问题怎么说。 */
import type { ProblemWords } from '../en/problems.ts'

export const problems = {} as ProblemWords
