/** Trends across mocks, and edits of a plan before the start. */
import { describe, expect, it } from 'vitest'
import type { CardKey } from '../../../src/model/card.ts'
import { instant } from '../../../src/model/time.ts'
import { editPlan } from '../../../src/session/mock/edit-plan.ts'
import { planMock } from '../../../src/session/mock/plan.ts'
import { presets, setupOf } from '../../../src/session/mock/presets.ts'
import type { ScoredItem } from '../../../src/session/mock/scored.ts'
import { mockTrends, type PastMock } from '../../../src/session/mock/trends.ts'
import { candidate, library, noHistory, noInterview, setup } from './made.ts'

function scored(card: string, changes: Partial<ScoredItem> = {}): ScoredItem {
  return {
    position: 0,
    card: card as CardKey,
    topic: 'topic',
    isFollowUp: false,
    outcome: 'answered',
    confidence: 0.75,
    coverage: 0.5,
    isMustMissed: false,
    hints: 0,
    tookMs: 100_000,
    budgetMs: 135_000,
    grade: 'good',
    event: null,
    points: [],
    weaknesses: [],
    askedAt: instant(1),
    ...changes,
  }
}

const mock = (number: number, items: readonly ScoredItem[]): PastMock => ({
  number,
  startedAt: instant(number * 1000),
  items,
})

describe('trends', () => {
  it('are empty without mocks', () => {
    expect(mockTrends([])).toMatchObject({ mocks: [], recent: null, before: null, topics: [] })
  })

  it('compare the last five mocks with the five before, follow-ups and skipped questions left out', () => {
    // Coverage .1, .2 ... .7: the last five have a mean of .5, the two before .15.
    const mocks = [1, 2, 3, 4, 5, 6, 7].map((number) =>
      mock(number, [
        scored('one', { coverage: number / 10 }),
        scored('two', { outcome: 'skipped', coverage: 0 }),
        scored('three', { isFollowUp: true, coverage: 1 }),
      ]),
    )
    const trends = mockTrends(mocks.toReversed())
    expect(trends.recent).toBeCloseTo(0.5, 12)
    expect(trends.before).toBeCloseTo(0.15, 12)
    expect(trends.mocks.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(trends.mocks[0]).toMatchObject({ answered: 1, skipped: 1, coverage: 0.1, overBudget: 0 })
    expect(trends.mocks[0]!.bias).toBeCloseTo(0.65, 12)
    expect(trends.topics).toEqual([
      { topic: 'topic', answered: 7, recent: 0.5, before: expect.closeTo(0.15, 12) },
    ])
  })

  it('count a card as a confident miss until it went better', () => {
    const sure = { confidence: 0.95, coverage: 0 }
    const trends = mockTrends([
      mock(1, [
        scored('better', { ...sure, askedAt: instant(1) }),
        scored('still', { ...sure, askedAt: instant(2) }),
      ]),
      mock(2, [
        scored('better', { coverage: 1, askedAt: instant(3) }),
        scored('new', { ...sure, askedAt: instant(4) }),
      ]),
    ])
    expect(trends.confidentMisses).toEqual(['new', 'still'])
  })

  it('count missed points by their text', () => {
    const said = (value: number) => ({ points: [{ text: 'the lock', must: true, said: value }] })
    const trends = mockTrends([
      mock(1, [scored('one', said(0))]),
      mock(2, [scored('one', said(0.5)), scored('two', said(1))]),
      mock(3, [scored('one', { ...said(0), outcome: 'skipped' })]),
    ])
    expect(trends.missedPoints).toEqual([{ card: 'one', text: 'the lock', must: true, asked: 2, missed: 1 }])
  })
})

describe('a preset', () => {
  it('keeps to one limit when only one is wished for', () => {
    expect(setupOf('phone', 1)).toMatchObject({ ...presets.phone, preset: 'phone', seed: 1 })
    expect(setupOf('phone', 1, { questions: 3 })).toMatchObject({ questions: 3, minutes: null })
    expect(setupOf('phone', 1, { minutes: 15 })).toMatchObject({ questions: null, minutes: 15 })
    expect(setupOf('phone', 1, { minutes: 15, questions: 2 })).toMatchObject({ questions: 2, minutes: 15 })
  })
})

describe('the notes of a plan', () => {
  const cards = library(3, 80, 5).filter(({ parent }) => parent === null)
  const codes = (changes: Parameters<typeof setup>[0], today = noInterview, from = cards) =>
    planMock(from, setup(changes), noHistory, today).notes.map(({ code }) => code)

  it('say nothing where the minutes asked for leave no room for more questions', () => {
    expect(codes({ questions: 30, minutes: 10 })).toEqual([])
  })

  it('say what there is too little of', () => {
    expect(codes({}, noInterview, [])).toEqual(['no-cards'])
    expect(codes({}, noInterview, cards.slice(0, 2))).toContain('fewer-questions')
    expect(codes({ minutes: 1, questions: 1 }, noInterview, [candidate('long', { minutes: 5 })])).toEqual([
      'over-minutes',
    ])
    expect(codes({ behaviouralShare: 1 }, noInterview, [candidate('one')])).toContain('other-kind')
    expect(codes({ questions: 1 }, noInterview, [candidate('one', { kind: 'choice' })])).toEqual([
      'not-spoken',
    ])
    expect(codes({ minutes: 30, questions: null }, { preferred: [], minutesLeft: 12 })).toEqual([
      'day-minutes',
    ])
  })
})

describe('a plan before the start', () => {
  const source = { candidates: library(3, 80, 5), history: noHistory, today: noInterview }
  const plan = planMock(source.candidates, setup({ followUps: 1 }), noHistory, noInterview)
  const keys = (of: typeof plan) => of.questions.map(({ key }) => key)

  it('has a question replaced by one of its topic, and by another one the next time', () => {
    const once = editPlan(plan, { kind: 'replace', place: 2 }, source)
    expect(keys(once).filter((_, place) => place !== 2)).toEqual(keys(plan).filter((_, place) => place !== 2))
    expect(keys(plan)).not.toContain(once.questions[2]!.key)
    expect(once.questions[2]).toMatchObject({ topic: plan.questions[2]!.topic, why: ['chosen'] })
    const seen = new Set<string>()
    let next = plan
    for (let turn = 0; turn < 6; turn++) {
      next = editPlan(next, { kind: 'replace', place: 2 }, source)
      seen.add(next.questions[2]!.key)
    }
    expect(seen.size).toBeGreaterThan(1)
    expect(editPlan(plan, { kind: 'replace', place: 2 }, source)).toEqual(once)
  })

  it('has questions removed and moved, and its time told anew', () => {
    const shorter = editPlan(plan, { kind: 'remove', place: 0 }, source)
    expect(keys(shorter)).toEqual(keys(plan).slice(1))
    expect(shorter.expectedMs).toBeLessThan(plan.expectedMs)
    const moved = editPlan(plan, { kind: 'move', place: 0, to: 2 }, source)
    const [first, second, third, ...rest] = keys(plan)
    expect(keys(moved)).toEqual([second, third, first, ...rest])
    expect(moved.expectedMs).toBe(plan.expectedMs)
  })

  it('is made again for another number of questions or another mode', () => {
    const again = editPlan(plan, { kind: 'setup', setup: { questions: 3, mode: 'pressure' } }, source)
    expect(again.questions.length).toBe(3)
    expect(again.setup).toMatchObject({ preset: 'custom', mode: 'pressure', minutes: null })
  })

  it('stays as it is where nothing can be changed', () => {
    expect(editPlan(plan, { kind: 'remove', place: 99 }, source)).toBe(plan)
    expect(editPlan(plan, { kind: 'move', place: 0, to: 99 }, source)).toBe(plan)
    expect(editPlan(plan, { kind: 'move', place: 1, to: 1 }, source)).toBe(plan)
    const single = { ...source, candidates: [candidate('only')] }
    const tiny = planMock(single.candidates, setup({ hasWarmUp: true }), noHistory, noInterview)
    expect(keys(tiny)).toEqual(['only'])
    expect(tiny.warmUp).toBeNull()
    expect(tiny.notes).toEqual([{ code: 'fewer-questions', wanted: 6, got: 1 }])
    expect(editPlan(tiny, { kind: 'replace', place: 0 }, single)).toBe(tiny)
  })
})
