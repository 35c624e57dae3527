/** Finding files to import and reading them as bytes: what they hold is decided elsewhere. Links are passed over. */
import { lstatSync, readFileSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../model/failure.ts'
import { readFailure } from './home.ts'

/** Larger files are not read. */
export const largestForeignBytes = 64 * 1024 * 1024

/**
 * The Markdown and text files that paths name, those of folders sorted by path; dot folders and `node_modules` are left out.
 * @throws Failure `file-missing`.
 */
export function findForeignFiles(paths: readonly string[]): readonly string[] {
  return paths.flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) throw new Failure('file-missing', { path }, 2)
    return stat.isDirectory() ? walk(realpathSync(path)) : [realpathSync(path)]
  })
}

/** @throws Failure `not-readable`, `file-missing`; `too-large` beyond `largestForeignBytes`. */
export function readForeignFile(path: string): Uint8Array {
  try {
    if (statSync(path).size > largestForeignBytes)
      throw new Failure('too-large', { path, most: largestForeignBytes / 1024 / 1024 }, 2)
    return readFileSync(path)
  } catch (error) {
    throw error instanceof Failure ? error : readFailure(path, error)
  }
}

function walk(folder: string): readonly string[] {
  return readdirSync(folder)
    .sort()
    .flatMap((name) => {
      if (name.startsWith('.') || name === 'node_modules') return []
      const path = join(folder, name)
      const stat = lstatSync(path, { throwIfNoEntry: false })
      if (stat?.isDirectory()) return walk(path)
      return stat?.isFile() && /\.(md|markdown|txt)$/i.test(name) ? [path] : []
    })
}
