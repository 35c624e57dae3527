import { describe, expect, test } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { defaultParameters, type DeviceId, type Event, type EventId } from '../../src/model/event.ts'
import type { Grade } from '../../src/model/grade.ts'
import { newMemory } from '../../src/model/memory.ts'
import { day, instant } from '../../src/model/time.ts'
import { judge, type Evidence, type Sent } from './judge.ts'

let count = 0
const happened = () => ({
  id: `event-${(count += 1)}` as EventId,
  at: instant(0),
  zoneOffset: 0,
  dayOn: day(0),
  device: 'here' as DeviceId,
  session: null,
})

const review = (card: string, grade: Grade): Event => ({
  ...happened(),
  kind: 'review',
  card: card as CardKey,
  grade,
  reviewKind: 'study',
  tookMs: 0,
  totalMs: 0,
  before: newMemory,
  after: newMemory,
  parameters: defaultParameters,
  retention: 0.9,
  language: 'en',
  wording: 0,
})
const voided = (event: Event): Event => ({ ...happened(), kind: 'void', card: null, target: event.id })
const buried = (card: string): Event => ({ ...happened(), kind: 'bury', card: card as CardKey })

const grade = (name: Grade, card: string | null = null): Sent => ({
  deed: { kind: 'grade', grade: name },
  card,
})
const undo: Sent = { deed: { kind: 'undo' }, card: null }
const bury: Sent = { deed: { kind: 'bury' }, card: null }

const verdictOn = (evidence: Partial<Evidence>) =>
  judge({ before: [], after: [], sent: [], confirmed: 0, counted: null, ...evidence })

describe('what a kill may leave behind', () => {
  test('a beginning of what was sent, at least as long as what was shown', () => {
    const sent = [grade('good'), grade('hard'), grade('easy')]
    const after = [review('q1', 'good'), review('q2', 'hard')]
    expect(verdictOn({ sent, after, counted: 1 })).toEqual({ faults: [], shown: 1, logged: 2, given: 3 })
    expect(verdictOn({ sent, after, counted: 2 })).toEqual({ faults: [], shown: 2, logged: 2, given: 3 })
    expect(verdictOn({ sent, after: [] })).toEqual({ faults: [], shown: 0, logged: 0, given: 3 })
  })

  test('a grade that was shown and is not in the log', () => {
    const sent = [grade('good'), grade('hard')]
    expect(verdictOn({ sent, after: [review('q1', 'good')], counted: 2 }).faults).toEqual([
      '2 deeds were shown, 1 are in the log',
    ])
    expect(verdictOn({ sent, after: [], confirmed: 1 }).faults).toEqual([
      '1 deeds were shown, 0 are in the log',
    ])
  })

  test('a grade that is in the log twice, or in another place, or for another card', () => {
    const [first, second] = [review('q1', 'good'), review('q1', 'good')]
    const sent = [grade('good'), grade('good')]
    expect(verdictOn({ sent, after: [first, second], counted: 1 }).faults).toEqual([
      'q1 was graded twice (good)',
    ])
    expect(verdictOn({ sent: [grade('good')], after: [first, second] }).faults).toContain(
      '1 deeds were sent, 2 are in the log',
    )
    expect(verdictOn({ sent: [grade('easy', 'q1')], after: [first] }).faults).toEqual([
      'deed 1 was easy q1, the log has good q1',
    ])
    expect(verdictOn({ sent: [grade('good', 'q2')], after: [first] }).faults).toEqual([
      'deed 1 was good q2, the log has good q1',
    ])
  })

  test('undo takes back the last thing that stands, also of an earlier session, and lowers what the screen counts', () => {
    const [old, first, second] = [review('q0', 'good'), review('q1', 'hard'), review('q1', 'easy')]
    const sent = [grade('hard'), undo, grade('easy'), undo, undo]
    const right = [old, first, voided(first), second, voided(second), voided(old)]
    expect(verdictOn({ before: [old], after: right, sent, counted: 0, confirmed: 5 }).faults).toEqual([])
    expect(verdictOn({ before: [old], after: right, sent, counted: 1, confirmed: 2 })).toMatchObject({
      faults: [],
      shown: 2,
    })
    const wrong = [old, first, voided(old)]
    expect(verdictOn({ before: [old], after: wrong, sent, counted: 0 }).faults).toEqual([
      `deed 2 was void ${first.id}, the log has void ${old.id}`,
    ])
  })

  test('burying is no answer, and a frame that counts what cannot be is a fault', () => {
    const sent = [bury, grade('good')]
    const after = [buried('q1'), review('q2', 'good')]
    expect(verdictOn({ sent, after, counted: 1 })).toMatchObject({ faults: [], shown: 1 })
    expect(verdictOn({ sent, after, counted: 2 }).faults).toEqual([
      'the last frame counts 2 answers, which no part of the deeds comes to',
    ])
  })

  test('an event of the past that is gone or another', () => {
    const [old, other] = [review('q1', 'good'), review('q1', 'good')]
    expect(verdictOn({ before: [old], after: [other] }).faults).toEqual(['the past of the log has changed'])
    expect(verdictOn({ before: [old], after: [] }).faults).toEqual(['the past of the log has changed'])
  })
})
