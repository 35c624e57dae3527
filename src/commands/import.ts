/**
 * `viva import`: question notes in Markdown of any style, as decks in viva's format under the home folder.
 * A deck that is there already and differs is never overwritten: what to do about it is said.
 */
import { existsSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { decode, isEncoding } from '../convert/encoding.ts'
import { convertMarkdown } from '../convert/markdown/convert.ts'
import type { Converted } from '../convert/markdown/converted.ts'
import type { Deck } from '../deck/deck.ts'
import { formatDeck } from '../deck/format.ts'
import { otherKey } from '../deck/front-matter.ts'
import { findForeignFiles, readForeignFile } from '../files/foreign-files.ts'
import { writeWhole } from '../files/write-file.ts'
import { Failure } from '../model/failure.ts'
import { closeStore } from '../store/open.ts'
import { cleanLine } from '../text/clean.ts'
import { checkedName } from './add.ts'
import { readDecks } from './deck-library.ts'
import { openLibrary, type Library } from './open-library.ts'
import { present } from './present.ts'
import { confirm, isInteractive, say, sayJson } from './output.ts'

export type ImportOptions = {
  readonly to?: string
  readonly level?: number
  readonly pattern?: string
  readonly encoding?: string
  readonly dryRun?: boolean
  readonly yes?: boolean
  readonly json?: boolean
}

/** A source with the deck that it becomes and where that is to stand. */
type Planned = {
  readonly source: string
  readonly converted: Converted
  readonly rule: string
  readonly target: string
  readonly text: string
  readonly state: 'new' | 'unchanged' | 'conflict' | 'empty'
}

export async function importFiles(paths: readonly string[], options: ImportOptions): Promise<void> {
  const library = await openLibrary()
  try {
    const planned = plan(library, paths, options)
    const fresh = planned.filter(({ state }) => state === 'new')
    if (!options.json) sayPlan(library, planned)
    const isAsked = !options.yes && !options.dryRun && fresh.length > 0 && isInteractive(options)
    const isWanted =
      !options.dryRun &&
      (!isAsked || (await confirm(library.words.print.importQuestion(fresh.length), library.words)))
    const written = isWanted ? fresh.map(({ target }) => target) : []
    if (isWanted) for (const { target, text } of fresh) writeWhole(target, text)
    const change = written.length > 0 ? await readDecks(library.store, present(library.settings)) : null
    if (options.json) sayJson(importJson(planned, written, change?.added ?? 0))
    else if (written.length > 0) {
      say()
      say(library.words.print.imported(written.length, change?.added ?? 0))
    }
  } finally {
    closeStore(library.store)
  }
}

function plan(library: Library, paths: readonly string[], options: ImportOptions): readonly Planned[] {
  if (options.encoding !== undefined && !isEncoding(options.encoding))
    throw new Failure('usage', { message: `--encoding ${options.encoding}` }, 2)
  const files = findForeignFiles(paths)
  const pattern = options.pattern === undefined ? undefined : patternOf(options.pattern)
  const taken = new Set<string>()
  return files.map((source) => {
    const { text } = decode(readForeignFile(source), options.encoding)
    const converted = convertMarkdown(text, { level: options.level, pattern, fileName: basename(source) })
    const name = freeName(checkedName(nameFor(source, files.length, options.to)), taken)
    const target = join(library.home.decks, `${name}.md`)
    const deckText = formatDeck(withSource(converted.deck, source))
    return {
      source,
      converted,
      rule: library.words.convert.rule(converted.rule),
      target,
      text: deckText,
      state: stateOf(converted, target, deckText),
    }
  })
}

function stateOf(converted: Converted, target: string, text: string): Planned['state'] {
  if (converted.cards.length === 0) return 'empty'
  if (!existsSync(target)) return 'new'
  return readFileSync(target, 'utf8') === text ? 'unchanged' : 'conflict'
}

/** One source takes the name given; several stand below it. */
function nameFor(source: string, count: number, to: string | undefined): string {
  const own =
    basename(source)
      .replace(/\.[^.]*$/, '')
      .replace(/^\.+/, '')
      .replaceAll('\\', '-') || 'imported'
  if (to === undefined) return own
  return count === 1 ? to : `${to}/${own}`
}

function freeName(name: string, taken: Set<string>): string {
  let free = name
  for (let n = 2; taken.has(free.toLowerCase()); n++) free = `${name}-${n}`
  taken.add(free.toLowerCase())
  return free
}

/** Where a deck came from stands in its front matter. */
const withSource = (deck: Deck, source: string): Deck => ({
  ...deck,
  head: {
    ...deck.head,
    others: [...deck.head.others.filter(({ key }) => key !== 'source'), otherKey('source', source)],
  },
})

function patternOf(text: string): RegExp {
  try {
    return new RegExp(text, 'u')
  } catch (cause) {
    throw new Failure('usage', { message: `--pattern ${text}` }, 2, { cause })
  }
}

const shownQuestions = 3
const shownSkipped = 5

function sayPlan(library: Library, planned: readonly Planned[]): void {
  const { print, convert } = library.words
  for (const { source, converted, rule, target, state } of planned) {
    say(cleanLine(source))
    say(`  ${rule}${converted.isConfident || state === 'empty' ? '' : ` ${convert.unsure}`}`)
    for (const { question } of converted.cards.slice(0, shownQuestions)) say(`    ${cleanLine(question, 70)}`)
    for (const { line, reason, text } of converted.skipped.slice(0, shownSkipped))
      say(`  ${line}: ${cleanLine(text, 40)}: ${convert.skipped[reason]}`)
    if (converted.skipped.length > shownSkipped)
      say(`  ${print.importMore(converted.skipped.length - shownSkipped)}`)
    if (state !== 'empty') say(`  ${print.importStates[state](cleanLine(target))}`)
  }
}

function importJson(planned: readonly Planned[], written: readonly string[], added: number): unknown {
  return {
    files: planned.map(({ source, converted, rule }) => ({
      path: source,
      format: converted.format,
      rule,
      cards: converted.cards.length,
      skipped: converted.skipped,
    })),
    cards: planned.flatMap(({ source, converted }) =>
      converted.cards.map((card) => ({ ...card, file: source })),
    ),
    written,
    added,
    updated: 0,
    unchanged: planned.filter(({ state }) => state === 'unchanged').length,
    conflicts: planned.filter(({ state }) => state === 'conflict').map(({ target }) => target),
  }
}
