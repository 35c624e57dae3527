/** What an importer yields is a deck that can be written: it reads the same again. Each text was found by the fuzzer. */
import { expect, test } from 'vitest'
import type { Format } from '../../src/convert/imported.ts'
import { convertText } from '../../src/convert/text.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { readDeck } from '../../src/deck/read.ts'
import { withoutPlaces } from './places.ts'

const cases: readonly (readonly [what: string, from: Format | undefined, text: string])[] = [
  // Seen to fail when a list below the deepest level took in everything after it (`shallow` in src/markdown/engine.ts).
  ['a list of sixty levels before a break', 'remnote', `${'1. '.repeat(60)}deep >> The answer.`],
  ['a list of sixty levels before the next question', 'remnote', `What? >> ${'1. '.repeat(60)}\nWhy? >> So.`],
  // Seen to fail when a heading without words gave the deck a title without words.
  ['a title of no words', undefined, '#\n# Why?\n\nBecause.'],
  // Seen to fail when a tag of the head kept its spaces.
  ['a tag with two spaces', 'markdown', '---\ntag:\n  - a  - b\nlayout: x\n---\n\n## Why?\n\nBecause.'],
  // Seen to fail when any number was a number of minutes.
  [
    'a number of minutes that no deck holds',
    'viva',
    '{"viva":"1","format":1,"cards":[{"id":"a","question":"Why?","answer":"So.","minutes":1e21}]}',
  ],
]

for (const [what, from, text] of cases)
  test(`${what} reads the same after it was written`, () => {
    const { decks } = convertText(text, { from })
    expect(decks.length).toBeGreaterThan(0)
    for (const { deck } of decks)
      expect(withoutPlaces(readDeck(formatDeck(deck)).deck)).toEqual(withoutPlaces(deck))
  })

// Seen to fail when it became a question of no words.
test('an answer to nothing is named and left out', () => {
  const { decks, skipped } = convertText('#flashcards\na :: b\n\n<br>:: one\n\n<br>:: two', {
    from: 'markdown',
  })
  expect(decks.flatMap(({ deck }) => deck.sections.flatMap(({ questions }) => questions.length))).toEqual([1])
  expect(skipped.map(({ line, reason, text }) => [line, reason, text])).toEqual([
    [4, 'no-question', 'one'],
    [6, 'no-question', 'two'],
  ])
})
