/** The Chinese catalogue, in the shape that the English one sets. */
import type { Messages } from '../catalogue.ts'
import { failures } from './failures.ts'
import { problems } from './problems.ts'

export const zh: Messages = { failures, problems }
