/**
 * `viva import`: foreign notes as decks under the home folder. Gather, show, ask, write; without a path all remembered sources
 * again. Order of work only: what is read how, merged how and written when stands in the files beside this one.
 */
import { closeStore } from '../store/open.ts'
import { Failure } from '../model/failure.ts'
import type { Side } from '../deck/merge-entry.ts'
import { cardsAhead } from './import-ahead.ts'
import { forgetSources } from './import-forget.ts'
import { gather, wantedAgain, wantedFrom, type Gathered, type Wanted } from './import-gather.ts'
import { importJson } from './import-json.ts'
import { progressAhead } from './import-progress.ts'
import { readingLine } from './import-reading-line.ts'
import { readingOf } from './import-read.ts'
import { readingsToTell } from './import-readings.ts'
import { attemptLines, planLines, progressLines, writtenLines } from './import-text.ts'
import { isToWrite } from './import-write.ts'
import { otherWeights } from './import-weights.ts'
import { write } from './import-write-all.ts'
import { openLibrary, openLibraryUntouched, type Library } from './open-library.ts'
import { confirm, isInteractive, say, sayJson } from './output.ts'

export type ImportOptions = {
  readonly from?: string
  readonly to?: string
  readonly only?: string
  readonly level?: number
  readonly pattern?: string
  readonly columns?: string
  readonly separator?: string
  readonly encoding?: string
  readonly limit?: readonly string[]
  readonly take?: Side
  readonly withProgress?: boolean
  /** Takes what was learned over as well. */
  readonly withWeights?: boolean
  readonly forget?: boolean
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** Returns the exit code. */
export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<number> {
  const library = await (options.dryRun && !options.forget ? openLibraryUntouched() : openLibrary())
  try {
    if (options.forget) {
      forgetSources(library, paths, options)
      return 0
    }
    const { wanted, ...gathered } = await gatherAll(library, paths, options)
    if (paths.length === 0 && wanted.length === 0 && gathered.gone.length === 0) {
      if (options.json) sayJson(importJson(gathered, null, 0, library.words))
      else say(library.words.importing.noSources)
      return 0
    }
    const [first] = gathered.failed
    if (first && gathered.planned.length === 0) throw first.failure
    return await decide(library, wanted, gathered, options, paths.length > 0)
  } finally {
    closeStore(library.store)
  }
}

async function gatherAll(library: Library, paths: readonly string[], options: ImportOptions) {
  const take = options.take ?? null
  const reading = readingOf(options)
  const {
    wanted,
    failed = [],
    gone = [],
    links = 0,
  } = paths.length === 0
    ? { ...wantedAgain(library, onlyAgain(options)), failed: [], links: 0 }
    : { ...wantedFrom(library, paths, options.to, reading), gone: [] }
  if (links > 0) process.stderr.write(`${library.words.importing.links(links)}\n`)
  const line = readingLine(wanted.length, library.words.importing.reading)
  try {
    const read = await gather(library, wanted, { isAskedFor: paths.length > 0, take, tell: line.tell })
    return { wanted, planned: read.planned, failed: [...failed, ...read.failed], gone }
  } finally {
    line.end()
  }
}

/** Sources are read again as they were the first time; a search alone may narrow what is taken, this once. */
function onlyAgain(options: ImportOptions): string | undefined {
  for (const option of ofPaths)
    if (options[option] !== undefined) throw new Failure('option-needs-path', { option: `--${option}` }, 2)
  return options.only
}

const ofPaths = ['from', 'to', 'level', 'pattern', 'columns', 'separator', 'encoding'] as const

/** Shows what was found, asks where there is someone to ask, and writes. */
async function decide(
  library: Library,
  wanted: readonly Wanted[],
  gathered: Gathered,
  options: ImportOptions,
  isAskedFor: boolean,
): Promise<number> {
  const { words } = library
  const { planned } = gathered
  const ahead = planned.some(({ imported }) => imported.progress) ? progressAhead(library, planned) : null
  const hasProgress = ahead !== null && ahead.cards > 0
  const withWeights = options.withWeights === true
  const isWanted =
    options.withProgress === true || withWeights || wanted.some(({ withProgress }) => withProgress)
  const isNews = planned.some(({ decks }) => decks.some(isToWrite))
  const isEmpty = isAskedFor && planned.every(({ imported }) => imported.decks.length === 0)
  const canAsk = !options.yes && !options.dryRun && isInteractive(options)
  if (canAsk && !library.settings.plain && (isNews || isEmpty || hasProgress)) {
    const { previewImport } = await import('./import-preview.ts')
    return previewImport(library, gathered, wanted, {
      withProgress: isWanted,
      withWeights,
      take: options.take ?? null,
      isAskedFor,
    })
  }
  const readings = isAskedFor ? await readingsToTell(planned) : []
  if (!options.json) {
    for (const line of planLines(gathered, options.take ?? null, words)) say(line)
    for (const line of attemptLines(planned, readings, words)) say(line)
  }
  if (!options.json && ahead && (hasProgress || ahead.left > 0)) {
    const hasWeights = !withWeights && otherWeights(library, planned) !== null
    for (const line of progressLines(ahead, hasWeights, words)) say(line)
    if (hasProgress && !isWanted && !canAsk) say(words.importing.progressFlag)
  }
  const decks = planned.flatMap((source) => source.decks.filter(isToWrite)).length
  const isAgreed =
    !options.dryRun && (!canAsk || decks === 0 || (await confirm(words.print.importQuestion(decks), words)))
  if (!isAgreed) {
    if (options.json) sayJson(importJson(gathered, null, await cardsAhead(library, planned), words, readings))
    return 0
  }
  const withProgress =
    isWanted || (canAsk && hasProgress && (await confirm(words.importing.progressQuestion, words)))
  const line = readingLine(planned.length, words.importing.writing)
  const done = await write(library, planned, { withProgress, withWeights }, line)
  if (options.json) sayJson(importJson(gathered, done.written, 0, words, readings))
  else {
    say()
    for (const line of writtenLines(done.written, done.backup, words)) say(line)
  }
  return done.exitCode
}
