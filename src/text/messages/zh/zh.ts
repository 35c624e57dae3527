/** The Chinese catalogue, in the shape that the English one sets. */
import type { Messages } from '../catalogue.ts'
import { after } from './after.ts'
import { backup } from './backup.ts'
import { browse } from './browse.ts'
import { convert } from './convert.ts'
import { doctor } from './doctor.ts'
import { exporting } from './exporting.ts'
import { failures } from './failures.ts'
import { help } from './help.ts'
import { home } from './home.ts'
import { importing } from './import.ts'
import { interview } from './interview.ts'
import { keys } from './keys.ts'
import { markdown } from './markdown.ts'
import { mock } from './mock.ts'
import { mockPrint } from './mock-print.ts'
import { optimize } from './optimize.ts'
import { plain } from './plain.ts'
import { print } from './print.ts'
import { problems } from './problems.ts'
import { review } from './review.ts'
import { stats } from './stats.ts'
import { sync } from './sync.ts'
import { time } from './time.ts'
import { transcript } from './transcript.ts'
import { triage } from './triage.ts'
import { allowedOnly, failureLine, notANumber, tooMuch, unknownCommand, usage } from './usage.ts'
import { welcome } from './welcome.ts'

export const zh: Messages = {
  after,
  allowedOnly,
  backup,
  browse,
  convert,
  doctor,
  exporting,
  failureLine,
  failures,
  help,
  home,
  importing,
  interview,
  keys,
  markdown,
  mock,
  mockPrint,
  notANumber,
  optimize,
  plain,
  print,
  problems,
  review,
  stats,
  sync,
  time,
  transcript,
  triage,
  unknownCommand,
  tooMuch,
  usage,
  welcome,
}
