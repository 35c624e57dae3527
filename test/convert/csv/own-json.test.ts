/** The document of `viva export json` after someone changed it by hand: what it says is kept, in a shape that a deck can hold. */
import { expect, test } from 'vitest'
import { convertText } from '../../../src/convert/text.ts'
import { expectHeld } from '../../torture/expect-held.ts'

const card = { id: 'pick', deck: 'python', question: 'Which one?' }

/** The one question of a document, after its deck was found to read back as it is. */
function read(more: object) {
  const { decks } = convertText(JSON.stringify({ viva: '0.1.0', format: 1, cards: [{ ...card, ...more }] }))
  expectHeld(decks)
  return decks[0]!.deck.sections[0]!.questions[0]!
}

const twoOptions = (correct: boolean) => [
  { text: 'this', correct },
  { text: 'that', correct: false },
]

test('options of which none is right stand with the question', () => {
  const { prompt, answer, options } = read({ kind: 'choice', options: twoOptions(false), answer: 'Neither.' })
  expect({ prompt, answer, options }).toEqual({ prompt: '- this\n- that', answer: 'Neither.', options: [] })
})

test('another wording is one line, told once', () => {
  const { attributes } = read({ answer: 'A lock.', also: ['Which\nof them?', 'Which of them?', ''] })
  expect(attributes.also).toEqual(['Which of them?'])
})

test('an option and a hint begin with their first sign', () => {
  const { options, hints } = read({
    kind: 'choice',
    options: [{ text: '\u0007 8)', correct: true }],
    hints: ['  -'],
  })
  expect(options).toEqual([{ text: '8)', correct: true }])
  expect(hints).toEqual(['-'])
})

test('a value of another kind is passed over, not the card', () => {
  const { options, answer } = read({
    options: [null, 3, ...twoOptions(true)],
    keyPoints: [null],
    answer: 'Yes.',
  })
  expect(options).toEqual(twoOptions(true))
  expect(answer).toBe('Yes.')
})
