/**
 * Finding and reading deck files under a root. Only regular files inside the root's real path are read: links are passed over,
 * so that a shared folder cannot make viva read what lies outside of it.
 * Knows nothing of what a deck says.
 */
import { lstatSync, readFileSync, readdirSync, type Dirent } from 'node:fs'
import { join, relative, sep } from 'node:path'
import type { Root, SourceFile } from '../model/deck.ts'

/** Larger files are named in a problem and not read. */
export const largestDeckBytes = 64 * 1024 * 1024

export type FoundFile = {
  readonly root: Root
  readonly path: string
  readonly size: number
  readonly mtimeMs: number
}

export type FoundRoot =
  | { readonly root: Root; readonly isReadable: true; readonly files: readonly FoundFile[] }
  | { readonly root: Root; readonly isReadable: false; readonly reason: string }

/** True for a path (relative to the root, with `/`) that `.vivaignore` names. */
export type Ignore = (path: string) => boolean

const PASSED_OVER_NAMES = /^(readme|changelog|license|licence|contributing)(\.|$)/i
const PASSED_OVER_FOLDERS = new Set(['node_modules'])

/** The Markdown files under a root, sorted by path. A folder inside that cannot be read makes the whole root unreadable. */
export function findDeckFiles(root: Root, isIgnored: Ignore = () => false): FoundRoot {
  const files: FoundFile[] = []
  try {
    walk(root, root.path, isIgnored, files)
  } catch (error) {
    return { root, isReadable: false, reason: (error as Error).message }
  }
  return {
    root,
    isReadable: true,
    files: files.sort((a, b) => (a.path < b.path ? -1 : a.path > b.path ? 1 : 0)),
  }
}

/** The name of the deck that a file holds. In the starter root the first folder is the language and not part of it. */
export function deckName(root: Root, path: string): string {
  const inside = slashed(relative(root.path, path)).replace(/\.(md|markdown)$/i, '')
  return root.kind === 'starter' ? inside.replace(/^[^/]+\//, '') : inside
}

/** Reads a file as UTF-8; a byte-order mark is dropped. Undefined for what is not text or larger than `largestDeckBytes`. */
export function readDeckFile(file: FoundFile): SourceFile | 'too-large' | 'not-text' {
  if (file.size > largestDeckBytes) return 'too-large'
  const bytes = readFileSync(file.path)
  if (bytes.includes(0)) return 'not-text'
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
    return readFileSync(join(root.path, '.vivaignore'), 'utf8')
  } catch {
    return undefined
  }
}

function walk(root: Root, folder: string, isIgnored: Ignore, files: FoundFile[]): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name)
    if (entry.name.startsWith('.') || isIgnored(slashed(relative(root.path, path)))) continue
    if (entry.isDirectory()) {
      if (!PASSED_OVER_FOLDERS.has(entry.name)) walk(root, path, isIgnored, files)
    } else if (isDeckName(entry)) {
      const stat = lstatSync(path, { throwIfNoEntry: false })
      // Gone between the listing and the look: an editor replaces files this way.
      if (stat?.isFile()) files.push({ root, path, size: stat.size, mtimeMs: stat.mtimeMs })
    }
  }
}

const isDeckName = (entry: Dirent): boolean =>
  entry.isFile() && /\.(md|markdown)$/i.test(entry.name) && !PASSED_OVER_NAMES.test(entry.name)

const slashed = (path: string): string => (sep === '/' ? path : path.replaceAll(sep, '/'))
