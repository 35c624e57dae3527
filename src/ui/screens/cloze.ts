/**
 * The text of a cloze card with its gap filled, what was hidden set off from the rest.
 *
 * A card knows its text twice: with the gap and without. What differs was hidden. Two characters of Unicode's private
 * area mark it through parsing and layout and are then taken out: in code, tables and lists alike.
 */
import { parseMarkdown } from '../../markdown/parse.ts'
import type { Card } from '../../model/card.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { styles, type Line, type Span } from '../../text/style.ts'
import type { Column } from '../view.ts'
import { layOut } from './lay-out.ts'

const opening = '\ue0f0'
const closing = '\ue0f1'
const marks = /[\ue0f0\ue0f1]/g
const filledStyle = styles.accent | styles.underline

export function filledCloze(card: Card, column: Column, words: Messages): readonly Line[] {
  const answer = card.answer.replace(marks, '')
  const marked = card.prompt === null ? answer : withMarksApart(card.prompt.replace(marks, ''), answer)
  return unmarked(layOut(parseMarkdown(marked), column, words))
}

const thematicBreak = '\n\n---\n\n'

/** What the answer has after a break that the prompt does not have was never asked. */
function withMarksApart(prompt: string, answer: string): string {
  const at = prompt.includes(thematicBreak) ? -1 : answer.indexOf(thematicBreak)
  return at < 0 ? withMarks(prompt, answer) : withMarks(prompt, answer.slice(0, at)) + answer.slice(at)
}

/** The answer with marks around each part that stands where the prompt has a gap; without them where that cannot be told. */
function withMarks(prompt: string, answer: string): string {
  const gap = gapAt(prompt, commonStart(prompt, answer))
  if (gap === null) return answer
  const [first, ...others] = prompt.split(gap)
  if (!answer.startsWith(first!)) return answer
  let marked = first!
  let from = first!.length
  for (const [index, part] of others.entries()) {
    const isLast = index === others.length - 1
    const to = isLast ? answer.length - part.length : answer.indexOf(part, from)
    if (to < from || answer.slice(to, to + part.length) !== part) return answer
    marked += opening + answer.slice(from, to) + closing + part
    from = to + part.length
  }
  return marked
}

/** The gap that begins at or before an index: `[...]` or `[its hint]`. */
function gapAt(prompt: string, index: number): string | null {
  const start = prompt.lastIndexOf('[', index)
  const end = prompt.indexOf(']', start)
  return start < 0 || end < 0 ? null : prompt.slice(start, end + 1)
}

function commonStart(a: string, b: string): number {
  let index = 0
  while (index < a.length && index < b.length && a[index] === b[index]) index++
  return index
}

function unmarked(lines: readonly Line[]): readonly Line[] {
  let isInside = false
  return lines.map((line) =>
    line.flatMap(({ text, style }): Span[] =>
      text.split(/([\ue0f0\ue0f1])/).flatMap((part): Span[] => {
        if (part === opening || part === closing) isInside = part === opening
        else if (part !== '')
          return [{ text: part, style: isInside && part.trim() !== '' ? style | filledStyle : style }]
        return []
      }),
    ),
  )
}
