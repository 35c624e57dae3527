/**
 * Opens everything that a command needs, once: home, store, settings, words, decks brought up to date.
 * Says of decks that cannot be read; holds no rule of its own.
 */
import { existsSync } from 'node:fs'
import { backupsSeen } from '../files/backup-files.ts'
import { isUnmade } from '../files/database-bytes.ts'
import { homeOf, keepPrivate, makeHome, type Home } from '../files/home.ts'
import type { Settings } from '../model/settings.ts'
import { closeStore, openStore, openStoreToRead, type Store } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import {
  interfaceLanguage,
  messages,
  type InterfaceLanguage,
  type Messages,
} from '../text/messages/catalogue.ts'
import { cleanLine } from '../text/clean.ts'
import { backUpFile } from './backing-up.ts'
import { readDecks, type LibraryChange } from './deck-library.ts'
import { glanceLibrary, isReadOnly } from './glance.ts'
import { ensureRoots } from './own-roots.ts'
import { deckLanguage, present } from './present.ts'

export type Library = {
  readonly home: Home
  readonly store: Store
  readonly settings: Settings
  /** BCP 47: the language of decks, and of the interface where viva speaks it. */
  readonly language: string
  readonly interfaceLanguage: InterfaceLanguage
  readonly words: Messages
  /** What reading the decks brought when the library was opened. */
  readonly change: LibraryChange
}

/**
 * Opens the library, reading decks that changed.
 * @throws Failure of `files/home` and `store/open`.
 */
export async function openLibrary(): Promise<Library> {
  const home = homeOf()
  const wasOpen = makeHome(home)
  const isNew = isUnmade(home.database)
  keepPrivate(home.database)
  const store = openStore(home.database, undefined, () => void backUpFile(home, 'migration'))
  try {
    const settings = readSettings(store)
    ensureRoots(store, home)
    const change = await readDecks(store, present(settings))
    if (change.added + change.restored + change.edited > 0) await takeWhatWaited(store)
    const languages = languagesOf(settings)
    if (wasOpen) process.stderr.write(`${languages.words.print.homeClosed(cleanLine(home.path))}\n`)
    sayUnreadable(languages.words, change)
    const earlier = isNew ? backupsSeen(home).length : 0
    if (earlier > 0) process.stderr.write(`${languages.words.backup.begunAnew(earlier)}\n`)
    return { home, store, settings, ...languages, change }
  } catch (error) {
    closeStore(store)
    throw error
  }
}

/** Other machines may have sent what was learned of cards before their decks were here. */
async function takeWhatWaited(store: Store): Promise<void> {
  const [{ takeWaiting }, { foldFor }] = await Promise.all([
    import('../store/journal.ts'),
    import('./memory.ts'),
  ])
  takeWaiting(store, foldFor(store))
}

/**
 * Opens the library to look only. Where nothing may be written it is read all the same: decks that changed are read on a copy,
 * and whatever writes fails with `database-read-only`.
 * @throws Failure of `openLibrary`, but for those that mean that nothing can be written.
 */
export async function openLibraryToRead(): Promise<Library> {
  try {
    return await openLibrary()
  } catch (error) {
    if (!isReadOnly(error)) throw error
    return glanceWhole()
  }
}

/**
 * Opens the library for a trial: nothing is written, not even a home that is not there yet. A database of an older viva, which
 * cannot be read as it is, is brought up to date all the same.
 * @throws Failure of `openLibrary`.
 */
export async function openLibraryUntouched(): Promise<Library> {
  const { database } = homeOf()
  if (!existsSync(database)) return glanceWhole()
  try {
    const store = openStoreToRead(database)
    if (!store) return await openLibrary()
    closeStore(store)
  } catch (error) {
    if (!isReadOnly(error)) throw error
  }
  return glanceWhole()
}

async function glanceWhole(): Promise<Library> {
  const library = await glanceLibrary({ isWhole: true })
  const languages = languagesOf(library.settings)
  // A home that was never made is not one that cannot be read.
  if (existsSync(library.home.path)) sayUnreadable(languages.words, library.change)
  return { ...library, ...languages }
}

/** One line on standard error for each folder and file that cannot be read: whatever is asked, its cards may be missed in it. */
function sayUnreadable({ print }: Messages, { unreadable }: LibraryChange): void {
  for (const { root, path, reason } of unreadable) {
    const isLinked = root.kind === 'linked' && path === root.path
    process.stderr.write(`${print.unreadable(cleanLine(path), cleanLine(reason), isLinked)}\n`)
  }
}

/** The setting, else the locale. */
export function languagesOf(
  settings: Pick<Settings, 'language'>,
): Pick<Library, 'language' | 'interfaceLanguage' | 'words'> {
  const language = deckLanguage(settings)
  const spoken = interfaceLanguage(language)
  return { language, interfaceLanguage: spoken, words: messages(spoken) }
}

/** The language setting, without opening the library: for help and for failures. Null where there is none. */
export function spokenLanguage(): string | null {
  try {
    const store = openStoreToRead(homeOf().database)
    if (!store) return null
    const { language } = readSettings(store)
    closeStore(store)
    return language
  } catch {
    // A database that cannot be read is reported by the command that needs it.
    return null
  }
}
