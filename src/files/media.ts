/**
 * Media out of an archive or from beside notes into a folder beside a deck: regular files of this user's own (0600), by names that
 * the caller has made safe. A file is there whole or not at all, and what stands in its place is replaced, not written through.
 */
import {
  chmodSync,
  constants,
  copyFileSync,
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  rmdirSync,
} from 'node:fs'
import { basename, dirname, join } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { Archive } from './archive.ts'
import { makeFolder, writeFailure } from './home.ts'
import { clearLeftovers } from './leftovers.ts'
import { isTemporaryName, temporaryName } from './write-file.ts'

export type WrittenMedia = { readonly path: string; readonly isNew: boolean }

/** @throws Failure `not-writable`, `disk-full`, `import-limit`, `archive-damaged`. What was written before stays. */
export function writeMedia(
  archive: Archive,
  files: readonly { readonly name: string; readonly file: string }[],
  folder: string,
  isZstd: boolean,
): Promise<readonly WrittenMedia[]> {
  return writeEach(files, folder, ({ file }, temporary) =>
    archive.copy(file, temporary, 'mediaBytes', { isZstd }),
  )
}

/**
 * The same for files that lie on the disk: what has become a link since it was found, or is gone, is passed over.
 * @throws Failure `not-writable`, `disk-full`.
 */
export function copyMedia(
  files: readonly { readonly name: string; readonly file: string }[],
  folder: string,
): Promise<readonly WrittenMedia[]> {
  const there = files.filter(
    (each) => !isCopied(folder, each) && lstatSync(each.file, { throwIfNoEntry: false })?.isFile(),
  )
  return writeEach(there, folder, async ({ file }, temporary) => {
    copyFileSync(file, temporary, constants.COPYFILE_EXCL)
    chmodSync(temporary, 0o600)
  })
}

/** Whether a file stands in the folder as it would be copied. */
export const isCopied = (
  folder: string,
  { name, file }: { readonly name: string; readonly file: string },
): boolean => isSame(join(folder, name), file)

/** Takes away the files of a folder that have these names, and the folder with the last of them. Returns their paths. */
export function removeMedia(folder: string, names: readonly string[]): readonly string[] {
  const paths = names
    .map((name) => join(folder, name))
    .filter((path) => dirname(path) === folder && existsSync(path))
  for (const path of paths) rmSync(path, { force: true })
  if (paths.length > 0 && readdirSync(folder).length === 0) rmdirSync(folder)
  return paths
}

async function writeEach<F extends { readonly name: string }>(
  files: readonly F[],
  folder: string,
  fill: (file: F, temporary: string) => Promise<unknown>,
): Promise<readonly WrittenMedia[]> {
  if (files.length === 0) return []
  makeOwnFolder(folder)
  const written: WrittenMedia[] = []
  for (const file of files) {
    const { name } = file
    if (basename(name) !== name || name.startsWith('.')) throw new Error(`Inconsistent: media ${name}`)
    const path = join(folder, name)
    const temporary = join(folder, temporaryName())
    try {
      await fill(file, temporary)
      const isNew = !isSame(path, temporary)
      if (isNew) renameSync(temporary, path)
      written.push({ path, isNew })
    } catch (error) {
      throw error instanceof Error && 'syscall' in error ? writeFailure(path, error) : error
    } finally {
      rmSync(temporary, { force: true })
    }
  }
  const last = written.at(-1)
  if (last) clearLeftovers(last.path, isTemporaryName)
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
  const [a, b] = [path, other].map((each) => lstatSync(each, { throwIfNoEntry: false }))
  return a?.isFile() === true && a.size === b?.size && readFileSync(path).equals(readFileSync(other))
}
