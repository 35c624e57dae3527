/**
 * `viva import --forget`: sources are no longer remembered. Their decks stay, and so do the media that these name; media whose deck
 * the user has taken away go.
 */
import { existsSync, readFileSync, realpathSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { linkedNames } from '../convert/media-links.ts'
import { readDeck } from '../deck/read.ts'
import { removeMedia } from '../files/media.ts'
import { Failure } from '../model/failure.ts'
import { decksOf, forgetSource, sources } from '../store/sources.ts'
import { cleanLine } from '../text/clean.ts'
import { decksBySource } from './import-moved.ts'
import { knownReading } from './import-plan.ts'
import type { Library } from './open-library.ts'
import { say, sayJson } from './output.ts'

/** @throws Failure `forget-what`, `unknown-source`; none of them is forgotten then. */
export function forgetSources(
  library: Library,
  paths: readonly string[],
  options: { readonly json?: boolean },
): void {
  const { store, words } = library
  if (paths.length === 0) {
    const known = sources(store).map(({ path }) => path)
    throw new Failure('forget-what', { known: known.join(', ') }, 2)
  }
  const forgotten = paths.map((path) => {
    // Sources are known by their real paths.
    const whole = existsSync(path) ? realpathSync(path) : resolve(path)
    if (!knownReading(store, whole)) throw new Failure('unknown-source', { path }, 2)
    return whole
  })
  const removed = forgotten.flatMap((path) => {
    const media = mediaToRemove(library, path)
    forgetSource(store, path)
    return media
  })
  if (options.json) sayJson({ forgotten, removed })
  else {
    if (removed.length > 0) say(words.importing.mediaRemoved(removed.length))
    for (const path of forgotten) say(words.importing.forgotten(cleanLine(path)))
  }
}

/** Removes what an import copied and no deck of the source names any more. Returns the paths. */
function mediaToRemove({ store, home }: Library, path: string): readonly string[] {
  const media = knownReading(store, path)?.media
  if (!media || media.names.length === 0) return []
  // Those that were moved tell themselves where they came from.
  const usual = decksOf(store, path).map((name) => join(home.decks, `${name}.md`))
  const decks = [...new Set([...usual, ...decksBySource(store)(path)])]
    .filter((file) => existsSync(file))
    .map((file) => readDeck(readFileSync(file, 'utf8').replace(/^\ufeff/, '')).deck)
  const named = linkedNames(decks)
  return removeMedia(
    join(home.decks, media.folder),
    media.names.filter((name) => !named.has(name)),
  )
}
