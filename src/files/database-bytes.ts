/** The bytes of a database that stands where nothing may be written. Knows files; nothing of what is in them. */
import { accessSync, constants, readFileSync, statSync } from 'node:fs'
import { Failure } from '../model/failure.ts'
import { fileReason, readFailure } from './home.ts'

/**
 * The whole file; undefined where a write-ahead log with something in it stands beside it, for without that the file tells of the
 * past only. @throws Failure `not-readable`, `file-missing`.
 */
export function readDatabase(path: string): Uint8Array | undefined {
  try {
    const log = statSync(`${path}-wal`, { throwIfNoEntry: false })
    return log && log.size > 0 ? undefined : readFileSync(path)
  } catch (error) {
    throw readFailure(path, error)
  }
}

/** True where there is no database yet, or a file without a byte, which SQLite takes for a new one. */
export function isUnmade(path: string): boolean {
  try {
    return (statSync(path, { throwIfNoEntry: false })?.size ?? 0) === 0
  } catch {
    return false
  }
}

/** SQLite says of a database that it may not read the same as of one that is not there. @throws Failure `not-readable`. */
export function seeReadable(path: string): void {
  try {
    accessSync(path, constants.R_OK)
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'EACCES' || code === 'EPERM')
      throw new Failure('not-readable', { path, reason: fileReason(error) }, 3, { cause: error })
    return
  }
  if (statSync(path).isDirectory()) throw new Failure('not-readable', { path, reason: 'folder-in-place' }, 3)
}
