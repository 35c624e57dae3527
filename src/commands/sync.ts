/**
 * `viva sync DIR`: this machine's events into its journal in a folder that machines share, those of the others out of theirs. There is
 * no server and nothing to resolve: the log is a set of events.
 */
import { existsSync as exists } from 'node:fs'
import { resolve } from 'node:path'
import { appendLines, journalPath, journalsIn, readLines } from '../files/journal-files.ts'
import type { EventId } from '../model/event.ts'
import {
  formatEvent,
  formatParameters,
  journalHead,
  noMark,
  parseJournalLine,
  type JournalParameters,
} from '../model/journal.ts'
import {
  allParameters,
  journalMark,
  ownEvents,
  takeEvents,
  takeParameters,
  writeJournalMark,
  type Sent,
} from '../store/journal.ts'
import { deviceOf } from '../store/log.ts'
import { closeStore } from '../store/open.ts'
import { transact } from '../store/query.ts'
import { cleanLine } from '../text/clean.ts'
import { foldFor } from './memory.ts'
import { openLibrary, type Library } from './open-library.ts'
import { say, sayJson } from './output.ts'
import { present } from './present.ts'

export type Synced = {
  readonly sent: number
  readonly received: number
  readonly waiting: number
  readonly machines: number
  readonly journal: string
  /** Lines that are none of a journal, by file and line; a file that is cut short has a text of null. */
  readonly passedOver: readonly {
    readonly file: string
    readonly line: number
    readonly text: string | null
  }[]
}

export async function sync(folder: string, options: { readonly json?: boolean }): Promise<void> {
  const library = await openLibrary()
  try {
    const path = resolve(folder)
    const isFirst = journalMark(library.store, ownJournal(library, path)) === undefined
    const synced = syncWith(library, path)
    if (options.json) sayJson(synced)
    else saySynced(library, synced, isFirst)
  } finally {
    closeStore(library.store)
  }
}

/** @throws Failure `folder-missing`, `not-a-folder`, `not-writable`, `disk-full`. What was received before it stays. */
export function syncWith(library: Library, folder: string): Synced {
  const { store } = library
  const own = ownJournal(library, folder)
  const passedOver: Synced['passedOver'][number][] = []
  let [received, waiting] = [0, 0]
  const others = journalsIn(folder).filter((path) => path !== own)
  for (const path of others) {
    const read = readJournal(library, path)
    passedOver.push(...read.passedOver)
    const taken = transact(store, () => {
      takeParameters(store, read.parameters)
      const result = takeEvents(store, read.events, foldFor(store))
      writeJournalMark(store, path, { ...read.mark, lastId: null })
      return result
    })
    received += taken.added
    waiting += taken.waiting
  }
  const sent = writeOwn(library, own)
  return { sent, received, waiting, machines: others.length + 1, journal: own, passedOver }
}

function ownJournal({ store, settings }: Library, folder: string): string {
  const { uuid } = transact(store, () => deviceOf(store, present(settings).at))
  return journalPath(folder, uuid)
}

type Read = {
  readonly events: readonly Sent[]
  readonly parameters: readonly JournalParameters[]
  readonly mark: ReturnType<ReturnType<typeof readLines>['end']>['mark']
  readonly passedOver: Synced['passedOver']
}

/** What a journal holds beyond what is known of it. */
function readJournal({ store }: Library, path: string): Read {
  const { lines, end } = readLines(path, journalMark(store, path) ?? noMark)
  const events: Sent[] = []
  const parameters: JournalParameters[] = []
  const passedOver: Synced['passedOver'][number][] = []
  let line = 0
  for (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const said = parseJournalLine(text)
    if (said === null) passedOver.push({ file: path, line, text: cleanLine(text, 60) })
    else if (said.kind === 'event') events.push(said)
    else if (said.kind === 'parameters') parameters.push(said.parameters)
  }
  const { mark, rest } = end()
  if (rest !== '') passedOver.push({ file: path, line: line + 1, text: null })
  return { events, parameters, mark, passedOver }
}

/** Appends what the own journal does not hold yet, under the store's lock: two programs must not append at once. */
function writeOwn({ store }: Library, path: string): number {
  return transact(store, () => {
    const known = journalMark(store, path)
    const { isFromStart, lines, end } = exists(path)
      ? readLines(path, known ?? noMark)
      : { isFromStart: true, lines: [], end: () => ({ mark: noMark, rest: '' }) }
    // Whatever was written after the mark, or before a mark that no longer holds, is looked at: it may be there already.
    const there = new Set<EventId>()
    const weights = new Set<string>()
    for (const text of lines) {
      const said = parseJournalLine(text)
      if (said?.kind === 'event') there.add(said.event.id)
      if (said?.kind === 'parameters') weights.add(said.parameters.id)
    }
    end()
    const after = isFromStart ? null : (known?.lastId ?? null)
    let sent = 0
    let lastId = after
    function* missing(): Generator<string> {
      if (!exists(path)) yield journalHead
      const isNew = ({ id }: JournalParameters): boolean => !weights.has(id) && (after === null || id > after)
      for (const parameters of allParameters(store).filter(isNew)) yield formatParameters(parameters)
      for (const { event, name } of ownEvents(store, after)) {
        lastId = event.id
        if (there.has(event.id)) continue
        sent += 1
        yield formatEvent(event, name)
      }
    }
    const mark = appendLines(path, missing())
    writeJournalMark(store, path, { ...mark, lastId })
    return sent
  })
}

const shownLines = 5

function saySynced({ words }: Library, synced: Synced, isFirst: boolean): void {
  const { sync: said } = words
  for (const { file, line, text } of synced.passedOver.slice(0, shownLines))
    say(text === null ? said.cutShort(cleanLine(file)) : said.passedOver(cleanLine(file), line, text))
  if (synced.passedOver.length > shownLines) say(said.morePassedOver(synced.passedOver.length - shownLines))
  say(said.done(synced.sent, synced.received, synced.machines))
  if (synced.waiting > 0) say(said.waiting(synced.waiting))
  if (isFirst) say(said.first(cleanLine(synced.journal)))
  say(said.next)
}
