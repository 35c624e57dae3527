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
  let heads: readonly { readonly path: string; readonly lines: readonly string[] }[] | null = null
  return (source) => {
    heads ??= headsIn(store)
    const { text } = otherKey('source', source)
    return heads.filter(({ lines }) => lines.includes(text)).map(({ path }) => path)
  }
}

/** Nobody's source is a starter deck. */
function headsIn(store: Store) {
  const own = new Set(roots(store).flatMap(({ id, kind }) => (kind === 'starter' ? [] : [id])))
  return knownFiles(store)
    .filter(({ root }) => own.has(root))
    .map(({ path }) => ({ path, lines: headOf(path) }))
    .sort((a, b) => (a.path < b.path ? -1 : 1))
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
