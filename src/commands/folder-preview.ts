/** What a folder holds, before it is linked: decks, cards, a few questions, and files that seem to be in another format. */
import { realpathSync, statSync } from 'node:fs'
import { sep } from 'node:path'
import type { Root, RootId } from '../model/deck.ts'
import { findDeckFiles, readDeckFile, readIgnoreFile } from '../files/deck-files.ts'

export type FolderPreview = {
  readonly files: number
  readonly cards: number
  readonly samples: readonly string[]
  readonly foreign: readonly string[]
}

/** The root that a folder stands in or around: its decks would be read twice. */
export function overlappingRoot(roots: readonly Root[], path: string): Root | undefined {
  const isInside = (inner: string, outer: string): boolean => inner === outer || inner.startsWith(outer + sep)
  return roots.find((root) => isInside(path, root.path) || isInside(root.path, path))
}

const sampleCount = 3

/** Loads what looking needs; then looks at once. Null for what is no folder that can be read. */
export async function folderPreviewer(): Promise<(path: string) => FolderPreview | null> {
  const [{ parseDeck }, { default: ignore }] = await Promise.all([
    import('../deck/parse.ts'),
    import('ignore'),
  ])
  return (typed) => {
    if (!statSync(typed, { throwIfNoEntry: false })?.isDirectory()) return null
    const root: Root = { id: 0 as RootId, kind: 'linked', path: realpathSync(typed) }
    const rules = ignore().add(readIgnoreFile(root) ?? '')
    const found = findDeckFiles(root, (path) => rules.ignores(path))
    if (!found.isReadable) return null
    let files = 0
    let cards = 0
    const samples: string[] = []
    const foreign: string[] = []
    for (const file of found.files) {
      const source = readDeckFile(file)
      if (typeof source === 'string') continue
      const parsed = parseDeck(source)
      // A README is a deck only when it says so.
      if (file.isUnlikely && parsed.head.deck !== true) continue
      if (!parsed.isDeck) {
        if (looksForeign(source.text)) foreign.push(file.path)
        continue
      }
      files += 1
      cards += parsed.cards.length
      samples.push(...parsed.cards.slice(0, sampleCount - samples.length).map((card) => card.question))
    }
    return { files, cards, samples, foreign }
  }
}

/** Several lines that end in a question mark, and no question that viva sees. */
const looksForeign = (text: string): boolean => (text.match(/[?？]\**\s*$/gm)?.length ?? 0) >= 3
