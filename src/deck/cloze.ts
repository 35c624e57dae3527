/**
 * Cloze marks: `{{c1::text}}` and `{{c1::text :: hint}}`. Braces inside balance; `\{{c1::` is literal; any other `{{` is plain text.
 * Knows text and marks, nothing of cards.
 */
import type { Finding } from './deck.ts'

/** A mark in a text: its number, and where it and its parts stand. */
export type ClozeMark = {
  readonly number: number
  readonly start: number
  readonly end: number
  readonly text: string
  readonly hint: string | null
}

export type ClozeText = {
  readonly marks: readonly ClozeMark[]
  /** Places where a mark is wrong: never closed, or empty. Offsets into the text. */
  readonly wrong: readonly {
    readonly code: Finding['code']
    readonly offset: number
    readonly found: string
  }[]
}

const opening = /(\\?)\{\{c(\d{1,9})::/g

/** All marks of a text in their order; marks do not nest. Linear: a mark that is never closed is looked for once. */
export function readCloze(text: string): ClozeText {
  const marks: ClozeMark[] = []
  const wrong: { code: Finding['code']; offset: number; found: string }[] = []
  if (!text.includes('{{c')) return { marks, wrong }
  let from = 0
  let isHopeless = false
  for (const match of text.matchAll(opening)) {
    if (match.index < from || match[1] !== '') continue
    const start = match.index
    const inside = start + match[0].length
    // Once a mark runs to the end of the text, every later one that opens inside of it does too.
    const end = isHopeless ? -1 : closingAt(text, inside)
    if (end < 0) {
      isHopeless = true
      wrong.push({ code: 'cloze-open', offset: start, found: match[0] })
      continue
    }
    const content = text.slice(inside, end)
    const hintAt = content.indexOf(' :: ')
    const shown = hintAt < 0 ? content : content.slice(0, hintAt)
    if (shown.trim() === '')
      wrong.push({ code: 'cloze-empty', offset: start, found: text.slice(start, end + 2) })
    else if (Number(match[2]) === 0) wrong.push({ code: 'cloze-number', offset: start, found: match[0] })
    else {
      const hint = hintAt < 0 ? null : content.slice(hintAt + 4).trim()
      marks.push({
        number: Number(match[2]),
        start,
        end: end + 2,
        text: shown,
        hint: hint === '' ? null : hint,
      })
    }
    from = end + 2
  }
  return { marks, wrong }
}

/** The text with the gap of one number open and all others filled; with all filled for no number. */
export function fillCloze(text: string, marks: readonly ClozeMark[], open: number | null): string {
  let filled = ''
  let from = 0
  for (const mark of marks) {
    filled += text.slice(from, mark.start) + (mark.number === open ? `[${mark.hint ?? '...'}]` : mark.text)
    from = mark.end
  }
  return (filled + text.slice(from)).replace(/\\\{\{c(?=\d+::)/g, '{{c')
}

/**
 * Where the `}}` stands that closes a mark; -1 when nothing does.
 *
 *     {{c1::{a: {b: 1}}}}
 *                     ^ the first `}}` outside of the braces that the text opens
 */
function closingAt(text: string, from: number): number {
  let depth = 0
  for (let index = from; index < text.length; index++) {
    const character = text[index]
    if (character === '{') depth++
    else if (character === '}') {
      if (depth > 0) depth--
      else if (text[index + 1] === '}') return index
    }
  }
  return -1
}
