/**
 * Foreign text as it may be stored: escape sequences and characters that nobody sees are taken out, in code they become visible
 * symbols. Lines keep their numbers, and tabs stay. Knows characters and which lines are code; nothing of formats.
 */
import { parseBlocks } from '../markdown/blocks.ts'
import { cleanCode, cleanText } from '../text/clean.ts'

/** Markdown, cleaned line by line. Nearly every text is clean, and that is seen in one pass. */
export function storedText(text: string): string {
  if (!hostile.test(text)) return text
  const lines = text.split('\n')
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(text).code)
    for (let line = start; line < end; line++) isCode.add(line)
  return lines.map((line, index) => storedLine(line, isCode.has(index))).join('\n')
}

/** One line of prose without line ends: a question, a tag, a name. */
export function storedWords(text: string): string {
  return (hostile.test(text) ? cleanText(text) : text).replace(/\s+/g, ' ').trim()
}

/** Anything that cleaning could change, tabs and line feeds aside. A long pile of marks is looked at more closely by the cleaner. */
const hostile =
  /[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u061c\u115f\u1160\u17b4\u17b5\u180e\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\u3164\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff\p{Cs}\u{1bca0}-\u{1bca3}\u{1d173}-\u{1d17a}\u{e0000}-\u{e0fff}]|(?:\p{M}|\u200c|\u200d|\uff9e|\uff9f){9}/u

function storedLine(line: string, isCode: boolean): string {
  if (!hostile.test(line)) return line
  const clean = isCode ? cleanCode : cleanText
  return clean(line).replace(/\n/g, ' ')
}
