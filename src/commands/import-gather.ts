/**
 * From paths, or from what is remembered, to sources that are read and planned. Every file is converted before anything is written:
 * whoever stops the program here has changed nothing. In a folder one file that cannot be read costs no other one.
 */
import { basename } from 'node:path'
import { questionsOf } from '../convert/selection.ts'
import { parseQuery } from '../deck/query.ts'
import type { Side } from '../deck/merge-entry.ts'
import { findForeignFiles, foreignStat, type ForeignFile } from '../files/foreign-files.ts'
import { mediaFinder, type MediaFinder } from '../files/source-media.ts'
import { Failure, isFailure } from '../model/failure.ts'
import { sources } from '../store/sources.ts'
import { checkedName } from './add.ts'
import { decksBySource, type DecksBySource } from './import-moved.ts'
import { deckNameIn, knownReading, planSource, type PlanContext, type PlannedSource } from './import-plan.ts'
import { readSource, type Reading } from './import-read.ts'
import { nameOfSame } from './import-same.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/** A file to read, with the name of its deck and how to read it. */
export type Wanted = {
  readonly file: ForeignFile
  readonly name: string
  readonly reading: Reading
  readonly isFromFolder: boolean
  readonly withProgress: boolean
  /** True when its search is meant this once: what is remembered of the source stays as it was. */
  readonly isOnce?: boolean
  /** True when nobody chose the name: it may be a new copy of a source that is known by another one. */
  readonly isUnnamed?: boolean
}

export type Gathered = {
  readonly planned: readonly PlannedSource[]
  /** Files and folders that could not be read, or converted. */
  readonly failed: readonly { readonly path: string; readonly failure: Failure }[]
  /** Remembered sources that are no longer there. */
  readonly gone: readonly string[]
}

/** The files that paths name. @throws Failure `file-missing`, `deck-name`. */
export function wantedFrom(
  library: Library,
  paths: readonly string[],
  to: string | undefined,
  reading: Reading,
): { readonly wanted: readonly Wanted[]; readonly failed: Gathered['failed']; readonly links: number } {
  const { files, unreadable, links } = findForeignFiles(paths)
  const taken = new Set<string>()
  const wanted = files.map((file): Wanted => {
    const known = to === undefined ? knownReading(library.store, file.path) : undefined
    const name = known?.name ?? freeName(checkedName(nameFor(file, files.length, to)), taken)
    taken.add(name.toLowerCase())
    // What was said before is still meant where nothing else is said now; but who names a source without a search wants all of it.
    const { only: _only, ...before } = known?.reading ?? {}
    return {
      file,
      name,
      reading: { ...before, ...reading },
      isFromFolder: file.folder !== null,
      withProgress: known?.withProgress ?? false,
      isUnnamed: to === undefined && known === undefined && file.folder === null,
    }
  })
  const failed = unreadable.map(({ path, reason }) => ({
    path,
    failure: new Failure('not-readable', { path, reason }, 3),
  }))
  return { wanted, failed, links }
}

/**
 * All remembered sources, and what is new in the folders that they were found in. `only` narrows what is taken of them, this once.
 */
export function wantedAgain(
  library: Library,
  only?: string,
): {
  readonly wanted: readonly Wanted[]
  readonly gone: readonly string[]
} {
  const known = sources(library.store).flatMap(({ path }) => {
    const said = knownReading(library.store, path)
    return said ? [{ path, ...said }] : []
  })
  const gone = known.filter(({ path }) => foreignStat(path) === null).map(({ path }) => path)
  const isGone = new Set(gone)
  const wanted = known
    .filter(({ path }) => !isGone.has(path))
    .map(({ path, name, reading, folder, withProgress }): Wanted => ({
      file: { path, folder, name },
      name,
      reading,
      isFromFolder: true,
      withProgress,
    }))
  const paths = new Set(known.map(({ path }) => path))
  const folders = [...new Set(known.flatMap(({ folder }) => folder ?? []))]
  const news = folders.flatMap((folder) => {
    const said = known.find((source) => source.folder === folder)
    if (!said || !isThere(folder)) return []
    const files = findForeignFiles([folder]).files.filter(({ path }) => !paths.has(path))
    // The first name of the decks of a folder is its own, or the one that was given.
    const [top] = said.name.split('/')
    return files.map((file): Wanted => ({
      file,
      name: file.name.replace(/^[^/]+/, () => top ?? ''),
      reading: said.reading,
      isFromFolder: true,
      withProgress: said.withProgress,
    }))
  })
  const all = [...wanted, ...news]
  if (only === undefined) return { wanted: all, gone }
  return {
    wanted: all.map((each) => ({ ...each, reading: { ...each.reading, only }, isOnce: true })),
    gone,
  }
}

const isThere = (folder: string): boolean => {
  try {
    return findForeignFiles([folder]).files.length >= 0
  } catch (error) {
    if (isFailure(error)) return false
    throw error
  }
}

export type GatherOptions = Pick<PlanContext, 'isAskedFor'> & {
  readonly take: Side | null
  /** Called before each file, with the bytes read so far and in all. */
  readonly tell: (done: number, of: number, share: number) => void
}

/** Reads and plans them, one after the other. @throws Failure of the only file that was named. */
export async function gather(
  library: Library,
  wanted: readonly Wanted[],
  options: GatherOptions,
): Promise<Pick<Gathered, 'planned' | 'failed'>> {
  const planned: PlannedSource[] = []
  const failed: { path: string; failure: Failure }[] = []
  const sizes = wanted.map(({ file }) => foreignStat(file.path)?.size ?? 0)
  const total = Math.max(
    1,
    sizes.reduce((sum, size) => sum + size, 0),
  )
  const places = placesIn(library)
  let read = 0
  for (const [index, each] of wanted.entries()) {
    options.tell(index, wanted.length, read / total)
    read += sizes[index] ?? 0
    try {
      planned.push(await planOne(library, each, options, places))
    } catch (error) {
      if (!isFailure(error) || (wanted.length === 1 && !each.isFromFolder)) throw error
      failed.push({ path: each.file.path, failure: error })
    }
  }
  return { planned, failed }
}

/** What is looked for on the disk while sources are gone through, once for all of them. */
export type Places = { readonly finder: MediaFinder; readonly search: DecksBySource }

const placesIn = ({ store }: Library): Places => ({ finder: mediaFinder(), search: decksBySource(store) })

/** Reads and plans one. @throws Failure of `readSource`. */
export async function planOne(
  library: Library,
  wanted: Wanted,
  { isAskedFor, take }: Pick<GatherOptions, 'isAskedFor' | 'take'>,
  { finder, search }: Places = placesIn(library),
): Promise<PlannedSource> {
  const { file, reading, isOnce = false } = wanted
  let { name } = wanted
  let source = await readSource(file, name, reading, finder)
  const known = wanted.isUnnamed ? nameOfSame(library.store, source, deckNameIn) : null
  if (known !== null && known !== name) {
    name = known
    source = await readSource(file, name, reading, finder)
  }
  const context = {
    store: library.store,
    decks: library.home.decks,
    today: present(library.settings).dayOn,
    take,
    isAskedFor,
    decksBySource: search,
  }
  if (reading.only === undefined) return planSource(source, context)
  const { onlyMatching } = await import('../convert/selection.ts')
  const imported = onlyMatching(source.imported, parseQuery(reading.only), (part) =>
    deckNameIn(name, part.name),
  )
  return planSource({ ...source, imported, isOnce }, context)
}

/** One file takes the name given; several stand below it, those of a folder by their place in it. */
function nameFor({ name, folder }: ForeignFile, count: number, to: string | undefined): string {
  if (to === undefined) return name
  if (folder !== null) return name.includes('/') ? name.replace(/^[^/]+/, () => to) : to
  return count === 1 ? to : `${to}/${name}`
}

function freeName(name: string, taken: ReadonlySet<string>): string {
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}-${n}`
  return free
}

/** What a file is called in a sentence. */
export const shortName = (path: string): string => basename(path)

export const questionCount = ({ imported }: PlannedSource): number =>
  imported.decks.reduce((sum, { deck }) => sum + questionsOf(deck).length, 0)
