/** Tables in which somebody forgot quotes, or numbered the options and named the answers by letters. */
import { expect, test } from 'vitest'
import { questionsOf } from '../../../src/convert/selection.ts'
import { convertText } from '../../../src/convert/text.ts'

const converted = (text: string) => {
  const { decks, skipped } = convertText(text, { fileName: 'x.csv' })
  return { questions: decks.flatMap(({ deck }) => questionsOf(deck)), skipped }
}

test('a comma without quotes costs nothing, and its row is named', () => {
  const { questions, skipped } = converted(
    'Question,Answer\nWhat is A?,The first, of 26, letters\nWhat is B?,The second\n',
  )
  expect(questions.map(({ answer }) => answer)).toEqual(['The first, of 26, letters', 'The second'])
  expect(skipped).toMatchObject([{ line: 2, reason: 'extra-cells' }])
})

test('other separators are put back, and empty cells at the end are none', () => {
  const { questions, skipped } = converted(
    'sep=;\nFrage;Antwort\nWas ist A?;Der erste; der Buchstaben\nWas ist B?;Der zweite;;\n',
  )
  expect(questions.map(({ answer }) => answer)).toEqual(['Der erste; der Buchstaben', 'Der zweite'])
  expect(skipped).toHaveLength(1)
})

test('tags at the end take no part of an answer', () => {
  const { questions, skipped } = converted('Question,Answer,Tags\nWhat is A?,The first,letters,more\n')
  expect(questions).toMatchObject([{ answer: 'The first\n\nmore', attributes: { tags: ['letters'] } }])
  expect(skipped).toEqual([])
})

test('numbered options may be named by letters, several at once', () => {
  const { questions } = converted(
    'Question,Option 1,Option 2,Option 3,Correct Answer,Explanation\nStores?,Kafka,Redis,Vim,"A,B",They keep data.\nEditor?,Kafka,Redis,Vim,C,It edits.\n',
  )
  expect(questions.map(({ options }) => options.map(({ correct }) => correct))).toEqual([
    [true, true, false],
    [false, false, true],
  ])
})
