/**
 * Cloze marks: `{{c1::text}}` and `{{c1::text :: hint}}`, in prose and in code. One pass over a text finds them all; a card
 * opens the gaps of one number and fills all others. Knows characters only, nothing of Markdown or cards.
 *
 *     the {{c1::{{c2::GIL}} :: a lock}} of CPython
 *         ^ start           ^ textEnd ^ end
 */

export type ClozeMark = {
  readonly number: number
  readonly start: number
  readonly textStart: number
  readonly textEnd: number
  readonly end: number
  readonly hint: string
}

export type ClozeFlaw = {
  readonly code: 'cloze-open' | 'cloze-empty' | 'cloze-number'
  readonly offset: number
  readonly mark: string
}

export type ClozeText = {
  readonly text: string
  /** In the order in which they begin; one may stand inside of another. */
  readonly marks: readonly ClozeMark[]
  /** Where a backslash makes a mark literal. */
  readonly escapes: readonly number[]
  /** In the order of the text. */
  readonly flaws: readonly ClozeFlaw[]
}

const largestNumber = 999

/** Finds the marks of a text in linear time. What is not a sound mark stays text, and is a flaw when it was meant as one. */
export function readCloze(text: string): ClozeText {
  if (!text.includes('{{c')) return { text, marks: [], escapes: [], flaws: [] }
  const marks: ClozeMark[] = []
  const escapes: number[] = []
  const flaws: ClozeFlaw[] = []
  const open: Open[] = []
  for (const match of text.matchAll(/(\\?)\{\{c(\d+)::|[ \t]::[ \t]|[{}]/g)) {
    const [found, escape, digits] = match
    const top = open.at(-1)
    if (digits !== undefined) {
      const number = digits.length <= 4 ? Number(digits) : 0
      const isMark = escape === '' && number >= 1 && number <= largestNumber
      if (escape !== '') escapes.push(match.index)
      else if (!isMark) flaws.push({ code: 'cloze-number', offset: match.index, mark: found })
      if (isMark)
        open.push({ isMark, number, start: match.index, textStart: match.index + found.length, hintAt: -1 })
      // Its two braces are text, and count like others when they stand inside a mark.
      else if (top) open.push(brace, brace)
    } else if (!top) continue
    else if (found === '{') open.push(brace)
    else if (found !== '}') {
      if (top.isMark) top.hintAt = match.index
    } else if (!top.isMark) open.pop()
    else if (text[match.index + 1] === '}' && lastEnd(marks) <= match.index) {
      open.pop()
      close(top, match.index)
    }
  }
  for (const { isMark, start, textStart } of open) {
    if (isMark) flaws.push({ code: 'cloze-open', offset: start, mark: text.slice(start, textStart) })
  }
  return {
    text,
    marks: marks.sort((a, b) => a.start - b.start),
    escapes,
    flaws: flaws.sort((a, b) => a.offset - b.offset),
  }

  function close({ number, start, textStart, hintAt }: Open, textEnd: number): void {
    const end = textEnd + 2
    const hasHint = hintAt >= 0
    const mark = { number, start, textStart, end, textEnd: hasHint ? hintAt : textEnd }
    const isEmpty = text.slice(textStart, Math.max(textStart, mark.textEnd)).trim() === ''
    if (isEmpty) flaws.push({ code: 'cloze-empty', offset: start, mark: text.slice(start, end) })
    marks.push({
      ...mark,
      number: isEmpty ? 0 : number,
      hint: hasHint ? text.slice(hintAt, textEnd).slice(3).trim() : '',
    })
  }
}

/** The numbers for which there are cards, in ascending order. */
export function clozeNumbers({ marks }: ClozeText): readonly number[] {
  return [...new Set(marks.map(({ number }) => number))].filter((number) => number > 0).sort((a, b) => a - b)
}

/** The text with the gaps of one number open, `[...]` or `[hint]`, and all other marks filled; of null, all filled. */
export function fillCloze({ text, marks, escapes }: ClozeText, gap: number | null): string {
  const edits: Edit[] = escapes.map((start) => ({ start, end: start + 1, by: '' }))
  for (const mark of marks) {
    if (mark.number === 0) continue
    const { start, end, textStart, textEnd } = mark
    if (mark.number === gap) edits.push({ start, end, by: mark.hint === '' ? '[...]' : `[${mark.hint}]` })
    else edits.push({ start, end: textStart, by: '' }, { start: textEnd, end, by: '' })
  }
  return edited(text, edits)
}

/** Text in which no mark is left a mark: what converters make of foreign text. `fillCloze` of it gives the text back. */
export function escapeCloze(text: string): string {
  return text.replace(/(?=\{\{c\d+::)/g, '\\')
}

/** The text that a deck's author meant by a text without cards of its own: escaped marks without their backslash. */
export function unescapeCloze(text: string): string {
  return text.replace(/\\(?=\{\{c\d+::)/g, '')
}

type Open = {
  readonly isMark: boolean
  readonly number: number
  readonly start: number
  readonly textStart: number
  hintAt: number
}

const brace: Open = { isMark: false, number: 0, start: 0, textStart: 0, hintAt: -1 }

type Edit = { readonly start: number; readonly end: number; readonly by: string }

/** Carries out edits; those inside of an earlier one are gone with it. */
function edited(text: string, edits: readonly Edit[]): string {
  const parts: string[] = []
  let from = 0
  for (const { start, end, by } of [...edits].sort((a, b) => a.start - b.start || b.end - a.end)) {
    if (start < from) continue
    parts.push(text.slice(from, start), by)
    from = end
  }
  parts.push(text.slice(from))
  return parts.join('')
}

/** Where the mark that was closed last ends: of `}}}` the second brace must not be used twice. */
function lastEnd(marks: readonly ClozeMark[]): number {
  return marks.at(-1)?.end ?? 0
}
