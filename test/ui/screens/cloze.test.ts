import { expect, test } from 'vitest'
import { cardsOf, questionsOf } from '../../../src/convert/selection.ts'
import { readDeck } from '../../../src/deck/read.ts'
import { styles, type Line } from '../../../src/text/style.ts'
import { messages } from '../../../src/text/messages/catalogue.ts'
import { filledCloze } from '../../../src/ui/screens/cloze.ts'
import { columnOf } from '../../../src/ui/view.ts'

const underlined = (lines: readonly Line[]): string =>
  lines
    .flat()
    .filter(({ style }) => (style & styles.underline) !== 0)
    .map(({ text }) => text)
    .join(' ')

test('what was hidden is set off, and what is told with the answer is not', () => {
  const text = '## Gaps\n\n{{c1::One}} and {{c2::two}}\n\n---\n\nMore of it.\n'
  const { deck } = readDeck(text)
  const [question] = questionsOf(deck)
  const column = columnOf({ columns: 80, rows: 24 })
  const shown = cardsOf(deck, question!, 'x').map((card) => filledCloze(card, column, messages('en')))
  expect(shown.map(underlined)).toEqual(['One', 'two'])
  for (const lines of shown)
    expect(
      lines
        .flat()
        .map((span) => span.text)
        .join(''),
    ).toContain('More of it.')
})
