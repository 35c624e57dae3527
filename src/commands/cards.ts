/** `viva cards`: search, and the browser in a terminal. */
import { matchesQuery, parseQuery } from '../deck/query.ts'
import { isLeech } from '../schedule/leech.ts'
import { activeCards, type StoredCard } from '../store/cards.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { cardJson } from './json.ts'
import { openLibrary, present, type Library } from './open-library.ts'
import { isInteractive, say, sayJson } from './output.ts'

export async function cards(
  words: readonly string[],
  options: { readonly json?: boolean; readonly plain?: boolean },
): Promise<void> {
  const library = await openLibrary()
  const query = words.join(' ')
  if (isInteractive(options) && !library.settings.plain) {
    const { browse } = await import('./browse.ts')
    await browse(library, query)
  } else {
    const found = findCards(library, query)
    const { dayOn } = present(library.settings)
    if (options.json) sayJson(found.map((card) => cardJson(card, dayOn, library.settings)))
    else {
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
  }
  closeStore(library.store)
}

export function findCards(library: Library, query: string): readonly StoredCard[] {
  const parsed = parseQuery(query)
  const { leechAfter } = library.settings
  const found: StoredCard[] = []
  for (const card of activeCards(library.store, library.language))
    if (matchesQuery(parsed, card, { isLeech: isLeech(card.memory, leechAfter) })) found.push(card)
  return found
}
