/** Writing a file so that it is there whole or not at all: a temporary file beside it, made durable, then renamed. */
import { randomBytes } from 'node:crypto'
import { closeSync, fchmodSync, fsyncSync, openSync, renameSync, rmSync, statSync, writeSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { makeFolder, writeFailure } from './home.ts'
import { clearLeftovers } from './leftovers.ts'

/** Hidden and without the ending of a deck, so that nobody reads it; short, since the name of a deck may be as long as names get. */
export const temporaryName = (): string => `.viva-${randomBytes(6).toString('hex')}.tmp`
export const isTemporaryName = /^\.viva-[0-9a-f]{12}\.tmp$/

/** Folders whose leftovers were looked for: a program may write thousands of files into one. */
const cleared = new Set<string>()

/**
 * Replaces or makes a file. Its folder is made when missing; the rights of a file that is replaced are kept, a new one is 0600.
 * A link is replaced, and what it leads to stays as it is.
 * @throws Failure `not-writable`, `disk-full`. The old content then still stands.
 */
export function writeWhole(path: string, text: string): void {
  writePieces(path, [Buffer.from(text, 'utf8')])
}

/** The same for what comes in pieces and may be larger than the memory. An error of whoever makes the pieces is thrown as it is. */
export function writePieces(path: string, pieces: Iterable<Uint8Array>): void {
  const folder = dirname(path)
  const temporary = join(folder, temporaryName())
  try {
    makeFolder(folder)
    const mode = (statSync(path, { throwIfNoEntry: false })?.mode ?? 0o600) & 0o777
    writeDurably(temporary, pieces, mode)
  } catch (error) {
    throw isOfSystem(error) ? writeFailure(path, error) : error
  }
  try {
    renameSync(temporary, path)
  } catch (error) {
    rmSync(temporary, { force: true })
    throw writeFailure(path, error)
  }
  if (!cleared.has(folder)) clearLeftovers(path, isTemporaryName)
  cleared.add(folder)
}

const isOfSystem = (error: unknown): boolean => error instanceof Error && 'syscall' in error

function writeDurably(path: string, pieces: Iterable<Uint8Array>, mode: number): void {
  const file = openSync(path, 'wx', mode)
  try {
    // What the process withholds from new files, an old one may have had.
    fchmodSync(file, mode)
    for (const bytes of pieces)
      for (let written = 0; written < bytes.length;) written += writeSync(file, bytes, written)
    fsyncSync(file)
  } catch (error) {
    rmSync(path, { force: true })
    throw error
  } finally {
    closeSync(file)
  }
}
