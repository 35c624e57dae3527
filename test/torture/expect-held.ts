/** What must hold of a text that goes to a terminal, and of a deck that goes to a file. */
import { deepStrictEqual } from 'node:assert'
import type { ImportedDeck } from '../../src/convert/imported.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { readDeck } from '../../src/deck/read.ts'
import { withoutPlaces } from '../convert/places.ts'

/** Never to be written to a terminal, whatever was read. Tab and line feed are looked at where they matter. */
// eslint-disable-next-line no-control-regex
const unclean = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/u

export function expectClean(text: string, what: string): void {
  const found = unclean.exec(text)
  if (found)
    throw new Error(`${what} holds U+${text.codePointAt(found.index)!.toString(16).padStart(4, '0')}`)
}

/** Decks of an importer are clean once written, have names that stay below their folder, and read the same again. */
export function expectHeld(decks: readonly ImportedDeck[]): void {
  for (const { name, deck } of decks) {
    const written = formatDeck(deck)
    expectClean(written, 'a deck that was imported')
    expectClean(name, 'the name of a deck')
    if (name !== '' && name.split('/').some((level) => level === '' || /^\.|[\\:\0]/.test(level)))
      throw new Error(`a deck is called ${JSON.stringify(name)}`)
    deepStrictEqual(withoutPlaces(readDeck(written).deck), withoutPlaces(deck))
  }
}
