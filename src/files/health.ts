/** The health of a home as files: who may read it, and how much room there is. Changes rights, and nothing else. */
import { accessSync, chmodSync, constants, existsSync, readdirSync, statfsSync, statSync } from 'node:fs'
import { basename, join } from 'node:path'
import { backupsSeen } from './backup-files.ts'
import type { Home } from './home.ts'

export type OpenPath = { readonly path: string; readonly mode: number; readonly wanted: number }

/** What others than its owner may read or change: the home, which keeps them from all that is in it, and databases with their side files, backups. */
export function openToOthers(home: Home): readonly OpenPath[] {
  // Where a file system knows no rights, all files look the same.
  if (process.platform === 'win32') return []
  const files = [...databasesIn(home), ...backupsSeen(home).map(({ path }) => path)]
  return [{ path: home.path, wanted: 0o700 }, ...files.map((path) => ({ path, wanted: 0o600 }))].flatMap(
    ({ path, wanted }) => {
      const mode = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0) & 0o777
      return (mode & 0o077) === 0 ? [] : [{ path, mode, wanted }]
    },
  )
}

/** What of a home is there and cannot be written by whoever runs the program. */
export function unwritable({ path, database, decks, backups }: Home): readonly string[] {
  return [path, database, decks, backups].filter((place) => {
    if (!existsSync(place)) return false
    try {
      accessSync(place, constants.W_OK)
      return false
    } catch {
      return true
    }
  })
}

/** What stands where something else belongs: a file in the place of a folder, or the other way round. */
export function misplaced({
  path,
  database,
  decks,
  backups,
}: Home): readonly { readonly path: string; readonly isFolder: boolean }[] {
  return [path, database, decks, backups].flatMap((place) => {
    try {
      const isFolder = statSync(place).isDirectory()
      return isFolder === (place !== database) ? [] : [{ path: place, isFolder }]
    } catch {
      // Not there, or not to be seen.
      return []
    }
  })
}

/** Takes the rights of others away. What the file system refuses stays as it is. */
export function closeToOthers(paths: readonly OpenPath[]): void {
  for (const { path, mode } of paths) {
    try {
      chmodSync(path, mode & 0o700)
    } catch {
      // Looked at again afterwards, and told.
    }
  }
}

/** Bytes that this user may still write where a path is; null where the system does not say. */
export function freeBytes(path: string): number | null {
  try {
    const { bavail, bsize } = statfsSync(path)
    return bavail * bsize
  } catch {
    return null
  }
}

/** The database, its side files, and those that were set aside. */
function databasesIn({ path, database }: Home): readonly string[] {
  try {
    return readdirSync(path)
      .filter((name) => name.startsWith(basename(database)))
      .map((name) => join(path, name))
  } catch {
    // There is none, or it cannot be read, which is told by who looks at its rights.
    return []
  }
}
