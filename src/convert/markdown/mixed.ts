/**
 * A text of which only some sections are in a dialect that says itself what a question is, such as `Q:` and `A:`: the author
 * changed style. Those sections are read as the dialect, all others as if they stood alone, so that neither hides the other.
 * Knows sections and lines; how either is read comes as an argument.
 */
import type { Skipped } from '../../model/conversion.ts'
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { askingHeadings, type Explicit } from './explicit.ts'
import type { WholeFile } from './file.ts'
import { linesOf, type Line } from './lines.ts'
import { sectionTitle } from './title.ts'
import { questionLook } from './wording.ts'

export type Reading = WholeFile & { readonly title: string | null }

/** From 0; `end` is the line after the last one. */
export type Region = { readonly start: number; readonly end: number }

/** Null when the dialect explains too little of each section. `readRest` is given the text with lines of the dialect blank. */
export function readMixed(
  text: string,
  explicit: Explicit,
  readRest: (rest: string) => Reading,
): Reading | null {
  const lines = linesOf(text)
  const regions = regionsOf(lines)
  const own = regions.filter((region) => isOwn(lines, region, explicit))
  const others = regions.filter((region) => !own.includes(region) && hasText(lines, region))
  if (own.length === 0) return null
  const kept = within(explicit.passages, own)
  const parts = explicit.parts.map((part) => ({ ...part, count: countOf(kept) }))
  const alone = { parts, isConfident: true, title: null }
  if (others.length === 0) return { ...alone, passages: explicit.passages, skipped: explicit.skipped }
  const rest = readRest(only(lines, others))
  if (!isLikely(rest)) {
    if (!explicit.isWhole) return null
    const skipped = [...explicit.skipped, ...others.flatMap((region) => leftOut(lines, region))]
    return { ...alone, passages: explicit.passages, parts: explicit.parts, skipped }
  }
  return {
    passages: [...kept, ...rest.passages].sort((a, b) => lineOf(a) - lineOf(b)),
    parts: [...parts, ...rest.parts].sort((a, b) => b.count - a.count),
    skipped: [...explicit.skipped, ...rest.skipped],
    isConfident: rest.isConfident,
    title: rest.title,
  }
}

/** A reading that says nothing of some sections: those are read as if they stood alone, or named as left out. */
export function withUnread(
  text: string,
  { passages, parts, skipped, isConfident }: WholeFile,
  unread: readonly Region[],
  readRest: (rest: string) => Reading,
): WholeFile {
  if (unread.length === 0) return { passages, parts, skipped, isConfident }
  const lines = linesOf(text)
  const rest = readRest(only(lines, unread))
  const asking = rest.passages.flatMap(({ questions }) => questions).filter(isAsking).length
  if (asking === 0 || asking * 3 < countOf(rest.passages)) {
    const named = unread.flatMap((region) => leftOut(lines, region))
    return { passages, parts, skipped: [...skipped, ...named], isConfident }
  }
  return {
    passages: [...passages, ...rest.passages].sort((a, b) => lineOf(a) - lineOf(b)),
    parts: [...parts, ...rest.parts].sort((a, b) => b.count - a.count),
    skipped: [...skipped, ...rest.skipped],
    isConfident: isConfident && rest.isConfident,
  }
}

/** The text with all other lines blank: numbers of lines stay. */
const only = (lines: readonly Line[], regions: readonly Region[]): string =>
  lines
    .map((line, at) => (regions.some(({ start, end }) => at >= start && at < end) ? line.text : ''))
    .join('\n')

/** The text parted at the highest headings of which there are several. */
function regionsOf(lines: readonly Line[]): readonly Region[] {
  const headings = lines.flatMap(({ text, isHeading }, at) =>
    isHeading ? [{ at, level: /^#+/.exec(text)?.[0].length ?? 1 }] : [],
  )
  const level = [1, 2, 3, 4, 5, 6].find(
    (each) => headings.filter((heading) => heading.level === each).length > 1,
  )
  const cuts = headings.filter((heading) => level !== undefined && heading.level <= level).map(({ at }) => at)
  const starts = [0, ...cuts.filter((at) => at > 0)]
  return starts.map((start, index) => ({ start, end: starts[index + 1] ?? lines.length }))
}

/**
 * A section of the dialect holds as many of its questions as headings that ask. Where the dialect is not that of most of the
 * file, a table or a pair may be a part of an answer: then no heading may ask, and there are several.
 */
function isOwn(lines: readonly Line[], region: Region, { passages, parts, isWhole }: Explicit): boolean {
  const count = countOf(within(passages, [region]))
  const asking = askingHeadings(sourceOf(lines, region))
  if (isWhole) return count > 0 && count >= asking
  return parts[0]?.code !== 'obsidian' && count >= 2 && asking === 0
}

function within(passages: Passages, regions: readonly Region[]): Passages {
  const isInside = (line: number): boolean => regions.some(({ start, end }) => line > start && line <= end)
  return passages
    .map((passage) => ({ ...passage, questions: passage.questions.filter(({ line }) => isInside(line)) }))
    .filter(({ questions }) => questions.length > 0)
}

/** A reading of what the dialect leaves is believed where a good part of it asks: a file of flashcards may hold remarks. */
function isLikely({ passages, isConfident }: Reading): boolean {
  const found = passages.flatMap(({ questions }) => questions)
  const asking = found.filter(isAsking).length
  return found.length >= 2 && asking > 0 && (isConfident || asking * 3 >= found.length)
}

const isAsking = ({ title, body }: Found): boolean => questionLook(title) >= 0.8 && body.trim() !== ''

function leftOut(lines: readonly Line[], region: Region): readonly Skipped[] {
  const line = lines[region.start] as Line
  return line.isHeading
    ? [{ line: line.number, reason: 'section-text', text: sectionTitle(line.text).slice(0, 80) }]
    : []
}

const sourceOf = (lines: readonly Line[], { start, end }: Region): string =>
  lines
    .slice(start, end)
    .map(({ text, isCode }) => (isCode ? '' : text))
    .join('\n')

const hasText = (lines: readonly Line[], { start, end }: Region): boolean =>
  lines.slice(start, end).some(({ text, isHeading }) => !isHeading && /[\p{L}\p{N}]/u.test(text))

const countOf = (passages: Passages): number =>
  passages.reduce((sum, { questions }) => sum + questions.length, 0)

const lineOf = ({ questions }: Passages[number]): number => questions[0]?.line ?? 0
