/**
 * Obsidian Spaced Repetition: `question::answer`, `question:::answer` for both ways, a line `?` or `??` between question and
 * answer, gaps as `==text==` or `{{text}}`. Its schedules and tags are taken off. Knows this dialect only.
 */
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { clozeNote } from './gaps.ts'
import { linesOf, passageWriter, type Line } from './lines.ts'
import { readTitle } from './title.ts'

const schedule = /<!--SR:[^]*?-->/g
const tag = /(?<!\S)#(?:flashcards|review|卡片)(?:\/[^\s#]+)*/giu
const gap = /==(?=\S)([^=\n]+?)==|\{\{(?!c\d+::)([^{}\n]+)\}\}/g

export function readObsidian(text: string): Passages {
  const isTagged = /(?<!\S)#flashcards\b|<!--SR:/i.test(text)
  if (!isTagged && !/::|^\?\??\s*$/m.test(text)) return []
  const { heading, add, passages } = passageWriter<Found>()
  let tags: readonly string[] = []
  let count = 0
  for (const paragraph of paragraphsOf(linesOf(text))) {
    const [first] = paragraph
    if (!first) continue
    if (first.isHeading) {
      heading(first.text.replace(tag, ''))
      continue
    }
    const source = paragraph.map((line) => line.text).join('\n')
    const named = source.match(tag)
    if (named) tags = named.flatMap((each) => each.split('/').slice(1).join('/') || [])
    for (const found of notesIn(paragraph, tags, isTagged)) {
      add(found)
      count++
    }
  }
  return isTagged || count >= 2 ? passages() : []
}

/** Lines between blank ones; a fence keeps its blank lines. */
function paragraphsOf(lines: readonly Line[]): readonly (readonly Line[])[] {
  const paragraphs: Line[][] = [[]]
  for (const line of lines) {
    if ((line.text.trim() === '' && !line.isCode) || line.isHeading) paragraphs.push([])
    if (line.text.trim() !== '' || line.isCode) paragraphs.at(-1)?.push(line)
    if (line.isHeading) paragraphs.push([])
  }
  return paragraphs
}

function notesIn(paragraph: readonly Line[], tags: readonly string[], isTagged: boolean): readonly Found[] {
  const cleaned = paragraph.map((line) => ({
    ...line,
    text: line.isCode ? line.text : line.text.replace(schedule, '').replace(tag, '').trimEnd(),
  }))
  const at = cleaned.findIndex(({ text, isCode }) => !isCode && /^\?\??$/.test(text.trim()))
  if (at > 0 && at < cleaned.length - 1) {
    const [first, ...more] = cleaned.slice(0, at)
    return first
      ? [
          noteOf(
            first.number,
            first.text,
            more.map(({ text }) => text),
            cleaned.slice(at + 1).map(({ text }) => text),
            tags,
          ),
        ]
      : []
  }
  const inline = cleaned.flatMap((line) => {
    const pair = line.isCode ? null : pairOf(line.text, isTagged)
    return pair ? [noteOf(line.number, pair[0], [], [pair[1]], tags)] : []
  })
  if (inline.length > 0 || !isTagged) return inline
  const source = cleaned
    .map(({ text }) => text)
    .join('\n')
    .trim()
  const note = cleaned[0] && source !== '' ? clozeNote(cleaned[0].number, source, gap, tags) : null
  return note ? [note] : []
}

/**
 * `question::answer`. Without a tag in the file only where spaces or a question mark show that it is no `std::string`.
 *
 *     What is shared? :: memory
 *                     ^ not in code, not in an address
 */
function pairOf(line: string, isTagged: boolean): readonly [string, string] | null {
  if (line.length > 5000) return null
  const masked = line.replace(/`[^`]*`|https?:\S+|\$[^$]*\$/g, (code) => 'x'.repeat(code.length))
  const match = /^(.*?\S)([ \t]*)(:{2,3})(?!:)([ \t]*)(\S.*)$/.exec(masked)
  if (!match) return null
  const [, left = '', before = '', colons = '', after = ''] = match
  const isPlain = isTagged || /[?？]$/.test(left) || (before !== '' && after !== '')
  if (!isPlain) return null
  const middle = left.length + before.length
  return [line.slice(0, left.length).replace(/^\s*[-*+]\s+/, ''), line.slice(middle + colons.length).trim()]
}

function noteOf(
  line: number,
  asked: string,
  more: readonly string[],
  told: readonly string[],
  tags: readonly string[],
): Found {
  const title = readTitle(asked)
  const prompt = more.join('\n').trim()
  const answer = told.join('\n').trim()
  const body = prompt === '' ? answer : `${prompt}\n\n## Answer\n\n${answer}`
  return { line, title: title.text, body, link: null, tags, level: title.level, followUps: [] }
}
