/**
 * Obsidian Spaced Repetition: `question::answer`, `question:::answer` for both ways, a line `?` or `??` between question and
 * answer, gaps as `==text==` or `{{text}}`. Tags name decks and are taken off; schedules go to the cards of the note that they
 * stand behind. Knows this dialect only.
 */
import type { Zone } from '../../model/time.ts'
import type { ImportedState } from '../imported.ts'
import { scheduleCallout, scheduleComment, scheduled, schedulesIn } from '../obsidian/schedule.ts'
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { clozeNote, type Gap } from './gaps.ts'
import { linesOf, passageWriter, type Line } from './lines.ts'
import { readTitle } from './title.ts'

const tag = /(?<!\S)#(?:flashcards|review|卡片)(?:\/[^\s#]+)*/giu

/** `==text==`, `==2;;text;;hint==`, `==text==^[hint][^2]`, `{{text}}`; the last may be a formula's or a template's, so not with `c1::`. */
const gap = /==(?=\S)([^=\n]+?)==(?:\^\[([^\]\n]*)\])?(?:\[\^(\d{1,3})\])?|\{\{(?!c\d+::)([^{}\n]+)\}\}/g

/** One note with the schedules behind it, one for each of its cards. */
type Note = {
  readonly found: Found
  /** The same question asked the other way. */
  readonly reverse: Found | null
  readonly states: (ImportedState | null)[]
}

export function readObsidian(text: string, zone?: Zone): Passages {
  const isTagged = /(?<!\S)#flashcards\b|<!--SR:/i.test(text)
  if (!isTagged && !/::|^\?\??[ \t]*$/m.test(text)) return []
  const { heading, add, passages } = passageWriter<Note>()
  let tags: readonly string[] = []
  let count = 0
  let last: Note | null = null
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
    const notes = notesIn(paragraph, tags, isTagged, zone)
    // A comment may stand alone behind a blank line.
    if (notes.length === 0) last?.states.push(...schedulesIn(source, zone))
    for (const note of notes) {
      add(note)
      last = note
      count++
    }
  }
  if (!isTagged && count < 2) return []
  return passages().map((passage) => ({ ...passage, questions: passage.questions.flatMap(cardsOf) }))
}

function cardsOf({ found, reverse, states }: Note): readonly Found[] {
  if (found.cloze) {
    const numbers = [...found.cloze.marked.matchAll(/\{\{c(\d+)::/g)].map(([, number]) => Number(number))
    return [
      scheduled(
        found,
        states,
        [...new Set(numbers)].sort((a, b) => a - b),
      ),
    ]
  }
  const forward = scheduled(found, states, [null])
  return reverse === null ? [forward] : [forward, scheduled(reverse, states.slice(1), [null])]
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

function notesIn(
  paragraph: readonly Line[],
  tags: readonly string[],
  isTagged: boolean,
  zone: Zone | undefined,
): readonly Note[] {
  const cleaned = paragraph.map((line) => ({
    ...line,
    states: line.isCode ? [] : schedulesIn(line.text, zone),
    text: line.isCode
      ? line.text
      : line.text.replace(scheduleCallout, '').replace(scheduleComment, '').replace(tag, '').trimEnd(),
  }))
  const at = cleaned.findIndex(({ text, isCode }) => !isCode && /^\?\??$/.test(text.trim()))
  if (at > 0 && at < cleaned.length - 1) {
    const texts = cleaned.map(({ text }) => text)
    const [asked, told] = [texts.slice(0, at), texts.slice(at + 1)]
    const line = cleaned[0]?.number ?? 1
    const isBoth = texts[at]?.trim() === '??'
    const states = cleaned.flatMap((each) => each.states)
    return [
      {
        found: noteOf(line, asked, told, tags),
        reverse: isBoth ? noteOf(line, told, asked, tags) : null,
        states,
      },
    ]
  }
  const inline: Note[] = []
  for (const line of cleaned) {
    const pair = line.isCode || isTableRow.test(line.text) ? null : pairOf(line.text, isTagged)
    if (pair) {
      const { asked, told, isBoth } = pair
      const reverse = isBoth ? noteOf(line.number, [told], [asked], tags) : null
      inline.push({ found: noteOf(line.number, [asked], [told], tags), reverse, states: [...line.states] })
    } else inline.at(-1)?.states.push(...line.states)
  }
  if (inline.length > 0 || !isTagged) return inline
  const source = cleaned
    .map(({ text }) => text)
    .join('\n')
    .trim()
  const found = cleaned[0] && source !== '' ? clozeNote(cleaned[0].number, source, gap, readGap, tags) : null
  return found ? [{ found, reverse: null, states: cleaned.flatMap((each) => each.states) }] : []
}

/** `| std::vector | grows |` */
const isTableRow = /^\s*\|.*\|\s*$/

function readGap([, marked, hint = '', number, braced]: readonly string[]): Gap {
  if (marked === undefined) return { hidden: braced ?? '', hint: '', number: null }
  const [, told, hidden = marked, within = ''] = /^(?:(\d{1,3});;)?(.*?)(?:;;(.*))?$/s.exec(marked) ?? []
  const group = told ?? number
  return { hidden, hint: hint || within, number: group === undefined ? null : Math.max(1, Number(group)) }
}

type Pair = { readonly asked: string; readonly told: string; readonly isBoth: boolean }

/**
 * `question::answer`. Without a tag in the file only where spaces or a question mark show that it is no `std::string`.
 *
 *     What is shared? :: memory
 *                     ^ not in code, not in an address
 */
function pairOf(line: string, isTagged: boolean): Pair | null {
  if (line.length > 5000) return null
  const masked = line.replace(/`[^`]*`|https?:\S+|\$[^$]*\$/g, (code) => 'x'.repeat(code.length))
  const match = /^(.*?\S)([ \t]*)(:{2,3})(?!:)([ \t]*)(\S.*)$/.exec(masked)
  if (!match) return null
  const [, left = '', before = '', colons = '', after = ''] = match
  const isPlain = isTagged || /[?？]$/.test(left) || (before !== '' && after !== '')
  if (!isPlain) return null
  const middle = left.length + before.length
  return {
    asked: line.slice(0, left.length).replace(/^\s*[-*+]\s+/, ''),
    told: line.slice(middle + colons.length).trim(),
    isBoth: colons.length === 3,
  }
}

function noteOf(
  line: number,
  asked: readonly string[],
  told: readonly string[],
  tags: readonly string[],
): Found {
  const [first = '', ...more] = asked
  const title = readTitle(first)
  const prompt = more.join('\n').trim()
  const answer = told.join('\n').trim()
  const body = prompt === '' ? answer : `${prompt}\n\n## Answer\n\n${answer}`
  return { line, title: title.text, body, link: null, tags, level: title.level, followUps: [] }
}
