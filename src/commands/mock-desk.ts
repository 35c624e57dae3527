/** The store and the clocks as a mock interview sees them. Straight-line wiring; what is decided is decided in `session/mock`. */
import { elapsed } from '../files/clock.ts'
import type { MockPort } from '../session/mock/runtime.ts'
import type { Mock } from '../session/mock/mock.ts'
import { scoredItems } from '../session/mock/scored.ts'
import { cardByKey } from '../store/cards.ts'
import { record, undoEvent } from '../store/log.ts'
import { beginMock, endMock, saveMock, type MockHold } from '../store/mocks.ts'
import { ownPointsOf, saveOwnPoints } from '../store/own-points.ts'
import { transact } from '../store/query.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { foldFor } from './memory.ts'

export type MockDesk = {
  readonly port: MockPort
  /** What the mock is called; null before it has begun. */
  readonly number: () => number | null
}

/** `held`: a mock that was stored before; null for one that begins with its first save. */
export function mockDesk(
  library: Library,
  held: (MockHold & { readonly number: number }) | null = null,
): MockDesk {
  const { store, settings, language } = library
  let hold = held
  const theHold = (): MockHold => {
    if (!hold) throw new Error('Inconsistent: a mock writes before it has begun')
    return hold
  }
  const save = (mock: Mock): void => {
    const { at } = present(settings)
    if (hold) saveMock(store, hold, mock, at)
    else {
      const { seed, preset, mode } = mock.plan.setup
      hold = beginMock(store, { at, seed, preset, mode, version: mock.version, state: mock })
    }
  }
  return {
    number: () => hold?.number ?? null,
    port: {
      now: () => ({ ...present(settings), monotonicMs: elapsed() }),
      fetch: (key) => {
        const card = cardByKey(store, key, language)
        if (!card || card.isRetired || card.isDraft || card.isSuspended) return null
        return { card, ownPoints: ownPointsOf(store, key) ?? null }
      },
      save,
      finish: (mock, ending) => {
        const { at } = present(settings)
        endMock(store, theHold(), { status: ending, state: mock, items: scoredItems(mock), at })
      },
      record: (draft) => {
        // The session's row is there before its first event: that is how its events are found.
        const { session } = theHold()
        return record(store, { ...draft, session }, foldFor(store)).event.id
      },
      undo: (event) => {
        const { at, zoneOffset, dayOn } = present(settings)
        undoEvent(store, event, { at, zoneOffset, dayOn, session: theHold().session }, foldFor(store))
      },
      savePoints: (card, points) => saveOwnPoints(store, card, points, present(settings).at),
      together: (work) => {
        const before = hold
        try {
          return transact(store, work)
        } catch (error) {
          // What was begun in the same transaction is not there.
          hold = before
          throw error
        }
      },
    },
  }
}
