import fc from 'fast-check'
import { expect, test } from 'vitest'
import { asRead } from '../../src/deck/as-read.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { readDeck } from '../../src/deck/read.ts'
import { isSameValue } from '../../src/deck/same.ts'
import { aDeck } from './decks.ts'

// Seen to catch: the title of a section given to each of its parts; the first question of a part left out.
test('a deck written and read in parts is the deck written and read at once', () => {
  fc.assert(
    fc.property(aDeck, fc.integer({ min: 1, max: 4 }), (deck, atOnce) => {
      const whole = readDeck(formatDeck(deck)).deck
      expect(isSameValue(asRead(deck, atOnce), whole)).toBe(true)
    }),
  )
})

test('questions that come back as they were are the same values, so that they need no memory twice', () => {
  const { deck } = readDeck('# One\n\n## A?\n\na\n\n## B?\n\nb\n\n# Two\n\n## C?\n\nc\n')
  const read = asRead(deck, 1)
  expect(read).toEqual(deck)
  const all = (of: typeof deck): readonly unknown[] => of.sections.flatMap(({ questions }) => questions)
  for (const [at, question] of all(read).entries()) expect(question).toBe(all(deck)[at])
})
