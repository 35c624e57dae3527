/**
 * Imported sources as the home screen has them: which changed, told by size and time alone when it opens, and what is new in them,
 * found out once the screen stands. Converters are loaded only then.
 */
import { foreignStat } from '../files/foreign-files.ts'
import { sources, type Source } from '../store/sources.ts'
import type { Host } from '../ui/host.ts'
import { cleanLine } from '../text/clean.ts'
import type { Library } from './open-library.ts'

/** More than this is counted when it is opened, not beside a screen that waits for keys. In bytes. */
const mostToCount = 1024 * 1024
/** The screen is painted, and keys that were typed ahead are taken, before anything is converted. */
const waitMs = 250

export type HomeImports = {
  readonly note: () => string
  /** Calls back when the note has become another one. Returns what ends it. */
  readonly changes: (listener: () => void) => () => void
  readonly open: () => Promise<Host>
}

export function homeImports(library: () => Library): HomeImports {
  /** By the state of the changed files, so that what was counted is counted once. */
  let counted: { readonly of: string; readonly note: string } | null = null
  return {
    note: () => {
      const { store, words } = library()
      const known = sources(store)
      const changed = changedOf(known)
      if (known.length === 0) return words.importing.bringNotes
      if (changed.length === 0) return words.importing.unchangedSources(known.length)
      if (counted?.of === stateOf(changed)) return counted.note
      const [first] = changed
      return changed.length > 1 || !first
        ? words.importing.changedMany(changed.length)
        : words.importing.changed(nameOf(first))
    },
    changes: (listener) => {
      let isOver = false
      const timer = setTimeout(() => void count(), waitMs)
      timer.unref()
      return () => {
        isOver = true
        clearTimeout(timer)
      }

      async function count(): Promise<void> {
        const changed = changedOf(sources(library().store))
        const of = stateOf(changed)
        const bytes = changed.reduce((sum, { path }) => sum + (foreignStat(path)?.size ?? 0), 0)
        if (isOver || changed.length === 0 || bytes > mostToCount || counted?.of === of) return
        const note = await countedNote(library(), changed)
        if (isOver || note === null) return
        counted = { of, note }
        listener()
      }
    },
    open: () => openChanged(library()),
  }
}

const changedOf = (known: readonly Source[]): readonly Source[] =>
  known.filter(({ path, size, mtimeMs }) => {
    const now = foreignStat(path)
    return now !== null && (now.size !== size || now.mtimeMs !== mtimeMs)
  })

const stateOf = (changed: readonly Source[]): string =>
  changed.map(({ path }) => `${path} ${foreignStat(path)?.mtimeMs}`).join('\n')

const nameOf = ({ path }: Source): string => cleanLine(path.replace(/^.*[\\/]/, ''), 30)

/** Null where a file cannot be read: what is wrong with it is said when it is opened. */
async function countedNote(library: Library, changed: readonly Source[]): Promise<string | null> {
  const { words } = library
  const { gatherChanged } = await import('./import-changed.ts')
  const { gathered } = await gatherChanged(library, changed)
  const decks = gathered.planned.flatMap((source) => source.decks)
  const sum = (of: (deck: (typeof decks)[number]) => number): number =>
    decks.reduce((all, deck) => all + of(deck), 0)
  const fresh = sum(({ state, questions, merge }) =>
    state === 'new' ? questions : (merge?.added.length ?? 0),
  )
  const edited = sum(({ merge }) => merge?.updated.length ?? 0)
  const [first] = changed
  if (!first || gathered.failed.length > 0) return null
  const name = changed.length === 1 ? nameOf(first) : words.importing.changedMany(changed.length)
  if (fresh > 0) return words.importing.changedNew(name, fresh, changed.length > 1)
  if (edited > 0) return words.importing.changedUpdated(name, edited, changed.length > 1)
  return null
}

/** The preview of what changed; of all sources when nothing did. */
async function openChanged(library: Library): Promise<Host> {
  const [{ gatherChanged }, { previewHost }] = await Promise.all([
    import('./import-changed.ts'),
    import('./import-preview.ts'),
  ])
  const known = sources(library.store)
  const changed = changedOf(known)
  const { gathered, wanted } = await gatherChanged(library, changed.length > 0 ? changed : [])
  const withProgress = wanted.some((each) => each.withProgress)
  return previewHost(library, gathered, wanted, {
    withProgress,
    withWeights: false,
    take: null,
    isAskedFor: false,
  })
}
