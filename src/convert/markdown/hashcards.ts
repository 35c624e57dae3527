/**
 * `Q:` and `A:` on lines of their own, and `C:` with gaps in square brackets: hashcards, repeater, and notes taken in this style.
 * A note lasts to the next one, to a line `---` or to a heading; what stands between notes is not asked.
 */
import { basicKey, clozeKey, learnedOf, type KnownCards } from '../hashcards/known.ts'
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { clozeNote } from './gaps.ts'
import { linesOf, passageWriter } from './lines.ts'
import { readTitle } from './title.ts'

const start = (words: string): RegExp =>
  new RegExp(
    `^ {0,3}(?:[-*+] +)?(?:\\*\\*|__)?(?:${words})\\s*\\d{0,4}(?:\\*\\*|__)?\\s*[:：](?:\\*\\*|__)?[ \\t]*(.*)$`,
    'i',
  )
const question = start('Q|Question|问|问题|問')
const answer = start('A|Answer|Ans|答|答案')
const cloze = /^C: ?(.*)$/

/** Quicker than looking at each line: most texts hold none. */
const mayHold =
  /^(?:C:| {0,3}(?:[-*+] +)?(?:\*\*|__)?(?:Q|Question|问|问题|問)\s*\d{0,4}(?:\*\*|__)?\s*[:：])/im

/** `[text]`, but no image, link, footnote, reference, box or LaTeX bracket. */
const gap = /(?<![\\!\]\w])(?<!\\left|\\right)\[(?![ xX]\]|\^|\[)((?:[^[\]\n\\]|\\[^\n])+)\](?![([:])/g

type Note = {
  readonly kind: 'question' | 'cloze'
  readonly line: number
  readonly asked: string[]
  answer: string[] | null
}

/** `Q. What?` over `A. That.`, as printed in Japanese, is `Q:` over `A:` where no `B.` makes a list of options of it. */
function withColons(text: string): string {
  const isDotted =
    (text.match(/^Q[.．][ \t\u3000]/gm)?.length ?? 0) >= 2 && (text.match(/^A[.．]/gm)?.length ?? 0) >= 2
  if (!isDotted || /^[BＢ][.．)]/m.test(text)) return text
  return linesOf(text)
    .map(({ text: line, isCode }) => (isCode ? line : line.replace(/^([QA])[.．](?:[ \t\u3000]+|$)/, '$1: ')))
    .join('\n')
}

/** `■ Locks`, `●锁`: a short line behind a sign heads a section. */
const signed = /^[■●◆▼◎□◇▲]\s*([\p{L}\p{N}].{0,30})$/u

export function readHashcards(source: string, known: KnownCards | null = null): Passages {
  const text = withColons(source)
  if (!mayHold.test(text)) return []
  const { heading, add, passages } = passageWriter<Found>()
  let note: Note | null = null
  const close = (): void => {
    const found = note && foundOf(note, known)
    if (found) add(found)
    note = null
  }
  let isAfterBlank = true
  for (const { text: line, number, isCode, isHeading } of linesOf(text)) {
    const sign = isAfterBlank && !isCode ? signed.exec(line)?.[1] : undefined
    isAfterBlank = line.trim() === ''
    const asked = isCode ? null : question.exec(line)
    const answered = isCode ? null : answer.exec(line)
    const hidden = isCode ? null : cloze.exec(line)
    if (asked) {
      close()
      note = { kind: 'question', line: number, asked: [asked[1] ?? ''], answer: null }
    } else if (hidden) {
      close()
      note = { kind: 'cloze', line: number, asked: [hidden[1] ?? ''], answer: null }
    } else if (sign !== undefined) {
      close()
      heading(sign)
    } else if (!isCode && (isHeading || /^(?:-{3,}|\*{3,}|_{3,})\s*$/.test(line))) {
      close()
      if (isHeading) heading(line)
    } else if (note) {
      const open: Note = note
      if (answered && open.kind === 'question' && open.answer === null) open.answer = [answered[1] ?? '']
      else (open.answer ?? open.asked).push(line)
    }
  }
  close()
  return passages()
}

/** Null for a question without `A:` and for a cloze without gaps: then it was something else. */
function foundOf(note: Note, known: KnownCards | null): Found | null {
  const asked = note.asked.join('\n').trim()
  if (note.kind === 'cloze') {
    const { title, text } = titled(asked)
    const found = clozeNote(
      note.line,
      text,
      gap,
      ([, hidden = '']) => ({ hidden, hint: '', number: null }),
      [],
    )
    if (!found?.cloze) return null
    const cloze = { marked: withBrackets(found.cloze.marked), bracketed: withBrackets(found.cloze.bracketed) }
    return { ...found, title: title ?? found.title, cloze, ...learnedOf(clozeKey(asked), known) }
  }
  if (note.answer === null || asked === '') return null
  const [first = '', ...rest] = asked.split('\n')
  const title = readTitle(balanced(first))
  const prompt = rest.join('\n').trim()
  const told = balanced(note.answer.join('\n').trim())
  const body = prompt === '' ? told : `${prompt}\n\n## Answer\n\n${told}`
  return {
    line: note.line,
    title: title.text,
    body,
    link: title.link,
    tags: [],
    level: title.level,
    followUps: [],
    ...learnedOf(basicKey(asked, note.answer.join('\n')), known),
  }
}

/** A first line without a gap, alone in its paragraph, says what the text is about. */
function titled(asked: string): { readonly title: string | null; readonly text: string } {
  const [, first = '', rest = ''] = /^([^\n]+)\n[ \t]*\n([^]*)$/.exec(asked) ?? []
  const isTitle = /[\p{L}\p{N}]/u.test(first) && first.search(gap) < 0 && rest.search(gap) >= 0
  return isTitle ? { title: readTitle(first).text, text: rest.trim() } : { title: null, text: asked }
}

/** Backslashes keep brackets from being gaps. In code they would be seen, and a link would be none. */
function withBrackets(text: string): string {
  if (!/\\[[\]]/.test(text)) return text
  const isCode = new Set(linesOf(text).flatMap(({ isCode: code, number }) => (code ? [number] : [])))
  const bare = (part: string): string => part.replace(/\\([[\]])/g, '$1')
  return text
    .split('\n')
    .map((line, index) =>
      isCode.has(index + 1)
        ? bare(line)
        : line
            .replace(/`[^`\n]+`/g, bare)
            .replace(/\\\[((?:[^[\]\\\n]|\\[^[\]\n]){0,1000})\\\](?=\([^)\s]+\))/g, '[$1]'),
    )
    .join('\n')
}

/** `**Q: text**` leaves the closing half of its emphasis. A run of three is none. */
function balanced(text: string): string {
  const halves = [...text.matchAll(/(?<!\*)\*\*(?!\*)/g)]
  const last = halves.at(-1)?.index
  return last === undefined || halves.length % 2 === 0 ? text : text.slice(0, last) + text.slice(last + 2)
}
