/** The card browser with store, clock and editor behind it. */
import { constants } from 'node:os'
import type { CardKey } from '../model/card.ts'
import type { EventDraft } from '../model/event.ts'
import { isLeech } from '../schedule/leech.ts'
import { cardByKey } from '../store/cards.ts'
import { roots } from '../store/library.ts'
import { record } from '../store/log.ts'
import { browserHost } from '../ui/browser.ts'
import type { Host } from '../ui/host.ts'
import type { CardRow } from '../ui/screens/browser.ts'
import { showScreens } from '../ui/show.ts'
import { findCards } from './cards.ts'
import { editCard } from './edit-card.ts'
import { openMedia, rootOf } from './open-media.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'
import { factsOf } from './review-ports.ts'
import { foldFor } from './memory.ts'

export async function browse(library: Library, query: string): Promise<number> {
  const signal = await showScreens(browserFor(library, query), () => library.words)
  return signal === null ? 0 : 128 + constants.signals[signal]
}

export function browserFor(library: Library, query: string): Host {
  const { store, settings, language, words } = library
  const write = (
    event: (happened: Pick<EventDraft, 'at' | 'zoneOffset' | 'dayOn' | 'session'>) => EventDraft,
  ): void => {
    const { at, zoneOffset, dayOn } = present(settings)
    record(store, event({ at, zoneOffset, dayOn, session: null }), foldFor(store))
  }
  const rowOf = (card: ReturnType<typeof findCards>[number]): CardRow => ({
    key: card.key,
    question: card.question,
    deck: card.deck,
    memory: card.memory,
    isSuspended: card.isSuspended,
    isDraft: card.isDraft,
    isLeech: isLeech(card.memory, settings.leechAfter),
  })
  return browserHost({
    words,
    query,
    search: (text) => {
      const found = findCards(library, text)
      return { count: found.length, row: (index) => rowOf(found[index] as (typeof found)[number]) }
    },
    card: (key) => {
      const card = cardByKey(store, key, language)
      return card && !card.isRetired ? card : null
    },
    facts: (card) => factsOf(library, card),
    present: () => {
      const { at, dayOn } = present(settings)
      return { now: at, today: dayOn }
    },
    suspend: (card: CardKey, isSuspended) =>
      write((happened) => ({ ...happened, kind: 'suspend', card, isSuspended })),
    reset: (card) => write((happened) => ({ ...happened, kind: 'reset', card })),
    edit: (card) => editCard(library, card),
    openMedia: (card) => openMedia(card, rootOf(card, roots(store))),
  })
}
