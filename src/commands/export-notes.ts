/**
 * What is to be exported, deck by deck: the cards that were chosen, paired with the decks that they stand in.
 * Straight-line wiring; what is paired how is decided in `convert/export/note`.
 */
import { sep } from 'node:path'
import { pairNotes, type ExportDeck } from '../convert/export/note.ts'
import { matchesQuery, parseQuery } from '../deck/query.ts'
import { readDeckFile } from '../files/deck-files.ts'
import type { Root } from '../model/deck.ts'
import { Failure } from '../model/failure.ts'
import { isLeech } from '../schedule/leech.ts'
import { activeCards, decks as deckRows, type StoredCard } from '../store/cards.ts'
import { roots } from '../store/library.ts'
import { decksNamed } from './decks.ts'
import type { Library } from './open-library.ts'

export type Chosen = {
  readonly isChosen: (card: StoredCard) => boolean
  /** Decks that are switched off and were not named, so that they were left out. */
  readonly offDecks: readonly string[]
}

/**
 * Cards by deck and query. Without names all decks that are switched on; named outright a deck is taken even when it is off.
 * @throws Failure `unknown-deck`.
 */
export function chooseCards(library: Library, patterns: readonly string[], only: string | undefined): Chosen {
  const query = parseQuery(only ?? '')
  const { leechAfter } = library.settings
  const rows = patterns.length === 0 ? null : decksNamed(library, patterns)
  const named = rows && new Set(rows.map(({ deck }) => deck))
  const off = rows === null ? deckRows(library.store, library.language).filter(({ isOn }) => !isOn) : []
  return {
    isChosen: (card) =>
      (named === null ? card.isOn : named.has(card.deck)) &&
      matchesQuery(query, card, { isLeech: isLeech(card.memory, leechAfter) }),
    offDecks: off.map(({ deck }) => deck),
  }
}

/**
 * The chosen decks, read from their files again, for a store does not keep cloze marks. One after the other: there may be many.
 * @throws Failure `deck-changed`, `file-missing`, `not-readable`.
 */
export async function* exportDecks(library: Library, { isChosen }: Chosen): AsyncGenerator<ExportDeck> {
  const { readDeck } = await import('../deck/read.ts')
  const known = roots(library.store)
  const unreadable = new Set(library.change.unreadable.map(({ root }) => root.id))
  for (const cards of byFile(activeCards(library.store, library.language))) {
    const [{ file, deck: name, language }] = cards
    const chosenCards = cards.filter(isChosen)
    const lines = new Set(chosenCards.map(({ line }) => line))
    const root = rootOf(known, file)
    // What cannot be read was said when the library was opened.
    if (lines.size === 0 || !root || unreadable.has(root.id)) continue
    const source = readDeckFile({ root, path: file, size: 0, mtimeMs: 0 })
    if (typeof source === 'string') throw new Failure('deck-changed', { path: file }, 3)
    const { deck, notes, isComplete } = pairNotes(readDeck(source.text).deck, cards, lines)
    if (!isComplete) throw new Failure('deck-changed', { path: file }, 3)
    const chosen = new Set(chosenCards.map(({ key }) => key))
    yield { name, language, file, root: root.path, deck, chosen, notes }
  }
}

/** Cards come in the order of their files. */
function* byFile(cards: Iterable<StoredCard>): Generator<readonly [StoredCard, ...StoredCard[]]> {
  let group: [StoredCard, ...StoredCard[]] | null = null
  for (const card of cards) {
    if (group && group[0].file === card.file) group.push(card)
    else {
      if (group) yield group
      group = [card]
    }
  }
  if (group) yield group
}

function rootOf(known: readonly Root[], file: string): Root | undefined {
  return known
    .filter(({ path }) => file.startsWith(path + sep))
    .sort((a, b) => b.path.length - a.path.length)[0]
}
