/** What a machine keeps beside its log, into its journal and back. */
import { existsSync } from 'node:fs'
import { digestOf, journalsIn, longestLine, readLines } from '../files/journal-files.ts'
import { formatKept, noMark, parseJournalLine } from '../model/journal.ts'
import { keptName, latestKept, type Kept } from '../model/kept.ts'
import type { Instant } from '../model/time.ts'
import { journalMark, writeJournalMark } from '../store/journal.ts'
import { keptHere, takeKept } from '../store/kept.ts'
import type { Store } from '../store/open.ts'

/** Lines for what the journal at a path does not hold yet, or holds otherwise. Inside a transaction, to be appended at once. */
export function keptLines(store: Store, path: string, isNewFile: boolean, at: Instant): readonly string[] {
  const here = [...keptHere(store)].filter((kept) => Buffer.byteLength(formatKept(kept)) < longestLine)
  const digest = digestOf(here.map(formatKept))
  const place = `${path}#kept`
  if (!isNewFile && journalMark(store, place)?.tail === digest) return []
  const written = latestKept(existsSync(path) ? keptIn(path) : [])
  const now = latestKept(here)
  const changed = [...now.values()].filter((kept) => {
    const before = written.get(keptName(kept))
    return before === undefined || formatKept(before) !== formatKept(kept)
  })
  const gone = [...written.values()]
    .filter((kept) => kept.row !== null && !now.has(keptName(kept)))
    .map((kept): Kept => ({ ...kept, at: Math.max(at, kept.at), row: null, parts: [], names: {} }))
  writeJournalMark(store, place, { bytes: 0, tail: digest, lastId: null })
  return [...changed, ...gone].map(formatKept)
}

/** Into a database that is remade: of each thing the latest, whichever machine wrote it. Returns how many. */
export function takeKeptFrom(store: Store, folder: string, now: Instant): number {
  const all = journalsIn(folder).flatMap((path) => [...keptIn(path)])
  return takeKept(store, [...latestKept(all).values()], now, existsSync)
}

/** The lines of a journal that tell of it; without reading the others as JSON, which are many. */
function* keptIn(path: string): Generator<Kept> {
  for (const line of readLines(path, noMark).lines) {
    if (!line.startsWith('{"v":1,"kept":')) continue
    const said = parseJournalLine(line)
    if (said?.kind === 'kept') yield said.kept
  }
}
