/**
 * Which format a file is in, by its name, its first bytes and its text, and why. In this order: the ending of an archive, magic
 * bytes, header lines, JSON, marks of other programs, columns; what nothing speaks for is Markdown.
 * Knows how formats look; nothing of how they are read.
 */
import type { DetectReason } from '../model/conversion.ts'
import { hasAnkiHeader } from './anki-text/header.ts'
import { headerColumns } from './csv/columns.ts'
import { readRows } from './csv/rows.ts'
import { namedSeparator, sniffSeparator } from './csv/separator.ts'
import type { Format } from './imported.ts'

export type Detected = {
  readonly format: Format
  readonly reason: DetectReason
}

export type Source = {
  /** With or without its folder. */
  readonly name: string
  /** The first bytes; a hundred are enough. */
  readonly head: Uint8Array
  /** Empty for what is no text. */
  readonly text: string
}

/** Never fails. A zip that does not say what it holds counts as Anki's package, which then says what is wrong with it. */
export function detectFormat({ name, head, text }: Source): Detected {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? ''
  const archive = archives.get(ending)
  if (archive !== undefined) return { format: archive, reason: 'extension' }
  const magic = byMagic(head)
  if (magic !== null) return { format: magic, reason: 'magic' }
  const sample = text.slice(0, sampleLength)
  return byText(sample, ending, text.length > sampleLength)
}

const sampleLength = 262_144

const archives: ReadonlyMap<string, Format> = new Map([
  ['apkg', 'anki'],
  ['colpkg', 'anki'],
  ['anki2', 'anki'],
  ['anki21', 'anki'],
  ['mochi', 'mochi'],
])

/** A zip's first entry has its name in plain sight. */
function byMagic(head: Uint8Array): Format | null {
  const start = String.fromCharCode(...head.subarray(0, 100))
  if (start.startsWith('SQLite format 3\0')) return 'anki'
  if (!start.startsWith('PK\x03\x04') && !start.startsWith('PK\x05\x06')) return null
  return /data\.(?:json|edn)/.test(start) ? 'mochi' : 'anki'
}

function byText(text: string, ending: string, isCut: boolean): Detected {
  if (hasAnkiHeader(text)) return { format: 'anki-text', reason: 'header-lines' }
  if (/^\s*\{\s*"viva":/.test(text)) return { format: 'viva', reason: 'own-marks' }
  const json = isCut ? null : byJson(text, ending)
  if (json !== null) return { format: json, reason: 'json' }
  if (isOwn(text)) return { format: 'viva', reason: 'own-marks' }
  if (areRecords(text, ending)) return { format: 'json', reason: 'json' }
  const isTable = ending === 'csv' || ending === 'tsv'
  if (isTable) return { format: 'csv', reason: 'extension' }
  if (namedSeparator(text) !== null) return { format: 'csv', reason: 'separated' }
  if (/^tags:[^\n]*\n/i.test(text) && /\t/.test(text)) return { format: 'anki-text', reason: 'header-lines' }
  if (areNotes(text)) return { format: 'hashcards', reason: 'question-lines' }
  if (/^[ \t]*[-*] [^\n]*(?:#card\b|\[\[card\]\])/im.test(text))
    return { format: 'logseq', reason: 'card-blocks' }
  if (/(?<!\S)#flashcards\b|<!--SR:/i.test(text) || hasPairs(text))
    return { format: 'obsidian', reason: 'card-marks' }
  if (!/^(?:md|markdown|json|jsonl|ndjson|ya?ml|html?|org)$/.test(ending) && isTabular(text))
    return { format: 'csv', reason: 'separated' }
  return { format: 'markdown', reason: 'else' }
}

/** What `hashcards export` prints, and Mochi's list of decks outside of its archive. */
function byJson(text: string, ending: string): Format | null {
  if (!/^\s*\{/.test(text)) return ending === 'edn' && text.includes(':decks') ? 'mochi' : null
  if (/^\s*\{:/.test(text) && text.includes(':decks')) return 'mochi'
  if (/"~:decks"/.test(text)) return 'mochi'
  return /"cards"\s*:/.test(text) && /"(?:familyHash|sessions|family_hash)"\s*:/.test(text)
    ? 'hashcards'
    : null
}

/** A list of objects that have a key for a question, in a file of data or beginning with a bracket. */
function areRecords(text: string, ending: string): boolean {
  const isYaml = /^ya?ml$/.test(ending)
  const isJson = /^\s*(?:\[\s*)?\{\s*"/.test(text)
  if (isYaml)
    return /^[ \t]*(?:- +)?["']?(?:question|q|front|title|prompt|term|问题|题目)["']?\s*:/im.test(text)
  if (isJson && /[{,]\s*"[^"\n]{3,300}[?？]"\s*:\s*"/.test(text)) return true
  return isJson && /"(?:question\w*|q|front|title|prompt|term|name|问题|题目|题干)"\s*:/i.test(text)
}

/** Comments that only viva writes, under a heading of level 2. */
const isOwn = (text: string): boolean => /^## [^\n]+\n<!-- viva [^\n]*-->[ \t]*$/m.test(text)

/** `Q:` with `A:`, or `C:` with a gap, at the beginning of lines, and hardly a heading that asks. */
function areNotes(text: string): boolean {
  const questions = text.match(/^Q: ?/gm)?.length ?? 0
  const answers = text.match(/^A: ?/gm)?.length ?? 0
  const gaps = text.match(/^C: ?[^\n]*(?:\[|\n[^\n]*\[)/gm)?.length ?? 0
  const headings = text.match(/^#{1,6} [^\n]*[?？]/gm)?.length ?? 0
  return Math.min(questions, answers) + gaps > headings
}

/** `question::answer` or a line `?`, several times, in lines that are no code. */
function hasPairs(text: string): boolean {
  const lines = text.split('\n').filter((line) => line.trim() !== '')
  const pairs = lines.filter(
    (line) => /^[^`:]*\S[ \t]*:{2,3}[ \t]*\S/.test(line) && !/\w::\w+[<(;]/.test(line),
  ).length
  const marks = lines.filter((line) => /^\?\??\s*$/.test(line)).length
  return marks >= 2 || pairs + marks >= Math.max(3, lines.length / 4)
}

/** Columns in nearly all lines: parted by tabs, under a header, or with cells in quotes. Prose with commas is no table. */
function isTabular(text: string): boolean {
  const sniffed = sniffSeparator(text)
  if (!sniffed || sniffed.agreement < 0.9) return false
  const rows = readRows(text.slice(0, 65_536), { separator: sniffed.separator })
  const isHeaded = headerColumns(rows[0]?.cells ?? []) !== null
  const isMarkdown = /^(?:#{1,6} |```|[-*] |\d+\. |\|)/m.test(text)
  if (/^\|(?:[ :]*-{2,}[ :]*\|)+\s*$/m.test(text)) return false
  if (isMarkdown && !isHeaded) return false
  if (sniffed.separator === '\t') return rows.length >= 2 && !/^\t/m.test(text)
  return isHeaded || (rows.length >= 3 && /(?:^|[,;|])\s*"[^"\n]*"\s*(?:[,;|]|$)/m.test(text))
}
