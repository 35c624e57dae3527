/**
 * `viva sync DIR`: this machine's events into its journal in a folder that machines share, those of the others out of theirs. There is
 * no server and nothing to resolve: the log is a set of events.
 */
import { existsSync as exists } from 'node:fs'
import { resolve } from 'node:path'
import { appendLines, journalPath, journalsIn, readLines } from '../files/journal-files.ts'
import {
  formatEvent,
  formatParameters,
  journalHead,
  noMark,
  parseJournalLine,
  type JournalLine,
  type JournalParameters,
} from '../model/journal.ts'
import { packagedWeights } from '../schedule/packaged-weights.ts'
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
import { keptLines } from './keeping.ts'
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
  const { sent, ...back } = syncOwn(library, own)
  return {
    sent,
    received: received + back.received,
    waiting: waiting + back.waiting,
    machines: others.length + 1,
    journal: own,
    passedOver: [...passedOver, ...back.passedOver],
  }
}

function ownJournal({ store, settings }: Library, folder: string): string {
  const { uuid } = transact(store, () => deviceOf(store, present(settings).at))
  return journalPath(folder, uuid)
}

type Read = {
  readonly isFromStart: boolean
  /** Whoever wrote it may have been stopped before its first line was whole. */
  readonly hasHead: boolean
  readonly events: readonly Sent[]
  readonly parameters: readonly JournalParameters[]
  readonly mark: ReturnType<ReturnType<typeof readLines>['end']>['mark']
  readonly passedOver: Synced['passedOver']
}

const nothingRead: Read = {
  isFromStart: true,
  hasHead: false,
  events: [],
  parameters: [],
  mark: noMark,
  passedOver: [],
}

/** With weights that no trainer comes to, memory would not be a number. */
const isUsable = (said: JournalLine): boolean =>
  said.kind !== 'parameters' || packagedWeights(said.parameters.weights) !== null

/** What a journal holds beyond what is known of it. */
function readJournal({ store }: Library, path: string): Read {
  const { isFromStart, lines, end } = readLines(path, journalMark(store, path) ?? noMark)
  const events: Sent[] = []
  const parameters: JournalParameters[] = []
  const passedOver: Synced['passedOver'][number][] = []
  let line = 0
  let hasHead = !isFromStart
  for (const text of lines) {
    line += 1
    if (text.trim() === '') continue
    const said = parseJournalLine(text)
    hasHead ||= said?.kind === 'head'
    if (said === null || !isUsable(said)) passedOver.push({ file: path, line, text: cleanLine(text, 60) })
    else if (said.kind === 'event') events.push(said)
    else if (said.kind === 'parameters') parameters.push(said.parameters)
  }
  const { mark, rest } = end()
  if (rest !== '') passedOver.push({ file: path, line: line + 1, text: null })
  return { isFromStart, hasHead, events, parameters, mark, passedOver }
}

/**
 * Appends what the own journal does not hold yet, under the store's lock: two programs must not append at once. What it holds and the
 * store does not is taken, too: it was written before a backup was restored, or by a copy of this home elsewhere.
 */
function syncOwn(
  library: Library,
  path: string,
): Pick<Synced, 'sent' | 'received' | 'waiting' | 'passedOver'> {
  const { store, settings } = library
  return transact(store, () => {
    const known = journalMark(store, path)
    // Whatever was written after the mark, or before a mark that no longer holds, is looked at: it may be there already.
    const read = exists(path) ? readJournal(library, path) : nothingRead
    takeParameters(store, read.parameters)
    const { added: received, waiting } = takeEvents(store, read.events, foldFor(store))
    const there = new Set(read.events.map(({ event }) => event.id))
    const weights = new Set(read.parameters.map(({ id }) => id))
    const after = read.isFromStart ? null : (known?.lastId ?? null)
    let sent = 0
    let lastId = after
    function* missing(): Generator<string> {
      if (!read.hasHead) yield journalHead
      const all = allParameters(store).filter(({ id }) => !weights.has(id))
      if (after === null) yield* all.map(formatParameters)
      for (const { event, name } of ownEvents(store, after)) {
        lastId = event.id
        if (there.has(event.id)) continue
        // Before the event that brought them. Not by their ids, which need not be in order with those of events.
        if (after !== null && event.kind === 'rebuild')
          yield* all.filter(({ id }) => id === event.parameters).map(formatParameters)
        sent += 1
        yield formatEvent(event, name)
      }
    }
    const kept = keptLines(store, path, read.isFromStart, present(settings).at)
    const mark = appendLines(path, concat(missing(), kept))
    writeJournalMark(store, path, { ...mark, lastId })
    return { sent, received, waiting, passedOver: read.passedOver }
  })
}

function* concat<T>(...all: readonly Iterable<T>[]): Generator<T> {
  for (const some of all) yield* some
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
