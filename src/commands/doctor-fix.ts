/** `viva doctor --fix`: rights first, a backup, then what can be made again from the log and the decks. */
import { closeToOthers, openToOthers } from '../files/health.ts'
import { makeHome, type Home } from '../files/home.ts'
import { isFailure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import { mend, reindex } from '../store/health.ts'
import { closeStore, openStore } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import { backUp } from './backing-up.ts'
import { readDecks } from './deck-library.ts'
import { foldFor } from './memory.ts'
import { present } from './present.ts'

/** Returns the path of the backup; null where nothing needed one. @throws Failure of `makeHome`, `not-writable`, `disk-full`. */
export async function fix(home: Home, findings: readonly Finding[]): Promise<string | null> {
  closeToOthers(openToOthers(home))
  const isOfDatabase = findings.some(({ code, isFixable }) => isFixable && code !== 'open-to-others')
  if (!isOfDatabase) return null
  makeHome(home)
  const store = openStore(home.database)
  try {
    const now = present(readSettings(store))
    // Before the backup: one with wrong indexes is not sound, and nothing is in an index that is not in its table.
    if (findings.some(({ code }) => code === 'indexes')) reindex(store)
    const path = backUp(store, home, 'doctor')
    mend(store, foldFor(store))
    await readDecks(store, now)
    return path
  } catch (error) {
    // Damage that the checks did not show: it is told by the next look.
    if (isFailure(error) && error.code === 'database-damaged') return null
    throw error
  } finally {
    closeStore(store)
  }
}
