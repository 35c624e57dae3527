/**
 * Brings the store in step with the decks on disk: find, parse what changed, reconcile, apply. One straight line, no decisions.
 * The parser and its libraries are loaded only when a file changed.
 */
import { sep } from 'node:path'
import type { ParsedFile, Plan, Root } from '../model/deck.ts'
import { isFailure } from '../model/failure.ts'
import type { Problem } from '../model/problem.ts'
import {
  deckName,
  findDeckFiles,
  readDeckFile,
  readIgnoreFile,
  type FoundFile,
  type FoundRoot,
  type Ignore,
  type Unreadable,
} from '../files/deck-files.ts'
import { applyPlan, type Moment, type ReadFile } from '../store/apply-plan.ts'
import {
  aliases,
  knownFiles,
  knownStats,
  roots,
  storedTexts,
  unmatchedPairs,
  wordsOf,
  type KnownFile,
} from '../store/library.ts'
import type { Store } from '../store/open.ts'
import { transact } from '../store/query.ts'

/** What reading the decks brought. */
export type LibraryChange = {
  readonly added: number
  readonly edited: number
  readonly moved: number
  readonly retired: number
  readonly restored: number
  /** Roots, files and folders that cannot be read: their cards are kept as they are. */
  readonly unreadable: readonly Unreadable[]
}

export type FoundDecks = {
  readonly roots: readonly FoundRoot[]
  /** True when a file is new, changed or gone since the store last saw it. */
  readonly hasChanged: boolean
}

/** Looks at all roots without reading any deck: sizes and times only. */
export async function findDecks(store: Store): Promise<FoundDecks> {
  const found: FoundRoot[] = []
  for (const root of roots(store)) found.push(findDeckFiles(root, await ignoreOf(root)))
  const known = knownStats(store)
  const files = found.flatMap((root) => (root.isReadable ? root.files : []))
  const isAbsent = isBelow(unreadableOf(found))
  const present = new Set(files.map(({ path }) => path))
  const hasChanged =
    files.some((file) => isChanged(file, known.get(file.path))) ||
    [...known.keys()].some((path) => !present.has(path) && !isAbsent(path))
  return { roots: found, hasChanged }
}

/** Reads changed decks and applies what follows. Nothing is written when nothing changed. */
export async function readDecks(store: Store, moment: Moment, found?: FoundDecks): Promise<LibraryChange> {
  const { roots: foundRoots, hasChanged } = found ?? (await findDecks(store))
  const unreadable = [...unreadableOf(foundRoots)]
  const nothing = { added: 0, edited: 0, moved: 0, retired: 0, restored: 0, unreadable }
  if (!hasChanged) return nothing
  const [{ parseDeck }, { reconcile }] = await Promise.all([
    import('../deck/parse.ts'),
    import('../deck/reconcile.ts'),
  ])
  const files = foundRoots.flatMap((root) => (root.isReadable ? root.files : []))
  const parsed = new Map<string, ParsedFile | null>()
  /** Null for a file that can no longer be read: it is as good as one that was found unreadable. */
  const parse = (file: FoundFile): ParsedFile | null => {
    let known = parsed.get(file.path)
    if (known === undefined) {
      known = parsedOrAbsent(file, parseDeck, unreadable)
      parsed.set(file.path, known)
    }
    return known
  }
  // Parsing takes the time and is done before the lock is taken. What the store holds is read under it: two programs that read
  // the decks at once must not plan from the same past.
  for (const file of changedFiles(files, knownFiles(store))) parse(file)
  return transact(store, () => {
    const known = knownFiles(store)
    const read = new Map<string, ReadFile>()
    const reread = new Set<string>()
    const unreadableRoots = foundRoots.flatMap(({ root, isReadable }) => (isReadable ? [] : [root.id]))
    const stored = storedTexts(store)
    const plan = planWith(changedFiles(files, known))
    const present = new Set(files.map(({ path }) => path))
    const isAbsent = isBelow(unreadable)
    const gone = known.flatMap(({ path }) => (present.has(path) || isAbsent(path) ? [] : [path]))
    applyPlan(store, plan, [...read.values()], gone, moment)
    return {
      added: plan.added.length,
      edited: plan.edited.length,
      moved: plan.moved.length,
      retired: plan.retired.length,
      restored: plan.restored.length,
      unreadable,
    }

    /** The plan for these files, and for unchanged ones that it turns out to need. Ends, since each round reads one more. */
    function planWith(changed: readonly FoundFile[]): Plan {
      for (const file of changed) {
        const text = parse(file)
        if (text) read.set(file.path, { ...file, parsed: text })
      }
      const isAbsent = isBelow(unreadable)
      const kept = new Set(files.flatMap(({ path }) => (read.has(path) || isAbsent(path) ? [] : [path])))
      const plan = reconcile({
        files: [...read.values()].map((file) => file.parsed),
        kept,
        unreadableFiles: new Set(known.flatMap(({ path }) => (isAbsent(path) ? [path] : []))),
        unreadableRoots,
        roots: roots(store),
        stored,
        aliases: aliases(store),
        unmatched: unmatchedPairs(store),
        textOf: (key, language) => wordsOf(store, key, language),
      })
      const more = files.filter(({ path }) => plan.reread.includes(path) && !reread.has(path))
      for (const { path } of more) reread.add(path)
      return more.length === 0 ? plan : planWith(more)
    }
  })
}

/** All that cannot be read under some roots. */
export function unreadableOf(found: readonly FoundRoot[]): readonly Unreadable[] {
  return found.flatMap((each) =>
    each.isReadable ? each.unreadable : [{ root: each.root, path: each.root.path, reason: each.reason }],
  )
}

/** Tells of a path whether it is one of those that cannot be read, or inside of one. */
function isBelow(unreadable: readonly Unreadable[]): (path: string) => boolean {
  return (path) => unreadable.some((each) => path === each.path || path.startsWith(each.path + sep))
}

/** The parsed file; null, and one more that cannot be read, when it has become so since it was found. */
function parsedOrAbsent(file: FoundFile, parseDeck: ParseDeck, unreadable: Unreadable[]): ParsedFile | null {
  try {
    return parseFoundFile(file, parseDeck)
  } catch (error) {
    if (!isFailure(error)) throw error
    // A file that is gone by now is found to be gone the next time.
    if ('reason' in error.values)
      unreadable.push({ root: file.root, path: file.path, reason: error.values.reason })
    return null
  }
}

/** New files, changed ones, and those whose cards were passed over: the file that had them first may have let go of them. */
function changedFiles(files: readonly FoundFile[], knownFiles: readonly KnownFile[]): readonly FoundFile[] {
  const known = new Map(knownFiles.map((file) => [file.path, file]))
  return files.filter((file) => {
    const before = known.get(file.path)
    return before === undefined || before.isPassedOver || isChanged(file, before)
  })
}

/** Retires the cards of a root that is being unlinked. Returns how many. */
export async function retireRoot(store: Store, root: Root, moment: Moment): Promise<number> {
  const { reconcile } = await import('../deck/reconcile.ts')
  return transact(store, () => {
    const files = knownFiles(store)
    const plan = reconcile({
      files: [],
      kept: new Set(files.filter((file) => file.root !== root.id).map(({ path }) => path)),
      unreadableRoots: [],
      roots: roots(store),
      stored: storedTexts(store),
      aliases: aliases(store),
      unmatched: unmatchedPairs(store),
      textOf: (key, language) => wordsOf(store, key, language),
    })
    const gone = files.filter((file) => file.root === root.id).map(({ path }) => path)
    applyPlan(store, plan, [], gone, moment)
    return plan.retired.length
  })
}

type ParseDeck = (source: { root: Root; path: string; deck: string; text: string }) => ParsedFile

const isChanged = (
  file: FoundFile,
  known: { readonly size: number; readonly mtimeMs: number } | undefined,
): boolean => known === undefined || known.size !== file.size || known.mtimeMs !== file.mtimeMs

/**
 * Reads and parses a file; one that cannot be read as text yields a problem and no cards. A README is a deck only when it says so.
 * @throws Failure `file-missing`, `not-readable`.
 */
export function parseFoundFile(file: FoundFile, parseDeck: ParseDeck): ParsedFile {
  const source = readDeckFile(file)
  if (typeof source !== 'string') {
    const parsed = parseDeck(source)
    if (!file.isUnlikely || parsed.head.deck === true) return parsed
    return { ...parsed, isDeck: false, cards: [], problems: [] }
  }
  const problem: Problem = { file: file.path, line: 1, column: 1, code: source, values: {} }
  const empty = parseDeck({
    root: file.root,
    path: file.path,
    deck: deckName(file.root, file.path),
    text: '',
  })
  return { ...empty, problems: [problem] }
}

/** What the root's `.vivaignore` names; nothing without one. */
export async function ignoreOf(root: Root): Promise<Ignore> {
  const text = readIgnoreFile(root)
  if (text === undefined) return () => false
  const { default: ignore } = await import('ignore')
  const rules = ignore().add(text)
  return (path) => rules.ignores(path)
}
