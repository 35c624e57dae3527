/**
 * Gaps of other programs as viva's cloze marks. Knows one note's text and where its gaps are.
 *
 *     [Berlin] is the capital of [Germany].
 *     ^ a gap   ^ its text stays  ^ the next
 */
import { escapeCloze, readCloze } from '../../deck/cloze.ts'
import type { Found } from './converted.ts'
import { safeText } from './safe.ts'

/** A note with gaps as a question; null when it has none that viva can hold. The first group of `gap` is the hidden text. */
export function clozeNote(line: number, source: string, gap: RegExp, tags: readonly string[]): Found | null {
  const { text } = safeText(source)
  let number = 0
  const marked = text.replace(gap, (whole: string, ...groups: unknown[]) => {
    const hidden = groups.find((group) => typeof group === 'string' && group.trim() !== '')
    return typeof hidden === 'string' ? `{{c${++number}::${hidden}}}` : whole
  })
  if (number === 0 || readCloze(marked).marks.length !== number) return null
  const bracketed = text.replace(gap, (whole: string, ...groups: unknown[]) => {
    const hidden = groups.find((group) => typeof group === 'string' && group.trim() !== '')
    return typeof hidden === 'string' ? `[${hidden}]` : whole
  })
  const title = titleOf(text.replace(gap, '…'))
  return { line, title, body: '', link: null, tags, level: null, followUps: [], cloze: { marked, bracketed } }
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
