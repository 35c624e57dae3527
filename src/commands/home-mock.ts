/** The mock interview behind the home screen and the end of a review: its line, its host, and what is said of it afterwards. */
import { localZone } from '../files/clock.ts'
import { isFailure } from '../model/failure.ts'
import { studyDay } from '../model/time.ts'
import type { PresetName } from '../session/mock/planned.ts'
import { storedMock } from '../session/mock/beginning.ts'
import { everything } from '../store/due.ts'
import { figuresByMock } from '../store/mock-history.ts'
import { activeMock, allMocks } from '../store/mocks.ts'
import type { Host } from '../ui/host.ts'
import { failureHint, failureText } from '../ui/state/notice.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

export type HomeMocks = {
  /**
   * The interview's screens; where none can be held, one that says why. On a day for which a plan has a mock, they begin with what
   * it proposes, whatever the preset.
   */
  readonly open: (preset?: PresetName) => Promise<Host>
  /** To be called when the screens are gone. What is to be said of the last mock; null when there was none. */
  readonly end: () => string | null
}

/** `library` is asked each time: the first start makes a new one. */
export function homeMocks(library: () => Library): HomeMocks {
  let end: (() => string | null) | null = null
  return {
    open: async (preset) => {
      const [{ mockOnHost }, { setupFrom }, { newSession, mockSummary }, { proposedMock }] =
        await Promise.all([
          import('./mock-start.ts'),
          import('./mock.ts'),
          import('./mock-session.ts'),
          import('./mock-proposal.ts'),
        ])
      const now = library()
      try {
        end?.()
        const hosted = await mockOnHost(now, {
          begin: () => {
            const usual = setupFrom(now, preset === undefined ? {} : { preset })
            const proposed = proposedMock(now, usual.seed)
            return proposed
              ? newSession(now, proposed.selection, proposed.setup, proposed.text)
              : newSession(now, everything, usual)
          },
        })
        end = () => {
          const session = hosted.end()
          return session && session.desk.number() !== null ? mockSummary(now, session) : null
        }
        return hosted.host
      } catch (error) {
        if (!isFailure(error)) throw error
        const { messageHost } = await import('../ui/message.ts')
        const { words } = now
        const text = words.failureLine(failureText(error, words), failureHint(error, words))
        return messageHost({ title: words.mock.title, text, words })
      }
    },
    end: () => end?.() ?? null,
  }
}

/** What there is to know before opening it: the one that waits, else how the last one went. */
export function mockNote({ store, settings, words }: Library): string {
  const { mockPrint, review, time } = words
  const active = activeMock(store)
  const mock = active && storedMock(active.state)
  if (mock) {
    const asked = mock.items.filter(({ role }) => role === 'main').length
    return mockPrint.noteActive(Math.max(1, asked), mock.plan.questions.length)
  }
  const figures = figuresByMock(store)
  const last = allMocks(store).find(
    ({ status, session }) => status === 'done' && figures.get(session)?.coverage != null,
  )
  if (!last) return mockPrint.noteNone
  const on = studyDay(last.startedAt, localZone, settings.dayStart)
  const { dayOn } = present(settings)
  const days = dayOn - on
  const when = days === 0 ? time.inDays(0) : days < 7 ? time.weekday(on) : time.date(on, dayOn)
  return mockPrint.note(when, review.percent(figures.get(last.session)?.coverage ?? 0))
}
