/** `viva doctor --fix`: rights first, a backup, then what can be made again from the log and the decks. */
import { join } from 'node:path'
import { closeToOthers, openToOthers } from '../files/health.ts'
import { keepPrivate, makeHome, type Home } from '../files/home.ts'
import { unusedName } from '../files/set-aside.ts'
import { isFailure } from '../model/failure.ts'
import type { Finding } from '../model/finding.ts'
import { formatInstant } from '../model/time.ts'
import { copyTo } from '../store/backup.ts'
import { mend } from '../store/health.ts'
import { closeStore, openStore } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
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
    const stamp = formatInstant(now.at).slice(0, 19).replaceAll(':', '')
    const path = unusedName(join(home.backups, `doctor-${stamp}`), '.db')
    keepPrivate(path)
    copyTo(store, path)
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
