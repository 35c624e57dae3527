/** The English catalogue: one file per part of the program. */
import { failures } from './failures.ts'
import { help } from './help.ts'
import { print } from './print.ts'
import { problems } from './problems.ts'
import { markdown } from './markdown.ts'
import { time } from './time.ts'
import { notANumber, usage } from './usage.ts'

export const en = { failures, help, print, problems, markdown, notANumber, time, usage }
