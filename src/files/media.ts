/**
 * Media out of an archive into a folder beside a deck: regular files of this user's own (0600), by names that the caller has made
 * safe. A file is there whole or not at all, and what stands in its place is replaced, not written through.
 */
import { randomBytes } from 'node:crypto'
import { lstatSync, readFileSync, renameSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Archive } from './archive.ts'
import { makeFolder, writeFailure } from './home.ts'

export type WrittenMedia = { readonly path: string; readonly isNew: boolean }

/** @throws Failure `not-writable`, `disk-full`, `import-limit`, `archive-damaged`. What was written before stays. */
export async function writeMedia(
  archive: Archive,
  files: readonly { readonly name: string; readonly file: string }[],
  folder: string,
  isZstd: boolean,
): Promise<readonly WrittenMedia[]> {
  makeOwnFolder(folder)
  const written: WrittenMedia[] = []
  for (const { name, file } of files) {
    if (basename(name) !== name || name.startsWith('.')) throw new Error(`Inconsistent: media ${name}`)
    const path = join(folder, name)
    const temporary = join(folder, `.viva-${randomBytes(6).toString('hex')}.tmp`)
    await archive.copy(file, temporary, 'mediaBytes', { isZstd })
    try {
      const isNew = !isSame(path, temporary)
      if (isNew) renameSync(temporary, path)
      written.push({ path, isNew })
    } catch (error) {
      throw writeFailure(path, error)
    } finally {
      rmSync(temporary, { force: true })
    }
  }
  return written
}

/** Not through a link, which would lead the files elsewhere. */
function makeOwnFolder(folder: string): void {
  try {
    makeFolder(folder)
  } catch (error) {
    throw writeFailure(folder, error)
  }
  if (!lstatSync(folder).isDirectory()) throw new Failure('not-a-folder', { path: folder }, 3)
}

function isSame(path: string, other: string): boolean {
  const [a, b] = [lstatSync(path, { throwIfNoEntry: false }), lstatSync(other)]
  return a?.isFile() === true && a.size === b.size && readFileSync(path).equals(readFileSync(other))
}
