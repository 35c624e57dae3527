/**
 * Foreign Markdown as a text that a deck can hold: what viva would read as its own (headings of questions, the break after a
 * prompt, task lists, gaps, hints, attributes) is turned into something that only looks the same. Furniture goes.
 * Knows one text and viva's format; nothing of where the text came from.
 */
import { escapeCloze } from '../../deck/cloze.ts'
import { readDeck } from '../../deck/read.ts'
import { splitLines } from '../../deck/pieces.ts'
import { hintsOf } from '../../deck/hints.ts'
import { listRole } from '../../deck/tasks.ts'
import { isComment, parseBlocks, type Block } from '../../markdown/blocks.ts'
import { isWayBack } from './wording.ts'

export type SafeText = { readonly text: string; readonly hints: readonly string[] }

/** A prompt or an answer. Reading it back from a deck gives the same text; what cannot be made so is kept as code. */
export function safeText(source: string): SafeText {
  const lines = withoutFurniture(source)
  if (!lines.some((line) => special.test(line))) return { text: escapeCloze(trimmed(lines)), hints: [] }
  const hints: string[] = []
  let text = trimmed(lines)
  // What is taken out may have hidden something: again, until nothing changes.
  for (let pass = 0; pass < mostPasses; pass++) {
    const before = text
    const { text: after, isSimple } = tamed(text.split('\n'), hints)
    text = after
    if (text !== before) continue
    if (isSimple) return { text: escapeCloze(text), hints }
    break
  }
  text = escapeCloze(text)
  return { text: text === '' || isHeld(text) ? text : fenced(text), hints }
}

const mostPasses = 4

/** The last word on what a deck can hold is the deck's reader. */
function isHeld(text: string): boolean {
  const { sections } = readDeck(`## x\n\n${text}\n`).deck
  const question = sections[0]?.questions[0]
  const isOne =
    sections.length === 1 && sections[0]?.questions.length === 1 && question?.followUps.length === 0
  return isOne && question.answer === text && question.options.length + question.hints.length === 0
}

function fenced(text: string): string {
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}markdown\n${text}\n${fence}`
}

/** One pass over a text. Hints that are taken out are added to `hints`. */
function tamed(lines: string[], hints: string[]): { readonly text: string; readonly isSimple: boolean } {
  const outline = parseBlocks(lines.join('\n'))
  const headings = outline.blocks.filter(({ kind }) => kind === 'heading')
  const shift = Math.max(0, 3 - Math.min(7, ...headings.map(({ level }) => level)))
  for (const block of outline.blocks) {
    const found = hintsOf(block, lines)
    if (found) {
      hints.push(...found.map(escapeCloze))
      blank(lines, block)
    } else if (isComment(block)) blank(lines, block)
    else if (block.kind === 'heading') lines[block.start] = demoted(block, shift)
    else if (block.kind === 'rule' && block.marker.startsWith('-')) lines[block.start] = '***'
    else if (block.kind === 'list' && listRole(block) !== 'plain') boxed(lines, block)
    else if (block.kind === 'html')
      lines[block.start] = (lines[block.start] as string).replace(/<!--(\s*viva\b)/i, '<!-- $1')
  }
  for (const { kind, line, closer, opener } of outline.unclosed.toReversed()) {
    if (kind === 'details') lines[line] = (lines[line] as string).replace(opener, '')
    else if (kind === 'code' && lines.slice(line + 1).every((text) => text.trim() === '')) lines[line] = ''
    else lines.push(closer)
  }
  const parts = new Set(headings.filter(({ level }) => level + shift === 3).map(({ start }) => start))
  const isSimple = outline.unclosed.length === 0 && outline.blocks.every(isHarmless)
  return { text: trimmed(apart(lines, parts)), isSimple }
}

/** Prose, code between fences and lists without boxes: a deck holds them as they are. */
const isHarmless = (block: Block): boolean =>
  block.kind === 'paragraph' ||
  block.kind === 'code' ||
  (block.kind === 'list' && listRole(block) === 'plain')

/** Lines that could be more than prose: without any of them nothing needs a change. */
const special = /^ {0,3}(?:#|>|<|`{3}|~{3}|-[ \t]*-)|\[[ xX!]\]|<details/i

/** The text of an option: a list item must be able to hold it. */
export function safeOption(source: string): string {
  return escapeCloze(trimmed(withoutFurniture(source)))
}

/** Without breaks, wrapper tags and ways back to the top, each on a line of its own. */
function withoutFurniture(source: string): string[] {
  const lines = splitLines(source).map((line) => (line.trim() === '' ? '' : line))
  if (!lines.some((line) => line !== '' && cleaned(line) !== line)) return lines
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(source).code)
    for (let line = start; line < end; line++) isCode.add(line)
  // What was set in too far counts as code, and a stray fence swallows what follows it: no code leads back to the top.
  const inCode = (line: string): string => (line.includes('](#') && isWayBack(line.trim()) ? '' : line)
  return lines.map((line, index) => (isCode.has(index) ? inCode(line) : cleaned(line)))
}

function cleaned(line: string): string {
  const bare = line.trim()
  if (bare === '\\' || isWayBack(bare)) return ''
  if (!bare.includes('<') && !bare.includes('&nbsp;')) return line
  if (wrapper.test(bare)) return ''
  const paragraph = /^<p\b[^>]*>\s*([^<]*(?:<(?!\/?p\b)[^<]*)*)<\/p>$/i.exec(bare)
  return (paragraph ? (paragraph[1] as string) : line).replace(/(?:\s*<br\s*\/?>)+\s*$/i, '')
}

const wrapper = /^(?:<\/?(?:br|hr|p|div|center|a)\b[^>]*>\s*|&nbsp;\s*|<!--(?:(?!-->)[^])*-->\s*)+$/i

/** Level 1 and 2 would be sections and questions, `Follow-up:` a card of its own. */
function demoted({ level, text }: Block, shift: number): string {
  const isFollowUp = /^(?:follow-up|追问)\s*[:：]/i.test(text)
  const deeper = Math.min(6, level + shift + (isFollowUp && level + shift === 3 ? 1 : 0))
  return `${'#'.repeat(deeper)} ${text}${/(?:^| )#+$/.test(text) ? ' #' : ''}`.trimEnd()
}

/** A list of done and open tasks in an answer is not a choice: its boxes become characters. */
function boxed(lines: string[], block: Block): void {
  for (const { start } of block.items) {
    lines[start] = (lines[start] as string).replace(/\[([ xX!])\](?=[ \t])/, (_, mark: string) =>
      mark === ' ' ? '☐' : mark === '!' ? '❗' : '☑',
    )
  }
}

/** A deck is read in pieces that begin at headings of level 3, with one blank line before each. */
function apart(lines: readonly string[], starts: ReadonlySet<number>): readonly string[] {
  if (starts.size === 0) return lines
  const result: string[] = []
  for (const [index, line] of lines.entries()) {
    if (starts.has(index)) {
      while (result.at(-1) === '') result.pop()
      if (result.length > 0) result.push('')
    }
    result.push(line)
  }
  return result
}

function blank(lines: string[], { start, end }: Block): void {
  for (let line = start; line < end; line++) lines[line] = ''
}

/** Without blank lines, rules and separators at its ends, and without more than one blank line between blocks of prose. */
function trimmed(lines: readonly string[]): string {
  let start = 0
  let end = lines.length
  while (start < end && isEdge(lines[start] as string)) start++
  while (end > start && isEdge(lines[end - 1] as string)) end--
  return lines.slice(start, end).join('\n').trimEnd()
}

const isEdge = (line: string): boolean =>
  /^\s*$|^ {0,3}(?:(?:\*[ \t]*){3,}|(?:-[ \t]*){3,}|(?:_[ \t]*){3,})$|^<!-- -->\s*$/.test(line)
