/**
 * `viva export FORMAT`: cards and their history for other programs, and for reading on paper. Which file goes where is decided in
 * `export-target`, what a format says in `convert/export` and `convert/anki`.
 */
import { resolve } from 'node:path'
import type { ExportDeck } from '../convert/export/note.ts'
import type { CardKey } from '../model/card.ts'
import { Failure } from '../model/failure.ts'
import { activeCards } from '../store/cards.ts'
import { closeStore } from '../store/open.ts'
import { ankiExport } from './export-anki.ts'
import { deckFiles, mediaCount, wholeText } from './export-decks.ts'
import { chooseCards, exportDecks, type Chosen } from './export-notes.ts'
import { progressLine, watched } from './export-progress.ts'
import { leftOutLines, sayWritten, summaryJson, type Written } from './export-report.ts'
import {
  checkAnkiName,
  checkTarget,
  EXPORT_FORMATS,
  writeOutput,
  writeTarget,
  type ExportFormat,
} from './export-target.ts'
import { csvText, jsonText, reviewLines, sheetText, type Tally, type TextSource } from './export-texts.ts'
import { openLibrary, type Library } from './open-library.ts'
import { sayJson } from './output.ts'

export type ExportOptions = {
  readonly output?: string
  readonly only?: string
  readonly withProgress?: boolean
  readonly spreadsheet?: boolean
  readonly lines?: number
  readonly force?: boolean
  readonly json?: boolean
  readonly version: string
}

/** Exports the decks that patterns select, all that are on without any. */
export async function exportCards(
  format: string,
  patterns: readonly string[],
  options: ExportOptions,
): Promise<void> {
  const known = EXPORT_FORMATS.find((name) => name === format.toLowerCase())
  if (!known)
    throw new Failure(
      'option-value',
      { option: 'FORMAT', value: format, allowed: EXPORT_FORMATS.join(', ') },
      2,
    )
  const library = await openLibrary()
  const progress = progressLine(library.words.exporting.progress)
  try {
    const chosen = chooseCards(library, patterns, options.only)
    const tally: Tally = { decks: 0, cards: 0, notes: 0, drafts: 0, reviews: 0 }
    const decks = watched(exportDecks(library, chosen), progress)
    const job: Job = { library, format: known, patterns, options, chosen, decks, tally }
    if (known === 'anki') await toAnki(job, progress.clear)
    else if (known === 'markdown' || known === 'hashcards') await toDecks(job, progress.clear)
    else await toText(job, progress.clear)
  } finally {
    progress.clear()
    closeStore(library.store)
  }
}

type Job = {
  readonly library: Library
  readonly format: ExportFormat
  readonly patterns: readonly string[]
  readonly options: ExportOptions
  readonly chosen: Chosen
  readonly decks: AsyncIterable<ExportDeck>
  readonly tally: Tally
}

async function toAnki({ library, options, chosen, decks, tally }: Job, finished: () => void): Promise<void> {
  const path = options.output ?? 'viva.apkg'
  checkAnkiName(path)
  checkTarget(library, path, 'anki', options.force ?? false)
  const withProgress = options.withProgress ?? false
  const made = await ankiExport(library, decks, withProgress, tally)
  if (tally.notes === 0) throw new Failure('nothing-to-export', {}, 2)
  const file = writeTarget(path, made.pieces)
  made.remember()
  finished()
  const { media, refused } = made
  report(library, options, { format: 'anki', files: [file], tally, chosen, media, refused, withProgress })
}

/** One file for each deck in a folder; one for all of them when the name is that of a file, or on standard output. */
async function toDecks(job: Job, finished: () => void): Promise<void> {
  const { library, format, options, chosen, tally } = job
  const decks: ExportDeck[] = []
  for await (const deck of job.decks) {
    decks.push(deck)
    tally.decks += 1
    tally.notes += deck.notes.length
    tally.cards += deck.notes.reduce((sum, { cards }) => sum + cards.length, 0)
    if (format === 'hashcards') tally.drafts += deck.notes.filter(({ cards: [card] }) => card.isDraft).length
  }
  if (decks.length === 0) throw new Failure('nothing-to-export', {}, 2)
  const { output } = options
  const deckFormat = format === 'hashcards' ? 'hashcards' : 'markdown'
  if (output === undefined || output === '-') {
    const media = mediaCount(decks)
    if (media > 0) process.stderr.write(`viva: ${library.words.exporting.mediaStays(media)}\n`)
    return toOutput(job, pieces(wholeText(decks, deckFormat)), finished)
  }
  const { texts, writeMedia, media, refused } = deckFiles(decks, deckFormat, output)
  // Looked at all before the first is written: nothing is half done.
  for (const { path } of texts) checkTarget(library, path, format, options.force ?? false)
  writeMedia()
  const files = texts.map(({ path, text }) => writeTarget(path, [Buffer.from(text, 'utf8')]))
  finished()
  report(library, options, { format, files, tally, chosen, media, refused })
}

async function toText(job: Job, finished: () => void): Promise<void> {
  const { library, format, options, chosen, tally } = job
  const { output } = options
  if (output === undefined || output === '-') return toOutput(job, textOf(job), finished)
  checkTarget(library, output, format, options.force ?? false)
  const file = writeTarget(output, await gathered(textOf(job)))
  finished()
  report(library, options, { format, files: [file], tally, chosen })
}

/** A million lines are as many writes to the disk: here they are some hundred. */
const partLength = 1 << 20

async function gathered(text: AsyncGenerator<string>): Promise<readonly Buffer[]> {
  const parts: Buffer[] = []
  let part = ''
  for await (const piece of text) {
    part += piece
    if (part.length < partLength) continue
    parts.push(Buffer.from(part, 'utf8'))
    part = ''
  }
  parts.push(Buffer.from(part, 'utf8'))
  return parts
}

function textOf({ library, format, patterns, options, chosen, decks, tally }: Job): AsyncGenerator<string> {
  const source: TextSource = { library, decks, tally }
  switch (format) {
    case 'csv':
      return csvText(source, {
        withProgress: options.withProgress ?? false,
        isSpreadsheet: options.spreadsheet ?? false,
      })
    case 'json':
      return jsonText(source, options.version)
    case 'reviews': {
      const isWhole = patterns.length === 0 && options.only === undefined
      return reviewLines(source, isWhole ? null : keysOf(library, chosen))
    }
    default: {
      const { lines = defaultSheetLines } = options
      if (lines < leastSheetLines) {
        const values = { option: '--lines', value: String(lines), allowed: `${leastSheetLines} ...` }
        throw new Failure('option-value', values, 2)
      }
      return pagesOf(source, lines)
    }
  }
}

/** The title, and one question with its answer under its topic. */
const leastSheetLines = 5
/** What a page of A4 holds. */
const defaultSheetLines = 100

async function* pagesOf(source: TextSource, lines: number): AsyncGenerator<string> {
  const text = await sheetText(source, lines)
  if (source.tally.notes === 0) throw new Failure('nothing-to-export', {}, 2)
  yield text
}

function keysOf(library: Library, { isChosen }: Chosen): ReadonlySet<CardKey> {
  const keys = new Set<CardKey>()
  for (const card of activeCards(library.store, library.language)) if (isChosen(card)) keys.add(card.key)
  return keys
}

/** The export itself is what is printed: nothing else may be, but on standard error. */
async function toOutput(
  { library, format, options, chosen, tally }: Job,
  text: AsyncGenerator<string>,
  finished: () => void,
): Promise<void> {
  // The one format that is a JSON document by itself.
  if (options.json && format !== 'json')
    throw new Failure('option-value', { option: '--json', value: format, allowed: '-o FILE --json' }, 2)
  await writeOutput(text)
  finished()
  const { words } = library
  for (const line of leftOutLines(words, { format, files: [], tally, chosen }))
    process.stderr.write(`viva: ${line}\n`)
}

async function* pieces(text: string): AsyncGenerator<string> {
  yield text
}

function report({ words }: Library, options: ExportOptions, written: Written): void {
  if (options.json) sayJson(summaryJson(written))
  else sayWritten(words, { ...written, files: written.files.map((file) => resolve(file)) })
}
