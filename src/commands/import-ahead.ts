/**
 * How many cards an import would add, counted as writing it counts them: a question may be several cards, and one that comes back
 * is none that is new. Reads the store; writes nothing.
 */
import type { ParsedFile, Root, RootId } from '../model/deck.ts'
import { aliases, knownFiles, roots, storedTexts, unmatchedPairs, wordsOf } from '../store/library.ts'
import type { PlannedDeck, PlannedSource } from './import-plan.ts'
import { isToWrite } from './import-write.ts'
import type { Library } from './open-library.ts'

export async function cardsAhead(library: Library, planned: readonly PlannedSource[]): Promise<number> {
  const [{ parseDeck }, { reconcile }] = await Promise.all([
    import('../deck/parse.ts'),
    import('../deck/reconcile.ts'),
  ])
  const { store, home } = library
  const known = roots(store)
  const root = known.find(({ kind }) => kind === 'home') ?? {
    id: 1 as RootId,
    kind: 'home',
    path: home.decks,
  }
  const decks = planned.flatMap((source) => source.decks.filter(isToWrite))
  const parse = ({ name, target, text }: PlannedDeck): ParsedFile =>
    parseDeck({ root: rootOf(target, known) ?? root, path: target, deck: name, text: text() })
  const stored = storedTexts(store)
  // Nothing to compare with: one deck after the other, so that not all of them are held at once.
  if (stored.length === 0) return decks.reduce((sum, deck) => sum + parse(deck).cards.length, 0)
  const targets = new Set(decks.map(({ target }) => target))
  const plan = reconcile({
    files: decks.map(parse),
    kept: new Set(knownFiles(store).flatMap(({ path }) => (targets.has(path) ? [] : [path]))),
    unreadableRoots: [],
    roots: known.length > 0 ? known : [root],
    stored,
    aliases: aliases(store),
    unmatched: unmatchedPairs(store),
    textOf: (key, language) => wordsOf(store, key, language),
  })
  return plan.added.length
}

const rootOf = (path: string, all: readonly Root[]): Root | undefined =>
  all.find((root) => path.startsWith(`${root.path}/`))
