/** What must hold of each part that reads foreign text, for any text: each target throws what is wrong. */
import { deepStrictEqual } from 'node:assert'
import { htmlToMarkdown, linksTo } from '../../src/convert/anki/html.ts'
import { FORMATS } from '../../src/convert/imported.ts'
import { convertText } from '../../src/convert/text.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import { readDeck } from '../../src/deck/read.ts'
import { layoutDocument } from '../../src/markdown/layout.ts'
import { markdownToHtml } from '../../src/markdown/to-html.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import type { Root, SourceFile } from '../../src/model/deck.ts'
import { defaultImportLimits } from '../../src/model/import-limits.ts'
import { formatEvent, formatParameters, parseJournalLine } from '../../src/model/journal.ts'
import type { Random } from '../../src/schedule/random.ts'
import { cleanLine, cleanText } from '../../src/text/clean.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import { cellWidth } from '../../src/text/width.ts'
import { wrapText } from '../../src/text/wrap.ts'
import { withoutPlaces } from '../convert/places.ts'
import { expectClean, expectHeld } from './expect-held.ts'
import { documentOf } from './fuzz-documents.ts'
import { journalOf, stored, synced } from './fuzz-journals.ts'
import { packageTargets } from './fuzz-packages.ts'

const labels = messages('en').markdown
const widths = [20, 60, 100] as const

function render(text: string): void {
  const document = parseMarkdown(text)
  for (const width of widths)
    for (const line of layoutDocument(document, width, { labels })) {
      const shown = plainText(line)
      expectClean(shown, 'a line')
      if (shown.includes('\n')) throw new Error('a line holds a line feed')
      if (cellWidth(shown) > width) throw new Error(`a line of ${cellWidth(shown)} cells for ${width}`)
    }
}

/** What a text is read as, it is read as again after it was written. */
function deck(text: string): void {
  const { deck: read } = readDeck(text)
  deepStrictEqual(withoutPlaces(readDeck(formatDeck(read)).deck), withoutPlaces(read))
  const { cards, problems } = parseDeck(source(text))
  for (const { question, answer, keyPoints } of cards) {
    render(question)
    if (answer.length < 20_000) render(answer)
    for (const point of keyPoints) render(JSON.stringify(point))
  }
  for (const { line, column } of problems)
    if (!(line >= 1 && column >= 1)) throw new Error(`a problem at ${line}:${column}`)
}

const frontMatter = (text: string): void => deck(`---\n${text}\n---\n\n## Why?\n\nBecause.\n`)

function imported(from: (typeof FORMATS)[number] | undefined): (text: string) => void {
  return (text) => {
    const { decks, rule } = convertText(text, { from })
    expectClean(messages('zh').convert.rule(rule), 'the rule')
    expectHeld(decks)
  }
}

/** A field of a note: what is made of it stands in a deck. */
function html(text: string): void {
  const { markdown } = htmlToMarkdown(text, links, defaultImportLimits)
  render(markdown)
}

const links = linksTo((name) => name)

function journal(text: string): void {
  for (const line of [text, ...text.split('\n')]) {
    const said = parseJournalLine(line)
    if (said?.kind === 'event') deepStrictEqual(parseJournalLine(formatEvent(said.event, said.name)), said)
    if (said?.kind === 'parameters')
      deepStrictEqual(parseJournalLine(formatParameters(said.parameters)), said)
  }
}

const source = (text: string): SourceFile => ({
  root: { id: 1, kind: 'home', path: '/decks' } as unknown as Root,
  path: '/decks/x.md',
  deck: 'x',
  text,
})

/** What `viva export anki` makes of a text is safe in a program that shows HTML. */
function exported(text: string): void {
  const html = markdownToHtml(text, { image: () => null })
  expectClean(html, 'HTML')
  const unsafe =
    /<(?:script|iframe|object|embed|style|link|meta|base|form)\b|<[^>]*\son[a-z]+\s*=|(?:href|src)\s*=\s*"?\s*(?:javascript|data|file|vbscript):/i.exec(
      html,
    )
  if (unsafe) throw new Error(`HTML holds ${unsafe[0]}`)
}

/** What is shown on one line: a question in a list, a deck's name, a tag. */
function oneLine(text: string): void {
  for (const width of widths) {
    const line = cleanLine(text, width)
    expectClean(line, 'a line')
    if (/[\t\n]/.test(line) || cellWidth(line) > width)
      throw new Error(`a line of ${cellWidth(line)} cells for ${width}`)
    for (const wrapped of wrapText(cleanText(text), width))
      if (cellWidth(wrapped) > width) throw new Error(`a line of ${cellWidth(wrapped)} cells for ${width}`)
  }
}

export type Target = {
  readonly check: (text: string) => unknown
  /** Inputs of its own instead of any text. */
  readonly make?: (random: Random) => string
}

/** In a block of code characters are shown that are left out elsewhere. */
const code = (text: string): void => render(`\`\`\`\n${text}\n\`\`\``)

const ofAnyText: Readonly<Record<string, (text: string) => unknown>> = {
  render,
  'render code': code,
  'one line': oneLine,
  deck,
  'front matter': frontMatter,
  'html of Anki': html,
  'html for Anki': exported,
  journal,
  'import, by what it looks like': imported(undefined),
  ...Object.fromEntries(FORMATS.map((format) => [`import as ${format}`, imported(format)])),
}

export const targets: Readonly<Record<string, Target>> = {
  ...Object.fromEntries(Object.entries(ofAnyText).map(([name, check]) => [name, { check }])),
  'JSON of viva': { make: documentOf('viva'), check: imported('viva') },
  'JSON of hashcards': { make: documentOf('hashcards'), check: imported('hashcards') },
  'JSON of Mochi': { make: documentOf('mochi'), check: imported('mochi') },
  'journal of a machine': { make: journalOf, check: synced },
  'setting that was stored': { check: stored },
  ...packageTargets,
}
