/** `viva doctor --fix`: rights first, a backup, then what can be made again from the log and the decks. */
import { closeToOthers, openToOthers } from '../files/health.ts'
import { keepPrivate, makeHome, type Home } from '../files/home.ts'
import { isFailure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import { integrityFindings, mend, reindex } from '../store/health.ts'
import { closeStore, openStore } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import { backUp, backUpFile, backUpReindexed } from './backing-up.ts'
import { readDecks } from './deck-library.ts'
import { foldFor } from './memory.ts'
import { present } from './present.ts'

/**
 * Nothing of the database is changed before its backup is made. Returns the path of that backup; null where nothing needed one.
 * @throws Failure of `makeHome`, `not-writable`, `disk-full`.
 */
export async function fix(home: Home, findings: readonly Finding[]): Promise<string | null> {
  closeToOthers(openToOthers(home))
  const isOfDatabase = findings.some(({ code, isFixable }) => isFixable && code !== 'open-to-others')
  if (!isOfDatabase) return null
  makeHome(home)
  keepPrivate(home.database)
  let backup: string | null = null
  try {
    const store = openStore(home.database, undefined, () => {
      backup = backUpFile(home, 'migration')
    })
    try {
      const areIndexesWrong = integrityFindings(store).some(({ code }) => code === 'indexes')
      backup ??= (areIndexesWrong ? backUpReindexed : backUp)(store, home, 'doctor')
      if (areIndexesWrong) reindex(store)
      mend(store, foldFor(store))
      await readDecks(store, present(readSettings(store)))
    } finally {
      closeStore(store)
    }
  } catch (error) {
    // Damage that the checks did not show: it is told by the next look.
    if (!isFailure(error) || error.code !== 'database-damaged') throw error
  }
  return backup
}
