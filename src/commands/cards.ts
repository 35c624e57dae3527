/** `viva cards`: search, and the browser in a terminal. */
import type { CardKey } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { impossibleTerm, matchesQuery, parseQuery } from '../deck/query.ts'
import { isLeech } from '../schedule/leech.ts'
import { activeCards, type StoredCard } from '../store/cards.ts'
import { guestDecks } from '../store/guests.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { cardJson } from './json.ts'
import { openLibraryToRead, type Library } from './open-library.ts'
import { present } from './present.ts'
import { isInteractive, say, sayJson } from './output.ts'

/** Returns the exit code: a signal may end the browser. */
export async function cards(
  words: readonly string[],
  options: { readonly json?: boolean; readonly plain?: boolean },
): Promise<number> {
  const library = await openLibraryToRead()
  const query = words.join(' ')
  const impossible = impossibleTerm(parseQuery(query))
  if (impossible) {
    closeStore(library.store)
    const { name, value, allowed } = impossible
    throw new Failure('setting-value', { key: `${name}:`, value, allowed: allowed.join(', ') }, 2)
  }
  try {
    if (isInteractive(options) && !library.settings.plain) {
      const { browse } = await import('./browse.ts')
      return await browse(library, query)
    }
    list(library, findCards(library, query), options)
    return 0
  } finally {
    closeStore(library.store)
  }
}

function list(library: Library, found: readonly StoredCard[], options: { readonly json?: boolean }): void {
  const { dayOn } = present(library.settings)
  if (options.json) return sayJson(found.map((card) => cardJson(card, dayOn, library)))
  const { print } = library.words
  for (const card of found) {
    const state = card.isSuspended
      ? print.suspended
      : card.isDraft
        ? print.draft
        : print.states[card.memory.state]
    say(`${card.id}  ${cleanLine(card.deck)}  ${state}`)
    say(`  ${cleanLine(card.question, 96)}`)
  }
  if (found.length > 0) say()
  say(print.found(found.length))
  say(print.nextCards)
}

export function findCards(library: Library, query: string): readonly StoredCard[] {
  const parsed = parseQuery(query)
  const { leechAfter } = library.settings
  const isByDeck = parsed.terms.some(({ name }) => name === 'deck')
  const guests = isByDeck ? guestDecks(library.store) : new Map<CardKey, readonly string[]>()
  const found: StoredCard[] = []
  for (const card of activeCards(library.store, library.language)) {
    const traits = { isLeech: isLeech(card.memory, leechAfter), alsoIn: guests.get(card.key) ?? [] }
    if (matchesQuery(parsed, card, traits)) found.push(card)
  }
  return found
}
