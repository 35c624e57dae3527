/** Imported cards in short, to compare with: question, answer, and what else there is of them. */
import { expect } from 'vitest'
import type { Imported, ImportedCard } from '../../src/convert/imported.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import { readDeck } from '../../src/deck/read.ts'
import type { ParsedCard, Root, SourceFile } from '../../src/model/deck.ts'
import { withoutPlaces } from './places.ts'

export const cardsOf = ({ decks }: Imported): readonly ImportedCard[] => decks.flatMap(({ cards }) => cards)

export const pairsOf = (imported: Imported): readonly (readonly [string, string])[] =>
  cardsOf(imported).map(({ question, answer }) => [question, answer])

/** The cards as viva reads them from what the import writes; the decks must be sound and read back as they were. */
export function readBack(imported: Imported): readonly ParsedCard[] {
  return imported.decks.flatMap(({ deck, name }) => {
    const text = formatDeck(deck)
    expect(withoutPlaces(readDeck(text).deck)).toEqual(withoutPlaces(deck))
    const source: SourceFile = {
      root: { id: 1, kind: 'home', path: '/decks' } as unknown as Root,
      path: `/decks/${name}.md`,
      deck: name,
      text,
    }
    const { cards, problems } = parseDeck(source)
    expect(problems.filter(({ code }) => code !== 'no-answer')).toEqual([])
    return cards
  })
}
