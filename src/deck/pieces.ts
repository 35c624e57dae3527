/**
 * Texts made of pieces of a file: lines cut out of it, joined to one Markdown text that stands on its own.
 * Knows lines and how blocks of Markdown would run into each other; nothing of questions.
 */
import type { Block, Outline, Unclosed } from '../markdown/blocks.ts'

/** A file's lines with the blocks that they hold. Lines count from 0. */
export type Source = { readonly lines: readonly string[]; readonly outline: Outline }

/** Lines from `start` up to `end`, with the blocks that begin in them. */
export type Piece = { readonly start: number; readonly end: number; readonly blocks: readonly Block[] }

/** A text, and for each of its lines the line of the file (from 1) that it came from. */
export type PlacedText = { readonly text: string; readonly lines: readonly number[] }

/** Keeps apart what Markdown would otherwise join: a list and a list, a list and indented code. Shown by nothing. */
export const separator = '<!-- -->'

/** Splits at line ends of all kinds. */
export function splitLines(text: string): string[] {
  return text.split(/\r\n?|\n/)
}

/** True where a text beginning with this line would become part of a list that stands before it. */
export function joinsList(firstLine: string): boolean {
  return /^(?:[ \t]|(?:[-+*]|\d{1,9}[.)])(?:[ \t]|$))/.test(firstLine)
}

/** Pieces without the blocks that are cut out of them. */
export function without(pieces: readonly Piece[], cuts: ReadonlySet<Block>): Piece[] {
  const result: Piece[] = []
  for (const piece of pieces) {
    let start = piece.start
    let blocks: Block[] = []
    for (const block of piece.blocks) {
      if (!cuts.has(block)) blocks.push(block)
      else {
        result.push({ start, end: block.start, blocks })
        start = block.end
        blocks = []
      }
    }
    result.push({ start, end: piece.end, blocks })
  }
  return result
}

/**
 * One text of several pieces, a blank line between them and none around them, in which the same blocks are found as in the
 * file. What a piece opens and never closes is closed, so that nothing written after the text is swallowed.
 */
export function joinPieces(source: Source, pieces: readonly Piece[]): PlacedText {
  const lines: number[] = []
  let text = ''
  let endsInList = false
  for (const piece of pieces) {
    const range = trimmedRange(source.lines, piece)
    if (!range) continue
    const [start, end] = range
    const gap = endsInList && joinsList(source.lines[start] ?? '') ? `\n\n${separator}\n\n` : '\n\n'
    if (text !== '') {
      text += gap
      for (let count = gap.length > 2 ? 3 : 1; count > 0; count--) lines.push(start + 1)
    }
    text += source.lines.slice(start, end).join('\n').trimEnd()
    for (let line = start; line < end; line++) lines.push(line + 1)
    endsInList = piece.blocks.findLast((block) => block.start < end)?.kind === 'list'
  }
  for (const closer of closersOf(source, pieces)) {
    text += `\n${closer}`
    lines.push(...closer.split('\n').map(() => lines.at(-1) ?? 1))
  }
  return { text, lines }
}

/** The lines of a piece without blank ones and separators at its ends; null when nothing is left. */
function trimmedRange(lines: readonly string[], piece: Piece): readonly [number, number] | null {
  let { start, end } = piece
  const isEmpty = (line: number): boolean => /^(?:\s*|<!-- -->\s*)$/.test(lines[line] ?? '')
  while (start < end && isEmpty(start)) start++
  while (start < end && isEmpty(end - 1)) end--
  return start < end ? [start, end] : null
}

/** Code and HTML, which can only be the last, are closed before the `<details>` around them. */
function closersOf({ outline }: Source, pieces: readonly Piece[]): string[] {
  const { unclosed } = outline
  if (unclosed.length === 0) return []
  const closers: string[] = []
  for (const { start, end } of pieces) {
    for (let at = firstFrom(unclosed, start); (unclosed[at]?.line ?? end) < end; at++) {
      const { kind, closer } = unclosed[at] as Unclosed
      if (kind === 'details') closers.push(`\n${closer}`)
      else closers.unshift(closer)
    }
  }
  return closers
}

/** The index of the first that stands at a line or below, by halving: files may hold many thousands. */
function firstFrom(unclosed: readonly Unclosed[], line: number): number {
  let low = 0
  let high = unclosed.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if ((unclosed[middle] as Unclosed).line < line) low = middle + 1
    else high = middle
  }
  return low
}
