import { expect, test } from 'vitest'
import { withSourceBelow } from '../../src/convert/source-line.ts'

test('the address of an opening source goes below the text', () => {
  expect(withSourceBelow('*[Source: Why a CDN](https://example.org/cdn)*\n\nA network of servers.')).toBe(
    '*Source: Why a CDN*\n\nA network of servers.\n\n<https://example.org/cdn>',
  )
})

test.each([
  'A text with [a link](https://example.org) in it.\n\nMore.',
  '[Only a link](https://example.org)',
  '[A link](https://example.org) and words\n\nMore.',
])('%j stays as it is', (text) => {
  expect(withSourceBelow(text)).toBe(text)
})
