/** The bytes of a database that stands where nothing may be written. Knows files; nothing of what is in them. */
import { readFileSync, statSync } from 'node:fs'
import { readFailure } from './home.ts'

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
