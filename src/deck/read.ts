/**
 * A deck's text as a `Deck`: front matter, sections, questions with all that stands under them. Never throws: what is wrong is
 * a finding and the rest goes on. Knows the document's shape; not what becomes of a question.
 */
import { parseBlocks, type Block } from '../markdown/blocks.ts'
import { attributesComment, readAttributes } from './attributes.ts'
import { findingAt, readBody } from './body.ts'
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
import { joinPieces, splitLines, type Piece, type Source } from './pieces.ts'

export type ReadDeck = { readonly deck: Deck; readonly findings: readonly Finding[] }

const followUp = /^(?:follow-up|追问)\s*[:：]\s*/i

/** Reads a whole file. */
export function readDeck(text: string): ReadDeck {
  const all = splitLines(text)
  const front = readFrontMatter(all)
  // Lines keep their numbers: the head is blanked, not cut off.
  const lines = all.map((line, index) => (index < front.lineCount ? '' : line))
  const source: Source = { lines, outline: parseBlocks(lines.join('\n')) }
  const findings: Finding[] = [...front.findings]
  const sections = readSections(source, findings)
  return { deck: { head: front.head, sections }, findings }
}

type Range = {
  readonly heading: Block | null
  readonly start: number
  readonly end: number
  readonly blocks: readonly Block[]
}

/** Parts a range at headings that `isHeading` names; what stands before the first one has none. */
function parted(range: Range, isHeading: (block: Block) => boolean): Range[] {
  const parts: Range[] = []
  let heading = range.heading
  let start = range.start
  let blocks: Block[] = []
  for (const block of range.blocks) {
    if (!isHeading(block)) blocks.push(block)
    else {
      parts.push({ heading, start, end: block.start, blocks })
      heading = block
      start = block.end
      blocks = []
    }
  }
  parts.push({ heading, start, end: range.end, blocks })
  return parts
}

const isLevel =
  (...levels: number[]) =>
  (block: Block): boolean =>
    block.kind === 'heading' && levels.includes(block.level)

function readSections(source: Source, findings: Finding[]): Section[] {
  const whole: Range = { heading: null, start: 0, end: source.lines.length, blocks: source.outline.blocks }
  const sections: Section[] = []
  for (const part of parted(whole, isLevel(1))) {
    const [intro, ...questions] = parted(part, isLevel(2))
    const title = part.heading ? part.heading.text.trim() : null
    const section = {
      title,
      intro: intro ? joinPieces(source, [intro]).text : '',
      questions: questions.map((question) => readQuestion(source, question, findings)),
    }
    if (title !== null || section.intro !== '' || section.questions.length > 0) sections.push(section)
  }
  return sections
}

function readQuestion(source: Source, range: Range, findings: Finding[]): Question {
  // A follow-up lasts to the next heading of level 3 or less; other headings of level 3 are the answer's.
  const isFollowUp = (block: Block): boolean => isLevel(3)(block) && followUp.test(block.text)
  const parts: { range: Range; isFollowUp: boolean }[] = parted(range, isLevel(3)).map((part) => ({
    range: part,
    isFollowUp: part.heading !== range.heading && part.heading !== null && isFollowUp(part.heading),
  }))
  const own = parts
    .filter((part) => !part.isFollowUp)
    .map(({ range: part }) => withHeading(part, range.heading))
  const { entry, prompt } = readEntry(source, range.heading as Block, own, true, findings)
  const followUps = parts
    .filter((part) => part.isFollowUp)
    .map(({ range: part }) => readEntry(source, part.heading as Block, [part], false, findings).entry)
  return { ...entry, prompt, followUps }
}

/** A part of the answer under a level-3 heading keeps its heading. */
function withHeading(part: Range, own: Block | null): Piece {
  if (part.heading === null || part.heading === own) return part
  return { start: part.heading.start, end: part.end, blocks: [part.heading, ...part.blocks] }
}

function readEntry(
  source: Source,
  heading: Block,
  pieces: readonly Piece[],
  hasPrompt: boolean,
  findings: Finding[],
): { readonly entry: Entry; readonly prompt: string | null } {
  const { attributes, place, rest } = attributesUnder(source, pieces, findings)
  const body = readBody(source, rest, { prompt: hasPrompt })
  findings.push(...body.findings)
  return {
    entry: {
      question: heading.text.replace(hasPrompt ? /^$/ : followUp, '').trim(),
      attributes,
      answer: body.answer.text,
      options: body.options,
      hints: body.hints,
      at: {
        line: heading.start + 1,
        attributes: place,
        promptLines: body.prompt?.lines ?? [],
        answerLines: body.answer.lines,
      },
    },
    prompt: body.prompt?.text ?? null,
  }
}

/** The comment on the first line with anything on it. */
function attributesUnder(
  source: Source,
  pieces: readonly Piece[],
  findings: Finding[],
): { readonly attributes: Attributes; readonly place: Place['attributes']; readonly rest: readonly Piece[] } {
  const [first, ...others] = pieces
  const nothing = { attributes: noAttributes, place: null, rest: pieces }
  if (!first) return nothing
  let line = first.start
  while (line < first.end && (source.lines[line] ?? '').trim() === '') line++
  const text = source.lines[line] ?? ''
  if (line >= first.end || !attributesComment.test(text)) return nothing
  const read = readAttributes(text, line + 1)
  if (!read) {
    findings.push(findingAt('attributes-misplaced', source, line))
    return nothing
  }
  findings.push(...read.findings)
  const blocks = first.blocks.filter((block) => block.start > line)
  const rest = { start: line + 1, end: first.end, blocks }
  return {
    attributes: read.attributes,
    place: { line: line + 1, text },
    rest: [rest, ...others],
  }
}
