/**
 * The library for a glance: what `viva due --short` reads. Imports as little as can be: it is asked for at every prompt.
 * Knows nothing of words.
 */
import { homeOf } from '../files/home.ts'
import type { Settings } from '../model/settings.ts'
import { closeStore, copyInMemory, openStoreToRead, type Store } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import { findDecks, readDecks } from './deck-library.ts'
import { ensureRoots, hasRoots } from './own-roots.ts'
import { deckLanguage, present } from './present.ts'

/** As much of a `Library` as counting needs. */
export type Glance = { readonly store: Store; readonly settings: Settings; readonly language: string }

/**
 * Nothing is written and no other program is waited for. Where decks changed since the store last saw them, or there is no
 * store yet, the change is made on a copy in memory.
 */
export async function glanceLibrary(): Promise<Glance> {
  const home = homeOf()
  const stored = openStoreToRead(home.database)
  const found = stored && (await findDecks(stored))
  if (stored && found && !found.hasChanged && hasRoots(stored, home)) {
    const settings = readSettings(stored)
    return { store: stored, settings, language: deckLanguage(settings) }
  }
  // Of the log, counting takes today's part.
  const store = copyInMemory(stored, stored && present(readSettings(stored)).dayOn)
  if (stored) closeStore(stored)
  const settings = readSettings(store)
  ensureRoots(store, home)
  await readDecks(store, present(settings))
  return { store, settings, language: deckLanguage(settings) }
}
