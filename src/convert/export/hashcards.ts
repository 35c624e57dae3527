/**
 * Notes in the style of hashcards: `Q:` and `A:` at the beginning of a line, `C:` with gaps in square brackets. Identity is the
 * text there, so nothing is written that is not said: no tags, no ids, no key points of their own.
 */
import { readCloze, unescapeCloze, type ClozeText } from '../../deck/cloze.ts'
import { writeOptions } from '../../deck/tasks.ts'
import { parseBlocks } from '../../markdown/blocks.ts'
import type { ExportDeck, ExportNote } from './note.ts'

/** The mark in the head by which viva knows its own file again. */
export const hashcardsMark = '# written by viva export'

/** One file: a head that names the deck, and its notes; drafts are left out. */
export function hashcardsFile(name: string, notes: readonly ExportNote[]): string {
  const parts = notes.flatMap((note) => {
    const text = noteText(note)
    return text === null ? [] : [text]
  })
  const head = `---\n${hashcardsMark}\nname = ${JSON.stringify(name)}\n---\n`
  return `${[head, ...parts.map((text) => `${text}\n`)].join('\n')}`
}

/** The notes of several decks in one file, named after what they have in common. */
export function hashcardsStream(decks: readonly ExportDeck[]): string {
  const [only] = decks
  const name = decks.length === 1 && only ? only.name : 'viva'
  return hashcardsFile(
    name,
    decks.flatMap(({ notes }) => notes),
  )
}

function noteText({ entry, prompt, parent, cards: [card] }: ExportNote): string | null {
  if (card.isDraft) return null
  const context = parent === null ? '' : `\n\n> ${parent.question}`
  if (card.kind === 'cloze') {
    const text = prompt === null ? entry.answer : `${prompt}\n\n***\n\n${entry.answer}`
    return apart(`C: ${entry.question}${context}\n\n${withGaps(readCloze(text))}`)
  }
  const options =
    entry.options.length === 0
      ? ''
      : `\n\n${writeOptions(entry.options.map((option) => ({ ...option, correct: false })))}`
  const right = entry.options
    .filter(({ correct }) => correct)
    .map(({ text }) => `- ${text}`)
    .join('\n')
  const asked = `${entry.question}${context}${prompt === null ? '' : `\n\n${prompt}`}${unchecked(options)}`
  const told = [right, entry.answer].filter((part) => part !== '').join('\n\n')
  return apart(`Q: ${unescapeCloze(asked)}`) + `\n${apart(`A: ${unescapeCloze(told)}`)}`
}

const unchecked = (list: string): string => list.replace(/^- \[ \] /gm, '- ')

/** Brackets are gaps there, whatever their number: what the text itself has of them gets a backslash, but not in pictures. */
function withGaps({ text, marks, escapes }: ClozeText): string {
  let from = 0
  let result = ''
  const isCode = codeIn(text)
  const plain = (start: number, end: number): string => escapedBrackets(text, start, end, isCode)
  for (const { number, start, textStart, textEnd, end } of marks) {
    // Gaps do not nest there: the outer one hides what is inside of it.
    if (number === 0 || start < from) continue
    result += `${plain(from, start)}[${plain(textStart, textEnd)
      .replace(/\{\{c\d+::|\}\}/g, '')
      .trim()}]`
    from = end
  }
  result += plain(from, text.length)
  return escapes.length === 0 ? result : unescapeCloze(result)
}

/** What has a backslash already keeps it as it is, but in code, where the backslash is a character like any other. */
const escapedBrackets = (text: string, start: number, end: number, isCode: (at: number) => boolean): string =>
  text
    .slice(start, end)
    .replace(/!\[[^\]\n]*\]\([^)\n]*\)|\\[[\]]|[[\]]/g, (found, at: number) =>
      found.length > 2 || (found.length === 2 && !isCode(start + at))
        ? found
        : found.replace(/[[\]]/, '\\$&'),
    )

/** Whether a place in a text is in a block of code. */
function codeIn(text: string): (at: number) => boolean {
  const starts = [0, ...[...text.matchAll(/\n/g)].map(({ index }) => index + 1), text.length]
  const blocks = parseBlocks(text).code.map(
    ({ start, end }) => [starts[start] ?? 0, starts[end] ?? text.length] as const,
  )
  return (at) => blocks.some(([start, end]) => at >= start && at < end)
}

/**
 * Lines after the first that would begin or end a note are moved by a space, which Markdown does not see. Other programs than
 * hashcards, and viva, take headings and breaks of any kind for an end too, but know code when they see it.
 */
function apart(note: string): string {
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(note).code)
    for (let line = start; line < end; line++) isCode.add(line)
  return note
    .split('\n')
    .map((line, at) => {
      const isEnd =
        /^(?:[QAC]:|---\s*$)/.test(line) || (!isCode.has(at) && /^(?:#{1,6}\s|[*_]{3,}\s*$)/.test(line))
      return at > 0 && isEnd ? ` ${line}` : line
    })
    .join('\n')
}
