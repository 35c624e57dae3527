/** `viva backup` and `viva restore`. */
import { basename } from 'node:path'
import { backupsIn, putInPlace, type BackupFile } from '../files/backup-files.ts'
import { now } from '../files/clock.ts'
import { homeOf, makeHome, type Home } from '../files/home.ts'
import { backupName, newestFirst } from '../model/backup.ts'
import { Failure } from '../model/failure.ts'
import { formatDay, formatInstant, type Day } from '../model/time.ts'
import { holdAlone, holdTheSame, inspectBackup, type BackupContents } from '../store/backup.ts'
import { closeStore } from '../store/open.ts'
import { messages, interfaceLanguage, type Messages } from '../text/messages/catalogue.ts'
import { cleanLine } from '../text/clean.ts'
import { backUp, backUpFile } from './backing-up.ts'
import { openLibrary, spokenLanguage } from './open-library.ts'
import { confirm, isInteractive, say, sayJson, table } from './output.ts'
import { deckLanguage } from './present.ts'

export async function backup(options: { readonly list?: boolean; readonly json?: boolean }): Promise<void> {
  if (options.list) return list(options)
  const library = await openLibrary()
  try {
    const path = backUp(library.store, library.home, 'hand')
    const contents = inspectBackup(path)
    const { backup: said } = library.words
    if (options.json) sayJson({ backup: path, ...contentsJson(contents) })
    else {
      say(said.made(cleanLine(path), contents.cards ?? 0, contents.reviews ?? 0))
      say(said.nextBackup)
    }
  } finally {
    closeStore(library.store)
  }
}

/** The words without opening the library: it may be what has to be restored. */
function wordsOfUser(): Messages {
  return messages(interfaceLanguage(deckLanguage({ language: spokenLanguage() })))
}

function list(options: { readonly json?: boolean }): void {
  const words = wordsOfUser()
  const files = backupsIn(homeOf()).map((file) => ({ file, contents: inspectBackup(file.path) }))
  if (options.json)
    return sayJson(
      files.map(({ file, contents }) => ({
        backup: file.path,
        name: file.name,
        at: formatInstant(file.at),
        reason: file.reason,
        bytes: file.bytes,
        ...contentsJson(contents),
      })),
    )
  const { backup: said } = words
  if (files.length === 0) return say(said.none)
  const columns = [
    { title: said.columns.name, align: 'left' },
    { title: said.columns.why, align: 'left' },
    { title: said.columns.cards, align: 'right' },
    { title: said.columns.answers, align: 'right' },
    { title: said.columns.last, align: 'left' },
  ] as const
  const rows = files.map(({ file, contents }) => [
    file.name,
    said.reasons[file.reason],
    contents.problem === null ? String(contents.cards) : said.notSound,
    contents.problem === null ? String(contents.reviews) : '',
    dayText(contents.lastOn),
  ])
  for (const line of table(columns, rows)) say(line)
  say()
  say(said.nextBackup)
}

export type RestoreOptions = { readonly yes?: boolean; readonly json?: boolean }

/** The newest sound one when none is named. @throws Failure `usage`, `database-busy`, of the disk. */
export async function restore(name: string | undefined, options: RestoreOptions): Promise<void> {
  const home = homeOf()
  makeHome(home)
  const words = wordsOfUser()
  const { backup: said } = words
  const present = inspectBackup(home.database)
  const { file, contents } =
    name === undefined ? newest(home, present, words) : chosen(backupsIn(home), name, words)
  if (!options.json) {
    if (present.problem !== null) say(said.nowDamaged)
    else say(said.nowHas(present.reviews ?? 0, dayText(present.lastOn)))
  }
  const question = said.question(
    file.name,
    contents.cards ?? 0,
    contents.reviews ?? 0,
    dayText(contents.lastOn),
  )
  const isWanted = options.yes || (isInteractive(options) && (await confirm(question, words)))
  if (!isWanted) {
    if (options.json) sayJson({ restored: null, before: null, ...contentsJson(contents) })
    else say(said.notConfirmed)
    return
  }
  holdAlone(home.database)
  // A copy of the present first: as a backup while it can be read, else as it is.
  const before = present.problem === null ? backUpFile(home, 'restore') : null
  const kept = putInPlace(home, file.path, before === null ? keptName() : null)
  if (options.json) return sayJson({ restored: file.path, before: before ?? kept, ...contentsJson(contents) })
  say(said.restored(file.name))
  const former = before ?? kept
  if (former !== null) say(said.present(cleanLine(former)))
  say(said.nextRestore)
}

/** Of what could not be read: `viva.db.damaged-2026-11-21T07-30-00`. */
const keptName = (): string => backupName(now(), 'hand').replace(/^viva-(.*)-hand\.db$/, 'damaged-$1')

type Chosen = { readonly file: BackupFile; readonly contents: BackupContents }

function refuse(message: string): never {
  throw new Failure('usage', { message }, 2)
}

/**
 * The newest sound one. The copy of the present that a restore made is passed over as long as it is the present: a restore that was
 * stopped before its end would else be followed by one that brings nothing back.
 */
function newest(home: Home, present: BackupContents, { backup: said }: Messages): Chosen {
  const files = newestFirst(backupsIn(home), now())
  const isPresent = ({ file, contents }: Chosen): boolean =>
    file.reason === 'restore' &&
    present.problem === null &&
    present.version === contents.version &&
    holdTheSame(file.path, home.database)
  let copy: Chosen | null = null
  for (const file of files) {
    const contents = inspectBackup(file.path)
    if (contents.problem !== null) continue
    if (!isPresent({ file, contents })) return { file, contents }
    copy ??= { file, contents }
  }
  return copy ?? refuse(files.length === 0 ? said.none : said.noneSound)
}

function chosen(files: readonly BackupFile[], name: string, { backup: said }: Messages): Chosen {
  const file =
    files.find((one) => one.name === basename(name) || one.path === name) ??
    files.find((one) => one.name.startsWith(name) || one.name.startsWith(`viva-${name}`)) ??
    refuse(said.unknown(cleanLine(name)))
  const contents = inspectBackup(file.path)
  if (contents.problem !== null) refuse(said.broken(file.name, cleanLine(contents.problem)))
  return { file, contents }
}

const dayText = (on: Day | null): string => (on === null ? '-' : formatDay(on))

function contentsJson({ problem, cards, reviews, lastOn }: BackupContents): Record<string, unknown> {
  return {
    sound: problem === null,
    problem,
    cards,
    reviews,
    lastDay: lastOn === null ? null : formatDay(lastOn),
  }
}
