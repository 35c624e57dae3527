/**
 * Any foreign text as decks: the one entry for all formats that are text. Archives are opened elsewhere: what comes here of a
 * Mochi file is the text of its data. Knows which format is read where.
 */
import { detectFormat, type Detected } from './detect.ts'
import { convertAnkiText } from './anki-text/convert.ts'
import { convertCsv } from './csv/convert.ts'
import { convertHashcardsExport, isHashcardsExport } from './hashcards/export.ts'
import type { Format, Imported } from './imported.ts'
import { convertLogseq } from './logseq/convert.ts'
import { convertMarkdown } from './markdown/convert.ts'
import { isOrg, orgAsMarkdown } from './markdown/org.ts'
import { convertMochi } from './mochi/convert.ts'
import { plainNote } from './obsidian/note-text.ts'
import type { TextOptions } from './options.ts'
import { isPage, pageAsMarkdown } from './page/page.ts'
import { convertQuizlet } from './quizlet/convert.ts'
import { recordTable } from './records/records.ts'
import { convertRemnote } from './remnote/convert.ts'
import { convertOwn } from './viva/convert.ts'

/**
 * Reads a text in the format that `options.from` says, else in the one that it looks like. Never throws: a text without questions
 * gives no deck. Anki's packages are no text; asked for one, this reads Markdown.
 */
export function convertText(text: string, options: TextOptions = {}): Imported {
  const source = text.replace(/^\ufeff/, '').replace(/\r\n?/g, '\n')
  const format = options.from ?? detectText(source, options.fileName ?? '').format
  switch (format) {
    case 'anki-text':
      return convertAnkiText(source, options)
    case 'csv':
      return convertCsv(source, options)
    case 'json':
      return recordTable(source, endingOf(options.fileName))
        ? convertCsv(source, options)
        : fromMarkdown(source, options)
    case 'quizlet':
      return convertQuizlet(source, options)
    case 'logseq':
      return convertLogseq(source, options)
    case 'mochi':
      return convertMochi(source, options)
    case 'remnote':
      return convertRemnote(source, options)
    case 'viva':
      return isJson(source) ? convertCsv(source, options) : convertOwn(source)
    case 'hashcards':
      return isHashcardsExport(source)
        ? convertHashcardsExport(source, options)
        : fromMarkdown(source, options)
    case 'markdown':
    case 'obsidian':
    case 'anki':
      return fromMarkdown(source, options)
  }
}

const endingOf = (name = ''): string => /\.(\w+)$/.exec(name)?.[1]?.toLowerCase() ?? ''

/** The document of `viva export json`; else viva's own decks. */
const isJson = (text: string): boolean => /^\s*\{/.test(text)

function detectText(text: string, name: string): Detected {
  const detected = detectFormat({ name, head: new Uint8Array(), text })
  return isText(detected.format) ? detected : { format: 'markdown', reason: 'else' }
}

const isText = (format: Format): boolean => format !== 'anki'

/** The dialects that are Markdown say themselves what they are: one reader knows them all. Org and pages become Markdown first. */
function fromMarkdown(text: string, options: TextOptions): Imported {
  const name = options.fileName ?? ''
  if (isOrg(text, name)) return imported(convertMarkdown(orgAsMarkdown(text), options))
  if (!isPage(text, name)) return imported(convertMarkdown(plainNote(text), options))
  const { markdown, lines } = pageAsMarkdown(text)
  const [cardLine, skippedLine] = [lines(), lines()]
  const made = convertMarkdown(markdown, options)
  return imported({
    ...made,
    cards: made.cards.map((card) => ({ ...card, line: cardLine(card.question) })),
    skipped: made.skipped.map((skipped) => ({ ...skipped, line: skippedLine(skipped.text) })),
  })
}

function imported({
  format,
  rule,
  isConfident,
  deck,
  cards,
  skipped,
  progress,
}: ReturnType<typeof convertMarkdown>): Imported {
  return {
    format,
    rule,
    isConfident,
    decks: cards.length === 0 ? [] : [{ name: '', deck, cards }],
    skipped,
    media: [],
    progress: progress.length === 0 ? null : { cards: progress, weights: null, retention: null },
  }
}
