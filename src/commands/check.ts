/** `viva check`: problems in decks with file, line and column; matches by likeness; ids on request. Exit code 1 when there are problems. */
import { readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, relative, resolve, sep } from 'node:path'
import { Failure } from '../model/failure.ts'
import type { ParsedFile, Root, RootId } from '../model/deck.ts'
import type { Problem } from '../model/problem.ts'
import { findDeckFiles, type FoundFile } from '../files/deck-files.ts'
import { writeWhole } from '../files/write-file.ts'
import { activeCards, findCard } from '../store/cards.ts'
import { matches as storedMatches, roots, storedProblems, type StoredMatch } from '../store/library.ts'
import { unmatch } from '../store/match.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { messages, type Messages } from '../text/messages/catalogue.ts'
import { parseFoundFile, ignoreOf, readDecks } from './deck-library.ts'
import { openLibrary, openLibraryToRead, type Library } from './open-library.ts'
import { present } from './present.ts'
import { say, sayJson } from './output.ts'

export type CheckOptions = { readonly json?: boolean; readonly stamp?: string; readonly unmatch?: string }

/** Returns the exit code: 1 when problems were found. */
export async function check(paths: readonly string[], options: CheckOptions): Promise<0 | 1> {
  if (options.stamp !== undefined) return stamp(options.stamp, options)
  const library = await (options.unmatch === undefined ? openLibraryToRead() : openLibrary())
  try {
    if (options.unmatch !== undefined) await unmatchCard(library, options.unmatch, options)
    const found = paths.length === 0 ? checkLibrary(library) : await checkPaths(paths)
    if (options.json) sayJson(foundJson(found))
    else sayFound(library.words, found)
    return found.problems.length > 0 ? 1 : 0
  } finally {
    closeStore(library.store)
  }
}

type Found = {
  readonly cards: number
  readonly problems: readonly Problem[]
  readonly matches: readonly StoredMatch[]
}

function checkLibrary(library: Library): Found {
  return {
    cards: [...activeCards(library.store, library.language)].length,
    problems: storedProblems(library.store),
    matches: storedMatches(library.store),
  }
}

/** Files and folders as if they were the only roots: what the store holds does not matter. */
async function checkPaths(paths: readonly string[]): Promise<Found> {
  const [{ parseDeck }, { reconcile }] = await Promise.all([
    import('../deck/parse.ts'),
    import('../deck/reconcile.ts'),
  ])
  const root: Root = { id: 1 as RootId, kind: 'linked', path: commonFolder(paths) }
  const files: FoundFile[] = []
  for (const path of paths) {
    const stat = statSync(path)
    const real = realpathSync(path)
    if (!stat.isDirectory()) files.push({ root, path: real, size: stat.size, mtimeMs: stat.mtimeMs })
    else {
      const folder: Root = { ...root, path: real }
      const found = findDeckFiles(folder, await ignoreOf(folder))
      if (!found.isReadable) throw new Failure('not-a-folder', { path }, 2)
      files.push(...found.files.map((file) => ({ ...file, root })))
    }
  }
  const parsed: ParsedFile[] = [...new Map(files.map((file) => [file.path, file])).values()].map((file) =>
    parseFoundFile(file, parseDeck),
  )
  const plan = reconcile({
    files: parsed,
    kept: new Set(),
    unreadableRoots: [],
    roots: [root],
    stored: [],
    aliases: new Map(),
    unmatched: new Set(),
    textOf: () => undefined,
  })
  const problems = [...parsed.flatMap((file) => file.problems), ...plan.problems]
  return { cards: plan.added.length, problems: sorted(problems).map(asTyped), matches: [] }
}

/** The folder that all paths are in: what is checked together is one root, so that two languages of a deck may share ids. */
function commonFolder(paths: readonly string[]): string {
  const folders = paths.map((path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    if (!stat) throw new Failure('file-missing', { path }, 2)
    return stat.isDirectory() ? realpathSync(path) : dirname(realpathSync(path))
  })
  const [first = '.', ...others] = folders
  let common = first
  while (
    others.some((folder) => folder !== common && !folder.startsWith(common === sep ? sep : common + sep))
  )
    common = dirname(common)
  return common
}

const sorted = (problems: readonly Problem[]): readonly Problem[] =>
  [...problems].sort((a, b) =>
    a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line || a.column - b.column,
  )

/** Paths below the working folder are shown relative to it, so that editors and eyes find them. */
function asTyped(problem: Problem): Problem {
  const inside = relative(process.cwd(), problem.file)
  return { ...problem, file: inside.startsWith(`..${sep}`) || inside === '' ? problem.file : inside }
}

/** Writes ids into the questions of one deck that have none; 1 when some had to be left without. */
async function stamp(path: string, options: CheckOptions): Promise<0 | 1> {
  const stat = statSync(path, { throwIfNoEntry: false })
  if (!stat?.isFile()) throw new Failure('file-missing', { path }, 2)
  // The library is brought up to date before and after: a computed id becomes explicit with its history.
  const library = await openLibrary()
  try {
    const [{ missingIds, stampDeck }, { parseDeck }] = await Promise.all([
      import('../deck/stamp.ts'),
      import('../deck/parse.ts'),
    ])
    const real = realpathSync(path)
    const root = roots(library.store).find((known) => real.startsWith(known.path + sep)) ?? {
      id: 0 as RootId,
      kind: 'linked' as const,
      path: dirname(real),
    }
    const file = { root, path: real, size: stat.size, mtimeMs: stat.mtimeMs }
    const parsed = parseFoundFile(file, parseDeck)
    if (!parsed.isDeck) throw new Failure('not-a-deck', { path }, 2)
    const text = readFileSync(real, 'utf8')
    const ids = missingIds(parsed)
    const { text: stamped, count, leftOut } = stampDeck(text, (line) => ids.get(line))
    if (count > 0) writeWhole(real, stamped)
    await readDecks(library.store, present(library.settings))
    if (options.json) sayJson({ file: resolve(path), stamped: count, leftOut })
    else {
      for (const line of leftOut) say(library.words.print.leftUnstamped(cleanLine(path), line))
      say(library.words.print.stamped(cleanLine(path), count, leftOut.length))
    }
    return leftOut.length > 0 ? 1 : 0
  } finally {
    closeStore(library.store)
  }
}

async function unmatchCard(library: Library, id: string, options: CheckOptions): Promise<void> {
  const card = findCard(library.store, id, library.language)
  if (!card || !unmatch(library.store, card.key, present(library.settings).at))
    throw new Failure('no-match', { card: id }, 2)
  await readDecks(library.store, present(library.settings))
  if (!options.json) say(library.words.print.unmatched(cleanLine(card.question)))
}

/** English, whatever the language of the interface. */
function foundJson(found: Found): unknown {
  const words = messages('en')
  return {
    cards: found.cards,
    problems: found.problems.map((problem) => {
      const { message, hint } = wordsOf(words, problem)
      return {
        file: problem.file,
        line: problem.line,
        column: problem.column,
        code: problem.code,
        message,
        hint,
      }
    }),
    matches: found.matches.map((match) => ({
      card: match.id,
      rule: match.rule,
      file: match.file,
      line: match.line,
      before: match.before,
      after: match.after,
    })),
  }
}

function sayFound(words: Messages, found: Found): void {
  const { print } = words
  for (const problem of found.problems) {
    const { message, hint } = wordsOf(words, problem)
    say(`${cleanLine(problem.file)}:${problem.line}:${problem.column}: ${message}`)
    say(`  ${hint}`)
  }
  if (found.matches.length > 0) {
    if (found.problems.length > 0) say()
    say(print.matchesFound)
    for (const match of found.matches) {
      say(`${cleanLine(match.file)}:${match.line}: ${match.id}`)
      say(`  - ${cleanLine(match.before, 90)}`)
      say(`  + ${cleanLine(match.after, 90)}`)
    }
    say(print.nextUnmatch)
  }
  if (found.problems.length + found.matches.length > 0) say()
  say(print.checked(found.cards, found.problems.length))
}

/** The values that a message quotes come from decks. */
function wordsOf(words: Messages, problem: Problem): { message: string; hint: string } {
  const values = Object.fromEntries(
    Object.entries(problem.values).map(([key, value]) => [key, cleanLine(value, 60)]),
  )
  return words.problems[problem.code](values)
}
