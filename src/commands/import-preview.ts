/** The import preview with files and store behind it: from the command line, and from the home screen. */
import { constants } from 'node:os'
import { cardsOf, questionsOf, withoutQuestions } from '../convert/selection.ts'
import type { Side } from '../deck/merge-entry.ts'
import { leave, type Host } from '../ui/host.ts'
import { importHost, saidHost, type ImportChoice, type ImportPorts } from '../ui/import.ts'
import type { ImportFile } from '../ui/screens/import.ts'
import { showScreens } from '../ui/show.ts'
import { planOne, shortName, type Gathered, type Wanted } from './import-gather.ts'
import { deckNameIn, planSource, type PlannedSource } from './import-plan.ts'
import { deepestHeading } from './import-read.ts'
import { hasOtherWeights, progressAhead } from './import-progress.ts'
import { deckLines, onlyLines, planLines, progressLines, writtenLines } from './import-text.ts'
import { write } from './import-write-all.ts'
import type { Library } from './open-library.ts'
import { say } from './output.ts'
import { present } from './present.ts'

type Options = { readonly withProgress: boolean; readonly take: Side | null; readonly isAskedFor: boolean }

/** Shows the preview, then writes what was chosen and says so. Returns the exit code. */
export async function previewImport(
  library: Library,
  gathered: Gathered,
  wanted: readonly Wanted[],
  options: Options,
): Promise<number> {
  const { words } = library
  let chosen: { sources: readonly PlannedSource[]; choice: ImportChoice } | null = null
  const host = hostFor(library, gathered.planned, wanted, options, (sources, choice) => {
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
  const done = await write(library, result.sources, result.choice.withProgress)
  for (const line of writtenLines(done.written, done.backup, words)) say(line)
  return done.exitCode
}

/** The preview as a screen over others: what was written is said on a page. */
export function previewHost(
  library: Library,
  gathered: Gathered,
  wanted: readonly Wanted[],
  options: Options,
): Host {
  const { words } = library
  if (gathered.planned.length === 0) {
    const lines = planLines(gathered, options.take, words)
    return saidHost(lines.length > 0 ? lines : [words.importing.nothing], words)
  }
  return hostFor(library, gathered.planned, wanted, options, (sources, choice) => ({
    kind: 'replace',
    host: write(library, sources, choice.withProgress).then(({ written, backup }) =>
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
  done: Write,
): Host {
  return importHost(portsFor(library, planned, wanted, options, done))
}

function portsFor(
  library: Library,
  planned: readonly PlannedSource[],
  wanted: readonly Wanted[],
  options: Options,
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
  const hasWeights = hasOtherWeights(library, planned)
  return {
    words,
    files: planned.map((source, index) => fileOf(source, questions[index] ?? [], options, library)),
    cards: (file, at) => {
      const found = questions[file]?.[at]
      return found ? cardsOf(found.deck, found.question, found.name) : []
    },
    progress: ahead && ahead.cards > 0 ? progressLines(ahead, hasWeights, words) : null,
    withProgress: options.withProgress,
    reread: async (file) => {
      const next = await otherReading(library, planned[file]!, wanted, options)
      const sources = planned.map((source, index) => (index === file ? next : source))
      return portsFor(library, sources, wanted, options, done)
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
        const whole = withoutQuestions(source.whole, out)
        const { decks, ...rest } = planSource({ ...source, imported, whole }, context)
        // What is dropped here is known to the next import, which does not offer it again: the base is that of the whole source.
        const baseOf = (name: string): string | null =>
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
  { take }: Options,
  { words }: Library,
): ImportFile {
  const { file, reading, imported, decks } = source
  const { convert } = words
  return {
    name: shortName(file.path),
    rule: convert.rule(imported.rule),
    isConfident: imported.isConfident,
    outcomes: [...onlyLines(source, words), ...decks.flatMap((deck) => deckLines(deck, take, words))].map(
      (line) => line.trimEnd(),
    ),
    questions: questions.map(({ question: { question, answer, options } }) => ({
      question,
      isDraft: options.length === 0 && answer.replace(/<!--[^]*?-->/g, '').trim() === '',
    })),
    skipped: imported.skipped.map(({ line, text, reason }) => ({
      line,
      text,
      reason: convert.skipped[reason],
    })),
    hasOtherReadings: imported.format === 'markdown' && reading.pattern === undefined,
  }
}

/** The file by the next level of headings that gives other questions; after the deepest one as viva itself reads it. */
async function otherReading(
  library: Library,
  source: PlannedSource,
  wanted: readonly Wanted[],
  options: Options,
): Promise<PlannedSource> {
  const { level: _level, ...reading } = source.reading
  const { file, name } = source
  const asked = wanted.find((each) => each.file.path === file.path)
  const read = (level: number | undefined): Promise<PlannedSource> =>
    planOne(
      library,
      {
        file,
        name,
        reading: level === undefined ? reading : { ...reading, level },
        isFromFolder: asked?.isFromFolder ?? false,
        withProgress: options.withProgress,
      },
      options,
    )
  const known = asking(source)
  for (let level = (source.reading.level ?? 0) + 1; level <= deepestHeading; level++) {
    const next = await read(level)
    const found = asking(next)
    if (found !== '' && found !== known) return next
  }
  return read(undefined)
}

const asking = ({ imported }: PlannedSource): string =>
  imported.decks.flatMap(({ deck }) => questionsOf(deck).map(({ question }) => question)).join('\n')
