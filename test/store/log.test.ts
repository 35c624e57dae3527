import { describe, expect, test } from 'vitest'
import type { DeviceId, Event, EventDraft, EventId, ParametersId, SessionId } from '../../src/model/event.ts'
import type { Memory } from '../../src/model/memory.ts'
import { day, instant, minuteMs } from '../../src/model/time.ts'
import { fold } from '../../src/schedule/fold.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import {
  append,
  eventsOf,
  eventsSince,
  lastUndoable,
  record,
  stateOf,
  undoLast,
  type Fold,
} from '../../src/store/log.ts'
import type { Store } from '../../src/store/open.ts'
import { beginSession } from '../../src/store/sessions.ts'
import {
  answer,
  dump,
  foldEvents,
  grade,
  id,
  key,
  memoryOf,
  moment,
  now,
  row,
  scheduling,
  storeWith,
  today,
} from './made.ts'

const gil = key('gil')
const seeded: Memory = {
  state: 'review',
  stability: 20,
  difficulty: 4,
  lastOn: day(today - 3),
  dueOn: day(today + 17),
  reps: 6,
  lapses: 1,
}
const when = { ...moment, session: null }
const session = (name: string) => ({ session: name as SessionId })
const undo = (store: Store) => undoLast(store, when, foldEvents)

describe('record', () => {
  test('an answer is in the log as it was given, and its outcome with the card', () => {
    const { store } = storeWith('gil')
    const session = beginSession(store, 'study', now, 7)
    const draft = answer(store, 'gil', 'good', { session, tookMs: null, wording: 2, language: 'zh-Hans' })
    const { event, state } = record(store, draft, foldEvents)
    expect(event).toMatchObject(draft)
    expect(eventsOf(store, gil)).toEqual([event])
    expect(state).toEqual({ memory: draft.after, isSuspended: false, buriedOn: null })
    expect(stateOf(store, gil)).toEqual(state)
  })

  const drafts: readonly [string, EventDraft, object][] = [
    ['suspend', { ...when, kind: 'suspend', card: gil, isSuspended: true }, { isSuspended: true }],
    ['bury', { ...when, kind: 'bury', card: gil }, { buriedOn: today }],
    ['seed', { ...when, kind: 'seed', card: gil, after: seeded }, { memory: seeded }],
    ['alias', { ...when, kind: 'alias', card: gil, alias: id('former') }, { memory: { state: 'new' } }],
  ]
  test.each(drafts)('%s: the event comes back whole, and the card follows', (_, draft, expected) => {
    const { store } = storeWith('gil')
    const { event, state } = record(store, draft, foldEvents)
    expect(eventsOf(store, gil)).toEqual([event])
    expect(event).toMatchObject(draft)
    expect(stateOf(store, gil)).toEqual(state)
    expect(state).toMatchObject(expected)
  })

  test('a reset makes the card new again and keeps its history', () => {
    const { store } = storeWith('gil')
    grade(store, 'gil', 'easy')
    record(store, { ...when, kind: 'suspend', card: gil, isSuspended: true }, foldEvents)
    const { state } = record(store, { ...when, kind: 'reset', card: gil }, foldEvents)
    expect(state).toEqual({ memory: { state: 'new' }, isSuspended: true, buriedOn: null })
    expect(eventsOf(store, gil)).toHaveLength(3)
  })

  test('a void takes back the event that it names', () => {
    const { store } = storeWith('gil')
    const { event } = grade(store, 'gil', 'easy')
    const { state } = record(store, { ...when, kind: 'void', card: gil, target: event.id }, foldEvents)
    expect(state?.memory).toEqual({ state: 'new' })
  })

  test('a rebuild computes every card that has a history again, and is part of each history from then on', () => {
    const { store } = storeWith('gil', 'gc', 'new')
    grade(store, 'gil', 'easy')
    grade(store, 'gc', 'good')
    const trained = 'trained' as ParametersId
    const weights = defaultWeights.map((weight) => weight * 1.1)
    const withTrained: Fold = (events) =>
      fold(events, { scheduling, weightsOf: (of) => (of === trained ? weights : defaultWeights) })
    const before = [memoryOf(store, 'gil'), memoryOf(store, 'gc')]
    const { event, state } = record(store, { ...when, kind: 'rebuild', parameters: trained }, withTrained)
    expect(state).toBeNull()
    for (const name of ['gil', 'gc', 'new'])
      expect(stateOf(store, key(name))).toEqual(withTrained(eventsOf(store, key(name))))
    expect(memoryOf(store, 'gil')).not.toEqual(before[0])
    expect(eventsOf(store, gil).at(-1)).toEqual(event)

    record(store, { ...when, kind: 'void', card: null, target: event.id }, withTrained)
    expect([memoryOf(store, 'gil'), memoryOf(store, 'gc')]).toEqual(before)
  })

  test('an answer to a card that another program graded meanwhile is kept, and both count', () => {
    const { store } = storeWith('gil')
    const late = answer(store, 'gil', 'good')
    grade(store, 'gil', 'again')
    const { event, state } = record(store, { ...late, at: instant(now + minuteMs) }, foldEvents)
    expect(eventsOf(store, gil).at(-1)).toEqual(event)
    expect(state).toEqual(foldEvents(eventsOf(store, gil)))
    expect(state?.memory).toMatchObject({ reps: 2 })
  })

  test('a card that is not in the store is named, and nothing is written', () => {
    const { store } = storeWith('gil')
    const before = dump(store)
    expect(() => record(store, { ...when, kind: 'bury', card: key('gc') }, foldEvents)).toThrow(
      expect.objectContaining({ code: 'unknown-card', values: { card: 'gc' } }),
    )
    expect(dump(store)).toEqual(before)
  })

  test('what fails half-way is not written at all', () => {
    const { store } = storeWith('gil')
    grade(store, 'gil', 'good')
    const before = dump(store)
    store.db.exec(
      `create temp trigger broken before update on cards begin select raise(abort, 'disk on fire'); end`,
    )
    expect(() => grade(store, 'gil', 'good')).toThrow(/disk on fire/)
    expect(() => undo(store)).toThrow(/disk on fire/)
    expect(dump(store)).toEqual(before)
  })
})

describe('the log', () => {
  test.each([
    ['update', `update events set grade = 'easy'`],
    ['delete', 'delete from events'],
    ['replace', 'insert or replace into events select * from events'],
  ])('refuses to %s an event', (_, statement) => {
    const { store } = storeWith('gil')
    grade(store, 'gil', 'good')
    const before = dump(store)
    expect(() => store.db.exec(statement)).toThrow('the log is never changed')
    expect(dump(store)).toEqual(before)
  })

  test('is read in the order of ids, from a day on or whole', () => {
    const { store } = storeWith('gil', 'gc')
    const drafts = [-2, 0, -1, 0].map((days, index) =>
      answer(store, index % 2 ? 'gil' : 'gc', 'good', { dayOn: day(today + days), before: { state: 'new' } }),
    )
    const written = drafts.map((draft) => record(store, draft, foldEvents).event)
    const rebuild = record(store, { ...when, kind: 'rebuild', parameters: 'p' as ParametersId }, foldEvents)
    expect([...eventsSince(store, null)]).toEqual([...written, rebuild.event])
    expect([...eventsSince(store, today)]).toEqual([written[1], written[3], rebuild.event])
  })

  test('can be read while other things are read, and left in the middle', () => {
    const { store } = storeWith('gil')
    for (let count = 0; count < 3; count += 1) grade(store, 'gil', 'again')
    for (const event of eventsSince(store, null)) {
      expect([...eventsSince(store, null)]).toContainEqual(event)
      break
    }
    grade(store, 'gil', 'good')
    expect([...eventsSince(store, null)]).toHaveLength(4)
  })

  test('names this machine in every event, the same from the first on', () => {
    const { store } = storeWith('gil')
    const devices = ['again', 'good', 'easy'].map(
      (given) => grade(store, 'gil', given as 'good').event.device,
    )
    expect(new Set(devices).size).toBe(1)
    expect(devices[0]).toMatch(/^[0-9a-f-]{36}$/)
  })
})

describe('undo', () => {
  test('takes back the last thing done, and says what it was', () => {
    const { store } = storeWith('gil')
    const before = row(store, 'gil')
    const { event } = grade(store, 'gil', 'good')
    const undone = undo(store)
    expect(undone).toMatchObject({
      voided: event,
      event: { kind: 'void', card: 'gil', target: event.id },
      state: { memory: { state: 'new' } },
    })
    expect(row(store, 'gil')).toEqual(before)
  })

  test('goes back step by step, over cards and sessions', () => {
    const { store } = storeWith('gil', 'gc')
    const rows = (): unknown => [row(store, 'gil'), row(store, 'gc')]
    const states = [rows()]
    const does = (change: () => unknown): void => {
      change()
      states.push(rows())
    }
    does(() => grade(store, 'gil', 'again', session('one')))
    does(() => grade(store, 'gc', 'easy', session('one')))
    does(() => record(store, { ...when, kind: 'suspend', card: gil, isSuspended: true }, foldEvents))
    does(() => grade(store, 'gil', 'good', session('two')))
    does(() => record(store, { ...when, kind: 'bury', card: key('gc') }, foldEvents))
    does(() => record(store, { ...when, kind: 'reset', card: gil }, foldEvents))
    while (states.length > 1) {
      states.pop()
      expect(undo(store)).toBeDefined()
      expect(rows()).toEqual(states.at(-1))
    }
    expect(undo(store)).toBeUndefined()
    expect([...eventsSince(store, null)]).toHaveLength(12)
  })

  test('leaves alone what another machine did', () => {
    const { store } = storeWith('gil')
    const { event } = grade(store, 'gil', 'good')
    store.db.exec(`insert into devices (uuid, is_own, added_at) values ('other', 0, 0)`)
    store.db.exec(
      `insert into events select 'f' || substr(id, 2), kind, card, at, zone_offset, day_on, 2, session, target, grade, review_kind,
         took_ms, total_ms, parameters, retention, language, wording, is_suspended, alias, before_state, before_stability,
         before_difficulty, before_last_on, before_step, before_due_at, before_due_on, before_reps, before_lapses, after_state,
         after_stability, after_difficulty, after_last_on, after_step, after_due_at, after_due_on, after_reps, after_lapses
         from events`,
    )
    expect(eventsOf(store, gil).at(-1)?.device).toBe('other' as DeviceId)
    expect(lastUndoable(store)).toEqual(event)
    expect(undo(store)?.voided).toEqual(event)
    expect(undo(store)).toBeUndefined()
  })

  test('passes over what was imported, seeded, rebuilt or is an alias: nobody did that here', () => {
    const { store } = storeWith('gil', 'gc')
    const { event } = grade(store, 'gil', 'good')
    grade(store, 'gc', 'good', { reviewKind: 'import' })
    record(store, { ...when, kind: 'seed', card: gil, after: seeded }, foldEvents)
    record(store, { ...when, kind: 'rebuild', parameters: 'p' as ParametersId }, foldEvents)
    append(store, { ...when, kind: 'alias', card: gil, alias: id('former') })
    expect(undo(store)?.voided).toEqual(event)
  })

  test('takes back an answer of a mock interview', () => {
    const { store } = storeWith('gil')
    const { event } = grade(store, 'gil', 'good', { reviewKind: 'mock' })
    expect(undo(store)?.voided).toEqual(event)
  })

  test('an answer in the middle that was taken back lets the later ones count from before it', () => {
    const { store } = storeWith('gil')
    grade(store, 'gil', 'good')
    const { event: middle } = grade(store, 'gil', 'again')
    grade(store, 'gil', 'good')
    record(store, { ...when, kind: 'void', card: gil, target: middle.id }, foldEvents)
    expect(memoryOf(store, 'gil')).toMatchObject({ state: 'review', reps: 2 })
  })

  test('of an event that two machines took back counts once', () => {
    const { store } = storeWith('gil')
    grade(store, 'gil', 'good')
    const { voided, event } = undo(store) as { voided: Event; event: Event }
    append(store, { ...when, kind: 'void', card: gil, target: voided.id as EventId })
    expect(stateOf(store, gil)).toEqual(foldEvents(eventsOf(store, gil)))
    expect(event.id < (eventsOf(store, gil).at(-1)?.id ?? '')).toBe(true)
  })
})
