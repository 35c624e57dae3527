import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inlineText } from '../../../src/markdown/document.ts'
import { styles } from '../../../src/text/style.ts'
import {
  isPlain,
  parsedQuestion,
  questionDocument,
  questionTitle,
} from '../../../src/ui/screens/question-text.ts'

test('a question is one paragraph, whatever it begins with', () => {
  for (const question of ['1. Why?', '- Why?', '> Why?', '# Why?', 'Why\nnot?'])
    expect(questionDocument(question).blocks).toHaveLength(1)
  expect(questionTitle('1. Why\nnot?')).toBe('1. Why not?')
})

test('its Markdown is seen', () => {
  const [block] = questionDocument('What does **`x += 1`** do?').blocks
  expect(block?.kind === 'paragraph' && block.text.some(({ style }) => (style & styles.code) !== 0)).toBe(
    true,
  )
  expect(questionTitle('What does **this** do?')).toBe('What does this do?')
})

// Seen to fail with the asterisk or the ampersand taken for plain text.
test('a question that is not given to the parser is what the parser would make of it', () => {
  const piece = fc.constantFrom(
    'a',
    'Why',
    '1.',
    '题',
    '，',
    ' ',
    '  ',
    '*',
    '_',
    '`',
    '&amp;',
    '<b>',
    '(x)',
    '"',
    "'",
    '-',
    '--',
    '/',
    'http://a.b',
    '~~',
    '$',
    '\\',
    '#',
    ':',
    '%',
    '+',
    '\u202e',
  )
  fc.assert(
    fc.property(fc.array(piece, { minLength: 1, maxLength: 6 }), (pieces) => {
      const text = pieces.join('').trim()
      fc.pre(isPlain(text))
      expect(inlineText(parsedQuestion(text))).toBe(text)
      expect(parsedQuestion(text).every(({ style }) => style === styles.plain)).toBe(true)
    }),
    { numRuns: 1000 },
  )
})
