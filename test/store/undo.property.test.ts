import * as fc from 'fast-check'
import { expect, test } from 'vitest'
import type { EventDraft } from '../../src/model/event.ts'
import { GRADES } from '../../src/model/grade.ts'
import { dayMs, day, instant, minuteMs } from '../../src/model/time.ts'
import { eventsOf, record, stateOf, undoLast } from '../../src/store/log.ts'
import type { Store } from '../../src/store/open.ts'
import { answer, foldEvents, key, now, row, storeWith, today } from './made.ts'

/** One or two cards, and mostly forgotten: that is where memory depends most on what came before. */
const anyMove = fc.record({
  name: fc.constantFrom('gil', 'gil', 'gc'),
  does: fc.oneof(
    { weight: 4, arbitrary: fc.constant('again' as const) },
    { weight: 3, arbitrary: fc.constantFrom(...GRADES) },
    {
      weight: 2,
      arbitrary: fc.constantFrom('suspend' as const, 'wake' as const, 'bury' as const, 'reset' as const),
    },
    { weight: 4, arbitrary: fc.constant('undo' as const) },
  ),
  laterMinutes: fc.integer({ min: 0, max: 5 * 24 * 60 }),
})

type Move = typeof anyMove extends fc.Arbitrary<infer T> ? T : never

const rows = (store: Store): unknown => [row(store, 'gil'), row(store, 'gc')]

function draftOf(store: Store, { name, does }: Move, minutes: number): EventDraft {
  const when = {
    at: instant(now + minutes * minuteMs),
    zoneOffset: 0,
    dayOn: day(today + Math.floor((minutes * minuteMs) / dayMs)),
    session: null,
  }
  const card = key(name)
  if (does === 'suspend' || does === 'wake')
    return { ...when, kind: 'suspend', card, isSuspended: does === 'suspend' }
  if (does === 'bury' || does === 'reset') return { ...when, kind: does, card }
  if (does === 'undo') throw new Error('not an event of its own')
  return answer(store, name, does, when)
}

// Seen to catch: undo that writes the voided answer's `after` instead of folding; `lastUndoable` without its condition on
// voided events; the undoing of a suspension that always wakes the card.
test('undo is the exact inverse at every point, and a card is always the fold of its events', () => {
  fc.assert(
    fc.property(fc.array(anyMove, { maxLength: 25, size: 'max' }), (moves) => {
      const { store } = storeWith('gil', 'gc')
      const states = [rows(store)]
      let minutes = 0
      for (const move of moves) {
        minutes += move.laterMinutes
        if (move.does !== 'undo') {
          record(store, draftOf(store, move, minutes), foldEvents)
          states.push(rows(store))
        } else {
          const at = instant(now + minutes * minuteMs)
          const undone = undoLast(store, { at, zoneOffset: 0, dayOn: today, session: null }, foldEvents)
          expect(undone !== undefined).toBe(states.length > 1)
          if (undone) states.pop()
          expect(rows(store)).toEqual(states.at(-1))
        }
        for (const name of ['gil', 'gc'])
          expect(stateOf(store, key(name))).toEqual(foldEvents(eventsOf(store, key(name))))
      }
    }),
    { numRuns: 150 },
  )
})
