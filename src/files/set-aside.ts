/** A database with its side files, moved as one: out of the way, or into its place. Knows nothing of what is in it. */
import { closeSync, existsSync, fsyncSync, linkSync, openSync, renameSync, rmSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeFailure } from './home.ts'

/** What SQLite keeps beside a database. */
const sides = ['-wal', '-shm'] as const

/**
 * Puts `fresh` into the place of `database`, at once: whoever looks meanwhile, or after a kill, finds one of the two. What stood there
 * is kept beside it, under the returned name; null when there was none.
 * @throws Failure `not-writable`, `disk-full`.
 */
export function setAside(database: string, fresh: string, stamp: string): string | null {
  const aside = existsSync(database) ? unusedName(`${database}-${stamp}`, '.aside') : null
  try {
    if (aside !== null) {
      linkSync(database, aside)
      // A log that stayed behind would be taken for that of the new database.
      for (const side of sides) if (existsSync(database + side)) renameSync(database + side, aside + side)
    }
    renameSync(fresh, database)
    const folder = openSync(dirname(database), 'r')
    fsyncSync(folder)
    closeSync(folder)
  } catch (error) {
    throw writeFailure(database, error)
  }
  return aside
}

/** A path that nothing has yet: the name, with a number where it is taken. */
export function unusedName(path: string, ending: string): string {
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? path + ending : `${path}-${number}${ending}`
    if (!existsSync(name)) return name
  }
}

/** A database that was never in use. */
export function removeDatabase(path: string): void {
  for (const file of [path, ...sides.map((side) => path + side)]) rmSync(file, { force: true })
}
