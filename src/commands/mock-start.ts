/** How a mock interview comes to be shown: on the screen or in lines, a new one or one that was left, which is offered first. */
import { constants } from 'node:os'
import { localZone } from '../files/clock.ts'
import { isFailure } from '../model/failure.ts'
import { studyDay, type Instant } from '../model/time.ts'
import { isRunning } from '../session/mock/beginning.ts'
import type { Mock } from '../session/mock/mock.ts'
import { activeMock, type StoredMock } from '../store/mocks.ts'
import type { Host, Wish } from '../ui/host.ts'
import type { MockChoice } from '../ui/mock-offer.ts'
import { endSignals, type EndSignal } from '../ui/terminal.ts'
import { giveUp } from './mock-past.ts'
import { leaveQuietly, mockOf, resumedSession, type MockSession } from './mock-session.ts'
import type { Library } from './open-library.ts'
import type { PlainLines } from './plain-lines.ts'
import { present } from './present.ts'

/** A new mock, unless one is unfinished; or that one at once. */
export type MockBeginning = { readonly begin: () => MockSession } | { readonly resume: StoredMock }

/** What was held; null when the unfinished one was left for later. The signal that ended it, if one did. */
export type MockEnd = { readonly session: MockSession | null; readonly signal: EndSignal | null }

export async function mockOnScreen(library: Library, beginning: MockBeginning): Promise<MockEnd> {
  const [shown, { showScreens }] = await Promise.all([
    mockOnHost(library, beginning),
    import('../ui/show.ts'),
  ])
  const signal = await showScreens(shown.host, () => library.words)
  return { session: shown.end(), signal }
}

export type HostedMock = {
  readonly host: Host
  /** To be called when the host is gone, however it went: everything is kept. Returns what was held. */
  readonly end: () => MockSession | null
}

/** The interview as a host, for other screens to open. @throws Failure of what `beginning` does. */
export async function mockOnHost(library: Library, beginning: MockBeginning): Promise<HostedMock> {
  const [{ mockHost }, { mockOfferHost }] = await Promise.all([
    import('../ui/mock.ts'),
    import('../ui/mock-offer.ts'),
  ])
  let session: MockSession | null = null
  const hosted = (held: MockSession): Host => {
    session = held
    return mockHost(held.ports)
  }
  const offered = (stored: StoredMock, begin: () => MockSession, asks?: 'resume'): Host =>
    mockOfferHost({
      words: library.words,
      mock: mockOf(stored),
      begun: begunText(library, stored.startedAt),
      isRunning: () => isRunningElsewhere(library),
      ...(asks ? { asks } : {}),
      choose: (choice): Wish => {
        if (choice === 'later') return { kind: 'leave' }
        return { kind: 'replace', host: hosted(chosen(library, stored, choice, begin)) }
      },
    })
  const stored = 'begin' in beginning ? activeMock(library.store) : undefined
  const host =
    'resume' in beginning
      ? isRunningElsewhere(library)
        ? offered(beginning.resume, () => resumedSession(library, beginning.resume), 'resume')
        : hosted(resumedSession(library, beginning.resume))
      : stored
        ? offered(stored, beginning.begin)
        : hosted(beginning.begin())
  return {
    host,
    end: () => {
      if (session) leaveQuietly(session)
      return session
    },
  }
}

/** Line after line, until the interview is over or left. A signal keeps everything first. */
export async function mockInLines(library: Library, beginning: MockBeginning): Promise<MockEnd> {
  const { inPlainLines } = await import('./plain-lines.ts')
  return inPlainLines(async (lines) => {
    const session = await sessionInLines(library, beginning, lines)
    if (session) await heldInLines(session, lines)
    return { session, signal: null }
  })
}

async function sessionInLines(
  library: Library,
  beginning: MockBeginning,
  lines: PlainLines,
): Promise<MockSession | null> {
  const { resume } = library.words.mockPrint
  if ('resume' in beginning) {
    if (!(await isTaken(library, lines))) return null
    lines.say(resume.goesOn)
    return resumedSession(library, beginning.resume)
  }
  const stored = activeMock(library.store)
  if (!stored) return beginning.begin()
  const mock = mockOf(stored)
  lines.say(unfinishedText(library, stored, mock))
  for (;;) {
    const input = await lines.ask(`${resume.prompt} `)
    const choice = input === null ? 'later' : choices[input.normalize('NFKC').trim().toLowerCase()]
    if (choice === 'later') return null
    if (choice && !(await isTaken(library, lines))) return null
    if (choice === 'resume') lines.say(resume.goesOn)
    if (choice) return chosen(library, stored, choice, beginning.begin)
  }
}

/** True unless the mock is open elsewhere and the person leaves it there. */
async function isTaken(library: Library, lines: PlainLines): Promise<boolean> {
  if (!isRunningElsewhere(library)) return true
  const { running, takeOverPrompt } = library.words.mockPrint.resume
  lines.say(running)
  const input = await lines.ask(`${takeOverPrompt} `)
  return input?.normalize('NFKC').trim().toLowerCase() === 'y'
}

function isRunningElsewhere({ store, settings }: Library): boolean {
  const stored = activeMock(store)
  return stored !== undefined && isRunning(mockOf(stored), stored.heartbeatAt, present(settings).at)
}

const choices: Readonly<Record<string, MockChoice>> = {
  '': 'resume',
  '1': 'resume',
  g: 'give-up',
  '2': 'give-up',
  q: 'later',
  '3': 'later',
}

function chosen(
  library: Library,
  stored: StoredMock,
  choice: Exclude<MockChoice, 'later'>,
  begin: () => MockSession,
): MockSession {
  if (choice === 'resume') return resumedSession(library, stored)
  giveUp(library, stored)
  return begin()
}

async function heldInLines(session: MockSession, lines: PlainLines): Promise<void> {
  const { plainMock } = await import('../ui/mock-plain.ts')
  const { ports, runtime } = session
  const stopTicking = ports.everySecond(() => {
    try {
      runtime.tick()
    } catch (error) {
      // Told at the next line.
      if (!isFailure(error)) throw error
    }
  })
  const leaves = endSignals.map((signal) => [signal, () => leaveBy(session, signal)] as const)
  for (const [signal, listener] of leaves) process.once(signal, listener)
  try {
    await plainMock({ ...ports, ...lines })
  } finally {
    stopTicking()
    for (const [signal, listener] of leaves) process.off(signal, listener)
  }
}

function leaveBy(session: MockSession, signal: EndSignal): void {
  leaveQuietly(session)
  process.exit(128 + constants.signals[signal])
}

function unfinishedText(library: Library, stored: StoredMock, { plan, items }: Mock): string {
  const { mock, mockPrint } = library.words
  return mockPrint.resume.found(
    stored.number,
    mock.presets[plan.setup.preset],
    begunText(library, stored.startedAt),
    askedOf(items),
    plan.questions.length,
  )
}

/** How many questions were put, the one that waits among them. */
export const askedOf = (items: Mock['items']): number =>
  Math.max(1, items.filter(({ role }) => role === 'main').length)

/** `today`, `3 days ago`. */
function begunText({ settings, words }: Library, at: Instant): string {
  const { dayOn } = present(settings)
  return words.time.inDays(studyDay(at, localZone, settings.dayStart) - dayOn)
}
