/** The folder of backups, as files: what is there, new places in it, and putting one in the place of the database. */
import {
  closeSync,
  copyFileSync,
  existsSync,
  fsyncSync,
  linkSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs'
import { join } from 'node:path'
import { backupName, parseBackupName, type BackupName, type BackupReason } from '../model/backup.ts'
import { isFailure } from '../model/failure.ts'
import type { Instant } from '../model/time.ts'
import { keepPrivate, makeFolder, readFailure, writeFailure, type Home } from './home.ts'
import { clearLeftovers } from './leftovers.ts'

export type BackupFile = BackupName & { readonly path: string; readonly bytes: number }

/** Newest first. Files with other names are none of ours. */
export function backupsIn({ backups }: Home): readonly BackupFile[] {
  if (!existsSync(backups)) return []
  try {
    return readdirSync(backups)
      .flatMap((name) => {
        const parsed = parseBackupName(name)
        if (!parsed) return []
        const path = join(backups, name)
        // Another program may have thinned them meanwhile.
        const stat = statSync(path, { throwIfNoEntry: false })
        return stat?.isFile() ? [{ ...parsed, path, bytes: stat.size }] : []
      })
      .sort((a, b) => b.at - a.at || (a.name < b.name ? 1 : -1))
  } catch (error) {
    throw readFailure(backups, error)
  }
}

/** The same for who looks only: none where the folder cannot be read, or is none. */
export function backupsSeen(home: Home): readonly BackupFile[] {
  try {
    return backupsIn(home)
  } catch (error) {
    if (!isFailure(error)) throw error
    return []
  }
}

/**
 * Makes a backup: `write` writes it to the path that it is given, `isSound` looks at it; it has its name only when both went well.
 * @throws what they throw, and Failure `not-writable`, `disk-full`. Nothing half-written stays.
 */
export function makeBackup(
  { backups }: Home,
  at: Instant,
  reason: BackupReason,
  write: (path: string) => void,
  check: (path: string) => void,
): string {
  const unfinished = join(backups, `.unfinished-${process.pid}-${at}`)
  try {
    makeFolder(backups)
    rmSync(unfinished, { force: true })
  } catch (error) {
    throw writeFailure(backups, error)
  }
  try {
    write(unfinished)
    keepPrivate(unfinished)
    flush(unfinished)
    check(unfinished)
    const path = freePath(backups, at, reason)
    renameSync(unfinished, path)
    clearLeftovers(path, /^\.unfinished-/)
    return path
  } catch (error) {
    rmSync(unfinished, { force: true })
    throw 'syscall' in (error as object) ? writeFailure(backups, error) : error
  }
}

function freePath(folder: string, at: Instant, reason: BackupReason): string {
  for (let copy = 1; ; copy++) {
    const path = join(folder, backupName(at, reason, copy))
    if (!existsSync(path)) return path
  }
}

export function removeBackups(files: readonly BackupFile[]): void {
  for (const { path } of files) rmSync(path, { force: true })
}

/**
 * Puts a copy of a backup in the place of the database, which nobody has open. What stood there, when it cannot be read as a
 * database, is kept beside it by the name that is returned; null when there is nothing to keep.
 */
export function putInPlace({ database }: Home, backup: string, keepAs: string | null): string | null {
  const incoming = `${database}.restoring`
  try {
    copyFileSync(backup, incoming)
    keepPrivate(incoming)
    flush(incoming)
    const kept = keepAs === null || !existsSync(database) ? null : `${database}.${keepAs}`
    // A second name and no move: whoever is stopped here has not lost the file under its own name.
    if (kept) keepUnder(database, kept)
    for (const side of ['-wal', '-shm']) rmSync(`${database}${side}`, { force: true })
    renameSync(incoming, database)
    return kept
  } catch (error) {
    rmSync(incoming, { force: true })
    throw writeFailure(database, error)
  }
}

function keepUnder(path: string, other: string): void {
  try {
    linkSync(path, other)
  } catch {
    // Not all file systems have second names.
    copyFileSync(path, other)
    flush(other)
  }
}

function flush(path: string): void {
  const file = openSync(path, 'r+')
  try {
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
}
