/**
 * Pictures and sounds that a deck names, for whoever packs it. A deck may come from anyone: only files inside of its root's real
 * path are read, that are pictures or sounds by their ending, no links out of it, and none too large.
 */
import { createHash } from 'node:crypto'
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, resolve, sep } from 'node:path'
import { readFailure } from './home.ts'

/** Anki's own limit of a media file. */
export const largestMediaBytes = 100 * 1024 * 1024

export const MEDIA_REFUSALS = ['missing', 'outside', 'not-media', 'too-large'] as const
export type MediaRefusal = (typeof MEDIA_REFUSALS)[number]

export type DeckMedia = {
  /** The real path. */
  readonly path: string
  /** The first 8 hex digits of the SHA-256 of its content. */
  readonly digest: string
}

/** What Anki and browsers show or play, and nothing that could run. */
const endings =
  /\.(?:png|jpe?g|gif|webp|avif|bmp|tiff?|ico|mp3|m4a|ogg|oga|opus|wav|flac|aac|mp4|m4v|webm|ogv|mov)$/i

export const isMediaFile = (name: string): boolean => endings.test(name)

/** The file that `address`, as written in the deck `file` under `root`, leads to; else why it is not taken. */
export function findDeckMedia(root: string, file: string, address: string): DeckMedia | MediaRefusal {
  const named = decoded(address.replace(/[?#].*$/s, ''))
  if (!endings.test(named)) return 'not-media'
  if (named.includes('\0')) return 'missing'
  let path: string
  try {
    path = realpathSync(resolve(dirname(file), named))
  } catch {
    return 'missing'
  }
  // A link may lead anywhere, and to a file of another kind.
  if (!path.startsWith(root.endsWith(sep) ? root : root + sep)) return 'outside'
  if (!endings.test(path)) return 'not-media'
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) return 'missing'
  if (stat.size > largestMediaBytes) return 'too-large'
  return { path, digest: createHash('sha256').update(readMedia(path)).digest('hex').slice(0, 8) }
}

/** The bytes of a file that was found. @throws Failure `not-readable`, `file-missing`. */
export function readMedia(path: string): Uint8Array {
  try {
    return readFileSync(path)
  } catch (error) {
    throw readFailure(path, error)
  }
}

/** Percent signs in an address stand for bytes; where they do not, for themselves. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}
