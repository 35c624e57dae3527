/** The import preview with files and store behind it: from the command line, and from the home screen. */
import { constants } from 'node:os'
import { dirname, relative } from 'node:path'
import { cardsOf, questionsOf, withoutQuestions } from '../convert/selection.ts'
import type { Side } from '../deck/merge-entry.ts'
import { leave, type Host } from '../ui/host.ts'
import { importHost, saidHost, type ImportChoice, type ImportPorts } from '../ui/import.ts'
import type { ImportFile } from '../ui/screens/import.ts'
import { showScreens } from '../ui/show.ts'
import { planOne, shortName, type Gathered, type Wanted } from './import-gather.ts'
import { deckNameIn, planSource, type PlannedSource } from './import-plan.ts'
import { readingLine } from './import-reading-line.ts'
import { placeOf, readingsFor, type OtherReading } from './import-readings.ts'
import { progressAhead } from './import-progress.ts'
import {
  attemptLines,
  deckLines,
  mediaLines,
  onlyLines,
  planLines,
  progressLines,
  reasonOf,
  seenLines,
  writtenLines,
} from './import-text.ts'
import { otherWeights } from './import-weights.ts'
import { write } from './import-write-all.ts'
import type { Library } from './open-library.ts'
import { say } from './output.ts'
import { present } from './present.ts'

type Options = {
  readonly withProgress: boolean
  readonly withWeights: boolean
  readonly take: Side | null
  readonly isAskedFor: boolean
}

/** Shows the preview, then writes what was chosen and says so. Returns the exit code. */
export async function previewImport(
  library: Library,
  gathered: Gathered,
  wanted: readonly Wanted[],
  options: Options,
): Promise<number> {
  const { words } = library
  const readings = await readingsAhead(gathered.planned)
  let chosen: { sources: readonly PlannedSource[]; choice: ImportChoice } | null = null
  const host = hostFor(library, gathered.planned, wanted, options, readings, (sources, choice) => {
    chosen = { sources, choice }
    return leave
  })
  const signal = await showScreens(host, () => words)
  for (const line of planLines({ ...gathered, planned: [] }, options.take, words)) say(line)
  const result = chosen as { sources: readonly PlannedSource[]; choice: ImportChoice } | null
  if (signal !== null || result === null) {
    say(words.importing.cancelled)
    return signal === null ? 0 : 128 + constants.signals[signal]
  }
  const line = readingLine(result.sources.length, words.importing.writing)
  const done = await write(library, result.sources, takingOf(result.choice, options), line)
  for (const line of writtenLines(done.written, done.backup, words)) say(line)
  return done.exitCode
}

/** Weights come with what was learned with them, or not at all. */
const takingOf = ({ withProgress }: ImportChoice, { withWeights }: Options): Parameters<typeof write>[2] => ({
  withProgress,
  withWeights: withProgress && withWeights,
})

/** The preview as a screen over others: what was written is said on a page. */
export async function previewHost(
  library: Library,
  gathered: Gathered,
  wanted: readonly Wanted[],
  options: Options,
): Promise<Host> {
  const { words } = library
  if (gathered.planned.length === 0) {
    const lines = planLines(gathered, options.take, words)
    return saidHost(lines.length > 0 ? lines : [words.importing.nothing], words)
  }
  const readings = await readingsAhead(gathered.planned)
  return hostFor(library, gathered.planned, wanted, options, readings, (sources, choice) => ({
    kind: 'replace',
    host: write(library, sources, takingOf(choice, options)).then(({ written, backup }) =>
      saidHost(writtenLines(written, backup, words), words),
    ),
  }))
}

type Write = (sources: readonly PlannedSource[], choice: ImportChoice) => ReturnType<ImportPorts['write']>

function hostFor(
  library: Library,
  planned: readonly PlannedSource[],
  wanted: readonly Wanted[],
  options: Options,
  readings: Readings,
  done: Write,
): Host {
  return importHost(portsFor(library, planned, wanted, options, readings, done))
}

function portsFor(
  library: Library,
  planned: readonly PlannedSource[],
  wanted: readonly Wanted[],
  options: Options,
  readings: Readings,
  done: Write,
): ImportPorts {
  const { words } = library
  const questions = planned.map(({ name, imported }) =>
    imported.decks.flatMap((part) =>
      questionsOf(part.deck).map((question) => ({
        question,
        deck: part.deck,
        name: deckNameIn(name, part.name),
      })),
    ),
  )
  const ahead = planned.some(({ imported }) => imported.progress) ? progressAhead(library, planned) : null
  const hasWeights = !options.withWeights && otherWeights(library, planned) !== null
  return {
    words,
    files: planned.map((source, index) =>
      fileOf(source, questions[index] ?? [], readings.get(source.file.path) ?? [], options, library),
    ),
    cards: (file, at) => {
      const found = questions[file]?.[at]
      return found ? cardsOf(found.deck, found.question, found.name) : []
    },
    progress: ahead && ahead.cards > 0 ? progressLines(ahead, hasWeights, words) : null,
    withProgress: options.withProgress,
    reread: async (file) => {
      const next = await otherReading(library, planned[file]!, wanted, options, readings)
      const sources = planned.map((source, index) => (index === file ? next : source))
      return portsFor(library, sources, wanted, options, readings, done)
    },
    write: (choice) => {
      const context = {
        store: library.store,
        decks: library.home.decks,
        today: present(library.settings).dayOn,
        take: options.take,
        isAskedFor: options.isAskedFor,
      }
      const sources = planned.flatMap((source, index) => {
        if (choice.out.has(index)) return []
        const dropped = [...(choice.dropped.get(index) ?? [])].map((at) => questions[index]![at]!.question)
        if (dropped.length === 0) return [source]
        const out = new Set(dropped)
        const imported = withoutQuestions(source.imported, out)
        const { decks, ...rest } = planSource({ ...source, imported }, { ...context, dropped: out })
        // What is dropped here is known to the next import, which does not offer it again: the base is that of the whole source.
        // A change that is not taken counts as an edit of the user's then.
        const baseOf = (name: string): PlannedSource['decks'][number]['base'] =>
          source.decks.find((deck) => deck.name === name)?.base ?? null
        return [
          {
            ...rest,
            decks: decks.map((deck) => (deck.base === null ? deck : { ...deck, base: baseOf(deck.name) })),
          },
        ]
      })
      return done(sources, choice)
    },
  }
}

function fileOf(
  source: PlannedSource,
  questions: readonly { readonly question: ReturnType<typeof questionsOf>[number] }[],
  readings: readonly OtherReading[],
  { take }: Options,
  { words }: Library,
): ImportFile {
  const { file, reading, seen, imported, decks } = source
  const { convert } = words
  const isKnown = decks.some(({ merge }) => merge !== null)
  const states = new Map(
    decks.flatMap(({ merge }) => [
      ...(merge?.added ?? []).map((entry) => [entry.question, 'new'] as const),
      ...(merge?.updated ?? []).map((entry) => [entry.question, 'changed'] as const),
    ]),
  )
  return {
    name: file.folder === null ? shortName(file.path) : relative(dirname(file.folder), file.path),
    rule: convert.rule(imported.rule),
    isConfident: imported.isConfident,
    outcomes: [
      ...onlyLines(source, words),
      ...decks.flatMap((deck) => deckLines(deck, take, words)),
      ...mediaLines(source, words),
    ].map((line) => line.trimEnd()),
    questions: questions.map(({ question: { question, answer, options } }) => ({
      question,
      state: states.get(question) ?? (isKnown ? 'same' : null),
      isDraft: options.length === 0 && answer.replace(/<!--[^]*?-->/g, '').trim() === '',
    })),
    skipped: imported.skipped.map((each) => ({
      line: each.line,
      text: each.text,
      reason: reasonOf(each, words),
    })),
    // Without another way to read it there is at least one to write it.
    seen:
      questions.length > 0
        ? []
        : [
            ...seenLines(source, words),
            ...(readings.length > 1 ? [] : attemptLines([source], [], words)),
          ].map((line) => line.trim()),
    readings: readings.map(({ attempt, questions: count }) => words.importing.wayOf(attempt, count)),
    reading: placeOf(readings, source),
    hasOtherReadings:
      readings.length > 1 || (readings.length === 0 && seen !== null && reading.pattern === undefined),
  }
}

/** The file in the next of the ways that give other questions; after the last one as viva itself reads it. */
async function otherReading(
  library: Library,
  source: PlannedSource,
  wanted: readonly Wanted[],
  options: Options,
  readings: Readings,
): Promise<PlannedSource> {
  const { file, name } = source
  const known = readings.get(file.path) ?? (await readingsFor(source))
  readings.set(file.path, known)
  const next = known[(placeOf(known, source) + 1) % known.length]
  if (next === undefined) return source
  const asked = wanted.find((each) => each.file.path === file.path)
  const { reading } = next.source
  const isOnce = asked?.isOnce ?? false
  const isFromFolder = asked?.isFromFolder ?? false
  const { withProgress } = options
  return planOne(library, { file, name, reading, isFromFolder, withProgress, isOnce }, options)
}

/** The ways to read each file, by its path, as far as they were looked for. */
type Readings = Map<string, readonly OtherReading[]>

/** More than this is read in other ways when somebody asks for it, not before there is a screen. */
const mostFilesAhead = 5
const mostBytesAhead = 512 * 1024

/** The ways to read the files of which it is not sure how to. */
async function readingsAhead(planned: readonly PlannedSource[]): Promise<Readings> {
  const unsure = planned.filter(
    ({ imported, seen, reading, stat }) =>
      !imported.isConfident && seen !== null && reading.pattern === undefined && stat.size <= mostBytesAhead,
  )
  const readings: Readings = new Map()
  for (const source of unsure.slice(0, mostFilesAhead))
    readings.set(source.file.path, await readingsFor(source))
  return readings
}
