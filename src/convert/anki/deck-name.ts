/**
 * Anki's deck names as viva's, which are paths below a folder: `A::B` becomes `A/B`. Whatever a system would not take, or
 * viva would pass over when it looks for decks, is changed. Knows names only.
 */

const mostBytes = 100

/** Names that mean something else: to Windows, to viva when it looks for decks, to whoever walks folders. */
const reserved =
  /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9]|node_modules|readme|changelog|licen[sc]e|contributing)(?=\.|$)/i

/** Safe as a path, `/` between levels. */
export function deckPath(levels: readonly string[]): string {
  const safe = levels.map(safeLevel).filter((level) => level !== '')
  return safe.length === 0 ? 'deck' : safe.join('/')
}

/** Paths for decks, no two alike where a file system knows no capitals. The first one keeps its name. */
export function deckPaths<Key>(decks: Iterable<readonly [Key, readonly string[]]>): ReadonlyMap<Key, string> {
  const taken = new Set<string>()
  const paths = new Map<Key, string>()
  for (const [key, levels] of decks) {
    const path = deckPath(levels)
    let free = path
    for (let count = 2; taken.has(free.toLowerCase()); count++) free = `${path}-${count}`
    taken.add(free.toLowerCase())
    paths.set(key, free)
  }
  return paths
}

function safeLevel(level: string): string {
  const bare = level
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, '')
    .replace(/[/\\:*?"<>|]+/g, '-')
    .replace(/\s+/g, ' ')
    .replace(/^[\s.]+|[\s.]+$/g, '')
    // The ending is viva's own to add.
    .replace(/\.(?:md|markdown)$/i, '')
  const short = shortened(bare).trimEnd()
  return reserved.test(short) ? `_${short}` : short
}

function shortened(text: string): string {
  let short = ''
  let bytes = 0
  for (const character of text) {
    const point = character.codePointAt(0) as number
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4
    if (bytes > mostBytes) break
    short += character
  }
  return short
}
