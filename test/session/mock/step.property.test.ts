/** Properties of a mock over any sequence of events. Each names the deliberate break that it was seen to catch. */
import * as fc from 'fast-check'
import { expect, it } from 'vitest'
import { GRADES } from '../../../src/model/grade.ts'
import {
  BANDS,
  CONFIDENCES,
  MARKS,
  WEAKNESSES,
  type Mock,
  type MockAction,
} from '../../../src/session/mock/mock.ts'
import { reportOf } from '../../../src/session/mock/report.ts'
import { scoredItems } from '../../../src/session/mock/scored.ts'
import { mockWorld, planned, pointed, secondMs, type MockWorld } from './mock-world.ts'

const cards = [
  pointed('one', 2, { hasMust: true, hints: ['hint'] }),
  pointed('one/next', 1, { parent: 'one' as never }),
  pointed('one/last', 1, { parent: 'one' as never }),
  pointed('two', 0, { answer: 'First this is said. Then that is said.', also: ['Two, otherwise?'] }),
  pointed('story', 2, { kind: 'behavioural', slots: ['Situation', 'Action'] }),
  pointed('gone', 1),
]

/** What a person or the clock may do, in any order, sensible or not. */
type Deed =
  /** What leads on from the phase there is. */
  | { readonly kind: 'on' }
  | { readonly kind: 'act'; readonly action: MockAction }
  | { readonly kind: 'pass'; readonly seconds: number }
  | { readonly kind: 'sleep'; readonly seconds: number }
  | { readonly kind: 'killed'; readonly seconds: number }

const place = fc.integer({ min: -1, max: 4 })
const anyAction: fc.Arbitrary<MockAction> = fc.oneof(
  ...(
    [
      'hint',
      'submit',
      'skip',
      'pause',
      'go-on',
      'read',
      'checked',
      'write-points',
      'undo',
      'redo',
      'reveal',
    ] as const
  ).map((kind) => fc.constant({ kind })),
  fc.record({ kind: fc.constant('answer' as const), isSpoken: fc.boolean() }),
  fc.record({ kind: fc.constant('draft' as const), text: fc.constantFrom('', 'because', '因为 `x`') }),
  fc.record({ kind: fc.constant('slot' as const), slot: place }),
  fc.record({ kind: fc.constant('confidence' as const), confidence: fc.constantFrom(...CONFIDENCES) }),
  fc.record({ kind: fc.constant('mark' as const), point: place, mark: fc.constantFrom(...MARKS) }),
  fc.record({ kind: fc.constant('weakness' as const), weakness: fc.constantFrom(...WEAKNESSES) }),
  fc.record({
    kind: fc.constant('own-points' as const),
    points: fc.array(fc.constantFrom('a', ' ', 'b c'), { maxLength: 6 }),
  }),
  fc.record({ kind: fc.constant('grade' as const), grade: fc.constantFrom(...GRADES) }),
  fc.record({
    kind: fc.constant('verdict' as const),
    band: fc.constantFrom(...BANDS),
    best: fc.option(place),
    weakest: fc.constant(null),
  }),
  fc.record({ kind: fc.constant('recalled' as const), isRecalled: fc.boolean() }),
  fc.constant({ kind: 'leave' as const }),
)

const anyDeed: fc.Arbitrary<Deed> = fc.oneof(
  { weight: 14, arbitrary: fc.constant({ kind: 'on' as const }) },
  { weight: 12, arbitrary: anyAction.map((action) => ({ kind: 'act' as const, action })) },
  {
    weight: 2,
    arbitrary: fc.record({ kind: fc.constant('pass' as const), seconds: fc.integer({ min: 1, max: 20 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('sleep' as const), seconds: fc.integer({ min: 16, max: 900 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ kind: fc.constant('killed' as const), seconds: fc.integer({ min: 0, max: 900 }) }),
  },
)

const anyRun = fc.record({
  mode: fc.constantFrom('practice' as const, 'pressure' as const),
  isScheduling: fc.boolean(),
  deeds: fc.array(anyDeed, { maxLength: 70, size: 'max' }),
})

function begun(mode: 'practice' | 'pressure', isScheduling: boolean): MockWorld {
  const times = { thinkMs: 10_000, budgetMs: 30_000 }
  const setup = { mode, isScheduling, followUps: 2 }
  const warm = pointed('warm', 1)
  const [warmUp] = planned([warm], setup, times).questions
  const world = mockWorld([...cards, warm], { ...planned(cards, setup, times), warmUp: warmUp! })
  world.edit('gone', null)
  world.act({ kind: 'begin' })
  return world
}

function wayOn({ phase }: Mock): MockAction {
  switch (phase.name) {
    case 'thinking':
      return { kind: 'answer', isSpoken: true }
    case 'answering':
      return { kind: 'submit' }
    case 'confidence':
      return { kind: 'confidence', confidence: 'certain' }
    case 'reading':
      return { kind: 'read' }
    case 'checklist':
      return { kind: 'checked' }
    case 'own-points':
      return { kind: 'own-points', points: ['one', 'two'] }
    case 'grade':
      return { kind: 'grade', grade: 'good' }
    case 'verdict':
      return { kind: 'verdict', band: 'hire', best: 0, weakest: null }
    case 'report':
      return { kind: 'redo' }
    case 'redo':
      return phase.isRevealed ? { kind: 'recalled', isRecalled: true } : { kind: 'reveal' }
    default:
      return { kind: 'begin' }
  }
}

/** False when the mock was over before. */
function done(world: MockWorld, deed: Deed): boolean {
  if (world.finished()) return false
  if (deed.kind === 'act') world.act(deed.action)
  else if (deed.kind === 'on') world.act(wayOn(world.mock()))
  else if (deed.kind === 'pass') world.pass(deed.seconds)
  else if (deed.kind === 'sleep') {
    world.sleep(deed.seconds)
    world.pass(1)
  } else world.killed(deed.seconds)
  return true
}

function mustHold(mock: Mock, world: MockWorld): void {
  const { phase, items, plan } = mock
  if ('item' in phase) {
    const item = items[phase.item]!
    expect(item).toBeDefined()
    const states = {
      thinking: 'open',
      answering: 'open',
      confidence: 'answered',
      reading: 'answered',
      checklist: 'answered',
      'own-points': 'answered',
      grade: 'answered',
      redo: 'scored',
    } as const
    expect(item.state).toBe(states[phase.name])
    if (phase.name === 'confidence' || phase.name === 'grade') expect(item.role).toBe('main')
  }
  expect(phase.name).not.toBe('fetching')
  // No question is put twice, and no more of them at once than the one that an undo left behind.
  const names = items.map(({ role, place: at, followUp }) => `${role} ${at} ${followUp}`)
  expect(new Set(names).size).toBe(names.length)
  for (const item of items) {
    expect(item.marks.length).toBe(item.points.length)
    expect(item.hints === 0 || plan.setup.mode === 'practice').toBe(true)
    expect(item.state === 'open' || item.answeredAt !== null).toBe(true)
    if (plan.setup.mode === 'pressure') {
      expect(item.thinkMs).toBeLessThanOrEqual(item.thinkBudgetMs)
      expect(item.answerMs).toBeLessThanOrEqual(item.budgetMs)
    }
    const slots = item.slotMs.reduce((sum, ms) => sum + ms, 0)
    expect(slots).toBe(item.slotMs.length === 0 ? 0 : item.answerMs)
  }
  expect(mock.paused === null || plan.setup.mode === 'practice').toBe(true)
  // The log holds what the items say, once each.
  const events = items.flatMap(({ event }) => event ?? [])
  expect(world.log.map(({ id }) => id).toSorted()).toEqual(events.toSorted())
  for (const { role, event, grade } of items)
    if (event !== null) expect([role, grade !== null, plan.setup.isScheduling]).toEqual(['main', true, true])
  const isScored = phase.name === 'verdict' || phase.name === 'report' || phase.name === 'redo'
  if (isScored && plan.setup.isScheduling)
    expect(events.length).toBe(items.filter(({ role }) => role === 'main').length)
  if (plan.setup.mode === 'pressure' && !isScored && phase.name !== 'done') expect(events).toEqual([])
}

// Broken: recordings() without `event === null` (reviews twice); undone() that keeps the grade's event.
it('never throws, and items, log and phase agree after every event', () => {
  const seen = new Set<string>()
  fc.assert(
    fc.property(anyRun, ({ mode, isScheduling, deeds }) => {
      const world = begun(mode, isScheduling)
      for (const deed of deeds) {
        if (!done(world, deed)) break
        mustHold(world.mock(), world)
        seen.add(`${mode} ${world.mock().phase.name}`)
        reportOf(world.mock(), { topicMeans: new Map(), coverages: [], missedPoints: [] })
        scoredItems(world.mock())
      }
    }),
    { numRuns: 800, seed: 3 },
  )
  // No phase was left out: eleven in practice; under pressure the warm-up is not read.
  expect(seen.size).toBe(11 + 10)
})

// Broken: `undefined` for the grade that is not given yet, which JSON loses.
it('goes on from its stored state as it would have from memory, in every phase', { timeout: 60_000 }, () => {
  fc.assert(
    fc.property(anyRun, ({ mode, isScheduling, deeds }) => {
      const world = begun(mode, isScheduling)
      const copy = begun(mode, isScheduling)
      for (const deed of deeds) {
        if (world.finished()) break
        const state = world.mock()
        expect(JSON.parse(JSON.stringify(state))).toStrictEqual(state)
        done(world, deed)
        done(copy, deed)
        // Who leaves comes back with another process, or not at all.
        if (deed.kind === 'act' && deed.action.kind === 'leave' && !world.finished()) {
          world.killed(0)
          copy.killed(0)
        }
        // The copy is read back from what was stored before each second or key; no time passes in between.
        if (!copy.finished() && copy.mock().paused === null && (deed.kind === 'act' || deed.kind === 'on')) {
          const before = copy.mock()
          copy.runtime().tick()
          // A tick saves a draft: of both, for what was not saved is lost to a kill.
          world.runtime().tick()
          expect(copy.mock()).toEqual(before)
          if (deed.kind === 'on' || deed.action.kind !== 'draft') copy.killed(0)
        }
        const ignored = { countedAtMs: 0, items: [] }
        expect({ ...copy.mock(), ...ignored }).toEqual({ ...world.mock(), ...ignored })
        // Only that the clock was away is known of it besides.
        const uninterrupted = (mock: Mock) =>
          mock.items.map((item) => ({ ...item, isInterrupted: false, event: null }))
        expect(uninterrupted(copy.mock())).toEqual(uninterrupted(world.mock()))
      }
    }),
    { numRuns: 500, seed: 4 },
  )
})

// Broken: a gap counted as if the clock had ticked; `resumed` counted by the clock of the process before.
it('counts no more time than passed, and none in which the clock stood', () => {
  fc.assert(
    fc.property(anyRun, ({ mode, isScheduling, deeds }) => {
      const world = begun(mode, isScheduling)
      let tickedMs = 0
      for (const deed of deeds) {
        const before = world.mock()
        if (!done(world, deed)) break
        if (deed.kind === 'pass') tickedMs += deed.seconds * secondMs
        if (deed.kind === 'sleep') tickedMs += secondMs
        const { items, totalMs } = world.mock()
        const counted = items.reduce(
          (sum, { thinkMs, answerMs, feedbackMs }) => sum + thinkMs + answerMs + feedbackMs,
          0,
        )
        expect(counted).toBeLessThanOrEqual(totalMs)
        expect(totalMs).toBeLessThanOrEqual(tickedMs)
        if (before.paused !== null && deed.kind === 'pass') expect(totalMs).toBe(before.totalMs)
        if (deed.kind === 'sleep' || deed.kind === 'killed')
          expect(totalMs - before.totalMs).toBeLessThanOrEqual(secondMs)
      }
    }),
    { numRuns: 1000, seed: 5 },
  )
})
