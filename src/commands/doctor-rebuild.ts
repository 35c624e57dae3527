/**
 * `viva doctor --rebuild DIR`: a new database from the decks and the journals in DIR. It is made beside the present one, which is set
 * aside as a file once the new one is whole. Links to folders are taken over where the present one can still be read.
 */
import { resolve } from 'node:path'
import { homeOf, keepPrivate, makeHome, type Home } from '../files/home.ts'
import { clearLeftovers } from '../files/leftovers.ts'
import { journalsIn, readLines } from '../files/journal-files.ts'
import { removeDatabase, setAside, unusedName } from '../files/set-aside.ts'
import { now } from '../files/clock.ts'
import { Failure, isFailure } from '../model/failure.ts'
import { noMark, parseJournalLine } from '../model/journal.ts'
import { formatInstant } from '../model/time.ts'
import { sizes } from '../store/health.ts'
import { holdAlone } from '../store/backup.ts'
import { addRoot, roots } from '../store/library.ts'
import { closeStore, openStore, openStoreToRead, type Store } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import { cleanLine } from '../text/clean.ts'
import { readDecks } from './deck-library.ts'
import type { DoctorOptions } from './doctor.ts'
import { takeKeptFrom } from './keeping.ts'
import { languagesOf, spokenLanguage } from './open-library.ts'
import { say, sayJson } from './output.ts'
import { ensureRoots } from './own-roots.ts'
import { present } from './present.ts'
import { syncWith } from './sync.ts'

/** @throws Failure `no-journals`, `folder-missing`, `database-busy` while another program has the database open. */
export async function rebuildFrom(folder: string, options: DoctorOptions): Promise<number> {
  if (!holdsEvents(resolve(folder))) throw new Failure('no-journals', { path: resolve(folder) }, 2)
  const home = homeOf()
  makeHome(home)
  const { words } = languagesOf({ language: spokenLanguage() })
  const stamp = formatInstant(now()).slice(0, 19).replaceAll(':', '')
  const fresh = unusedName(`${home.database}-${stamp}`, '.new')
  const { received, waiting, kept, links, cards } = await makeAnew(home, fresh, resolve(folder))
  const aside = swap(home, fresh, stamp)
  if (options.json) sayJson({ received, waiting, cards, kept, links, aside })
  else {
    say(words.doctor.rebuilt(received - waiting, cards))
    if (waiting > 0) say(words.sync.waiting(waiting))
    if (kept > 0) say(words.doctor.keptTaken(kept))
    if (aside !== null) say(words.doctor.setAside(cleanLine(aside)))
    if (links > 0) say(words.doctor.linksTaken(links))
    say(words.doctor.notRebuilt)
  }
  return 0
}

function swap(home: Home, fresh: string, stamp: string): string | null {
  try {
    // Another program that has it open would go on writing into the file that is set aside.
    holdAlone(home.database)
    return setAside(home.database, fresh, stamp)
  } catch (error) {
    removeDatabase(fresh)
    throw error
  }
}

async function makeAnew(home: Home, path: string, folder: string) {
  const linked = linkedFolders(home)
  keepPrivate(path)
  clearLeftovers(path, /^viva\.db-.*\.new(-wal|-shm)?$/)
  const store = openStore(path)
  try {
    ensureRoots(store, home)
    for (const root of linked) addRoot(store, 'linked', root, now())
    const settings = readSettings(store)
    const change = await readDecks(store, present(settings))
    const library = { home, store, settings, change, ...languagesOf(settings) }
    const { received, waiting } = syncWith(library, folder)
    // After the events, which tell what a card was called before.
    const kept = takeKeptFrom(store, folder, present(settings).at)
    const { cards } = sizes(store)
    closeStore(store)
    return { received, waiting, kept, links: linked.length, cards }
  } catch (error) {
    closeStore(store)
    removeDatabase(path)
    throw error
  }
}

function holdsEvents(folder: string): boolean {
  for (const path of journalsIn(folder))
    for (const line of readLines(path, noMark).lines)
      if (parseJournalLine(line)?.kind === 'event') return true
  return false
}

/** Those of the present database; none where it cannot be read. */
function linkedFolders(home: Home): readonly string[] {
  let store: Store | undefined
  try {
    store = openStoreToRead(home.database)
    return store ? roots(store).flatMap(({ kind, path }) => (kind === 'linked' ? [path] : [])) : []
  } catch (error) {
    if (!isFailure(error)) throw error
    return []
  } finally {
    if (store) closeStore(store)
  }
}
