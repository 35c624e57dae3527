/** Whole interviews by events, their figures compared with a calculation by hand. */
import { describe, expect, it } from 'vitest'
import type { EventId } from '../../../src/model/event.ts'
import type { MockAction } from '../../../src/session/mock/mock.ts'
import { reportOf, type MockPast } from '../../../src/session/mock/report.ts'
import { scoredItems } from '../../../src/session/mock/scored.ts'
import type { CardKey } from '../../../src/model/card.ts'
import { mockWorld, planned, pointed, type MockWorld } from './mock-world.ts'

const noPast: MockPast = { topicMeans: new Map(), coverages: [], missedPoints: [] }

const hits = (...points: readonly number[]): readonly MockAction[] =>
  points.map((point) => ({ kind: 'mark', point, mark: 'hit' }))

/** Eight questions: five of what one knows, three stories; the first with a follow-up. */
const cards = [
  pointed('gil', 4, { topic: 'runtime', hasMust: true, hints: ['Think of reference counts.'] }),
  pointed('gil/append', 2, { topic: 'runtime', parent: 'gil' as never }),
  pointed('redis', 4, { topic: 'redis', hasMust: true }),
  pointed('mvcc', 2, { topic: 'databases' }),
  pointed('index', 5, { topic: 'databases' }),
  pointed('nginx', 2, { topic: 'web' }),
  pointed('conflict', 4, {
    topic: 'stories',
    kind: 'behavioural',
    slots: ['Situation', 'Task', 'Action', 'Result'],
  }),
  pointed('failure', 2, { topic: 'stories', kind: 'behavioural', slots: ['What', 'Lesson'] }),
  pointed('csrf', 2, { topic: 'web' }),
]

/**
 * The interview, question by question. Thinking 15 s and answering 120 s are allowed for each, 60 s for the follow-up.
 *
 * question    think answer  sure  hints  marks           covered  grade suggested
 * gil           10    100   .95     0    h h p -  must said  .625  hard
 *  follow-up            30   -      0    h h                1     -
 * redis          5     80   .95     0    - h h h  must not   .75   again (must missed)
 * mvcc          15    200   .75     0    h h                1     hard (200 > 180)
 * index         20     60   .5      1    h h h h p           .9    hard (hint)
 * nginx          8     skipped                                0    again
 * conflict      10    120   .75     0    h h h h            1     good
 * failure       10    130   .2      0    h p                 .75   good, the person says easy
 * csrf           5     40   .95     0    - -                0     again
 *
 * seconds of feedback: 5 after each of the 7 answers and of the follow-up, none after the skipped one.
 */
function interview(world: MockWorld): void {
  const answered = (
    thinkSeconds: number,
    answerSeconds: number,
    confidence: 'guess' | 'shaky' | 'fairly-sure' | 'certain',
    marks: readonly MockAction[],
    grade: 'again' | 'hard' | 'good' | 'easy',
  ): void => {
    world.pass(thinkSeconds)
    world.act({ kind: 'answer', isSpoken: true })
    world.pass(answerSeconds)
    world.act({ kind: 'submit' }, { kind: 'confidence', confidence }, ...marks, { kind: 'checked' })
    world.pass(5)
    world.act({ kind: 'grade', grade })
  }
  world.act({ kind: 'begin' })
  answered(10, 100, 'certain', [...hits(0, 1), { kind: 'mark', point: 2, mark: 'partly' }], 'hard')
  // The follow-up needs no thinking and no confidence.
  world.act({ kind: 'draft', text: 'It depends.' })
  world.pass(30)
  world.act({ kind: 'submit' }, ...hits(0, 1))
  world.pass(5)
  world.act({ kind: 'checked' })
  answered(5, 80, 'certain', hits(1, 2, 3), 'again')
  answered(15, 200, 'fairly-sure', hits(0, 1), 'hard')
  world.act({ kind: 'hint' })
  answered(20, 60, 'shaky', [...hits(0, 1, 2, 3), { kind: 'mark', point: 4, mark: 'partly' }], 'hard')
  world.pass(8)
  world.act({ kind: 'skip' }, { kind: 'grade', grade: 'again' })
  world.pass(10)
  world.act({ kind: 'answer', isSpoken: true })
  for (const [slot, seconds] of [20, 10, 60, 30].entries()) {
    world.act({ kind: 'slot', slot })
    world.pass(seconds)
  }
  world.act({ kind: 'submit' }, { kind: 'confidence', confidence: 'fairly-sure' }, ...hits(0, 1, 2, 3))
  world.pass(5)
  world.act({ kind: 'checked' }, { kind: 'grade', grade: 'good' })
  answered(10, 130, 'guess', [...hits(0), { kind: 'mark', point: 1, mark: 'partly' }], 'easy')
  answered(5, 40, 'certain', [], 'again')
}

describe('an interview of eight questions in practice', () => {
  const world = mockWorld(cards, planned(cards, { questions: 8, followUps: 1 }))
  interview(world)
  world.act({ kind: 'verdict', band: 'hire', best: 3, weakest: null })
  const mock = world.mock()
  const report = reportOf(mock, {
    topicMeans: new Map([
      ['redis', 0.5],
      ['web', 0.4],
      ['never asked', 1],
    ]),
    coverages: [0.6, 0.4, 0.8, 0.2, 0.5, 0.9],
    missedPoints: [
      { card: 'redis' as CardKey, text: 'redis point 1', must: true, asked: 3, missed: 2 },
      { card: 'old' as CardKey, text: 'old point', must: false, asked: 4, missed: 2 },
    ],
  })

  it('counts what was asked', () => {
    expect(mock.phase).toEqual({ name: 'report' })
    expect(report.counts).toEqual({ planned: 8, answered: 7, skipped: 1, followUps: 1, missing: 0 })
    expect(report.items.map(({ role }) => role)).toEqual([
      'main',
      'follow-up',
      'main',
      'main',
      'main',
      'main',
      'main',
      'main',
      'main',
    ])
    expect(report.followUpCoverage).toBe(1)
  })

  it('covers the mean over answers: (.625 + .75 + 1 + .9 + 1 + .75 + 0) / 7', () => {
    expect(report.coverage).toBeCloseTo(5.025 / 7, 12)
    // The last five of earlier mocks: (.6 + .4 + .8 + .2 + .5) / 5.
    expect(report.lastCoverage).toBeCloseTo(0.5, 12)
    expect(report.lastMocks).toBe(5)
  })

  it('tells each topic beside the last mocks', () => {
    const rows = report.topics.map(({ topic, answered, skipped, coverage, before, change }) => ({
      topic,
      answered,
      skipped,
      coverage,
      before,
      change,
    }))
    expect(rows).toEqual([
      { topic: 'runtime', answered: 1, skipped: 0, coverage: 0.625, before: null, change: null },
      { topic: 'redis', answered: 1, skipped: 0, coverage: 0.75, before: 0.5, change: 0.25 },
      { topic: 'databases', answered: 2, skipped: 0, coverage: 0.95, before: null, change: null },
      { topic: 'web', answered: 1, skipped: 1, coverage: 0, before: 0.4, change: -0.4 },
      { topic: 'stories', answered: 2, skipped: 0, coverage: 0.875, before: null, change: null },
    ])
    // databases: (15 + 200 + 20 + 60) / 2 s of 135 s.
    expect(report.topics[2]).toMatchObject({ tookMs: 147_500, budgetMs: 135_000 })
  })

  it('counts time to think and to answer of what was answered, and all of it', () => {
    expect(report.time).toEqual({
      // 10+100+5 + 30+5 + 5+80+5 + 15+200+5 + 20+60+5 + 8 + 10+120+5 + 10+130+5 + 5+40+5
      totalMs: 883_000,
      // 10 + 5 + 15 + 20 + 10 + 10 + 5
      thinkMs: 75_000,
      // 100 + 80 + 200 + 60 + 120 + 130 + 40
      answerMs: 730_000,
      // 7 * (15 + 120)
      budgetMs: 945_000,
      // mvcc 200 and failure 130 of 120; of these mvcc beyond 180
      overBudget: 2,
      overTime: 1,
      timeUp: 0,
      interrupted: 0,
    })
    expect(report.items[6]!.slots.map(({ share, target }) => [share, target])).toEqual([
      [20 / 120, 0.15],
      [10 / 120, 0.1],
      [0.5, 0.5],
      [0.25, 0.25],
    ])
  })

  it('compares confidence with coverage, and says nothing of seven answers', () => {
    expect(report.calibration).toEqual({
      answers: 7,
      isEnough: false,
      bias: null,
      brier: null,
      byConfidence: [
        { confidence: 'guess', value: 0.2, answers: 1, coverage: null },
        { confidence: 'shaky', value: 0.5, answers: 1, coverage: null },
        { confidence: 'fairly-sure', value: 0.75, answers: 2, coverage: null },
        // (.625 + .75 + 0) / 3
        { confidence: 'certain', value: 0.95, answers: 3, coverage: 1.375 / 3 },
      ],
    })
  })

  it('finds confident misses, weak and strong answers, hints, missed points', () => {
    // redis: a must-have at .95; csrf: nothing at .95. gil has its must-have and .625.
    expect(report.confidentMisses.map((item) => report.items[item]!.question)).toEqual([
      'What is redis?',
      'What is csrf?',
    ])
    expect(report.weakest.map((item) => report.items[item]!.question)).toEqual([
      'What is csrf?',
      'What is gil?',
      'What is redis?',
    ])
    expect(report.items[report.strongest!]!.coverage).toBe(1)
    expect(report.hints).toEqual({ used: 1, questions: 1 })
    // redis point 1 was missed in 2 of 3 before and now again; the old one in 2 of 4.
    expect(report.missedPoints.map(({ text, asked, missed }) => [text, asked, missed])).toEqual([
      ['redis point 1', 4, 3],
      ['old point', 4, 2],
      ['csrf point 1', 1, 1],
      ['csrf point 2', 1, 1],
      ['gil point 4', 1, 1],
    ])
  })

  it('has its band from all eight: 5.025 / 8 = .628, no hire, where the person said hire', () => {
    expect(report.band).toBe('no-hire')
    expect(report.verdict).toEqual({ band: 'hire', best: 3, weakest: null })
    expect(report.verdictDifference).toBe(1)
    // Graded again: redis, csrf; skipped: nginx.
    expect(report.redo).toEqual([2, 5, 8])
  })

  it('suggests the grades of the table', () => {
    const main = report.items.filter(({ role }) => role === 'main')
    expect(main.map(({ suggested }) => suggested)).toEqual([
      'hard',
      'again',
      'hard',
      'hard',
      'again',
      'good',
      'good',
      'again',
    ])
    expect(main.map(({ grade }) => grade)).toEqual([
      'hard',
      'again',
      'hard',
      'hard',
      'again',
      'good',
      'easy',
      'again',
    ])
  })

  it('leaves one review of each main question in the log, with its times', () => {
    expect(world.log.length).toBe(8)
    expect(world.log[0]!.draft).toMatchObject({
      kind: 'review',
      card: 'gil',
      reviewKind: 'mock',
      grade: 'hard',
      tookMs: 110_000,
      totalMs: 115_000,
    })
    expect(mock.items.map(({ event }) => event)).toEqual([
      'event-1',
      null,
      'event-2',
      'event-3',
      'event-4',
      'event-5',
      'event-6',
      'event-7',
      'event-8',
    ] as EventId[])
  })

  it('gives the store a row for each question and follow-up', () => {
    const rows = scoredItems(mock)
    expect(rows.length).toBe(9)
    expect(rows[1]).toMatchObject({
      position: 1,
      card: 'gil/append',
      isFollowUp: true,
      outcome: 'answered',
      confidence: null,
      coverage: 1,
      tookMs: 30_000,
      budgetMs: 60_000,
      grade: null,
      event: null,
    })
    expect(rows[5]).toMatchObject({ outcome: 'skipped', coverage: 0, tookMs: null, grade: 'again' })
    expect(rows[0]!.points.map(({ said }) => said)).toEqual([1, 1, 0.5, 0])
  })

  it('asks what was missed until each was recalled once, and records nothing of it', () => {
    world.act({ kind: 'redo' }, { kind: 'reveal' }, { kind: 'recalled', isRecalled: true })
    expect(world.mock().phase).toEqual({ name: 'redo', item: 5, isRevealed: false })
    world.act({ kind: 'reveal' }, { kind: 'recalled', isRecalled: false })
    world.act({ kind: 'reveal' }, { kind: 'recalled', isRecalled: true })
    world.act({ kind: 'reveal' }, { kind: 'recalled', isRecalled: true })
    expect(world.mock().phase).toEqual({ name: 'report' })
    expect(world.mock().redone).toEqual([
      { item: 2, isRecalled: true },
      { item: 5, isRecalled: false },
      { item: 8, isRecalled: true },
      { item: 5, isRecalled: true },
    ])
    expect(world.log.length).toBe(8)
    world.act({ kind: 'leave' })
    expect(world.mock().phase).toEqual({ name: 'done' })
    expect(world.finished()?.ending).toBe('done')
  })
})

describe('eight answers with confidence', () => {
  /**
   * Sure .95 four times with .5 covered, .5 four times with 1 covered:
   * bias = ((.45 * 4) + (-.5 * 4)) / 8 = -.025; Brier = (.2025 * 4 + .25 * 4) / 8 = .22625.
   */
  it('are enough for bias and Brier score', () => {
    const eight = Array.from({ length: 8 }, (_, index) => pointed(`card-${index}`, 2))
    const world = mockWorld(eight, planned(eight))
    world.act({ kind: 'begin' })
    for (let index = 0; index < 8; index++) {
      const confidence = index < 4 ? 'certain' : 'shaky'
      world.act({ kind: 'answer', isSpoken: true }, { kind: 'submit' }, { kind: 'confidence', confidence })
      world.act(...(index < 4 ? hits(0) : hits(0, 1)), { kind: 'checked' }, { kind: 'grade', grade: 'good' })
    }
    const { calibration } = reportOf(world.mock(), noPast)
    expect(calibration.isEnough).toBe(true)
    expect(calibration.bias).toBeCloseTo(-0.025, 12)
    expect(calibration.brier).toBeCloseTo(0.22625, 12)
    expect(calibration.byConfidence.map(({ coverage }) => coverage)).toEqual([null, 1, null, 0.5])
  })
})

describe('an interview under pressure', () => {
  const plan = planned(cards.slice(0, 4), { mode: 'pressure', followUps: 1 })

  it('asks everything, then scores everything, then writes all reviews at once', () => {
    const world = mockWorld(cards, plan)
    world.act({ kind: 'begin' })
    // gil: thinking ends by itself after 15 s, the answer after 120 s.
    world.pass(15)
    expect(world.mock().phase).toEqual({ name: 'answering', item: 0 })
    world.act({ kind: 'draft', text: 'because of' })
    world.pass(120)
    expect(world.mock().phase).toEqual({ name: 'confidence', item: 0 })
    expect(world.mock().items[0]).toMatchObject({
      thinkMs: 15_000,
      answerMs: 120_000,
      isTimeUp: true,
      text: 'because of',
    })
    world.act({ kind: 'confidence', confidence: 'shaky' })
    // Its follow-up comes at once, and no hint and no pause.
    world.act({ kind: 'hint' }, { kind: 'pause' })
    expect(world.mock()).toMatchObject({ phase: { name: 'answering', item: 1 }, paused: null })
    world.pass(20)
    world.act({ kind: 'answer', isSpoken: true }, { kind: 'submit' })
    world.pass(3)
    world.act({ kind: 'skip' })
    world.pass(3)
    world.act({ kind: 'answer', isSpoken: true })
    world.pass(60)
    world.act({ kind: 'submit' }, { kind: 'confidence', confidence: 'certain' })
    expect(world.mock().phase).toEqual({ name: 'checklist', item: 0 })
    expect(world.log).toEqual([])
    world.act(...hits(0, 1, 2), { kind: 'checked' }, { kind: 'grade', grade: 'good' })
    world.act({ kind: 'checked' })
    expect(world.mock().phase).toEqual({ name: 'grade', item: 2 })
    world.act({ kind: 'grade', grade: 'again' }, { kind: 'checked' })
    expect(world.log).toEqual([])
    world.act({ kind: 'grade', grade: 'again' })
    expect(world.mock().phase).toEqual({ name: 'verdict' })
    expect(world.log.map(({ draft }) => 'grade' in draft && [draft.card, draft.grade, draft.tookMs])).toEqual(
      [
        ['gil', 'good', 135_000],
        ['redis', 'again', 3_000],
        ['mvcc', 'again', 63_000],
      ],
    )
    // One step back takes all of them out of the log, the next grade writes them again.
    world.act({ kind: 'undo' })
    expect(world.log).toEqual([])
    expect(world.voided.length).toBe(3)
    expect(world.mock().phase).toEqual({ name: 'grade', item: 3 })
    world.act({ kind: 'grade', grade: 'hard' })
    expect(world.log.map(({ draft }) => 'grade' in draft && draft.grade)).toEqual(['good', 'again', 'hard'])
  })
})
