import { expect, test } from 'vitest'
import { importanceOf } from '../../src/schedule/importance.ts'

const card = { level: null, hasMust: false, choice: null } as const

test('an ordinary card counts once, a must-have more, and what a person said most', () => {
  expect(importanceOf(card)).toBe(1)
  expect(importanceOf({ ...card, hasMust: true })).toBeGreaterThan(1)
  expect(importanceOf({ ...card, choice: 'must' })).toBeGreaterThan(importanceOf({ ...card, hasMust: true }))
  expect(importanceOf({ ...card, level: 'junior' })).toBeGreaterThan(
    importanceOf({ ...card, level: 'senior' }),
  )
})

test('what is skipped counts nothing, whatever else it is', () => {
  expect(importanceOf({ level: 'junior', hasMust: true, choice: 'skip' })).toBe(0)
})
