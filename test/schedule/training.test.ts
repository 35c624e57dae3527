import { describe, expect, test } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import type { DeviceId, Event, EventId } from '../../src/model/event.ts'
import { newMemory } from '../../src/model/memory.ts'
import { day, instant } from '../../src/model/time.ts'
import { defaultWeights, nextState, retrievability } from '../../src/schedule/fsrs.ts'
import { enoughAnswers, judge, predictionsOf, shrunk } from '../../src/schedule/training.ts'
import { loadTrainer } from '../../src/commands/trainer.ts'
import { historyOf, unusualWeights } from './history.ts'

const device = 'd' as DeviceId

/** Drafts as events, their ids in the order of the list. */
function events(drafts: readonly object[]): readonly Event[] {
  return drafts.map(
    (draft, index) => ({ ...draft, id: String(index).padStart(8, '0') as EventId, device }) as Event,
  )
}

const review = (card: string, on: number, grade: string, more: object = {}) => ({
  kind: 'review',
  card: card as CardKey,
  at: instant(on * 86_400_000 + 1),
  zoneOffset: 0,
  dayOn: day(on),
  session: null,
  grade,
  reviewKind: 'study',
  tookMs: null,
  totalMs: null,
  before: newMemory,
  after: newMemory,
  parameters: 'default',
  retention: 0.9,
  language: 'en',
  wording: 0,
  ...more,
})

const all = { withMocks: true }
const shapes = (drafts: readonly object[], options = all) =>
  predictionsOf(events(drafts), options).map(({ card, answers }) => [
    card,
    ...answers.map(({ grade, elapsedDays }) => `${grade} ${elapsedDays}`),
  ])

describe('predictions', () => {
  test('are the answers on a later day, each with all that came before', () => {
    expect(
      shapes([
        review('a', 1, 'again'),
        review('a', 1, 'good'),
        review('a', 4, 'good'),
        review('a', 9, 'hard'),
      ]),
    ).toEqual([
      ['a', 'again 0', 'good 0', 'good 3'],
      ['a', 'again 0', 'good 0', 'good 3', 'hard 5'],
    ])
  })

  test('come in the order in which the answers were given', () => {
    const drafts = [
      review('a', 1, 'good'),
      review('b', 1, 'good'),
      review('b', 3, 'good'),
      review('a', 5, 'again'),
    ]
    expect(shapes(drafts).map(([card]) => card)).toEqual(['b', 'a'])
  })

  test('leave out what was taken back', () => {
    const drafts = [
      review('a', 1, 'good'),
      review('a', 3, 'again'),
      { kind: 'void', card: 'a', target: '00000001', at: 0, dayOn: 3 },
      review('a', 4, 'good'),
    ]
    expect(shapes(drafts)).toEqual([['a', 'good 0', 'good 3']])
  })

  test('begin anew after a reset, and cannot be made from a state without its history', () => {
    const reset = { kind: 'reset', card: 'a', at: 0, dayOn: 3 }
    const seed = { kind: 'seed', card: 'b', at: 0, dayOn: 1, after: newMemory }
    const drafts = [
      review('a', 1, 'good'),
      review('a', 3, 'good'),
      reset,
      review('a', 4, 'good'),
      review('a', 6, 'easy'),
      seed,
      review('b', 4, 'good'),
    ]
    expect(shapes(drafts)).toEqual([['a', 'good 0', 'easy 2']])
  })

  test('of mocks can be left out; they still stand in what came before', () => {
    const drafts = [
      review('a', 1, 'good'),
      review('a', 3, 'hard', { reviewKind: 'mock' }),
      review('a', 9, 'good'),
    ]
    expect(shapes(drafts, { withMocks: false })).toEqual([['a', 'good 0', 'hard 2', 'good 6']])
  })
})

test('log loss is the mean of what each answer costs, by hand', () => {
  const predictions = predictionsOf(
    events([review('a', 1, 'good'), review('a', 4, 'good'), review('a', 30, 'again')]),
    all,
  )
  const first = nextState(defaultWeights, null, 0, 'good')
  const second = nextState(defaultWeights, first, 3, 'good')
  const expected =
    (-Math.log(retrievability(defaultWeights, first.stability, 3)) -
      Math.log(1 - retrievability(defaultWeights, second.stability, 26))) /
    2
  expect(judge(predictions, defaultWeights)?.logLoss).toBeCloseTo(expected, 10)
  expect(judge([], defaultWeights)).toBeNull()
})

test('few answers move the weights little', () => {
  const trained = defaultWeights.map((weight) => weight + 1)
  expect(shrunk(trained, 1500)[0]).toBeCloseTo((defaultWeights[0] as number) + 0.5)
  expect(shrunk(trained, 0)).toEqual(defaultWeights)
})

const trainer = loadTrainer()
if (!trainer) console.warn('SKIPPED: no binary of the trainer for this machine')

describe.skipIf(!trainer)('training', () => {
  const log = (count: number, seed: number) =>
    predictionsOf(events(historyOf(unusualWeights, count, seed)), all)

  test('predicts an unusual learner better than the default weights do', async () => {
    const weights = shrunk(await trainer!.train(log(1_600, 1), () => true), 1_600)
    const unseen = log(6_000, 99)
    expect(judge(unseen, weights)!.logLoss).toBeLessThan(judge(unseen, defaultWeights)!.logLoss)
  })

  test('ends soon after it was told to', async () => {
    const long = log(20_000, 2)
    let told = 0
    let stoppedAt = 0
    const training = trainer!.train(long, () => {
      told += 1
      stoppedAt = performance.now()
      return false
    })
    await expect(training).rejects.toThrow(/Interrupted/)
    expect(told).toBeGreaterThan(0)
    expect(performance.now() - stoppedAt).toBeLessThan(2_000)
  })

  test('is offered where its first results can be trusted', () => {
    expect(enoughAnswers).toBe(400)
  })
})
