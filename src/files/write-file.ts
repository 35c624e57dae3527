/** Writing a file so that it is there whole or not at all: a temporary file beside it, made durable, then renamed. */
import { closeSync, fsyncSync, mkdirSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname } from 'node:path'
import { writeFailure } from './home.ts'

/**
 * Replaces or makes a file. Its folder is made when missing; the rights of a file that is replaced are kept, a new one is 0600.
 * @throws Failure `not-writable`, `disk-full`. The old content then still stands.
 */
export function writeWhole(path: string, text: string): void {
  const temporary = `${path}.${process.pid}.tmp`
  try {
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 })
    const mode = statSync(path, { throwIfNoEntry: false })?.mode ?? 0o600
    const file = openSync(temporary, 'wx', mode & 0o777)
    try {
      const bytes = Buffer.from(text, 'utf8')
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
      fsyncSync(file)
    } finally {
      closeSync(file)
    }
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw writeFailure(path, error)
  }
}
