/**
 * A source that is a new copy of one that is known: the same questions by their ids, in a file of another name or another folder,
 * as programs write them that put the day into the name. Reads what is remembered of sources; changes nothing.
 */
import { questionsOf } from '../convert/selection.ts'
import type { Deck } from '../deck/deck.ts'
import { readDeck } from '../deck/read.ts'
import { baseOf, decksOf, sources } from '../store/sources.ts'
import type { Store } from '../store/open.ts'
import type { ReadSource } from './import-read.ts'

/** True when each has at least half of the other's questions, by the ids that their source gave them. */
export function isSameDeck(one: Deck, other: Deck): boolean {
  const there = idsIn(other)
  let both = 0
  for (const id of idsIn(one)) if (there.has(id)) both++
  return both > 0 && both * 2 >= Math.max(questionsOf(one).length, questionsOf(other).length)
}

const idsIn = (deck: Deck): ReadonlySet<string> =>
  new Set(questionsOf(deck).flatMap(({ attributes }) => attributes.id ?? []))

/**
 * The name that the decks of a known source go by, where this one has the same decks; null where none has. `nameIn` makes the name
 * of a deck from that of its source.
 */
export function nameOfSame(
  store: Store,
  { imported, whole }: ReadSource,
  nameIn: (name: string, part: string) => string,
): string | null {
  const parts = whole.decks.filter(({ deck }) => idsIn(deck).size > 0)
  if (parts.length === 0) return null
  for (const { path, format, options } of sources(store)) {
    if (format !== imported.format) continue
    const { name } = JSON.parse(options) as { readonly name: string }
    const known = new Set(decksOf(store, path))
    const same = parts.filter(({ name: part, deck }) => {
      const full = nameIn(name, part)
      const base = known.has(full) ? baseOf(store, full) : undefined
      return base !== undefined && isSameDeck(readDeck(base.base).deck, deck)
    })
    if (same.length * 2 >= Math.max(parts.length, known.size)) return name
  }
  return null
}
