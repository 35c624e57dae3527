import { expect, test } from 'vitest'
import { parentAttribute, withFollowUps } from '../../src/convert/follow-ups.ts'
import { noAttributes, type Question } from '../../src/deck/deck.ts'

const asked = (question: string, id: string | null, parent: string | null = null): Question => ({
  question,
  prompt: null,
  answer: 'It is.',
  options: [],
  hints: [],
  followUps: [],
  attributes: { ...noAttributes, id, others: new Map(parent === null ? [] : [[parentAttribute, parent]]) },
})

const shown = (questions: readonly Question[]) =>
  withFollowUps(questions).map(({ question, followUps }) => [
    question,
    followUps.map((each) => each.question),
  ])

test('follow-ups stand under their questions, and alone where those are missing; none is lost', () => {
  const questions = [
    asked('One?', 'one'),
    asked('Why?', null, 'one'),
    asked('Without an id?', null),
    asked('How?', 'how', 'gap/c2'),
    asked('A gap', 'gap'),
    asked('Whose?', null, 'gone'),
  ]
  expect(shown(questions)).toEqual([
    ['One?', ['Why?']],
    ['Without an id?', []],
    ['A gap', ['How?']],
    ['Whose?', []],
  ])
  expect(withFollowUps(questions).every(({ attributes }) => attributes.others.size === 0)).toBe(true)
})
