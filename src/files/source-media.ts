/**
 * Where a picture or a sound lies that foreign notes name: beside the note, below the folder that holds all of them, or anywhere in
 * it by its name alone, as Obsidian has it. Notes may come from anyone: nothing outside of that folder's real path is taken.
 */
import { existsSync, lstatSync, readdirSync, realpathSync, statSync } from 'node:fs'
import { dirname, extname, join, resolve, sep } from 'node:path'
import { isMediaFile, type MediaRefusal } from './deck-media.ts'

/** `real` is the real path of a regular file. */
export type SourceMedia = { readonly real: string; readonly size: number }

export type MediaFinder = {
  /** The file that `address` leads to from the note `file`; `folder` is the one that was named, if any. */
  readonly at: (file: string, folder: string | null, address: string) => SourceMedia | MediaRefusal
  /** The file of that name, or of that path's end, anywhere below the same folder. */
  readonly named: (file: string, folder: string | null, name: string) => SourceMedia | MediaRefusal
}

/** Remembers what lies where: one for each run through sources. */
export function mediaFinder(): MediaFinder {
  const roots = new Map<string, string>()
  const indexes = new Map<string, ReadonlyMap<string, readonly string[]>>()
  const rootOf = (file: string, folder: string | null): string => {
    const start = folder ?? dirname(file)
    const known = roots.get(start) ?? rootAbove(start)
    roots.set(start, known)
    return known
  }
  const at: MediaFinder['at'] = (file, folder, address) => {
    const root = rootOf(file, folder)
    const path = address.startsWith('/') ? join(root, address) : resolve(dirname(file), address)
    return fileInside(root, path)
  }
  return {
    at,
    named: (file, folder, name) => {
      const beside = at(file, folder, name)
      if (typeof beside !== 'string') return beside
      const root = rootOf(file, folder)
      const index = indexes.get(root) ?? indexOf(root)
      indexes.set(root, index)
      const paths = index.get(lastOf(name)) ?? []
      const path = paths.find((each) => each.toLowerCase().endsWith(sep + name.toLowerCase()))
      return path === undefined ? beside : fileInside(root, path)
    },
  }
}

/** What tells that a folder holds all the notes of somebody. */
const vaultMarks = ['.obsidian', 'logseq', '.git']

/** The vault or checkout that a folder belongs to, else the folder itself. */
function rootAbove(folder: string): string {
  for (let at = folder; dirname(at) !== at; at = dirname(at))
    if (vaultMarks.some((mark) => existsSync(join(at, mark)))) return at
  return folder
}

function fileInside(root: string, path: string): SourceMedia | MediaRefusal {
  if (!isMediaFile(path)) return 'not-media'
  if (path.includes('\0')) return 'missing'
  // What is outside is not even looked for.
  if (!path.startsWith(withEnd(root))) return 'outside'
  try {
    const real = realpathSync(path)
    if (!real.startsWith(withEnd(realpathSync(root)))) return 'outside'
    if (!isMediaFile(real)) return 'not-media'
    const stat = statSync(real)
    return stat.isFile() ? { real, size: stat.size } : 'missing'
  } catch {
    return 'missing'
  }
}

const withEnd = (folder: string): string => (folder.endsWith(sep) ? folder : folder + sep)

/** A folder with more files than this is no collection of notes. */
const mostFiles = 200_000

/** All media below a folder by their names in small letters, the highest first; neither dot folders nor links are entered. */
function indexOf(root: string): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, string[]>()
  const folders = [root]
  let seen = 0
  for (let folder = folders.shift(); folder !== undefined && seen < mostFiles; folder = folders.shift()) {
    for (const name of namesIn(folder)) {
      seen++
      const path = join(folder, name)
      if (extname(name) !== '' && isMediaFile(name)) {
        const key = name.toLowerCase()
        found.set(key, [...(found.get(key) ?? []), path])
      } else if (lstatSync(path, { throwIfNoEntry: false })?.isDirectory()) folders.push(path)
    }
  }
  return found
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith('.') && name !== 'node_modules')
      .sort()
  } catch {
    return []
  }
}

const lastOf = (name: string): string => (name.split('/').at(-1) ?? '').toLowerCase()
