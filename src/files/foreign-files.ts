/** Finding files to import and reading them as bytes: what they hold is decided elsewhere. Links inside folders are passed over. */
import { createHash, hash } from 'node:crypto'
import {
  closeSync,
  lstatSync,
  openSync,
  readFileSync,
  readSync,
  readdirSync,
  realpathSync,
  statSync,
  type Stats,
} from 'node:fs'
import { basename, dirname, join, relative, resolve, sep } from 'node:path'
import { Failure } from '../model/failure.ts'
import { fileReason, readFailure } from './home.ts'

/** Larger texts are not read. */
export const largestForeignBytes = 64 * 1024 * 1024

export type ForeignFile = {
  /** Absolute real path. */
  readonly path: string
  /** The folder that was named, when the file was found in one; its real path. */
  readonly folder: string | null
  /** The name for a deck: path below the folder with the folder's own name before it, without ending, `/` between. */
  readonly name: string
}

/** What could not be looked at; `reason` as in a Failure. */
export type Unreadable = { readonly path: string; readonly reason: string }

export type FoundForeign = {
  readonly files: readonly ForeignFile[]
  readonly unreadable: readonly Unreadable[]
  /** Links inside folders, which are passed over. */
  readonly links: number
}

/** A file as it is now; `digest` is the SHA-256 of its bytes in hexadecimal digits. */
export type ForeignStat = { readonly size: number; readonly mtimeMs: number }

const FOREIGN_NAME = /\.(md|markdown|txt|org|csv|tsv|apkg|colpkg|mochi)$/i

/**
 * The files that paths name, those of folders sorted by path; dot folders, `node_modules` and other kinds of files are left out.
 * Each file once.
 * @throws Failure `file-missing` for a path that is named and not there.
 */
export function findForeignFiles(paths: readonly string[]): FoundForeign {
  const files = new Map<string, ForeignFile>()
  const unreadable: Unreadable[] = []
  const links: string[] = []
  for (const given of paths) {
    const path = resolve(given)
    const { stat, real } = placeOf(path, given)
    if (!stat.isDirectory()) files.set(real, { path: real, folder: null, name: nameAlone(path) })
    else
      for (const file of walk(real, unreadable, links))
        if (!files.has(file)) files.set(file, { path: file, folder: real, name: nameBelow(real, file) })
  }
  return { files: [...files.values()], unreadable, links: new Set(links).size }
}

/** @throws Failure `file-missing`; `not-readable` for what cannot be looked at, such as a link that leads to itself. */
function placeOf(path: string, given: string): { readonly stat: Stats; readonly real: string } {
  try {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (stat) return { stat, real: realpathSync(path) }
  } catch (error) {
    throw readFailure(given, error)
  }
  throw new Failure('file-missing', { path: given }, 2)
}

/** Null when it is gone, or in a place that cannot be looked at. */
export function foreignStat(path: string): ForeignStat | null {
  let stat: Stats | undefined
  try {
    stat = statSync(path, { throwIfNoEntry: false })
  } catch {
    return null
  }
  return stat?.isFile() ? { size: stat.size, mtimeMs: stat.mtimeMs } : null
}

/** @throws Failure `not-readable`, `file-missing`; `too-large` beyond `largestForeignBytes`. */
export function readForeignFile(path: string): { readonly bytes: Uint8Array; readonly digest: string } {
  try {
    if (statSync(path).size > largestForeignBytes)
      throw new Failure('too-large', { path, most: largestForeignBytes / 1024 / 1024 }, 2)
    const bytes = readFileSync(path)
    return { bytes, digest: hash('sha256', bytes, 'hex') }
  } catch (error) {
    throw error instanceof Failure ? error : readFailure(path, error)
  }
}

/** As many as tell what kind of file it is. @throws Failure `not-readable`, `file-missing`. */
export function firstBytes(path: string): Uint8Array {
  try {
    const file = openSync(path, 'r')
    try {
      const head = Buffer.alloc(100)
      return head.subarray(0, readSync(file, head))
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw readFailure(path, error)
  }
}

const chunkBytes = 1024 * 1024

/** The digest of a file that is too large to be held. @throws Failure `not-readable`, `file-missing`. */
export function digestOfFile(path: string): string {
  try {
    const file = openSync(path, 'r')
    try {
      const sum = createHash('sha256')
      const chunk = Buffer.allocUnsafe(chunkBytes)
      for (let read = readSync(file, chunk); read > 0; read = readSync(file, chunk))
        sum.update(chunk.subarray(0, read))
      return sum.digest('hex')
    } finally {
      closeSync(file)
    }
  } catch (error) {
    throw readFailure(path, error)
  }
}

function walk(folder: string, unreadable: Unreadable[], links: string[]): readonly string[] {
  let names: readonly string[]
  try {
    names = readdirSync(folder).sort()
  } catch (error) {
    unreadable.push({ path: folder, reason: fileReason(error) })
    return []
  }
  return names.flatMap((name) => {
    if (name.startsWith('.') || name === 'node_modules') return []
    const path = join(folder, name)
    const stat = lstatSync(path, { throwIfNoEntry: false })
    if (stat?.isDirectory()) return walk(path, unreadable, links)
    if (stat?.isSymbolicLink()) links.push(path)
    return stat?.isFile() && FOREIGN_NAME.test(name) ? [path] : []
  })
}

function nameBelow(folder: string, path: string): string {
  const inside = relative(folder, path)
  const places = dirname(inside) === '.' ? [] : dirname(inside).split(sep)
  const own = basename(inside)
  // A README speaks of the folder that it stands in, and a deck of that name would be passed over.
  const names = README.test(own) ? places : [...places, deckNameOf(own)]
  return [basename(folder), ...names].map(safeName).join('/')
}

/** A file that was named itself. */
function nameAlone(path: string): string {
  return README.test(basename(path)) ? safeName(basename(dirname(path))) : deckNameOf(basename(path))
}

const README = /^readme(\.|$)/i
const PASSED_OVER = /^(readme|changelog|license|licence|contributing)$/i

/** The name of a file without its ending, as one that decks can have and that is not passed over when decks are read. */
function deckNameOf(file: string): string {
  const name = safeName(file.replace(/\.[^.]*$/, ''))
  return PASSED_OVER.test(name) ? `${name}-questions` : name
}

const safeName = (name: string): string =>
  name.replace(/^[.\s]+|[\s]+$/g, '').replace(/[\\/\p{Cc}]/gu, '-') || 'imported'
