/**
 * Breaking lines: at spaces, and around Chinese and Japanese characters but never against kinsoku (no line begins with
 * a closing mark or ends with an opening one). Words longer than a line are cut between grapheme clusters.
 *
 * Knows nothing of Markdown or terminals. Works on the text as a whole and gives the styles back afterwards, so that a
 * style that changes inside a word does not make a place to break. Linear in the length of the text.
 */
import { scanFitting } from './graphemes.ts'
import { styles, type Line, type Span } from './style.ts'
import { cellWidth, isPlainAscii } from './width.ts'

/**
 * The lines that spans take at a width in cells; a line feed in the text ends a line. Spaces at a break are dropped. A
 * character wider than `width` gets a line of its own. Without text, one empty line.
 */
export function wrapSpans(spans: Line, width: number): Line[] {
  const text = spans.length === 1 ? spans[0]!.text : spans.map((span) => span.text).join('')
  if (text.length <= width && isPlainAscii(text)) return [sliceSpans(spans, 0, text.trimEnd().length)]
  return slices(spans, lineRanges(text, width, codeIn(spans, width)))
}

/** Code within a line is read as one word: where it fits into a line it is not broken, whatever stands in it. */
function codeIn(spans: Line, width: number): readonly Range[] {
  const ranges: Range[] = []
  let start = 0
  for (const { text, style } of spans) {
    const end = start + text.length
    const before = ranges.at(-1)
    if (style & styles.code) {
      if (before?.[1] === start) ranges[ranges.length - 1] = [before[0], end]
      else ranges.push([start, end])
    }
    start = end
  }
  if (ranges.length === 0) return ranges
  const whole = spans.map((span) => span.text).join('')
  return ranges.filter(([from, to]) => cellWidth(whole.slice(from, to)) <= width)
}

/** The same for a text of one style. */
export function wrapText(text: string, width: number): string[] {
  return lineRanges(text, width).map(([start, end]) => text.slice(start, end))
}

/** The part of spans from one index of their text to another. */
export function sliceSpans(spans: Line, start: number, end: number): Line {
  return slices(spans, [[start, end]])[0]!
}

/** A part of a text: UTF-16 index of its first character, and the index after its last. */
export type Range = readonly [start: number, end: number]

/**
 * Where the lines of a text stand in it: what is between two of them are spaces that were dropped, or a line feed.
 *
 * ```
 * the quick brown fo|x
 *                 ^   ^ the cluster that no longer fits
 *                 last place to break: the next line begins here, and what stands before it loses its spaces
 * ```
 *
 * `whole`: ascending parts of the text in which no line ends, each no wider than a line.
 */
export function lineRanges(text: string, width: number, whole: readonly Range[] = []): Range[] {
  const lines: Range[] = []
  let start = 0
  let cells = 0
  let breakAt = 0
  let cellsAtBreak = 0
  let previous: CharacterClass = classes.space
  let isAfterLetter = false
  const openQuotes = new Set<string>()
  let wholeIndex = 0

  scanFitting(text, width, (from, to, clusterCells) => {
    // A space that carries a mark is seen, and no place to break.
    const isPlainSpace = to - from === 1 && text.charCodeAt(from) === 0x20
    place(from, clusterCells, isPlainSpace ? classes.space : classOf(text, from, clusterCells, openQuotes))
  })
  lines.push([start, trimmedEnd(text, start, text.length)])
  return lines

  function place(from: number, clusterCells: number, next: CharacterClass): void {
    if (next === classes.lineFeed) {
      lines.push([start, trimmedEnd(text, start, from)])
      begin(from + 1, 0)
      previous = classes.space
      return
    }
    if (mayBreak(previous, next, isAfterLetter) && !isInside(from)) {
      breakAt = from
      cellsAtBreak = cells
    }
    // Spaces hang over the edge: they are dropped when the line breaks there.
    if (next !== classes.space) {
      if (cells + clusterCells > width && breakAt > start) endLine(breakAt, cells - cellsAtBreak)
      if (cells + clusterCells > width && from > start) endLine(from, 0)
    }
    cells += clusterCells
    isAfterLetter = previous === classes.word && next === classes.hyphen
    previous = next
  }

  function isInside(at: number): boolean {
    while (wholeIndex < whole.length && whole[wholeIndex]![1] <= at) wholeIndex++
    return wholeIndex < whole.length && whole[wholeIndex]![0] < at
  }

  function endLine(at: number, carriedCells: number): void {
    lines.push([start, trimmedEnd(text, start, at)])
    begin(at, carriedCells)
  }

  function begin(at: number, carriedCells: number): void {
    start = at
    breakAt = at
    cells = carriedCells
    cellsAtBreak = 0
  }
}

/** What a character does to a break beside it: a set of properties, joined with `|`. */
type CharacterClass = number
const classes = {
  word: 0,
  /** Chinese, Japanese, emoji: a line may break before and after. */
  wide: 1,
  /** No break before it. */
  closing: 2,
  /** No break after it. */
  opening: 4,
  space: 8,
  lineFeed: 16,
  /** Between letters a line may break after it. */
  hyphen: 32,
  dash: 64,
} as const

const closingMarks = new Set(
  '!%),.:;?]}/¢°·’”†‡•‥…‧‰′″›»℃、。々〉》」』】〕〗〙〛〜〞〟！％），．：；？］｝～｠､｡｣･・ー\u3000' +
    'ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ゛゜ゝゞヽヾ―',
)
const openingMarks = new Set('$([{£¥‘“‹«〈《「『【〔〖〘〚〝（［｛｟｢＄￡￥')

function classOf(text: string, index: number, cells: number, openQuotes: Set<string>): CharacterClass {
  const unit = text.charCodeAt(index)
  if (unit === 0x0a) return classes.lineFeed
  if (unit === 0x2d) return classes.hyphen
  if (unit === 0x2014) return classes.dash | classes.closing
  const character = text[index]!
  if (character === '`' || character === '"') {
    // They look the same at both ends: the first opens, the next closes.
    if (openQuotes.delete(character)) return classes.closing
    openQuotes.add(character)
    return classes.opening
  }
  return (
    (cells === 2 && !isKorean(unit) ? classes.wide : classes.word) |
    (closingMarks.has(character) ? classes.closing : 0) |
    (openingMarks.has(character) ? classes.opening : 0)
  )
}

/** Korean is written with spaces between words, and breaks there. */
function isKorean(unit: number): boolean {
  return (
    (unit >= 0xac00 && unit <= 0xd7a3) ||
    (unit >= 0x1100 && unit <= 0x11ff) ||
    (unit >= 0x3130 && unit <= 0x318f)
  )
}

function mayBreak(previous: CharacterClass, next: CharacterClass, isAfterLetter: boolean): boolean {
  if (next & classes.space) return false
  if (previous & classes.space) return true
  if (next & classes.closing || previous & classes.opening) return false
  if (previous & classes.hyphen) return isAfterLetter && next === classes.word
  return ((previous | next) & classes.wide) > 0 || (previous & classes.dash) > 0
}

function trimmedEnd(text: string, start: number, end: number): number {
  let trimmed = end
  while (trimmed > start && text.charCodeAt(trimmed - 1) === 0x20) trimmed--
  return trimmed
}

/** The parts of spans that ascending ranges of their text cover: one pass over the spans. */
function slices(spans: Line, ranges: readonly Range[]): Line[] {
  let index = 0
  let offset = 0
  return ranges.map(([start, end]) => {
    const line: Span[] = []
    while (index < spans.length) {
      const { text, style } = spans[index]!
      const part = text.slice(Math.max(0, start - offset), end - offset)
      if (part && end > offset) line.push({ text: part, style })
      // A span that reaches beyond this line goes on in the next.
      if (offset + text.length > end) break
      offset += text.length
      index++
    }
    return line
  })
}
