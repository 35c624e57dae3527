import { expect, test } from 'vitest'
import { presentationMs } from '../../src/schedule/pace.ts'

const unknown = { newMs: null, reviewMs: null }

test("without answers of one's own the text tells, and a new one takes longer", () => {
  expect(presentationMs({ bytes: 1000, isNew: false }, unknown, 500)).toBe(57_000)
  expect(presentationMs({ bytes: 1000, isNew: true }, unknown, 500)).toBeCloseTo(57_000 * 1.8)
})

test("one's own median is for a text of ordinary length, a longer one takes up to twice as long", () => {
  const pace = { newMs: 90_000, reviewMs: 30_000 }
  expect(presentationMs({ bytes: 500, isNew: false }, pace, 500)).toBe(30_000)
  expect(presentationMs({ bytes: 500, isNew: true }, pace, 500)).toBe(90_000)
  expect(presentationMs({ bytes: 1_000_000, isNew: false }, pace, 500)).toBe(60_000)
  expect(presentationMs({ bytes: 0, isNew: false }, pace, 5_000)).toBe(15_000)
})

test('of the one kind the other is told', () => {
  expect(presentationMs({ bytes: 500, isNew: true }, { newMs: null, reviewMs: 30_000 }, 500)).toBe(54_000)
  expect(presentationMs({ bytes: 500, isNew: false }, { newMs: 54_000, reviewMs: null }, 500)).toBe(30_000)
})
