/**
 * A note with gaps as one question with viva's cloze marks: its heading says what it is about without giving anything away.
 * What Anki shows only after the answer stands after the break, where no gap is: it is told with the answer, and once.
 */
import { isReadableText } from '../../deck/body.ts'
import { readCloze } from '../../deck/cloze.ts'
import { titleOf } from '../markdown/gaps.ts'
import { splitFront } from './front-text.ts'
import { fillMarks, restoreMarks, type Marked } from './marks.ts'

export type ClozeSource = {
  /** What stands over the text; may be empty. */
  readonly header: string
  readonly markdown: string
  readonly marked: Marked
  /** What is told with the answer; may be empty. */
  readonly extra: string
  /** A heading for a text without words. */
  readonly fallback: string
}

export type ClozeQuestion = {
  readonly question: string
  readonly body: string
  /** What is told with the answer; empty where there is nothing, or where it had to be made a part of the body. */
  readonly extra: string
  /** The body as a reader sees it, gaps in square brackets. */
  readonly bracketed: string
  /** Without repetition, ascending. Empty when there are no gaps that viva can hold: the body is then plain text. */
  readonly numbers: readonly number[]
}

export function clozeQuestion(source: ClozeSource): ClozeQuestion {
  const { header, marked, extra, fallback } = source
  const markdown = withoutHintMarks(source.markdown)
  const headed = header === '' ? null : splitFront(header, fallback)
  const question = headed?.question ?? titleOf(fillMarks(markdown, marked, () => '…').replace(/\\$/gm, ''))
  const before = headed?.prompt ?? ''
  const numbers = [...new Set(marked.numbers)].sort((a, b) => a - b)
  const held = numbers.length === 0 ? null : heldBody(markdown, marked)
  const filled = (mark: (text: string) => string): string => joined(before, fillMarks(markdown, marked, mark))
  const heading = isTelling(question) ? question : fallback
  if (held === null) {
    const body = joined(
      filled((text) => text),
      extra,
    )
    return { question: heading, body, extra: '', bracketed: '', numbers: [] }
  }
  const bracketed = filled((text) => `[${text}]`)
  const body = joined(before, held)
  // A break parts nothing where there are no words on one of its sides.
  const isApart = isReadableText(extra) && isReadableText(body)
  return isApart
    ? { question: heading, body, extra, bracketed, numbers }
    : { question: heading, body: joined(body, extra), extra: '', bracketed, numbers }
}

const isTelling = (question: string): boolean => /[\p{L}\p{N}]/u.test(question)

const joined = (a: string, b: string): string => [a, b].filter((part) => part !== '').join('\n\n')

/** Two colons between spaces would begin a hint. The second space looks the same. */
const withoutHintMarks = (text: string): string => text.replace(/([ \t]::)[ \t]/g, '$1\u00a0')

/** The text with its gaps, when viva reads the very same ones in it; where braces confuse it, they become entities. */
function heldBody(markdown: string, marked: Marked): string | null {
  const kept = marked.kept.map(withoutHintMarks)
  for (const text of [markdown, withoutBraces(markdown)]) {
    const body = restoreMarks(text, { ...marked, kept })
    const { marks, flaws } = readCloze(body)
    const found = marks.map(({ number }) => number).sort((a, b) => a - b)
    const meant = [...marked.numbers].sort((a, b) => a - b)
    if (flaws.length === 0 && found.length === meant.length && found.every((each, at) => each === meant[at]))
      return body
  }
  return null
}

/** In code an entity would be shown as it is written. */
function withoutBraces(markdown: string): string {
  if (/`/.test(markdown)) return markdown
  return markdown.replaceAll('{', '&#123;').replaceAll('}', '&#125;')
}
