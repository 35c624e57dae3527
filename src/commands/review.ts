/** `viva review`: the queue, the session, the screen. */
import { constants } from 'node:os'
import { Failure } from '../model/failure.ts'
import { instant, minuteMs } from '../model/time.ts'
import { studyRuntime } from '../session/runtime.ts'
import { summarize } from '../session/summary.ts'
import { closeStore } from '../store/open.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import type { EndSignal } from '../ui/terminal.ts'
import { backUpDaily } from './backing-up.ts'
import { selectionOf } from './decks.ts'
import { plannedStudy } from './interview-study.ts'
import { openLibrary, type Library } from './open-library.ts'
import { present } from './present.ts'
import { homeMocks, type HomeMocks } from './home-mock.ts'
import { isInteractive, say } from './output.ts'
import { reviewPorts } from './review-ports.ts'
import { gatherCram, gatherQueue, studyPort, studyRules, wholeQueue } from './study.ts'

export type ReviewOptions = {
  readonly tag?: string
  readonly limit?: number
  readonly new?: number
  readonly minutes?: number
  readonly cram?: boolean
  readonly ahead?: number
  readonly plain?: boolean
}

export async function review(patterns: readonly string[], options: ReviewOptions): Promise<number> {
  const library = await openLibrary()
  try {
    return await study(library, patterns, options)
  } finally {
    closeStore(library.store)
  }
}

/** One session from the queue to its summary line. Returns the exit code. */
export async function study(
  library: Library,
  patterns: readonly string[],
  options: ReviewOptions,
): Promise<number> {
  for (const [option, value] of [
    ['--limit', options.limit],
    ['--minutes', options.minutes],
  ] as const)
    if (value === 0) throw new Failure('option-value', { option, value: '0', allowed: '1, 2, 3 ...' }, 2)
  const { settings, words } = library
  const isPlain = options.plain || settings.plain
  // Standard output alone may be a file: plain lines go there, screens do not.
  if (!isPlain && !isInteractive({}))
    throw new Failure(
      'not-a-terminal',
      { command: 'review', instead: 'viva next and viva grade, or viva review --plain' },
      2,
    )
  const host = studyHost(library, patterns, options)
  const mocks = homeMocks(() => library)
  const signal = isPlain ? await reviewInLines(host) : await reviewOnScreen(host, mocks, words)
  host.end()
  backUpDaily(library)
  say(summaryLine(library, host.runtime))
  const held = mocks.end()
  if (held !== null) say(held)
  return signal === null ? 0 : 128 + constants.signals[signal]
}

type StudyHost = ReturnType<typeof studyHost>

async function reviewInLines(host: StudyHost): Promise<null> {
  const { reviewPlainly } = await import('./plain-review.ts')
  await reviewPlainly(host.ports)
  return null
}

async function reviewOnScreen(host: StudyHost, mocks: HomeMocks, words: Messages): Promise<EndSignal | null> {
  const [{ reviewHost }, { showScreens }] = await Promise.all([
    import('../ui/review.ts'),
    import('../ui/show.ts'),
  ])
  return showScreens(reviewHost({ ...host.ports, mock: () => mocks.open('quick') }), () => words)
}

export function studyHost(library: Library, patterns: readonly string[], options: ReviewOptions) {
  const { settings } = library
  const selection = selectionOf(library, patterns, options.tag ?? null)
  const { at, dayOn } = present(settings)
  const planned = isWholeDay(patterns, options) ? plannedStudy(library, options.minutes ?? null) : null
  if (planned) {
    const desk = studyPort(library, 'study', dayOn)
    const runtime = studyRuntime(planned.rules, desk, { kind: 'study', ...planned })
    return { runtime, ports: reviewPorts(library, runtime, selection, planned.after), end: desk.end }
  }
  const cards = options.cram
    ? gatherCram(library, selection, options.limit ?? null)
    : gatherQueue(library, {
        ...wholeQueue,
        selection,
        limit: options.limit ?? null,
        newLimit: options.new ?? null,
        aheadDays: options.ahead ?? 0,
      })
  const kind = options.cram ? 'cram' : 'study'
  const desk = studyPort(library, kind, dayOn)
  const runtime = studyRuntime(studyRules(library), desk, {
    kind,
    cards,
    pauseAt: options.minutes === undefined ? null : instant(at + options.minutes * minuteMs),
  })
  return { runtime, ports: reviewPorts(library, runtime, selection), end: desk.end }
}

/** Nothing was asked for but the day: then the plan of an interview says what that is. */
const isWholeDay = (
  patterns: readonly string[],
  { tag, limit, new: fresh, cram, ahead }: ReviewOptions,
): boolean =>
  patterns.length === 0 &&
  tag === undefined &&
  limit === undefined &&
  fresh === undefined &&
  !cram &&
  ahead === undefined

/** What stays in the terminal after the screen is gone. */
export function summaryLine(library: Library, runtime: ReturnType<typeof studyRuntime>): string {
  const { print, time } = library.words
  const session = runtime.session()
  const { answered, totalMs } = summarize(session)
  if (session.kind === 'cram') return print.crammed(answered)
  return answered === 0
    ? print.nothingAnswered
    : print.answered(answered, time.minutes(Math.max(1, Math.round(totalMs / minuteMs))))
}
