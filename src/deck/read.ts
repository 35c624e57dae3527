/**
 * A deck's text as a `Deck`: front matter, sections, questions with all that stands under them. Never throws: what is wrong is
 * a finding and the rest goes on. Knows the document's shape; not what becomes of a question.
 */
import { isComment, parseBlocks, type Block } from '../markdown/blocks.ts'
import { cleanText, hiddenCharacters } from '../text/clean.ts'
import { readAttributes } from './attributes.ts'
import { findingAt, isStrayAttributes, readBody } from './body.ts'
import {
  noAttributes,
  type Attributes,
  type Deck,
  type Entry,
  type Finding,
  type Place,
  type Question,
  type Section,
} from './deck.ts'
import { readFrontMatter } from './front-matter.ts'
import { joinPieces, splitLines, without, type Piece, type Source } from './pieces.ts'

export type ReadDeck = { readonly deck: Deck; readonly findings: readonly Finding[] }

/** Reads a whole file. Any text is a deck of some kind; one without questions says nothing that viva could ask. */
export function readDeck(text: string): ReadDeck {
  const all = splitLines(text.replace(/^\ufeff/, ''))
  const front = readFrontMatter(all)
  // Lines keep their numbers: the head is blanked, not cut off. A line of white space is blank, of whichever kind it is.
  const lines = all.map((line, index) => (index < front.lineCount || blank.test(line) ? '' : line))
  const source: Source = { lines, outline: parseBlocks(lines.join('\n')) }
  const findings: Finding[] = [...front.findings, ...unclosed(source), ...hidden(text, source)]
  const sections = readSections(source, findings)
  return { deck: { head: front.head, sections }, findings }
}

const blank = /^\s+$/
const followUp = /^(?:follow-up|追问)\s*[:：]\s*/i

/** Blocks under a heading, up to the next one that ends them. */
type Range = Piece & { readonly heading: Block | null }

/** Parts a range at headings of one level; what stands before the first of them keeps the range's own heading. */
function partedAt(level: number, range: Range): Range[] {
  const parts: Range[] = []
  let { heading, start } = range
  let blocks: Block[] = []
  for (const block of range.blocks) {
    if (block.level !== level) blocks.push(block)
    else {
      parts.push({ heading, start, end: block.start, blocks })
      heading = block
      start = block.end
      blocks = []
    }
  }
  return [...parts, { heading, start, end: range.end, blocks }]
}

function readSections(source: Source, findings: Finding[]): Section[] {
  const whole: Range = { heading: null, start: 0, end: source.lines.length, blocks: source.outline.blocks }
  const sections: Section[] = []
  for (const part of partedAt(1, whole)) {
    const [before, ...ranges] = partedAt(2, part) as [Range, ...Range[]]
    const title = part.heading ? part.heading.text : null
    const intro = readIntro(source, before, findings)
    const questions = ranges.map((range) => readQuestion(source, range, findings))
    if (title !== null || intro !== '' || questions.length > 0) sections.push({ title, intro, questions })
  }
  return sections
}

/** The text before the first question. What belongs under a question says nothing here. */
function readIntro(source: Source, range: Range, findings: Finding[]): string {
  for (const block of range.blocks) {
    if (isStrayAttributes(block)) findings.push(findingAt('attributes-misplaced', source, block.start))
    if (block.level === 3 && followUp.test(block.text)) {
      findings.push(
        findingAt('follow-up-orphan', source, block.start, { question: block.text.replace(followUp, '') }),
      )
    }
  }
  const stray = new Set(range.blocks.filter((block) => isStrayAttributes(block) && isComment(block)))
  return joinPieces(source, without([range], stray)).text
}

/** A follow-up lasts to the next heading of level 3 or less; what other headings of level 3 begin is part of the answer. */
function readQuestion(source: Source, range: Range, findings: Finding[]): Question {
  const own: Piece[] = []
  const followUps: Range[] = []
  for (const part of partedAt(3, range)) {
    const { heading } = part
    if (!heading || heading === range.heading) own.push(part)
    else if (followUp.test(heading.text)) followUps.push(part)
    else own.push({ start: heading.start, end: part.end, blocks: [heading, ...part.blocks] })
  }
  const { entry, prompt } = readEntry(source, range.heading as Block, own, true, findings)
  return {
    ...entry,
    prompt,
    followUps: followUps.map((part) => {
      const child = readEntry(source, part.heading as Block, [part], false, findings).entry
      return { ...child, question: child.question.replace(followUp, '').trim() }
    }),
  }
}

function readEntry(
  source: Source,
  heading: Block,
  pieces: readonly Piece[],
  hasPrompt: boolean,
  findings: Finding[],
): { readonly entry: Entry; readonly prompt: string | null } {
  const { attributes, place, rest } = attributesUnder(source, pieces, findings)
  const body = readBody(source, rest, { prompt: hasPrompt }, findings)
  const at: Place = {
    line: heading.start + 1,
    attributes: place,
    promptLines: body.prompt?.lines ?? [],
    answerLines: body.answer.lines,
  }
  const { options, hints } = body
  return {
    entry: { question: heading.text, attributes, answer: body.answer.text, options, hints, at },
    prompt: body.prompt?.text ?? null,
  }
}

/** The comment alone on the first line with anything on it, and the pieces without it. */
function attributesUnder(
  source: Source,
  pieces: readonly Piece[],
  findings: Finding[],
): { readonly attributes: Attributes; readonly place: Place['attributes']; readonly rest: readonly Piece[] } {
  const [first, ...others] = pieces
  let line = first?.start ?? 0
  const end = first?.end ?? 0
  while (line < end && (source.lines[line] ?? '').trim() === '') line++
  const text = source.lines[line] ?? ''
  const read = first && line < end ? readAttributes(text, line + 1) : null
  if (!first || !read) return { attributes: noAttributes, place: null, rest: pieces }
  for (const finding of read.findings) findings.push(finding)
  const blocks = first.blocks.filter((block) => block.start > line)
  return {
    attributes: read.attributes,
    place: { line: line + 1, text },
    rest: [{ start: line + 1, end, blocks }, ...others],
  }
}

/** What is opened and never closed hides the questions after it, here or in other readers. */
function unclosed({ outline }: Source): Finding[] {
  return outline.unclosed.map(({ line, column, opener }) => ({
    code: 'unclosed',
    line: line + 1,
    column: column + 1,
    values: { found: opener },
  }))
}

/** A few are enough to find the place. */
const mostHidden = 20

/** Characters that cleaning takes out before anything is shown, left there by mistake or to deceive. In code they are shown. */
function hidden(text: string, { outline, lines }: Source): Finding[] {
  // Nearly every text is clean, and that is quickly seen.
  if (cleanText(text) === text) return []
  const all = hiddenCharacters(text)
  const isCode = new Set<number>()
  for (const { start, end } of outline.code)
    for (let line = start; line < Math.min(end, lines.length); line++) isCode.add(line)
  return all
    .filter(({ line }) => !isCode.has(line - 1))
    .slice(0, mostHidden)
    .map(({ line, column, name }) => ({ code: 'hidden-characters', line, column, values: { name } }))
}
