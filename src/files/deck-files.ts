/**
 * Finding and reading deck files under a root. Only regular files inside the root's real path are read: links are passed over,
 * so that a shared folder cannot make viva read what lies outside of it.
 * Knows nothing of what a deck says.
 */
import { isUtf8 } from 'node:buffer'
import {
  accessSync,
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readFileSync,
  readdirSync,
} from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Root, SourceFile } from '../model/deck.ts'
import { fileReason, readFailure } from './home.ts'

/** Larger files are named in a problem and not read. */
export const largestDeckBytes = 64 * 1024 * 1024

export type FoundFile = {
  readonly root: Root
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
  /** A README and its like: a deck only when its front matter says `deck: true`. */
  readonly isUnlikely?: boolean
}

/** A root, or a file or folder in one, that cannot be read; `reason` as in a Failure. */
export type Unreadable = { readonly root: Root; readonly path: string; readonly reason: string }

export type FoundRoot =
  | {
      readonly root: Root
      readonly isReadable: true
      readonly files: readonly FoundFile[]
      /** Files and folders inside that cannot be read: what they held is not known to be gone. */
      readonly unreadable: readonly Unreadable[]
    }
  | { readonly root: Root; readonly isReadable: false; readonly reason: string }

/** True for a path that `.vivaignore` names: relative to the root, with `/` between and, for a folder, at its end. */
export type Ignore = (path: string) => boolean

const DECK_NAME = /\.(md|markdown)$/i
const UNLIKELY_NAME = /^(readme|changelog|license|licence|contributing)(\.|$)/i
const PASSED_OVER_FOLDERS = new Set(['node_modules'])

/**
 * The Markdown files under a root, sorted by path; beside them the files and folders that cannot be read, and cost nobody else's
 * cards.
 */
export function findDeckFiles(root: Root, isIgnored: Ignore = () => false): FoundRoot {
  const files: FoundFile[] = []
  const unreadable: Unreadable[] = []
  try {
    walk(root, root.path, isIgnored, files, unreadable)
  } catch (error) {
    return { root, isReadable: false, reason: fileReason(error) }
  }
  return {
    root,
    isReadable: true,
    unreadable,
    files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  }
}

/** The name of the deck that a file holds. In the starter root the first folder is the language and not part of it. */
export function deckName(root: Root, path: string): string {
  const inside = slashed(relative(root.path, path)).replace(DECK_NAME, '')
  return root.kind === 'starter' ? inside.replace(/^[^/]+\//, '') : inside
}

/**
 * Reads a file as UTF-8; a byte-order mark is dropped. A word instead for what is not text, or too large.
 * @throws Failure `file-missing` when it is gone since it was found, `not-readable`.
 */
export function readDeckFile(
  file: FoundFile,
  largestBytes = largestDeckBytes,
): SourceFile | 'too-large' | 'not-text' {
  const bytes = readRegularFile(file.path, largestBytes)
  if (bytes === undefined) return 'too-large'
  if (bytes.includes(0) || !isUtf8(bytes)) return 'not-text'
  const text = bytes.toString('utf8')
  return {
    root: file.root,
    path: file.path,
    deck: deckName(file.root, file.path),
    text: text.charCodeAt(0) === 0xfeff ? text.slice(1) : text,
  }
}

/** The text of the root's `.vivaignore`, in gitignore's syntax; undefined when there is none. */
export function readIgnoreFile(root: Root): string | undefined {
  try {
    return readRegularFile(join(root.path, '.vivaignore'), largestDeckBytes)?.toString('utf8')
  } catch {
    return undefined
  }
}

function walk(
  root: Root,
  folder: string,
  isIgnored: Ignore,
  files: FoundFile[],
  unreadable: Unreadable[],
): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    if (entry.name.startsWith('.')) continue
    const path = join(folder, entry.name)
    const inside = slashed(relative(root.path, path))
    if (entry.isDirectory()) {
      if (!PASSED_OVER_FOLDERS.has(entry.name) && !isIgnored(`${inside}/`))
        attempt(path, () => walk(root, path, isIgnored, files, unreadable))
    } else if (entry.isFile() && DECK_NAME.test(entry.name) && !isIgnored(inside)) {
      attempt(path, () => {
        const stat = lstatSync(path, { throwIfNoEntry: false })
        // Gone between the listing and the look: an editor replaces files this way.
        if (!stat?.isFile()) return
        accessSync(path, constants.R_OK)
        files.push({
          root,
          path,
          size: stat.size,
          mtimeMs: stat.mtimeMs,
          ...(UNLIKELY_NAME.test(entry.name) && { isUnlikely: true }),
        })
      })
    }
  }

  function attempt(path: string, look: () => void): void {
    try {
      look()
    } catch (error) {
      unreadable.push({ root, path, reason: fileReason(error) })
    }
  }
}

/** The bytes of a file that is a file still: no link, and no pipe that nobody writes to. Undefined when it is too large. */
function readRegularFile(path: string, largestBytes: number): Buffer | undefined {
  try {
    // Windows has neither flag.
    const file = openSync(
      path,
      constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0),
    )
    try {
      const stat = fstatSync(file)
      if (!stat.isFile()) throw Object.assign(new Error(`${path} is not a file`), { code: 'ENOENT' })
      return stat.size > largestBytes ? undefined : readFileSync(file)
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw readFailure(path, error)
  }
}

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))
