/** What a folder holds, before it is linked: decks, cards, a few questions, and files in which an import would find some. */
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
  const isInside = (inner: string, outer: string): boolean =>
    inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : outer + sep)
  return roots.find((root) => isInside(path, root.path) || isInside(root.path, path))
}

const sampleCount = 3
/** Notes are converted to see whether they hold questions, which takes some ms a file. */
const mostExamined = 50
const manyQuestions = 10
const fewQuestions = 3

/** Loads what looking needs; then looks at once. Null for what is no folder that can be read. */
export async function folderPreviewer(): Promise<(path: string) => FolderPreview | null> {
  const [{ parseDeck }, { convertMarkdown }, { default: ignore }] = await Promise.all([
    import('../deck/parse.ts'),
    import('../convert/markdown/convert.ts'),
    import('ignore'),
  ])
  return (typed) => {
    if (!statSync(typed, { throwIfNoEntry: false })?.isDirectory()) return null
    const root: Root = { id: 0 as RootId, kind: 'linked', path: realpathSync(typed) }
    const rules = ignore().add(readIgnoreFile(root) ?? '')
    const found = findDeckFiles(root, (path) => rules.ignores(path))
    if (!found.isReadable) return null
    let examined = 0
    let files = 0
    let cards = 0
    const samples: string[] = []
    const foreign: string[] = []
    for (const file of found.files) {
      const source = readDeckFile(file)
      if (typeof source === 'string') continue
      const parsed = parseDeck(source)
      // A README is a deck only when it says so, and many collections of questions are one README.
      if (!parsed.isDeck || (file.isUnlikely && parsed.head.deck !== true)) {
        if (examined < mostExamined) {
          examined += 1
          if (holdsQuestions(source.text, file.isUnlikely === true)) foreign.push(file.path)
        }
        continue
      }
      files += 1
      cards += parsed.cards.length
      samples.push(...parsed.cards.slice(0, sampleCount - samples.length).map((card) => card.question))
    }
    return { files, cards, samples, foreign }
  }

  /** True when an import would find questions there; of a README so many that it is no text about something else. */
  function holdsQuestions(text: string, isUnlikely: boolean): boolean {
    const { isConfident, cards } = convertMarkdown(text)
    return isUnlikely
      ? isConfident && cards.length >= manyQuestions
      : cards.length >= (isConfident ? 1 : fewQuestions)
  }
}
