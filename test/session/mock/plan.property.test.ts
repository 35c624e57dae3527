/** Properties of plans over 10,000 seeds. Each names the deliberate break that it was seen to catch. */
import * as fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { LEVELS, type CardKey } from '../../../src/model/card.ts'
import { minuteMs } from '../../../src/model/time.ts'
import { talkOf, TALKS } from '../../../src/session/mock/budgets.ts'
import { limitsOf, planMock } from '../../../src/session/mock/plan.ts'
import type { MockPlan, PlannedQuestion } from '../../../src/session/mock/planned.ts'
import { isConfidentMiss } from '../../../src/session/mock/scores.ts'
import { anyWishes, candidate, noHistory, noInterview, result, setup, type Wishes } from './made.ts'

const runs = { numRuns: 10_000, seed: 5 }

const planOf = ({ cards, setup, history, today }: Wishes): MockPlan => planMock(cards, setup, history, today)

const keysOf = (plan: MockPlan): readonly CardKey[] => [
  ...(plan.warmUp ? [plan.warmUp.key] : []),
  ...plan.questions.flatMap(({ key, followUps }) => [key, ...followUps.map((followUp) => followUp.key)]),
]

/** Questions that are asked in the place of others of the same topic before and after them. */
const repeats = (questions: readonly PlannedQuestion[]): number =>
  questions.filter(({ topic }, place) => place > 0 && questions[place - 1]!.topic === topic).length

/** As many as there are, as are wished for, and as belong to such a question. */
function followUpsAllowed({ cards, setup }: Wishes, key: CardKey): number {
  const card = cards.find((one) => one.key === key)!
  const active = cards.filter(
    (one) => one.parent === key && !one.isDraft && !one.isSuspended && !one.isRetired,
  )
  return Math.min(active.length, setup.followUps, TALKS[talkOf(card)].followUps)
}

describe('a plan from any cards and wishes', () => {
  // Broken: the test for retired cards left out of poolOf.
  it('asks what may be asked, nothing twice, and follow-ups with their question alone', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        const plan = planOf(wishes)
        const keys = keysOf(plan)
        expect(new Set(keys).size).toBe(keys.length)
        for (const key of keys) {
          const card = wishes.cards.find((one) => one.key === key)!
          expect(card.isDraft || card.isSuspended || card.isRetired).toBe(false)
        }
        for (const { key, level, followUps } of plan.questions) {
          const { levels } = wishes.setup
          expect(level === null || levels.length === 0 || levels.includes(level)).toBe(true)
          expect(wishes.cards.find((one) => one.key === key)!.parent).toBeNull()
          expect(followUps.length).toBeLessThanOrEqual(wishes.setup.followUps)
          for (const followUp of followUps)
            expect(wishes.cards.find((one) => one.key === followUp.key)!.parent).toBe(key)
        }
      }),
      runs,
    )
  })

  // Broken: the time of follow-ups left out of what a question costs: then they are left out of the plan.
  it('stays within its questions and minutes, and asks one at least where there is one', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        const plan = planOf(wishes)
        const limits = limitsOf(wishes.setup, wishes.today)
        expect(plan.questions.length).toBeLessThanOrEqual(limits.questions)
        const isOut = ({ why }: PlannedQuestion): boolean => why.includes('curveball')
        if (plan.questions.length < 3) expect(plan.questions.some(isOut)).toBe(false)
        if (plan.questions.length > 1) {
          expect(plan.expectedMs).toBeLessThanOrEqual(limits.totalMs)
          for (const { key, followUps } of plan.questions)
            expect(followUps.length).toBe(followUpsAllowed(wishes, key))
        } else if (plan.expectedMs > limits.totalMs) expect(plan.warmUp).toBeNull()
        const { levels, topics } = wishes.setup
        const isAny = wishes.cards.some(
          (card) =>
            card.parent === null &&
            !(card.isDraft || card.isSuspended || card.isRetired) &&
            (card.level === null || levels.length === 0 || levels.includes(card.level)) &&
            (topics.length === 0 || topics.some(({ name }) => name === card.topic)),
        )
        expect(plan.questions.length > 0).toBe(isAny)
        expect(plan.notes.some(({ code }) => code === 'no-cards')).toBe(!isAny)
      }),
      runs,
    )
  })

  // Broken: the lots drawn in the order of the cards (seededRandom once for the pool).
  it('is the same for the same seed, in whatever order the cards come', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        const plan = planOf(wishes)
        expect(planOf(wishes)).toEqual(plan)
        // Follow-ups keep the order of their deck.
        const backwards = [
          ...wishes.cards.filter(({ parent }) => parent === null).toReversed(),
          ...wishes.cards.filter(({ parent }) => parent !== null),
        ]
        expect(planOf({ ...wishes, cards: backwards })).toEqual(plan)
        expect(JSON.parse(JSON.stringify(plan))).toEqual(plan)
      }),
      runs,
    )
  })

  // Broken: the confident miss looked for among fresh cards alone.
  it('holds an earlier confident miss where there is one that may be asked', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        const all = planOf({
          ...wishes,
          setup: { ...wishes.setup, questions: 1000, minutes: null },
          today: noInterview,
        })
        const open = new Set(all.questions.filter(({ why }) => !why.includes('chosen')).map(({ key }) => key))
        const missed = wishes.history.lastResults.filter((one) => isConfidentMiss(one) && open.has(one.card))
        const plan = planOf(wishes)
        if (wishes.setup.behaviouralShare === null && missed.length > 0)
          expect(plan.questions.some(({ why }) => why.includes('confident-miss'))).toBe(true)
      }),
      runs,
    )
  })

  // Broken: recent cards tried before the other kind of question, with a share of 0.2.
  it('asks nothing of the last mocks while there is something else, but for the confident miss, and says so', () => {
    fc.assert(
      fc.property(anyWishes, (wishes) => {
        const { behaviouralShare: share } = wishes.setup
        const free = {
          ...wishes,
          setup: { ...wishes.setup, minutes: null, questions: wishes.setup.questions ?? 5 },
        }
        const plan = planOf({ ...free, today: noInterview })
        const isRecent = ({ key }: PlannedQuestion): boolean => wishes.history.recent.has(key)
        const recent = plan.questions.filter((one) => isRecent(one) && !one.why.includes('confident-miss'))
        const note = plan.notes.find(({ code }) => code === 'repeats')
        expect(note && 'count' in note ? note.count : 0).toBe(recent.length)
        if (recent.length === 0 || share === 0 || share === 1) return
        // Every card that was not asked lately is in the plan then.
        const fresh = planOf({
          ...free,
          today: noInterview,
          cards: wishes.cards.filter(({ key }) => !wishes.history.recent.has(key)),
          setup: { ...free.setup, questions: 1000 },
        })
        const planned = new Set(plan.questions.map(({ key }) => key))
        expect(fresh.questions.filter(({ key }) => !planned.has(key))).toEqual([])
      }),
      runs,
    )
  })
})

/** Plenty of cards in each of some topics, of every level. */
const plenty = (topics: number) =>
  Array.from({ length: topics * 30 }, (_, index) =>
    candidate(`card-${index}`, {
      topic: `topic-${index % topics}`,
      level: LEVELS[Math.floor(index / topics) % 3]!,
      retrievability: ((index * 37) % 100) / 100,
      state: 'review',
    }),
  )

describe('a plan from plenty of cards', () => {
  const any = fc.record({
    seed: fc.integer(),
    topics: fc.integer({ min: 2, max: 6 }),
    questions: fc.integer({ min: 1, max: 14 }),
  })

  // Broken: `most` in inTurn raised by one; and the curveball put in without a look at its neighbours.
  it('never asks the same topic twice running', () => {
    const wishes = fc.array(fc.integer({ min: 1, max: 9 }), { maxLength: 6 })
    fc.assert(
      fc.property(any, wishes, ({ seed, topics, questions }, weights) => {
        // However lopsided: half of the questions at most are of one topic, as long as there is another.
        const named = weights.map((weight, index) => ({ name: `topic-${index % topics}`, weight }))
        const isMixed = new Set(named.map(({ name }) => name)).size > 1
        const asked = setup({ seed, questions, topics: isMixed ? named : [] })
        const plan = planMock(plenty(topics), asked, noHistory, noInterview)
        expect(plan.questions.length).toBe(questions)
        expect(repeats(plan.questions)).toBe(0)
      }),
      runs,
    )
  })

  // Broken: weights ignored.
  it('gives each topic its share, to the nearest question', () => {
    const weighted = fc.record({
      seed: fc.integer(),
      questions: fc.integer({ min: 4, max: 12 }),
      weights: fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 3, maxLength: 4 }),
    })
    fc.assert(
      fc.property(weighted, ({ seed, questions, weights }) => {
        const total = weights.reduce((sum, weight) => sum + weight, 0)
        // More than half of one topic would have to follow itself.
        fc.pre(weights.every((weight) => (weight / total) * questions <= questions / 2))
        const topics = weights.map((weight, index) => ({ name: `topic-${index}`, weight }))
        const plan = planMock(
          plenty(weights.length),
          setup({ seed, questions, topics }),
          noHistory,
          noInterview,
        )
        for (const { name, weight } of topics) {
          const count = plan.questions.filter(({ topic }) => topic === name).length
          expect(Math.abs(count - (questions * weight) / total)).toBeLessThanOrEqual(1)
        }
        expect(repeats(plan.questions)).toBe(0)
      }),
      runs,
    )
  })

  // Broken: arranged() sorts by difficulty downwards.
  it('goes from the easier to the harder but for one curveball, where topics leave the choice', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 4, max: 12 }), (seed, questions) => {
        // Each topic once: nothing but difficulty orders them.
        const plan = planMock(plenty(14), setup({ seed, questions }), noHistory, noInterview)
        const curveballs = plan.questions.filter(({ why }) => why.includes('curveball'))
        expect(curveballs.length).toBe(1)
        expect(curveballs[0]!.level).toBe('senior')
        const place = plan.questions.indexOf(curveballs[0]!)
        expect(place).toBeGreaterThan(0)
        expect(place).toBeLessThan(questions - 1)
        const levels = plan.questions
          .filter(({ why }) => !why.includes('curveball'))
          .map(({ level }) => LEVELS.indexOf(level!))
        expect(levels).toEqual(levels.toSorted((a, b) => a - b))
      }),
      runs,
    )
  })

  // Broken: behavioural questions told by Math.floor of the share.
  it('holds the share of behavioural questions, to the nearest question', () => {
    const stories = Array.from({ length: 40 }, (_, index) =>
      candidate(`story-${index}`, { kind: 'behavioural', topic: `life-${index % 4}`, minutes: 2 }),
    )
    fc.assert(
      fc.property(
        fc.integer(),
        // Of three, the weak topic and the curveball leave one.
        fc.integer({ min: 4, max: 14 }),
        fc.constantFrom(0, 0.2, 0.25, 0.5, 1),
        (seed, questions, share) => {
          const plan = planMock(
            [...plenty(5), ...stories],
            setup({ seed, questions, behaviouralShare: share }),
            noHistory,
            noInterview,
          )
          const told = plan.questions.filter(({ kind }) => kind === 'behavioural').length
          expect(told).toBe(Math.round(share * questions))
        },
      ),
      runs,
    )
  })

  // Broken: isPreferred not looked at in inTurn.
  it('takes today’s planned cards first, inside the day’s minutes', () => {
    fc.assert(
      fc.property(
        fc.integer(),
        fc.integer({ min: 1, max: 8 }),
        fc.integer({ min: 10, max: 45 }),
        (seed, count, minutesLeft) => {
          const cards = plenty(4)
          const preferred = cards.slice(0, count).map(({ key }) => key)
          const plan = planMock(
            cards,
            setup({ seed, questions: 2, minutes: 60 }),
            { ...noHistory, topicMeans: new Map(cards.map(({ topic }) => [topic, 1])) },
            { preferred, minutesLeft },
          )
          const planned = plan.questions.filter(({ key }) => preferred.includes(key)).length
          expect(planned).toBe(Math.min(count, plan.questions.length))
          expect(plan.expectedMs).toBeLessThanOrEqual(minutesLeft * minuteMs)
          expect(plan.notes.some(({ code }) => code === 'day-minutes')).toBe(true)
        },
      ),
      runs,
    )
  })

  // Broken: the strongest topic taken for the weakest (the sort in weakestTopics turned round).
  it('holds a question of the weakest topic', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer({ min: 2, max: 8 }), (seed, questions) => {
        const plan = planMock(
          plenty(8),
          setup({ seed, questions }),
          {
            ...noHistory,
            topicMeans: new Map([
              ['topic-7', 0.3],
              ['topic-3', 0.6],
              ['topic-1', 0.9],
            ]),
          },
          noInterview,
        )
        const weak = plan.questions.filter(({ why }) => why.includes('weak-topic'))
        expect(weak.map(({ topic }) => topic)).toEqual(['topic-7'])
      }),
      runs,
    )
  })

  it('asks a confident miss of the last mock again, and calls it no repetition', () => {
    const cards = plenty(4)
    const plan = planMock(
      cards,
      setup({ questions: 4 }),
      { ...noHistory, recent: new Set([cards[9]!.key]), lastResults: [result(cards[9]!.key)] },
      noInterview,
    )
    expect(plan.questions.filter(({ why }) => why.includes('confident-miss')).map(({ key }) => key)).toEqual([
      cards[9]!.key,
    ])
    expect(plan.notes).toEqual([])
  })
})
