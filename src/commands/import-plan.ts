/**
 * What importing would do, deck by deck, before anything is written: a new deck, the merge of one that is there, nothing, or a name
 * that another deck has. Reads decks and the store; writes nothing.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, dirname, join } from 'node:path'
import type { Format } from '../convert/imported.ts'
import { isFound, questionsOf } from '../convert/selection.ts'
import { asRead } from '../deck/as-read.ts'
import type { Deck, Question } from '../deck/deck.ts'
import { formatDeck } from '../deck/format.ts'
import { otherKey } from '../deck/front-matter.ts'
import type { Side } from '../deck/merge-entry.ts'
import { mergeDecks, nextBase, noBase, type Merge } from '../deck/merge.ts'
import { pairEntries } from '../deck/merge-pairs.ts'
import { partOfTheirs } from '../deck/merge-part.ts'
import { withReworded } from '../deck/merge-reworded.ts'
import { parseQuery } from '../deck/query.ts'
import { readDeck } from '../deck/read.ts'
import { isSameValue } from '../deck/same.ts'
import { formatDay, type Day } from '../model/time.ts'
import { baseOf, sourceOf } from '../store/sources.ts'
import type { Store } from '../store/open.ts'
import { checkedName } from './add.ts'
import { decksBySource, type DecksBySource } from './import-moved.ts'
import type { ReadSource } from './import-read.ts'
import { isSameDeck } from './import-same.ts'

/**
 * `taken`: a deck of that name is there and did not come from this source. `gone`: the user took the deck away, and only asked for
 * what changed. `empty`: the source holds no question.
 */
export type DeckState = 'new' | 'merged' | 'unchanged' | 'taken' | 'gone' | 'empty'

export type PlannedDeck = {
  /** Below the home's decks. */
  readonly name: string
  readonly target: string
  readonly state: DeckState
  /** What is to stand in the file; empty unless it is new or merged. Made when it is asked for: a text may be long. */
  readonly text: () => string
  /** What the next import takes this one for, as a deck's text. Null where none of it is taken over. */
  readonly base: (() => string) | null
  readonly merge: Merge | null
  /** Questions and follow-ups of the source. */
  readonly questions: number
}

export type PlannedSource = ReadSource & {
  readonly decks: readonly PlannedDeck[]
  /** Beside its deck, or beside the folder that its decks stand in. */
  readonly mediaFolder: string
  /** The names of media that are not there yet, or otherwise; none where no deck is taken over. */
  readonly mediaToWrite: readonly string[]
  /** The search of an earlier import that narrows this one; null where none does, or it was given now. */
  readonly remembersOnly: string | null
}

export type PlanContext = {
  readonly store: Store
  /** The folder of decks. */
  readonly decks: string
  readonly today: Day
  /** Whose version of what is in conflict; null keeps mine, and the conflict. */
  readonly take: Side | null
  /** False when all sources are gone through: a deck that the user took away stays away. */
  readonly isAskedFor: boolean
  /** Questions of the source that are left out this time: those that are there already stay as they are. */
  readonly dropped?: ReadonlySet<Question>
  readonly decksBySource?: DecksBySource
}

export function planSource(source: ReadSource, context: PlanContext): PlannedSource {
  const names = source.whole.decks.map((part) => deckNameIn(source.name, part.name))
  const targets = new Set(names.map((name) => join(context.decks, `${name}.md`)))
  const search = context.decksBySource ?? decksBySource(context.store)
  /** A deck that stands where this import would put one is that one. */
  const moved: DecksBySource = (from) => search(from).filter((path) => !targets.has(path) && existsSync(path))
  const decks = source.whole.decks.map((part, index) => {
    const deck = planDeck(source, names[index]!, part.deck, { ...context, decksBySource: moved })
    targets.add(deck.target)
    return deck
  })
  const mediaFolder = mediaFolderOf(source, decks, context.decks)
  return {
    ...source,
    remembersOnly: context.isAskedFor || source.isOnce ? null : (source.reading.only ?? null),
    decks,
    mediaFolder,
    mediaToWrite: decks.some(({ base }) => base !== null)
      ? source.newMedia(mediaFolder, source.imported)
      : [],
  }
}

/** Links lead from a deck to the folder beside it, also where the user has moved the deck; decks of one source share one. */
function mediaFolderOf({ name, whole }: ReadSource, decks: readonly PlannedDeck[], folder: string): string {
  const [only] = decks
  const isOne = decks.length === 1 && only !== undefined && whole.decks[0]?.name === ''
  return isOne ? join(dirname(only.target), `${basename(name)}.media`) : join(folder, `${name}.media`)
}

/** @throws Failure `deck-name`. */
export const deckNameIn = (name: string, part: string): string =>
  checkedName(part === '' ? name : `${name}/${part}`)

function planDeck(
  { file, imported, reading }: ReadSource,
  name: string,
  made: Deck,
  context: PlanContext,
): PlannedDeck {
  const { store, decks, take, isAskedFor } = context
  const usual = join(decks, `${name}.md`)
  // Read back as it will be read: what was converted and what was written are the same deck then.
  const whole = asRead(withoutOrigin(made))
  const query = reading.only === undefined ? null : parseQuery(reading.only)
  const out = droppedIn(made, whole, context.dropped)
  const part = (before: Deck): Deck =>
    query === null && out.size === 0
      ? whole
      : partOfTheirs(
          before,
          whole,
          (deck, question) => !out.has(question) && (query === null || isFound(deck, question, name, query)),
        )
  const chosen = part(noBase)
  const questions = questionsOf(chosen).reduce((sum, { followUps }) => sum + 1 + followUps.length, 0)
  const known = baseOf(store, name)
  // A source that was moved is the same source when nothing stands where it was; so is a new copy of it beside the old one.
  const isOurs =
    known !== undefined &&
    (known.source === file.path ||
      !existsSync(known.source) ||
      (isAskedFor && isSameDeck(readDeck(known.base).deck, whole)))
  const target = (isOurs && movedTo(usual, known, context.decksBySource)) || usual
  const planned = { name, target, questions, text: () => '', base: null, merge: null }
  if (questions === 0 && !isOurs) return { ...planned, state: 'empty' }
  const origin = { path: file.path, format: imported.format, today: context.today }
  if (!existsSync(target)) {
    if (isOurs && !isAskedFor) return { ...planned, state: 'gone' }
    return {
      ...planned,
      state: 'new',
      text: () => formatDeck(withOrigin(chosen, origin)),
      base: () => formatDeck(chosen),
    }
  }
  const text = readFileSync(target, 'utf8')
  const mine = readDeck(text.replace(/^\ufeff/, '')).deck
  const here = withoutOrigin(mine)
  const base = isOurs
    ? readDeck(known.base).deck
    : comesFrom(mine, file.path) || isSameValue(here, chosen)
      ? noBase
      : null
  if (base === null || isAnother(base, here)) return { ...planned, state: 'taken' }
  const theirs = part(base)
  const merge = mergeDecks(base, here, theirs, take ?? 'mine')
  const next = (): string => formatDeck(take === null ? nextBase(theirs, merge) : theirs)
  if (isSameValue(merge.deck, here)) return { ...planned, state: 'unchanged', base: next, merge }
  const merged = (): string => formatDeck(withOrigin(merge.deck, origin))
  return { ...planned, state: 'merged', text: merged, base: next, merge }
}

/**
 * Where a deck that is not at its place has gone: to the one that came from the same source and has most of its questions, or has
 * half of them and its name.
 */
function movedTo(
  usual: string,
  { source, base }: { readonly source: string; readonly base: string },
  search: DecksBySource | undefined,
): string | null {
  if (existsSync(usual) || search === undefined) return null
  const before = questionsOf(readDeck(base).deck)
  const isNamesake = (path: string): boolean => basename(path) === basename(usual)
  const found = [...search(source)].sort((a, b) => Number(isNamesake(b)) - Number(isNamesake(a)))
  let best = { path: null as string | null, same: 0 }
  for (const path of found) {
    const now = questionsOf(readDeck(readFileSync(path, 'utf8').replace(/^\ufeff/, '')).deck)
    const same = pairEntries(before, now).size
    if (same > best.same) best = { path, same }
    // Decks of one source are moved together: not all of them are compared with each other.
    if (isNamesake(path) && same * 2 >= before.length) break
  }
  return best.path
}

/** The dropped questions as they are read back: the n-th is the n-th, or the one of that wording where one became several. */
function droppedIn(made: Deck, read: Deck, dropped: PlanContext['dropped']): ReadonlySet<Question> {
  if (dropped === undefined || dropped.size === 0) return new Set()
  const [before, after] = [questionsOf(made), questionsOf(read)]
  const isSameCount = before.length === after.length
  const words = new Set([...dropped].map(({ question }) => question))
  return new Set(
    after.filter(({ question }, index) => (isSameCount ? dropped.has(before[index]!) : words.has(question))),
  )
}

/** Nothing of what was imported is left in it: somebody has put another deck in its place. */
function isAnother(base: Deck, here: Deck): boolean {
  const [before, now] = [questionsOf(base), questionsOf(here)]
  return before.length > 0 && now.length > 0 && withReworded(before, now, pairEntries(before, now)).size === 0
}

/** Where a deck came from stands in its front matter, and is no part of what is merged. */
const ORIGIN = ['source', 'format', 'imported']

const withoutOrigin = (deck: Deck): Deck => ({
  ...deck,
  head: { ...deck.head, others: deck.head.others.filter(({ key }) => !ORIGIN.includes(key)) },
})

const withOrigin = (
  deck: Deck,
  { path, format, today }: { readonly path: string; readonly format: Format; readonly today: Day },
): Deck => ({
  ...deck,
  head: {
    ...deck.head,
    others: [
      ...deck.head.others,
      otherKey('source', path),
      otherKey('format', format),
      otherKey('imported', formatDay(today)),
    ],
  },
})

const comesFrom = ({ head }: Deck, path: string): boolean =>
  head.others.some(({ key, text }) => key === 'source' && text === otherKey('source', path).text)

/** Kept with a source as JSON. */
export type KnownReading = {
  readonly name: string
  readonly reading: ReadSource['reading']
  readonly folder: string | null
  readonly withProgress: boolean
  /** What was copied beside its decks; the folder below that of decks. */
  readonly media?: { readonly folder: string; readonly names: readonly string[] }
}

/** The options that a source was read with, and the name of its deck; undefined for a source that is not known. */
export function knownReading(store: Store, path: string): KnownReading | undefined {
  const source = sourceOf(store, path)
  return source && (JSON.parse(source.options) as KnownReading)
}
