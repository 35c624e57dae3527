/**
 * The one choke point against hostile text. Decks, file names, error messages and foreign files may carry escape
 * sequences that write the clipboard, set the title or hide text; bidirectional controls that make code read as other
 * code; and piles of combining marks. Whatever reaches a screen, a pipe or an error has been through here.
 *
 * Knows characters only, nothing of Markdown or styles. All functions are linear in time and idempotent.
 */
import { truncateCells } from './width.ts'

/**
 * Whole escape sequences, so that no payload stays behind as junk: strings up to their end (OSC, DCS, SOS, PM, APC),
 * CSI with its parameters, any other escape. In their 7-bit and 8-bit forms. A string ends at the next control
 * character at the latest, which keeps the search linear; one without its end loses only what introduces it.
 */
const escapeSequences =
  /(?:\x1b[\]PX^_]|[\x90\x98\x9d\x9e\x9f])[^\x07\x1b\x80-\x9f]*(?:\x07|\x1b\\|\x9c)|(?:\x1b\[|\x9b)[0-?]*[ -/]*[@-~]?|\x1b[ -/]*[0-~]?/g

/**
 * Control characters, and characters that are not seen: bidirectional controls, tags, zero-width spaces, fillers, soft
 * hyphens, annotation marks, noncharacters. Not here: tab and line feed; joiners, which emoji and Persian need; variation selectors.
 */
const unseen =
  '\\x00-\\x08\\x0b-\\x1f\\x7f-\\x9f\\xad\\u061c\\u115f\\u1160\\u17b4\\u17b5\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e' +
  '\\u2060-\\u206f\\u3164\\ufeff\\uffa0\\ufff0-\\ufffb\\p{Noncharacter_Code_Point}\\u{1bca0}-\\u{1bca3}' +
  '\\u{1d173}-\\u{1d17a}\\u{e0000}-\\u{e00ff}\\u{e01f0}-\\u{e0fff}'
const unseenCharacters = new RegExp(`[${unseen}]`, 'gu')

/** What piles up on the character before it. */
const marks = '\\p{M}\\u200c\\u200d\\uff9e\\uff9f'
const mostMarks = 8
const piledMarks = new RegExp(`([${marks}]{${mostMarks}})[${marks}]+`, 'gu')
const leadingMarks = new RegExp(`^[${marks}]+`, 'u')

/** Half of a pair without the other half. */
const loneSurrogates = /\p{Cs}/gu
const lineEnds = /\r\n?|[\u2028\u2029]/g

/** Anything that any of the rules could touch: clean text is recognised in one pass. */
const suspicious = new RegExp(`[\\t\\u2028\\u2029\\p{Cs}${marks}${unseen}]`, 'u')

/** Prose: whatever must not be shown is removed. Tabs become four spaces, line ends LF, eight marks stay on a character. */
export function cleanText(text: string): string {
  if (!suspicious.test(text)) return text
  return withoutPiles(unified(text).replace(escapeSequences, '').replace(unseenCharacters, ''))
}

/** Code: the same, but shown as visible symbols (`␛`, `\u202e`) instead of removed: a deck may teach about them. */
export function cleanCode(text: string): string {
  if (!suspicious.test(text)) return text
  return withoutPiles(unified(text).replace(unseenCharacters, visibleSymbol))
}

/**
 * One line of prose for file names, error messages and completion: line ends become spaces.
 * With `maxCells`, cut to that width.
 */
export function cleanLine(text: string, maxCells?: number): string {
  const line = cleanText(text).replace(/\n+/g, ' ')
  return maxCells === undefined ? line : truncateCells(line, maxCells)
}

/** Text that follows other text on a line and must not add to its marks: `**a**` then a mark is one pile. */
export function withoutLeadingMarks(text: string): string {
  return text.charCodeAt(0) < 0x300 ? text : text.replace(leadingMarks, '')
}

/** A character that cleaning removes. Index in UTF-16 code units; line and column from 1, as in `Problem`. */
export type HiddenCharacter = {
  readonly index: number
  readonly line: number
  readonly column: number
  /** Such as `U+202E`. */
  readonly name: string
}

/**
 * Where a text holds characters that cleaning removes or replaces, for a warning to its author: at most `limit` of
 * them. Tabs, foreign line ends and a byte order mark at the start are ordinary and not reported.
 */
export function hiddenCharacters(text: string, limit = 1000): HiddenCharacter[] {
  const found: HiddenCharacter[] = []
  const hidden = new RegExp(`\\r\\n?|\\n|[${marks}]{${mostMarks}}|[\\p{Cs}${unseen}]`, 'gu')
  let line = 1
  let lineStart = 0
  let pileEnd = -1
  for (let match = hidden.exec(text); match && found.length < limit; match = hidden.exec(text)) {
    const { index } = match
    if (match[0] === '\n' || match[0].startsWith('\r')) {
      line++
      lineStart = hidden.lastIndex
    } else if (match[0].length >= mostMarks) {
      // Of a pile only the ninth mark is named: it says where, and the rest says nothing more.
      const next = text.slice(hidden.lastIndex, hidden.lastIndex + 2)
      if (index !== pileEnd && leadingMarks.test(next)) found.push(place(hidden.lastIndex))
      pileEnd = hidden.lastIndex
    } else if (!(index === 0 && match[0] === '\ufeff')) found.push(place(index))
  }
  return found

  function place(index: number): HiddenCharacter {
    return { index, line, column: index - lineStart + 1, name: codePointName(text.codePointAt(index)!) }
  }
}

function unified(text: string): string {
  // Lone surrogates first: with what stands between two of them removed, they would become a character.
  return text.replace(loneSurrogates, '\ufffd').replace(lineEnds, '\n').replaceAll('\t', '    ')
}

function withoutPiles(text: string): string {
  return text.replace(piledMarks, '$1')
}

function visibleSymbol(character: string): string {
  const point = character.codePointAt(0)!
  if (point < 0x20) return String.fromCharCode(0x2400 + point)
  if (point === 0x7f) return '\u2421'
  if (point <= 0xff) return `\\x${point.toString(16)}`
  return point <= 0xffff ? `\\u${point.toString(16).padStart(4, '0')}` : `\\u{${point.toString(16)}}`
}

function codePointName(point: number): string {
  return `U+${point.toString(16).toUpperCase().padStart(4, '0')}`
}
