/**
 * Gaps of other programs as viva's cloze marks. Knows one note's text and where its gaps are.
 *
 *     [Berlin] is the capital of [Germany].
 *     ^ a gap   ^ its text stays  ^ the next
 */
import { escapeCloze, readCloze } from '../../deck/cloze.ts'
import type { Found } from './converted.ts'
import { safeText } from './safe.ts'

/** One gap as a dialect writes it. `number` tells which gaps are asked together; null counts on. */
export type Gap = { readonly hidden: string; readonly hint: string; readonly number: number | null }

/** A note with gaps as a question; null when it has none that viva can hold. `read` is null for a match that is no gap. */
export function clozeNote(
  line: number,
  source: string,
  pattern: RegExp,
  read: (match: readonly string[]) => Gap | null,
  tags: readonly string[],
): Found | null {
  const { text } = safeText(source)
  let count = 0
  let found = 0
  const written = (write: (gap: Gap) => string): string =>
    text.replace(pattern, (...match: unknown[]) => {
      const groups = match.filter((each) => typeof each === 'string' || each === undefined) as string[]
      const gap = read(groups.slice(0, -1))
      return gap === null || gap.hidden.trim() === '' ? (groups[0] ?? '') : write(gap)
    })
  const marked = written(({ hidden, hint, number }) => {
    found++
    return `{{c${number ?? ++count}::${hidden}${hint === '' ? '' : ` :: ${hint}`}}}`
  })
  const cloze = readCloze(marked)
  if (found === 0 || cloze.marks.length !== found || cloze.flaws.length > 0) return null
  return {
    line,
    title: titleOf(written(() => '…')),
    body: '',
    link: null,
    tags,
    level: null,
    followUps: [],
    cloze: { marked, bracketed: written(({ hidden }) => `[${hidden}]`) },
  }
}

/** The first line with its gaps open: what the note is about, without giving it away. */
export function titleOf(open: string): string {
  const line = open.split('\n').find((each) => /[\p{L}\p{N}]/u.test(each)) ?? open
  const bare = line
    .replace(/^[\s#>*+|-]+/, '')
    .replace(/\s+/g, ' ')
    .trim()
  return escapeCloze(bare.length > 90 ? `${bare.slice(0, 88).trimEnd()} …` : bare)
}

/** The text of a note with cloze marks, all gaps in square brackets. */
export const bracketed = (marked: string): string => withGaps(marked, (hidden) => `[${hidden}]`)

/** What a note with cloze marks is called: its first line with all its gaps open. */
export const openTitle = (marked: string): string => titleOf(withGaps(marked, () => '…'))

/** Of marks inside of each other the outer one counts. */
function withGaps(marked: string, show: (hidden: string) => string): string {
  const { text, marks } = readCloze(marked)
  let result = ''
  let from = 0
  for (const { number, start, textStart, textEnd, end } of marks) {
    if (number === 0 || start < from) continue
    result += text.slice(from, start) + show(text.slice(textStart, textEnd))
    from = end
  }
  return result + text.slice(from)
}
