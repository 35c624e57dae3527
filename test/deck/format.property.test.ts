/** What is read can be written, and reads the same again. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Deck, Entry, Question } from '../../src/deck/deck.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { readDeck } from '../../src/deck/read.ts'
import { anyText } from './hostile.ts'

const runs = Number(process.env['VIVA_RUNS'] ?? 3000)

// Seen to fail when options stood right before a list, when number signs at the end of a heading were not closed, when a `---`
// began the file, when `-->` stood in an attribute, and when a text was left without closing its `<details>` or its fence.
test('a deck that was read reads the same after it was written', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const { deck } = readDeck(text)
      expect(withoutPlaces(readDeck(formatDeck(deck)).deck)).toEqual(withoutPlaces(deck))
    }),
    { numRuns: runs },
  )
})

// Seen to fail when a break in an answer behind options was not preceded by another.
test('writing is settled after the first time', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const once = formatDeck(readDeck(text).deck)
      expect(formatDeck(readDeck(once).deck)).toBe(once)
    }),
    { numRuns: runs },
  )
})

function withoutPlaces(deck: Deck): unknown {
  const entry = ({ at: _at, ...rest }: Entry): unknown => rest
  const question = ({ followUps, ...rest }: Question): unknown => ({
    ...(entry(rest) as object),
    followUps: followUps.map(entry),
  })
  return {
    ...deck,
    sections: deck.sections.map((section) => ({ ...section, questions: section.questions.map(question) })),
  }
}
