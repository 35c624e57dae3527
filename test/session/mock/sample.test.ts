import fc from 'fast-check'
import { expect, test } from 'vitest'
import { sampleCards, type Sampled } from '../../../src/session/mock/sample.ts'

const pool = (sizes: readonly number[], behavioural: readonly number[] = []): readonly Sampled[] => {
  let card = 0
  return sizes.flatMap((size, deck) =>
    Array.from({ length: size }, () => {
      card += 1
      return { deck, card, isBehavioural: behavioural.includes(card) }
    }),
  )
}

test('a small collection is taken as a whole, in its order', () => {
  expect(sampleCards(pool([2, 1]), new Set(), 1, 3)).toEqual([1, 2, 3])
})

test('of a large one each deck gives the same share, and a small deck all it has', () => {
  const chosen = sampleCards(pool([1000, 3, 1000]), new Set(), 7, 43)
  const of = (from: number, to: number): number => chosen.filter((card) => card > from && card <= to).length
  expect([of(0, 1000), of(1000, 1003), of(1003, 2003)]).toEqual([20, 3, 20])
})

test('cards that are wanted and behavioural ones are in it', () => {
  const chosen = sampleCards(pool([1000], [5, 500, 900]), new Set([17, 18]), 7, 10)
  expect(chosen).toHaveLength(10)
  expect(chosen).toEqual(expect.arrayContaining([5, 17, 18, 500, 900]))
})

// Seen to catch: a sample that takes from the pool with replacement, and one that forgets the limit in the last round.
test('it holds cards of the pool, each once, as many as asked for, and the same for the same seed', () => {
  const sizes = fc.array(fc.integer({ min: 0, max: 60 }), { minLength: 1, maxLength: 8 })
  fc.assert(
    fc.property(sizes, fc.integer(), fc.integer({ min: 1, max: 100 }), (decks, seed, most) => {
      const cards = pool(decks)
      const chosen = sampleCards(cards, new Set(), seed, most)
      expect(new Set(chosen).size).toBe(chosen.length)
      expect(chosen).toHaveLength(Math.min(most, cards.length))
      expect(chosen.every((card) => card >= 1 && card <= cards.length)).toBe(true)
      expect(sampleCards(cards, new Set(), seed, most)).toEqual(chosen)
    }),
  )
})
