/** How a deck's pictures and sounds are called in a package. Knows names only. */
import { mediaName } from './media-name.ts'

/** The name with a digest of the content: two decks may each have an `a.png`, and so may the collection that takes them. */
export function mediaFileName(path: string, digest: string): string | null {
  const name = mediaName(path)
  const [, stem = '', ending = ''] = /^(.*)(\.[^.]*)$/s.exec(name ?? '') ?? []
  return name === null ? null : mediaName(`${[...stem].slice(0, 60).join('')}-${digest}${ending}`)
}

/** The map of a package's media: entries are numbers, and this says what they are called. */
export function mediaMap(names: readonly string[]): string {
  return JSON.stringify(Object.fromEntries(names.map((name, index) => [String(index), name])))
}
