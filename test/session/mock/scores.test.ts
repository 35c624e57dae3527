/** Scores and suggested grades at their borders, delivery, and the time of a story's parts. */
import { describe, expect, it } from 'vitest'
import { deliveryOf, spokenLength } from '../../../src/session/mock/delivery.ts'
import type { Mark, MockItem } from '../../../src/session/mock/mock.ts'
import { bandOf, biasOf, brierOf, coverageOf, isConfidentMiss } from '../../../src/session/mock/scores.ts'
import { slotTimes } from '../../../src/session/mock/slots.ts'
import { suggestedGrade } from '../../../src/session/mock/suggest.ts'
import { cardNamed } from '../world.ts'
import { mockWorld, planned, pointed } from './mock-world.ts'

/** An answer of a minute, said aloud, with these marks. */
function answer(marks: readonly Mark[], changes: Partial<MockItem> = {}): MockItem {
  const card = pointed('card', marks.length)
  const world = mockWorld([card], planned([card]))
  world.act({ kind: 'begin' }, { kind: 'answer', isSpoken: true })
  world.pass(60)
  return { ...world.mock().items[0]!, marks, ...changes }
}

const hit = (count: number, of: number): readonly Mark[] =>
  Array.from({ length: of }, (_, index) => (index < count ? 'hit' : 'miss'))

describe('coverage', () => {
  it('is the mean of hit 1, partly .5 and miss 0, and nothing of what was skipped', () => {
    expect(coverageOf(answer(['hit', 'partly', 'miss', 'miss']))).toBe(0.375)
    expect(coverageOf(answer(['hit', 'hit'], { isSkipped: true }))).toBe(0)
  })
})

describe('the grade suggested', () => {
  const grade = (marks: readonly Mark[], changes: Partial<MockItem> = {}) => {
    const { grade, because } = suggestedGrade(answer(marks, changes))
    return `${grade}, ${because}`
  }

  it('follows coverage at its borders', () => {
    expect(grade(hit(39, 100))).toBe('again, little-covered')
    expect(grade(hit(2, 5))).toBe('hard, partly-covered')
    expect(grade(hit(69, 100))).toBe('hard, partly-covered')
    expect(grade(hit(7, 10))).toBe('good, covered')
    expect(grade(hit(10, 10))).toBe('good, covered')
  })

  it('is again for what was skipped or left blank, and without a must-have', () => {
    expect(grade(hit(2, 2), { isSkipped: true })).toBe('again, skipped')
    expect(grade(hit(2, 2), { isSpoken: false, text: ' \n' })).toBe('again, blank')
    const points = [
      { text: 'a', must: false },
      { text: 'b', must: true },
    ]
    expect(grade(['hit', 'miss'], { points })).toBe('again, must-missed')
    expect(grade(['hit', 'partly'], { points })).toBe('good, covered')
  })

  it('is hard with a hint, or beyond 150 % of the budget, unless nobody measured it', () => {
    expect(grade(hit(2, 2), { hints: 1 })).toBe('hard, hints')
    // 15 s to think and 120 s to answer were allowed, in whatever way they were spent.
    const times = (thinkMs: number, answerMs: number) => ({ thinkMs, answerMs })
    expect(grade(hit(2, 2), times(0, 202_500))).toBe('good, covered')
    expect(grade(hit(2, 2), times(22_501, 180_000))).toBe('hard, over-time')
    expect(grade(hit(2, 2), { ...times(0, 202_501), isInterrupted: true })).toBe('good, covered')
  })
})

describe('confidence and bands', () => {
  it('calls it a confident miss from fairly sure on, below half or without a must-have', () => {
    const miss = (confidence: number | null, coverage: number, isMustMissed = false) =>
      isConfidentMiss({ confidence, coverage, isMustMissed })
    expect([miss(0.75, 0.49), miss(0.75, 0.5), miss(0.5, 0), miss(0.95, 0.9, true), miss(null, 0)]).toEqual([
      true,
      false,
      false,
      true,
      false,
    ])
  })

  it('has bias and Brier score of nothing for nothing', () => {
    expect(biasOf([])).toBeNull()
    expect(
      biasOf([
        { confidence: 0.95, coverage: 0.5 },
        { confidence: 0.2, coverage: 0.5 },
      ]),
    ).toBeCloseTo(0.075, 12)
    expect(
      brierOf([
        { confidence: 0.95, coverage: 0.5 },
        { confidence: 0.2, coverage: 0.5 },
      ]),
    ).toBeCloseTo(0.14625, 12)
  })

  it('gives the bands at their borders', () => {
    expect([0.85, 0.8499, 0.7, 0.6999, 0.45, 0.4499].map((coverage) => bandOf(coverage, false, 0))).toEqual([
      'strong-hire',
      'hire',
      'hire',
      'no-hire',
      'no-hire',
      'strong-no-hire',
    ])
    expect([bandOf(1, true, 0), bandOf(1, false, 1)]).toEqual(['hire', 'hire'])
  })
})

describe('delivery', () => {
  it('counts words and Chinese characters, and how long they take to say', () => {
    expect(spokenLength("It doesn't use C++ or node.js, 3 times.")).toMatchObject({ words: 8, characters: 0 })
    expect(spokenLength('解释器的 GIL 会释放')).toMatchObject({ words: 1, characters: 7 })
    expect(spokenLength('word '.repeat(140)).speakingMs).toBe(60_000)
    expect(spokenLength('字'.repeat(240)).speakingMs).toBe(60_000)
  })

  it('finds words that fill, and terms of the key points that are not there', () => {
    const points = [
      { text: 'released around I/O by `Py_BEGIN_ALLOW_THREADS`', must: true },
      { text: 'PEP 703 and asyncio.to_thread; `list.append()` is one call', must: false },
    ]
    const item = answer(['miss', 'miss'], {
      points,
      isSpoken: false,
      text: 'Um, basically list.append is, um, one call. 嗯，就是说，嗯。',
    })
    expect(deliveryOf(item)).toMatchObject({
      fillers: [
        { word: 'um', count: 2 },
        { word: '嗯', count: 2 },
        { word: 'basically', count: 1 },
        { word: '就是说', count: 1 },
      ],
      missingTerms: ['Py_BEGIN_ALLOW_THREADS', 'PEP'],
    })
  })

  it('has nothing to tell of what was said aloud', () => {
    expect(deliveryOf(answer(['hit']))).toBeNull()
  })
})

describe('the parts of a story', () => {
  const slots = ['情境', '任务', '行动', '结果']
  it('have shares of time beside those they should have', () => {
    const times = slotTimes({ card: cardNamed('story', { slots }), slotMs: [30_000, 0, 30_000, 60_000] })
    expect(times.map(({ share, target }) => [share, target])).toEqual([
      [0.25, 0.15],
      [0, 0.1],
      [0.25, 0.5],
      [0.5, 0.25],
    ])
    expect(slotTimes({ card: cardNamed('intro', { slots: ['Who', 'Why'] }), slotMs: [0, 0] })).toMatchObject([
      { share: null, target: 0.5 },
      { share: null, target: 0.5 },
    ])
  })
})
