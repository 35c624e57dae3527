/** What must hold of each part that reads foreign text, for any text: each target throws or names what is wrong. */
import { deepStrictEqual } from 'node:assert'
import { htmlToMarkdown, linksTo } from '../../src/convert/anki/html.ts'
import { FORMATS } from '../../src/convert/imported.ts'
import { convertText } from '../../src/convert/text.ts'
import { formatDeck } from '../../src/deck/format.ts'
import { parseDeck } from '../../src/deck/parse.ts'
import { readDeck } from '../../src/deck/read.ts'
import { layoutDocument } from '../../src/markdown/layout.ts'
import { parseMarkdown } from '../../src/markdown/parse.ts'
import type { Root, SourceFile } from '../../src/model/deck.ts'
import { defaultImportLimits } from '../../src/model/import-limits.ts'
import { formatEvent, formatParameters, parseJournalLine } from '../../src/model/journal.ts'
import { messages } from '../../src/text/messages/catalogue.ts'
import { plainText } from '../../src/text/style.ts'
import { cellWidth } from '../../src/text/width.ts'
import { withoutPlaces } from '../convert/places.ts'

/** Never to be written to a terminal, whatever was read. Tab and line feed are looked at where they matter. */
// eslint-disable-next-line no-control-regex
const unclean = /[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/u

function expectClean(text: string, what: string): void {
  const found = unclean.exec(text)
  if (found)
    throw new Error(`${what} holds U+${text.codePointAt(found.index)!.toString(16).padStart(4, '0')}`)
}

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
    for (const one of decks) {
      const written = formatDeck(one.deck)
      expectClean(written, 'a deck that was imported')
      deepStrictEqual(withoutPlaces(readDeck(written).deck), withoutPlaces(one.deck))
    }
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

export const targets: Readonly<Record<string, (text: string) => void>> = {
  render,
  deck,
  'front matter': frontMatter,
  'html of Anki': html,
  journal,
  'import, by what it looks like': imported(undefined),
  ...Object.fromEntries(FORMATS.map((format) => [`import as ${format}`, imported(format)])),
}
