/** The roots that every library has, without being linked. */
import { now } from '../files/clock.ts'
import { programFolder, starterDecks, type Home } from '../files/home.ts'
import { addRoot, moveRoot, roots } from '../store/library.ts'
import type { Store } from '../store/open.ts'

/** The starter decks and the user's own folder are roots from the first start on, wherever program and home stand today. */
const ownRoots = (home: Home) =>
  [
    { kind: 'starter', path: starterDecks(programFolder(import.meta.dirname)) },
    { kind: 'home', path: home.decks },
  ] as const

export function hasRoots(store: Store, home: Home): boolean {
  const known = roots(store)
  return ownRoots(home).every((own) => known.some(({ kind, path }) => kind === own.kind && path === own.path))
}

export function ensureRoots(store: Store, home: Home): void {
  const known = roots(store)
  for (const { kind, path } of ownRoots(home)) {
    const root = known.find((candidate) => candidate.kind === kind)
    if (!root) addRoot(store, kind, path, now())
    else if (root.path !== path) moveRoot(store, root.id, path)
  }
}
