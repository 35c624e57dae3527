/** The Chinese catalogue, in the shape that the English one sets. */
import type { Messages } from '../catalogue.ts'
import { failures } from './failures.ts'
import { help } from './help.ts'
import { print } from './print.ts'
import { problems } from './problems.ts'
import { markdown } from './markdown.ts'
import { time } from './time.ts'
import { notANumber, usage } from './usage.ts'

export const zh: Messages = { failures, help, print, problems, markdown, notANumber, time, usage }
