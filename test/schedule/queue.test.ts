import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { newMemory } from '../../src/model/memory.ts'
import type { QueueCard } from '../../src/model/queue.ts'
import { orderQueue, type QueueInput } from '../../src/schedule/queue.ts'
import { inReview, learning } from './cards.ts'

/** `topic/question` or `topic/question/number`: cards with the same question are siblings. */
function queueCard(name: string, memory: QueueCard['memory'] = inReview()): QueueCard {
  const [topic, question] = name.split('/')
  return {
    key: name as CardKey,
    question: `${topic}/${question}` as CardKey,
    deck: 'deck',
    topic: topic!,
    memory,
  }
}

const cards = (...names: string[]): readonly QueueCard[] => names.map((name) => queueCard(name))
const order = (input: Partial<QueueInput>): readonly string[] =>
  orderQueue({ reviews: [], fresh: [], learning: [], seed: 1, ...input }).map(({ key }) => key)
const many = (count: number, nameOf: (index: number) => string, memory?: QueueCard['memory']) =>
  Array.from({ length: count }, (_, index) => queueCard(nameOf(index), memory))

/** How often a topic follows itself, and how often two cards of one question stand less than three places apart. */
function trouble(queue: readonly QueueCard[]): { readonly topics: number; readonly siblings: number } {
  let [topics, siblings] = [0, 0]
  for (const [place, card] of queue.entries()) {
    if (queue[place - 1]?.topic === card.topic) topics++
    for (const before of [1, 2]) if (queue[place - before]?.question === card.question) siblings++
  }
  return { topics, siblings }
}

describe('the queue', () => {
  test('is empty when nothing is to be asked', () => {
    expect(order({})).toEqual([])
  })

  test('is the same for the same seed, and another for another', () => {
    const reviews = many(30, (index) => `t${index % 5}/q${index}`)
    expect(order({ reviews, seed: 20_778 })).toEqual(order({ reviews, seed: 20_778 }))
    expect(order({ reviews, seed: 20_778 })).not.toEqual(order({ reviews, seed: 20_779 }))
  })

  test('keeps new cards of a topic in the order of their deck', () => {
    const fresh = many(12, (index) => `t${index % 2}/q${String(index).padStart(2, '0')}`, newMemory)
    const reviews = many(20, (index) => `t${index % 3}/r${index}`)
    const queue = order({ fresh, reviews })
    for (const topic of ['t0/q', 't1/q']) {
      const asked = queue.filter((name) => name.startsWith(topic))
      expect(asked).toEqual([...asked].sort())
    }
  })

  test('has learning cards in front, as they come', () => {
    const waiting = many(3, (index) => `a/l${index}`, learning())
    expect(order({ learning: waiting, reviews: cards('a/1', 'b/2') }).slice(0, 3)).toEqual([
      'a/l0',
      'a/l1',
      'a/l2',
    ])
  })

  test('has new cards evenly among the reviews', () => {
    const reviews = many(60, (index) => `t${index % 6}/r${index}`)
    const fresh = many(15, (index) => `t${index % 6}/n${index}`, newMemory)
    for (let seed = 0; seed < 50; seed++) {
      const places = order({ reviews, fresh, seed }).flatMap((name, place) =>
        name.includes('/n') ? [place] : [],
      )
      // At every new card as many have come as are due by then, give or take three.
      for (const [index, place] of places.entries())
        expect(Math.abs((place + 0.5) / 5 - (index + 0.5))).toBeLessThan(3)
    }
  })

  test('takes turns among topics', () => {
    const reviews = many(40, (index) => `t${index % 4}/r${index}`)
    expect(trouble(orderQueue({ reviews, fresh: [], learning: [], seed: 1 }))).toEqual({
      topics: 0,
      siblings: 0,
    })
  })

  test('does not keep to one round of the topics', () => {
    const reviews = many(40, (index) => `t${index % 4}/r${index}`)
    const topics = order({ reviews }).map((name) => name.split('/')[0])
    const rounds = new Set(
      Array.from({ length: 10 }, (_, round) => topics.slice(round * 4, round * 4 + 4).join()),
    )
    expect(rounds.size).toBeGreaterThan(3)
  })

  test('spreads a topic that has most of the cards, rather than leave a run of it at the end', () => {
    const reviews = [...many(20, (index) => `much/r${index}`), ...many(10, (index) => `little/r${index}`)]
    const queue = order({ reviews })
    const places = queue.flatMap((name, place) => (name.startsWith('little') ? [place] : []))
    expect(trouble(orderQueue({ reviews, fresh: [], learning: [], seed: 1 })).topics).toBe(9)
    expect(places.at(-1)! - places[0]!).toBeGreaterThan(20)
  })

  test('has cards of one question as far apart as the length allows', () => {
    const reviews = [
      ...many(3, (index) => `t0/cloze/${index}`),
      ...many(27, (index) => `t${index % 5}/r${index}`),
    ]
    for (let seed = 0; seed < 50; seed++) {
      const places = order({ reviews, seed }).flatMap((name, place) =>
        name.includes('cloze') ? [place] : [],
      )
      expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(5)
      expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(5)
    }
  })

  test('has the cards of a small topic all over, not in one place', () => {
    const reviews = [
      ...many(3, (index) => `small/s${index}`),
      ...many(27, (index) => `t${index % 5}/r${index}`),
    ]
    for (let seed = 0; seed < 50; seed++) {
      const places = order({ reviews, seed }).flatMap((name, place) =>
        name.startsWith('small') ? [place] : [],
      )
      expect(places[1]! - places[0]!).toBeGreaterThanOrEqual(5)
      expect(places[2]! - places[1]!).toBeGreaterThanOrEqual(5)
    }
  })

  test.each([
    ['one question has every third place', ['x', 'x', 'x', 'a', 'b', 'c', 'd']],
    ['two questions have', ['x', 'x', 'x', 'y', 'y', 'y', 'a', 'a']],
  ])('keeps questions three places apart where %s', (_, questions) => {
    const reviews = questions.map((question, index) => queueCard(`t/${question}/${index}`))
    for (let seed = 0; seed < 50; seed++)
      expect(trouble(orderQueue({ reviews, fresh: [], learning: [], seed })).siblings).toBe(0)
  })

  test('asks a question before its follow-ups', () => {
    for (let seed = 0; seed < 50; seed++) {
      const reviews = [
        ...cards('t/gil/a', 't/gil/b', 't/gil'),
        ...many(9, (index) => `u${index % 3}/r${index}`),
      ]
      const places = order({ reviews, seed }).flatMap((name, place) =>
        name.startsWith('t/gil') ? [[name, place]] : [],
      )
      expect(places[0]?.[0]).toBe('t/gil')
    }
  })
})

/** Few topics and questions, so that they get into each other's way. A question belongs to one topic. */
const anyCards = (least: number, most: number): fc.Arbitrary<readonly QueueCard[]> =>
  fc
    .tuple(fc.integer({ min: 1, max: 4 }), fc.array(fc.nat(7), { minLength: least, maxLength: most }))
    .map(([topics, questions]) =>
      questions.map((question, index) => queueCard(`t${question % topics}/q${question}/${index}`)),
    )

describe('for any cards', () => {
  // With an exchange that copies one of the two cards, this failed.
  test('every card is in the queue exactly once', () => {
    fc.assert(
      fc.property(anyCards(0, 60), anyCards(0, 20), fc.nat(), (reviews, others, seed) => {
        const fresh = others.map((card) => ({
          ...card,
          key: `new ${card.key}` as CardKey,
          memory: newMemory,
        }))
        const queue = orderQueue({ reviews, fresh, learning: [], seed })
        expect(queue.map(({ key }) => key).sort()).toEqual(
          [...reviews, ...fresh].map(({ key }) => key).sort(),
        )
      }),
    )
  })

  // With a topic of exactly half of the remaining cards taken for crowded one place too late, this failed.
  test('a topic follows itself only as often as its number of cards makes it', () => {
    fc.assert(
      fc.property(anyCards(1, 80), fc.nat(), (reviews, seed) => {
        const sizes = new Map<string, number>()
        for (const { topic } of reviews) sizes.set(topic, (sizes.get(topic) ?? 0) + 1)
        const largest = Math.max(...sizes.values())
        const unavoidable = Math.max(0, largest - (reviews.length - largest) - 1)
        expect(trouble(orderQueue({ reviews, fresh: [], learning: [], seed })).topics).toBe(unavoidable)
      }),
      { numRuns: 500 },
    )
  })

  // Without the exchanges at the end, this failed.
  test('no order of a short queue keeps questions further apart', () => {
    fc.assert(
      fc.property(anyCards(2, 6), fc.nat(), (reviews, seed) => {
        const ours = trouble(orderQueue({ reviews, fresh: [], learning: [], seed }))
        const best = permutations(reviews).map(trouble)
        const leastTopics = Math.min(...best.map(({ topics }) => topics))
        const leastSiblings = Math.min(
          ...best.filter(({ topics }) => topics === leastTopics).map(({ siblings }) => siblings),
        )
        expect(ours).toEqual({ topics: leastTopics, siblings: leastSiblings })
      }),
      { numRuns: 300 },
    )
  })

  // With the spreading by question, the look at the last two places and the exchanges all left out, this failed.
  test('in a long queue cards of one question are always three places apart', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 4 }),
        fc.integer({ min: 2, max: 6 }),
        fc.nat(),
        (topics, siblings, seed) => {
          const reviews = many(6000, (index) => {
            const question = Math.floor(index / siblings)
            return `t${question % topics}/q${question}/${index}`
          })
          expect(trouble(orderQueue({ reviews, fresh: [], learning: [], seed })).siblings).toBe(0)
        },
      ),
      { numRuns: 20 },
    )
  })
})

function permutations<T>(items: readonly T[]): readonly (readonly T[])[] {
  if (items.length <= 1) return [items]
  return items.flatMap((item, index) =>
    permutations([...items.slice(0, index), ...items.slice(index + 1)]).map((rest) => [item, ...rest]),
  )
}
