/** What any three versions of a deck merge to. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { mergeDecks } from '../../src/deck/merge.ts'
import { aDeck, entriesOf } from './decks.ts'

const runs = Number(process.env['VIVA_RUNS'] ?? 1500)

// Seen to fail when lists that only the source changed kept the order of mine.
test('a deck that nobody edited becomes what its source is now', () => {
  fc.assert(
    fc.property(aDeck, aDeck, (base, theirs) => {
      const merged = mergeDecks(base, base, theirs)
      expect(merged.deck).toEqual(theirs)
      expect(merged).toMatchObject({ kept: [], declined: [], conflicts: [] })
    }),
    { numRuns: runs },
  )
})

// Seen to fail when what only I changed counted as changed by both.
test('a source that did not change leaves every edit as it is', () => {
  fc.assert(
    fc.property(aDeck, aDeck, (base, mine) => {
      const merged = mergeDecks(base, mine, base)
      expect(merged.deck).toEqual(mine)
      expect(merged).toMatchObject({ added: [], updated: [], removed: [], declined: [], conflicts: [] })
    }),
    { numRuns: runs },
  )
})

// Seen to fail when what both sides had added was not paired, and when any order of as many questions counted as untouched.
test('what was merged merges again to itself', () => {
  fc.assert(
    fc.property(
      aDeck,
      aDeck,
      aDeck,
      fc.constantFrom('mine' as const, 'theirs' as const),
      (base, mine, theirs, side) => {
        const { deck } = mergeDecks(base, mine, theirs, side)
        expect(mergeDecks(theirs, deck, theirs, side).deck).toEqual(deck)
        // The program was ended after the deck was written and before it was noted.
        const again = mergeDecks(base, deck, theirs, side)
        expect(mergeDecks(base, again.deck, theirs, side).deck).toEqual(again.deck)
      },
    ),
    { numRuns: runs },
  )
})

// Seen to fail when changes to what I had taken out were not told, and when edited questions went with their source.
test("nobody's words vanish: they stand in the deck, in a conflict, or are said to be gone", () => {
  fc.assert(
    fc.property(aDeck, aDeck, aDeck, (base, mine, theirs) => {
      const merged = mergeDecks(base, mine, theirs)
      const places = JSON.stringify([merged.deck, merged.conflicts, merged.removed, merged.declined])
      const before = new Set(entriesOf(base).map(wordsOf))
      for (const entry of [...entriesOf(mine), ...entriesOf(theirs)]) {
        if (before.has(wordsOf(entry))) continue
        for (const text of [entry.question, entry.answer, ...entry.hints])
          if (text !== '' && !wasThere(base, text))
            expect(places).toContain(JSON.stringify(text).slice(1, -1))
      }
      // My answers are never overwritten.
      const answers = new Set(entriesOf(merged.deck).map(({ answer }) => answer))
      const old = new Set(entriesOf(base).map(({ answer }) => answer))
      for (const { answer } of entriesOf(mine)) if (!old.has(answer)) expect(answers).toContain(answer)
    }),
    { numRuns: runs },
  )
})

const wordsOf = ({ question, answer }: { question: string; answer: string }): string =>
  `${question}\n${answer}`

const wasThere = (deck: Parameters<typeof entriesOf>[0], text: string): boolean =>
  entriesOf(deck).some((entry) => [entry.question, entry.answer, ...entry.hints].includes(text))
