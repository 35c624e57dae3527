/**
 * Writing what was planned: media, decks, then what is remembered of the sources, then what was learned. Each file is there whole
 * or not at all. A program that is ended in between leaves whole decks, and the same import once more brings the rest: a deck that
 * was written merges to itself.
 */
import { relative } from 'node:path'
import { writeWhole } from '../files/write-file.ts'
import type { Weights } from '../schedule/fsrs.ts'
import { baseOf, decksOf, forgetSource, rememberSource, sourceOf } from '../store/sources.ts'
import { transact } from '../store/query.ts'
import { saveAnkiOrigins } from '../store/anki-notes.ts'
import { readDecks } from './deck-library.ts'
import { takeProgress, type Taken } from './import-progress.ts'
import { takeWeights } from './import-weights.ts'
import type { KnownReading, PlannedDeck, PlannedSource } from './import-plan.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

export type Written = {
  /** Paths of decks. */
  readonly decks: readonly string[]
  readonly media: readonly string[]
  /** Cards that were not there before. */
  readonly added: number
  readonly progress: Taken | null
  /** True when FSRS weights of a source are in use now. */
  readonly hasWeights: boolean
}

export const isToWrite = ({ state }: PlannedDeck): boolean => state === 'new' || state === 'merged'

/**
 * `withProgress` is the choice, which is remembered with the source; `isTaking` where there is something to take over now, and
 * `weights` what to use from now on.
 * @throws Failure `not-writable`, `disk-full`. What was written before stays, and is whole.
 */
export async function writeImports(
  library: Library,
  sources: readonly PlannedSource[],
  { withProgress, isTaking, weights }: Taking,
  tell: (done: number, of: number, share: number) => void,
): Promise<Written> {
  const { store, settings } = library
  const decks: string[] = []
  const media: string[] = []
  for (const [index, source] of sources.entries()) {
    tell(index, sources.length, index / sources.length)
    const wanted = source.decks.filter(isToWrite)
    if (source.decks.some(({ base }) => base !== null))
      media.push(...(await source.writeMedia(source.mediaFolder, source.imported)))
    for (const { target, text } of wanted) {
      writeWhole(target, text())
      decks.push(target)
    }
  }
  transact(store, () => {
    for (const source of sources) remember(library, source, withProgress)
  })
  const change = decks.length > 0 ? await readDecks(store, present(settings)) : null
  if (weights) takeWeights(library, weights)
  const progress = isTaking ? takeProgress(library, sources) : null
  return { decks, media, added: change?.added ?? 0, progress, hasWeights: weights !== null }
}

export type Taking = {
  readonly withProgress: boolean
  readonly isTaking: boolean
  readonly weights: Weights | null
}

/** A source none of whose decks was taken over is not remembered: it would come up again and again. */
function remember({ store, settings, home }: Library, source: PlannedSource, withProgress: boolean): void {
  const { file, name, reading, stat, imported, origins } = source
  const decks = source.decks.flatMap(({ name: deck, base }) =>
    base === null ? [] : [{ deck, base: base() }],
  )
  if (decks.length === 0) return
  const media = { folder: relative(home.decks, source.mediaFolder), names: imported.media }
  const known: KnownReading = { name, reading, folder: file.folder, withProgress, media }
  const options = JSON.stringify(known)
  const before = source.isOnce ? sourceOf(store, file.path) : undefined
  if (before) {
    // What a search left out this once is still to come: the source counts as not read again.
    rememberSource(store, before, decks)
    return
  }
  const earlier = new Set(decks.flatMap(({ deck }) => baseOf(store, deck)?.source ?? []))
  rememberSource(
    store,
    { path: file.path, format: imported.format, options, ...stat, importedAt: present(settings).at },
    decks,
  )
  // A new copy takes the place of the one before, which would only be told of as another deck's from now on.
  for (const path of earlier) if (decksOf(store, path).length === 0) forgetSource(store, path)
  saveAnkiOrigins(store, origins)
}
