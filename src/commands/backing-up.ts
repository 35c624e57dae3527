/** Backups as commands make them: by hand, once a day, and before what might go wrong. */
import { backupsIn, makeBackup, removeBackups } from '../files/backup-files.ts'
import { localZone, now } from '../files/clock.ts'
import type { Home } from '../files/home.ts'
import { countedFrom, outdated, type BackupReason } from '../model/backup.ts'
import { Failure, isFailure } from '../model/failure.ts'
import { defaultSettings } from '../model/settings.ts'
import { studyDay, type Instant } from '../model/time.ts'
import { copyFile, copyReindexed, copyTo, inspectBackup } from '../store/backup.ts'
import type { Store } from '../store/open.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { failureLineIn } from './failure-line.ts'

/**
 * Makes a backup of an open store, looks at it from end to end, and thins out the old ones. Returns its path.
 * @throws Failure `disk-full`, `not-writable`, `database-damaged` when what was written is not sound. Nothing half-written stays.
 */
export function backUp(store: Store, home: Home, reason: BackupReason): string {
  return madeBy(home, reason, (path) => copyTo(store, path))
}

/** The same of a store whose indexes are wrong: those of the backup are right. */
export function backUpReindexed(store: Store, home: Home, reason: BackupReason): string {
  return madeBy(home, reason, (path) => copyReindexed(store, path))
}

/** The same of a database that is not open. */
export function backUpFile(home: Home, reason: BackupReason): string {
  return madeBy(home, reason, (path) => copyFile(home.database, path))
}

/** Once a study day, after something was learned. A failure is worth a line and no more: the day's work is done and safe. */
export function backUpDaily({ store, home, words }: Learned): void {
  try {
    const dayOf = studyDayOf(defaultSettings.dayStart)
    if (backupsIn(home).some(({ at }) => dayOf(at) === dayOf(now()))) return
    backUp(store, home, 'daily')
  } catch (error) {
    if (!isFailure(error)) throw error
    process.stderr.write(`${words.backup.notMade(failureLineIn(words, error))}\n`)
  }
}

type Learned = { readonly store: Store; readonly home: Home; readonly words: Messages }

function madeBy(home: Home, reason: BackupReason, write: (path: string) => void): string {
  const at = now()
  const path = makeBackup(home, at, reason, write, (written) => {
    const { problem } = inspectBackup(written)
    if (problem !== null) throw new Failure('database-damaged', { path: written, reason: problem }, 3)
  })
  const dayOf = studyDayOf(defaultSettings.dayStart)
  const all = backupsIn(home)
  removeBackups(outdated(all, countedFrom(all, dayOf(at), dayOf), dayOf))
  return path
}

const studyDayOf =
  (dayStart: number) =>
  (at: Instant): ReturnType<typeof studyDay> =>
    studyDay(at, localZone, dayStart)
