/**
 * Imported decks that the user has moved or renamed: found by what their front matter says of where they came from, in the home
 * and in linked folders. Reads heads of decks, once and only when one is missed.
 */
import { closeSync, openSync, readSync } from 'node:fs'
import { otherKey } from '../deck/front-matter.ts'
import { knownFiles, roots } from '../store/library.ts'
import type { Store } from '../store/open.ts'

/** The paths of decks that came from a source, sorted. */
export type DecksBySource = (source: string) => readonly string[]

export function decksBySource(store: Store): DecksBySource {
  let paths: ReadonlyMap<string, readonly string[]> | null = null
  return (source) => {
    paths ??= pathsByLine(store)
    return paths.get(otherKey('source', source).text) ?? []
  }
}

/** Decks by the line that names their source. Nobody's source is a starter deck. */
function pathsByLine(store: Store): ReadonlyMap<string, readonly string[]> {
  const own = new Set(roots(store).flatMap(({ id, kind }) => (kind === 'starter' ? [] : [id])))
  const found = new Map<string, string[]>()
  for (const path of knownFiles(store)
    .flatMap((file) => (own.has(file.root) ? [file.path] : []))
    .sort())
    for (const line of headOf(path)) {
      if (!line.startsWith('source:')) continue
      const same = found.get(line)
      if (same) same.push(path)
      else found.set(line, [path])
    }
  return found
}

/** More than any front matter that viva writes. */
const headBytes = 8192

/** The lines of the front matter; none of a file without one, or of one that cannot be read. */
function headOf(path: string): readonly string[] {
  try {
    const file = openSync(path, 'r')
    try {
      const head = Buffer.alloc(headBytes)
      const text = head
        .subarray(0, readSync(file, head))
        .toString('utf8')
        .replace(/^\ufeff/, '')
      const [first, ...lines] = text.split(/\r?\n/)
      const end = lines.indexOf('---')
      return first === '---' && end >= 0 ? lines.slice(0, end) : []
    } finally {
      closeSync(file)
    }
  } catch {
    return []
  }
}
