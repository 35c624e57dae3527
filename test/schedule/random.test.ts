import { describe, expect, test } from 'vitest'
import { hashText, seededRandom, shuffledNumbers } from '../../src/schedule/random.ts'

/** Deviation from equal counts, in units of what chance alone gives (about 1). */
function unevenness(counts: readonly number[]): number {
  const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length
  return counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / mean / (counts.length - 1)
}

describe('the hash of a text', () => {
  // Fixed values: another hash would give every card another interval than the one on record.
  test('never changes', () => {
    expect(['', 'a', 'py-gil 3', '什么是 GIL？'].map(hashText)).toEqual([
      2872998923, 444641715, 3497867876, 3108194650,
    ])
  })

  test('tells texts apart that differ in one letter, in all its bits', () => {
    const counts = Array.from({ length: 16 }, () => 0)
    for (let number = 0; number < 16_000; number++)
      counts[Math.floor(hashText(`card ${number}`) / 2 ** 28)]!++
    expect(unevenness(counts)).toBeLessThan(2.5)
  })
})

describe('the generator', () => {
  test('never changes', () => {
    const random = seededRandom(1)
    expect([random(), random(), random()]).toEqual([
      0.6270739405881613, 0.002735721180215478, 0.5274470399599522,
    ])
  })

  test('gives numbers from 0 up to 1, evenly, also as the first number of neighbouring seeds', () => {
    const later = Array.from({ length: 20 }, () => 0)
    const first = Array.from({ length: 20 }, () => 0)
    const random = seededRandom(7)
    for (let seed = 0; seed < 20_000; seed++) {
      later[Math.floor(random() * 20)]!++
      first[Math.floor(seededRandom(seed)() * 20)]!++
    }
    expect(unevenness(later)).toBeLessThan(2.5)
    expect(unevenness(first)).toBeLessThan(2.5)
  })
})

describe('shuffling', () => {
  test('is a permutation, the same for the same seed and another for another', () => {
    const one = [...shuffledNumbers(50, seededRandom(1))]
    expect([...one].sort((a, b) => a - b)).toEqual(Array.from({ length: 50 }, (_, index) => index))
    expect([...shuffledNumbers(50, seededRandom(1))]).toEqual(one)
    expect([...shuffledNumbers(50, seededRandom(2))]).not.toEqual(one)
  })

  test('gives every order its turn', () => {
    const counts = new Map<string, number>()
    for (let seed = 0; seed < 6000; seed++) {
      const order = shuffledNumbers(3, seededRandom(seed)).join('')
      counts.set(order, (counts.get(order) ?? 0) + 1)
    }
    expect(counts.size).toBe(6)
    expect(unevenness([...counts.values()])).toBeLessThan(2.5)
  })
})
