import { expect, test } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'

const cardsOf = (text: string): readonly (readonly [string, string])[] =>
  convertText(text).decks.flatMap(({ cards }) =>
    cards.map(({ question, answer }) => [question, answer] as const),
  )

test('a number with Q before it counts on like one without', () => {
  expect(
    cardsOf('Q1. What is CAP?\nThree promises.\n\nQ2: What is ACID?\nFour.\n\nQ3. What is BASE?\nThree.\n'),
  ).toEqual([
    ['What is CAP?', 'Three promises.'],
    ['What is ACID?', 'Four.'],
    ['What is BASE?', 'Three.'],
  ])
})

test('numbers in brackets of either width count on', () => {
  expect(cardsOf('（1）什么是进程？\n资源分配的单位。\n\n（2）什么是线程？\n调度的单位。\n')).toEqual([
    ['什么是进程？', '资源分配的单位。'],
    ['什么是线程？', '调度的单位。'],
  ])
})

test('two numbered lines that ask nothing are a list', () => {
  expect(cardsOf('1. Buy milk\nand bread\n\n2. Go home\nby bus\n')).toEqual([])
})
