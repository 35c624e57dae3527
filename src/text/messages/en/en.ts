/** The English catalogue: one file per part of the program. */
import { browse } from './browse.ts'
import { convert } from './convert.ts'
import { failures } from './failures.ts'
import { help } from './help.ts'
import { home } from './home.ts'
import { keys } from './keys.ts'
import { markdown } from './markdown.ts'
import { plain } from './plain.ts'
import { print } from './print.ts'
import { problems } from './problems.ts'
import { review } from './review.ts'
import { time } from './time.ts'
import { failureLine, notANumber, unknownCommand, usage } from './usage.ts'
import { welcome } from './welcome.ts'

export const en = {
  browse,
  convert,
  failureLine,
  failures,
  help,
  home,
  keys,
  markdown,
  notANumber,
  plain,
  print,
  problems,
  review,
  time,
  unknownCommand,
  usage,
  welcome,
}
