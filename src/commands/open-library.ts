/**
 * Opens everything that a command needs, once: home, store, settings, decks brought up to date, and the clock as values.
 * Holds no rule of its own.
 */
import { localZone, now } from '../files/clock.ts'
import { homeOf, keepPrivate, makeHome, programFolder, starterDecks, type Home } from '../files/home.ts'
import type { Settings } from '../model/settings.ts'
import { day, dayStartAt, studyDay, type Day, type Instant } from '../model/time.ts'
import type { Moment } from '../store/apply-plan.ts'
import type { Today } from '../store/due.ts'
import { addRoot, moveRoot, roots } from '../store/library.ts'
import { closeStore, copyInMemory, openStore, openStoreToRead, type Store } from '../store/open.ts'
import { settings as readSettings } from '../store/settings.ts'
import {
  interfaceLanguage,
  messages,
  type InterfaceLanguage,
  type Messages,
} from '../text/messages/catalogue.ts'
import { findDecks, readDecks, type LibraryChange } from './deck-library.ts'

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

/** Now, as the log and the queue want it. */
export type Present = Moment & Today

/**
 * Opens the library, reading decks that changed.
 * @throws Failure of `files/home` and `store/open`.
 */
export async function openLibrary(): Promise<Library> {
  const home = homeOf()
  makeHome(home)
  keepPrivate(home.database)
  const store = openStore(home.database)
  try {
    const settings = readSettings(store)
    ensureRoots(store, home)
    const change = await readDecks(store, present(settings))
    return { home, store, settings, ...languagesOf(settings), change }
  } catch (error) {
    closeStore(store)
    throw error
  }
}

/**
 * Opens the library for a glance: nothing is written and no other program is waited for. Where decks changed since the store
 * last saw them, or there is no store yet, the change is made on a copy in memory.
 */
export async function glanceLibrary(): Promise<Library> {
  const home = homeOf()
  const stored = openStoreToRead(home.database)
  const found = stored && (await findDecks(stored))
  if (stored && found && !found.hasChanged && hasRoots(stored)) {
    const settings = readSettings(stored)
    return { home, store: stored, settings, ...languagesOf(settings), change: noChange }
  }
  // Of the log, counting takes today's part.
  const store = copyInMemory(stored, stored && present(readSettings(stored)).dayOn)
  if (stored) closeStore(stored)
  const settings = readSettings(store)
  ensureRoots(store, home)
  const change = await readDecks(store, present(settings))
  return { home, store, settings, ...languagesOf(settings), change }
}

/** The present moment and study day. */
export function present(settings: Settings): Present {
  const at = now()
  const dayOn = studyDay(at, localZone, settings.dayStart)
  return { at, zoneOffset: localZone(at), dayOn, dayEndsAt: startOf(day(dayOn + 1), settings) }
}

/** The instant at which a study day begins here. */
export function startOf(on: Day, settings: Settings): Instant {
  return dayStartAt(on, localZone, settings.dayStart)
}

/** The setting, else the locale. */
export function languagesOf(
  settings: Pick<Settings, 'language'>,
): Pick<Library, 'language' | 'interfaceLanguage' | 'words'> {
  const language = settings.language ?? localeLanguage()
  const spoken = interfaceLanguage(language)
  return { language, interfaceLanguage: spoken, words: messages(spoken) }
}

/** The language of `LC_ALL`, `LC_MESSAGES` or `LANG`, as a BCP 47 tag; English where they name none. */
export function localeLanguage(
  environment: Readonly<Record<string, string | undefined>> = process.env,
): string {
  const locale = environment['LC_ALL'] || environment['LC_MESSAGES'] || environment['LANG'] || ''
  const tag = /^([a-z]{2,3})(?:[_-]([A-Za-z]{2,4}))?/.exec(locale)
  if (!tag) return 'en'
  if (tag[1] === 'zh') return /TW|HK|MO|Hant/i.test(tag[2] ?? '') ? 'zh-Hant' : 'zh-Hans'
  return tag[1] as string
}

const noChange: LibraryChange = { added: 0, edited: 0, moved: 0, retired: 0, restored: 0, unreadable: [] }

const hasRoots = (store: Store): boolean => roots(store).some((root) => root.kind === 'starter')

/** The starter decks and the user's own folder are roots from the first start on. */
function ensureRoots(store: Store, home: Home): void {
  const known = roots(store)
  for (const [kind, path] of [
    ['starter', starterDecks(programFolder(import.meta.dirname))],
    ['home', home.decks],
  ] as const) {
    const root = known.find((candidate) => candidate.kind === kind)
    if (!root) addRoot(store, kind, path, now())
    else if (root.path !== path) moveRoot(store, root.id, path)
  }
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
