/**
 * The library for a glance: what `viva due --short` reads, and every command that only looks where nothing may be written.
 * Imports as little as can be: it is asked for at every prompt. Knows nothing of words.
 */
import { readDatabase, seeReadable } from '../files/database-bytes.ts'
import { homeOf, type Home } from '../files/home.ts'
import { isFailure } from '../model/failure.ts'
import type { Settings } from '../model/settings.ts'
import {
  closeStore,
  copyInMemory,
  forbidWriting,
  openBytes,
  openStoreToRead,
  type Store,
} from '../store/open.ts'
import { storedTextCount } from '../store/library.ts'
import { settings as readSettings } from '../store/settings.ts'
import { findDecks, readDecks, unreadableOf, type LibraryChange } from './deck-library.ts'
import { ensureRoots, hasRoots } from './own-roots.ts'
import { deckLanguage, present } from './present.ts'

/** As much of a `Library` as counting needs. */
export type Glance = {
  readonly home: Home
  readonly store: Store
  readonly settings: Settings
  readonly language: string
  readonly change: LibraryChange
}

/** Copying a card takes some 20 µs. With more texts than these a prompt would wait: it is told what the store knows. */
const mostCopied = 10_000

/**
 * Nothing is written and no other program is waited for. Where decks changed since the store last saw them, or there is no
 * store yet, the change is made on a copy in memory; in a large collection it counts from the next command on that may write,
 * unless `isWhole` is asked for.
 */
export async function glanceLibrary(options: { readonly isWhole?: boolean } = {}): Promise<Glance> {
  const home = homeOf()
  const stored = openHome(home)
  const found = stored && (await findDecks(stored))
  const isCurrent = found && !found.hasChanged && hasRoots(stored, home)
  const isTooLarge = stored && !options.isWhole && storedTextCount(stored, mostCopied) === mostCopied
  if (stored && found && (isCurrent || isTooLarge)) {
    forbidWriting(stored)
    return glance(home, stored, { ...noChange, unreadable: unreadableOf(found.roots) })
  }
  // Of the log, counting takes today's part.
  const since = stored && !options.isWhole ? present(readSettings(stored)).dayOn : undefined
  const store = copyInMemory(stored, since)
  if (stored && stored !== store) closeStore(stored)
  ensureRoots(store, home)
  const change = await readDecks(store, present(readSettings(store)))
  forbidWriting(store)
  return glance(home, store, change)
}

const noChange = { added: 0, edited: 0, moved: 0, retired: 0, restored: 0 }

function glance(home: Home, store: Store, change: LibraryChange): Glance {
  const settings = readSettings(store)
  return { home, store, settings, language: deckLanguage(settings), change }
}

/** The store; its bytes where the place is read-only, for SQLite reads a file only beside side files of its own. */
function openHome(home: Home): Store | undefined {
  seeReadable(home.database)
  try {
    return openStoreToRead(home.database)
  } catch (error) {
    const bytes = isReadOnly(error) ? readDatabase(home.database) : undefined
    if (!bytes) throw error
    return openBytes(home.database, bytes)
  }
}

/** The failures of a place where nothing can be written, and all can be read. */
export function isReadOnly(error: unknown): boolean {
  return (
    isFailure(error) &&
    (error.code === 'not-writable' || error.code === 'database-read-only' || error.code === 'disk-full')
  )
}
