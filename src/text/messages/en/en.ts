/** The English catalogue: one file per part of the program. */
import { failures } from './failures.ts'
import { problems } from './problems.ts'

export const en = { failures, problems }
