/** Single rules of the mock: what each deed does, and what it does not. */
import { describe, expect, it } from 'vitest'
import type { MockAction } from '../../../src/session/mock/mock.ts'
import { reportOf } from '../../../src/session/mock/report.ts'
import { mockWorld, planned, pointed, type MockWorld } from './mock-world.ts'

const two = [pointed('one', 2, { hints: ['First hint.'] }), pointed('two', 2)]

const begun = (cards = two, changes: Parameters<typeof planned>[1] = {}): MockWorld => {
  const world = mockWorld(cards, planned(cards, changes))
  world.act({ kind: 'begin' })
  return world
}

const phase = (world: MockWorld) => world.mock().phase
const aloud: MockAction = { kind: 'answer', isSpoken: true }
const sure: MockAction = { kind: 'confidence', confidence: 'fairly-sure' }
const toChecklist = (world: MockWorld): void => world.act(aloud, { kind: 'submit' }, sure)

describe('before the start', () => {
  it('stores nothing, takes an edited plan, and begins with it', () => {
    const world = mockWorld(two, planned(two))
    expect(world.mock().phase.name).toBe('setup')
    const plan = world.mock().plan
    world.act({ kind: 'plan', plan: { ...plan, questions: plan.questions.slice(1) } })
    world.pass(30)
    expect(world.saves()).toBe(0)
    world.act({ kind: 'begin' })
    expect(world.mock().items[0]!.card.id).toBe('two')
    expect(world.mock().totalMs).toBe(0)
    expect(world.saves()).toBe(1)
  })

  it('does not begin without a question', () => {
    const world = mockWorld(two, { ...planned(two), questions: [] })
    world.act({ kind: 'begin' })
    expect(phase(world).name).toBe('setup')
  })

  it('leaves without a trace', () => {
    const world = mockWorld(two, planned(two))
    world.act({ kind: 'leave' })
    expect(world.signals).toEqual([{ kind: 'left' }])
    expect(world.saves()).toBe(0)
  })
})

describe('thinking and answering', () => {
  it('passes from thinking to answering with the first key, not with an empty draft', () => {
    const world = begun()
    world.pass(3)
    world.act({ kind: 'draft', text: '' })
    expect(phase(world).name).toBe('thinking')
    world.act({ kind: 'draft', text: 'b' })
    world.pass(4)
    expect(phase(world).name).toBe('answering')
    expect(world.mock().items[0]).toMatchObject({
      thinkMs: 3_000,
      answerMs: 4_000,
      text: 'b',
      isSpoken: false,
    })
  })

  it('thinks beyond its time in practice, without a word', () => {
    const world = begun()
    world.pass(60)
    expect(phase(world)).toEqual({ name: 'thinking', item: 0 })
    expect(world.signals).toEqual([])
  })

  it('signals half time, thirty seconds, and half as long again, once each', () => {
    const world = begun()
    const told = () => world.signals.map((signal) => 'cue' in signal && signal.cue)
    // Of 2:15, in which thinking has its part.
    world.pass(67)
    expect(told()).toEqual([])
    world.pass(1)
    expect(told()).toEqual(['half-time'])
    world.act(aloud)
    world.pass(135)
    expect(told()).toEqual(['half-time', 'thirty-seconds', 'over'])
    expect(phase(world).name).toBe('answering')
  })

  it('gives hints in stages, in the end the first key point, and counts them', () => {
    const world = begun()
    world.act({ kind: 'hint' }, { kind: 'hint' }, { kind: 'hint' })
    expect(world.mock().items[0]!.hints).toBe(2)
  })

  it('asks another wording when it is its turn, and tells it in the report', () => {
    const also = [pointed('one', 1, { also: ['One, otherwise?'], memory: { ...reviewed } })]
    const world = begun(also)
    expect(world.mock().items[0]!.wording).toBe(1)
    const { items } = reportOf(world.mock(), { topicMeans: new Map(), coverages: [], missedPoints: [] })
    expect(items[0]!.question).toBe('One, otherwise?')
  })

  it('passes over a card that is gone or was suspended since', () => {
    const world = mockWorld(two, planned(two))
    world.edit('one', { isSuspended: true })
    world.act({ kind: 'begin' })
    expect(world.mock().items.map(({ card }) => card.id)).toEqual(['two'])
    expect(world.mock().missing).toEqual(['one'])
  })

  it('keeps the card as it was when it was asked', () => {
    const world = begun()
    world.edit('one', { question: 'Edited?', answer: 'Edited.' })
    toChecklist(world)
    expect(world.mock().items[0]!.card.question).toBe('What is one?')
  })
})

const reviewed = {
  state: 'review',
  stability: 10,
  difficulty: 5,
  lastOn: 20_000 as never,
  reps: 3,
  lapses: 0,
  dueOn: 20_010 as never,
} as const

describe('time that does not count', () => {
  it('stands still in a pause, and goes on after it', () => {
    const world = begun()
    world.act(aloud)
    world.pass(5)
    world.act({ kind: 'pause' })
    world.pass(100)
    expect(world.mock()).toMatchObject({ paused: 'person', totalMs: 5_000 })
    world.act({ kind: 'submit' }, { kind: 'go-on' })
    world.pass(2)
    expect(world.mock().items[0]!.answerMs).toBe(7_000)
  })

  it('pauses practice when the machine slept, and keeps the keys of that moment', () => {
    const world = begun()
    world.act({ kind: 'draft', text: 'a' })
    world.pass(5)
    world.sleep(600)
    world.act({ kind: 'draft', text: 'ab' })
    expect(world.mock()).toMatchObject({ paused: 'gap', totalMs: 5_000 })
    expect(world.mock().items[0]).toMatchObject({ text: 'ab', isInterrupted: false, answerMs: 5_000 })
    world.act({ kind: 'go-on' })
    world.pass(1)
    expect(world.mock().items[0]!.answerMs).toBe(6_000)
  })

  it('is still paused after the program was killed in a pause, until the person goes on', () => {
    const world = begun()
    world.act(aloud)
    world.pass(5)
    world.act({ kind: 'pause' })
    world.killed(600)
    world.pass(100)
    expect(world.mock()).toMatchObject({ paused: 'person', totalMs: 5_000 })
    world.act({ kind: 'go-on' })
    world.pass(2)
    expect(world.mock().items[0]!.answerMs).toBe(7_000)
  })

  it('counts fifteen seconds without a tick, and not one more', () => {
    const world = begun()
    world.act(aloud)
    world.sleep(15)
    world.act({ kind: 'hint' })
    expect(world.mock().items[0]!.answerMs).toBe(15_000)
    world.sleep(15.001)
    world.act({ kind: 'hint' })
    expect(world.mock()).toMatchObject({ paused: 'gap', totalMs: 15_000 })
  })

  it('marks the question under pressure, whose times are then told by nobody', () => {
    const world = begun(two, { mode: 'pressure' })
    world.act(aloud)
    world.pass(5)
    world.sleep(600)
    world.act({ kind: 'submit' }, sure, { kind: 'skip' }, { kind: 'checked' })
    expect(world.mock().items[0]).toMatchObject({ isInterrupted: true, answerMs: 5_000 })
    world.act({ kind: 'grade', grade: 'again' }, { kind: 'grade', grade: 'again' })
    expect(world.log[0]!.draft).toMatchObject({ tookMs: null, totalMs: null })
    const { time } = reportOf(world.mock(), { topicMeans: new Map(), coverages: [], missedPoints: [] })
    expect(time).toMatchObject({ interrupted: 1, answerMs: 0, budgetMs: 0 })
  })
})

describe('what is stored', () => {
  it('is a draft at each tick while keys keep coming, on a clock that stands still too', () => {
    const world = begun()
    world.act({ kind: 'draft', text: 'a' })
    const before = world.saves()
    world.act({ kind: 'draft', text: 'ab' })
    world.runtime().tick()
    expect(world.saves()).toBe(before + 1)
    world.act({ kind: 'draft', text: 'abc' })
    world.runtime().tick()
    world.runtime().tick()
    expect(world.saves()).toBe(before + 2)
  })

  it('is every change at once, a draft within a second, and the clock each five seconds', () => {
    const world = begun()
    world.act({ kind: 'draft', text: 'a' })
    // The first key ended the thinking.
    expect(world.saves()).toBe(2)
    world.act({ kind: 'draft', text: 'ab' })
    expect(world.saves()).toBe(2)
    world.pass(1)
    expect(world.saves()).toBe(3)
    world.pass(4)
    expect(world.saves()).toBe(3)
    world.pass(1)
    expect(world.saves()).toBe(4)
    world.act({ kind: 'hint' })
    expect(world.saves()).toBe(5)
  })

  it('comes back after a kill: same question, same draft, the clock as at the last heartbeat', () => {
    const world = begun()
    world.act({ kind: 'draft', text: 'one thing' })
    world.pass(7)
    world.killed(3_600)
    expect(phase(world)).toEqual({ name: 'answering', item: 0 })
    expect(world.mock().items[0]).toMatchObject({ text: 'one thing', answerMs: 5_000 })
    world.pass(2)
    expect(world.mock().items[0]!.answerMs).toBe(7_000)
  })

  it('is nothing of an action that could not be written', () => {
    const world = begun()
    toChecklist(world)
    world.act({ kind: 'checked' })
    const before = world.mock()
    world.setBroken(true)
    expect(() => world.act({ kind: 'grade', grade: 'good' })).toThrow('the disk is full')
    expect(world.mock()).toBe(before)
    expect(world.log).toEqual([])
    world.setBroken(false)
    world.act({ kind: 'grade', grade: 'good' })
    expect(world.log.length).toBe(1)
  })
})

describe('undo', () => {
  it('takes back marks, the list, the grade with its review, in turn', () => {
    const world = begun()
    toChecklist(world)
    world.act({ kind: 'mark', point: 0, mark: 'hit' }, { kind: 'mark', point: 0, mark: 'partly' })
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' })
    expect(phase(world)).toEqual({ name: 'thinking', item: 1 })
    world.pass(9)
    world.act({ kind: 'undo' })
    expect(phase(world)).toEqual({ name: 'grade', item: 0 })
    expect(world.voided).toEqual(['event-1'])
    expect(world.log).toEqual([])
    world.act({ kind: 'undo' })
    expect(phase(world)).toEqual({ name: 'checklist', item: 0 })
    world.act({ kind: 'undo' })
    expect(world.mock().items[0]!.marks).toEqual(['hit', 'miss'])
    world.act({ kind: 'undo' }, { kind: 'undo' })
    expect(world.mock().items[0]!.marks).toEqual(['miss', 'miss'])
    // The question that was open waits with its clock.
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'hard' })
    expect(phase(world)).toEqual({ name: 'thinking', item: 1 })
    expect(world.mock().items[1]!.thinkMs).toBe(9_000)
    expect(world.log.map(({ draft }) => 'grade' in draft && draft.grade)).toEqual(['hard'])
  })

  it('takes back a skip, where the draft still stands', () => {
    const world = begun()
    world.act({ kind: 'draft', text: 'half an answer' }, { kind: 'skip' })
    expect(phase(world)).toEqual({ name: 'grade', item: 0 })
    world.act({ kind: 'undo' })
    expect(phase(world)).toEqual({ name: 'answering', item: 0 })
    expect(world.mock().items[0]).toMatchObject({ text: 'half an answer', isSkipped: false, state: 'open' })
  })

  it('takes back nothing that came before another answer', () => {
    const world = begun()
    toChecklist(world)
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' }, aloud, { kind: 'submit' })
    world.act({ kind: 'undo' })
    expect(phase(world)).toEqual({ name: 'confidence', item: 1 })
    expect(world.log.length).toBe(1)
  })
})

describe('scoring', () => {
  it('takes own points for a card without any, keeps them, and marks those', () => {
    const bare = [pointed('bare', 0, { answer: 'It is this. And it is that too.' })]
    const world = begun(bare)
    toChecklist(world)
    expect(world.mock().items[0]).toMatchObject({ pointSource: 'sentences', marks: ['miss', 'miss'] })
    world.act({ kind: 'mark', point: 0, mark: 'hit' }, { kind: 'write-points' })
    world.act({ kind: 'own-points', points: ['only one', '  '] })
    expect(phase(world)).toEqual({ name: 'checklist', item: 0 })
    expect(world.ownPoints.size).toBe(0)
    world.act(
      { kind: 'write-points' },
      { kind: 'own-points', points: [' this\n thing ', 'that', 'and more'] },
    )
    expect(world.ownPoints.get('bare' as never)).toEqual(['this thing', 'that', 'and more'])
    expect(world.mock().items[0]).toMatchObject({ pointSource: 'own', marks: ['miss', 'miss', 'miss'] })
    expect(world.mock().undo).toEqual([])
  })

  it('keeps own points that are being typed when the program is killed, until they are taken or left', () => {
    const bare = [pointed('bare', 0, { answer: 'It is this. And it is that too.' })]
    const world = begun(bare)
    toChecklist(world)
    world.act({ kind: 'write-points' }, { kind: 'draft', text: 'this\nand th' })
    world.pass(1)
    world.killed(60)
    expect(phase(world)).toEqual({ name: 'own-points', item: 0 })
    expect(world.mock().items[0]).toMatchObject({ pointsDraft: 'this\nand th', text: '' })
    world.act({ kind: 'own-points', points: [] }, { kind: 'write-points' })
    expect(world.mock().items[0]!.pointsDraft).toBeUndefined()
  })

  it('takes none where the deck has its own', () => {
    const world = begun()
    toChecklist(world)
    world.act({ kind: 'write-points' })
    expect(phase(world).name).toBe('checklist')
  })

  it('records what the person says, whatever was suggested, and nothing without scheduling', () => {
    const world = begun()
    toChecklist(world)
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'easy' })
    expect(world.log[0]!.draft).toMatchObject({ grade: 'easy', reviewKind: 'mock', before: { state: 'new' } })
    const without = begun(two, { isScheduling: false })
    toChecklist(without)
    without.act({ kind: 'checked' }, { kind: 'grade', grade: 'easy' })
    expect(without.log).toEqual([])
    expect(without.mock().items[0]!.grade).toBe('easy')
  })

  it('computes the review from the memory that the card has by then', () => {
    const world = begun()
    world.edit('one', { memory: reviewed })
    toChecklist(world)
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' })
    expect(world.log[0]!.draft).toMatchObject({ before: reviewed })
  })

  it('asks follow-ups after their question, and not after one that was skipped', () => {
    const cards = [two[0]!, pointed('more', 1, { parent: 'one' as never }), two[1]!]
    const world = begun(cards)
    world.act({ kind: 'skip' }, { kind: 'grade', grade: 'again' })
    expect(world.mock().items.map(({ card }) => card.id)).toEqual(['one', 'two'])
    const other = begun(cards)
    toChecklist(other)
    other.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' })
    expect(phase(other)).toEqual({ name: 'answering', item: 1 })
    other.act(aloud, { kind: 'submit' })
    expect(phase(other)).toEqual({ name: 'checklist', item: 1 })
    other.act({ kind: 'checked' })
    expect(other.mock().items.map(({ card }) => card.id)).toEqual(['one', 'more', 'two'])
    expect(other.log.length).toBe(1)
  })

  it('shows a warm-up’s answer and scores nothing of it', () => {
    const plan = planned(two)
    const world = mockWorld(two, { ...plan, warmUp: plan.questions[1]!, questions: [plan.questions[0]!] })
    world.act({ kind: 'begin' }, aloud, { kind: 'submit' })
    expect(phase(world)).toEqual({ name: 'reading', item: 0 })
    world.act({ kind: 'read' })
    expect(phase(world)).toEqual({ name: 'thinking', item: 1 })
    expect(world.log).toEqual([])
  })
})

describe('the end', () => {
  it('is the report once all is scored, and done when it is left', () => {
    const world = begun([two[0]!])
    toChecklist(world)
    world.act({ kind: 'mark', point: 0, mark: 'hit' }, { kind: 'mark', point: 1, mark: 'hit' })
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' })
    expect(phase(world)).toEqual({ name: 'verdict' })
    world.act({ kind: 'verdict', band: 'hire', best: 7, weakest: 0 })
    expect(world.mock().verdict).toEqual({ band: 'hire', best: null, weakest: 0 })
    // Nothing was missed: there is nothing to recall once more.
    world.act({ kind: 'redo' })
    expect(phase(world)).toEqual({ name: 'report' })
    world.act({ kind: 'leave' })
    expect(world.finished()?.ending).toBe('done')
    expect(world.signals.map(({ kind }) => kind)).toEqual(['finish', 'left'])
  })

  it('is nothing but a stop before: the mock waits', () => {
    const world = begun()
    world.act({ kind: 'leave' })
    expect(world.finished()).toBeNull()
    world.killed(60)
    expect(phase(world)).toEqual({ name: 'thinking', item: 0 })
  })

  it('comes by giving up too, with what was recorded', () => {
    const world = begun()
    toChecklist(world)
    world.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' }, { kind: 'give-up' })
    expect(world.finished()?.ending).toBe('abandoned')
    expect(world.log.length).toBe(1)
  })
})
