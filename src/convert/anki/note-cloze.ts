/**
 * A note with gaps as one question with viva's cloze marks: its heading says what it is about without giving anything away.
 * What Anki shows only after the answer stands in a gap of every number, since a reader would else see it with the question.
 */
import { readCloze } from '../../deck/cloze.ts'
import { titleOf } from '../markdown/gaps.ts'
import { splitFront } from './front-text.ts'
import { fillMarks, restoreMarks, type Marked } from './marks.ts'

export type ClozeSource = {
  /** What stands over the text; may be empty. */
  readonly header: string
  readonly markdown: string
  readonly marked: Marked
  /** What is told with the answer, with the name of its field. */
  readonly extra: { readonly name: string; readonly text: string } | null
  /** A heading for a text without words. */
  readonly fallback: string
}

export type ClozeQuestion = {
  readonly question: string
  readonly body: string
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
  const told = extra === null || extra.text === '' ? '' : extra.text
  if (held === null)
    return {
      question: isTelling(question) ? question : fallback,
      body: joined(
        filled((text) => text),
        told,
      ),
      bracketed: '',
      numbers: [],
    }
  const hidden = told === '' ? '' : hiddenExtra(numbers, extra?.name ?? '', withoutHintMarks(told))
  const whole = joined(joined(before, held), hidden)
  const isHeld = hidden === '' || readCloze(whole).marks.length === marked.numbers.length + numbers.length
  return {
    question: isTelling(question) ? question : fallback,
    body: isHeld ? whole : joined(joined(before, held), told),
    bracketed: filled((text) => `[${text}]`),
    numbers,
  }
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

function hiddenExtra(numbers: readonly number[], name: string, text: string): string {
  const hint = name.replace(/[{}:]/g, '').trim()
  const inner = text.includes('\n') ? `\n\n${text}\n\n` : text
  return numbers.reduceRight(
    (within, number) => `{{c${number}::${within}${hint === '' ? '' : ` :: ${hint}`}}}`,
    inner,
  )
}
