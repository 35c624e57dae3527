/**
 * Questions that are known by the label of the answer below them, without any mark of their own:
 *
 *     What is a lock?                     What is a lock?
 *     Ans - It keeps others out.          答：它把别人挡在外面。
 *     ^ the label; the line above asks
 *
 * and by a bar between both: `What is a lock? | It keeps others out.` Knows lines; nothing of headings but that they are sections.
 */
import type { Passages } from './build.ts'
import type { Found } from './converted.ts'
import { linesOf, passageWriter, type Line } from './lines.ts'
import { readTitle } from './title.ts'
import { answerLabel, questionLook } from './wording.ts'

const longestQuestion = 400
const fewest = 2

/** Empty unless at least two answers are labelled. */
export function readLabelled(text: string): Passages {
  const lines = linesOf(text)
  const starts = lines.flatMap((_, at) => {
    const asked = isLabel(lines[at] as Line) ? askedAbove(lines, at) : null
    return asked === null ? [] : [{ ...asked, label: at }]
  })
  if (starts.length < fewest) return []
  const { heading, add, passages } = passageWriter<Found>()
  let next = 0
  for (const [at, line] of lines.entries()) {
    const start = starts[next]
    if (start && at === start.first) {
      const end = starts[next + 1]?.first ?? lines.length
      add(foundIn(lines, start, end))
      next++
    } else if (line.isHeading) heading(line.text)
  }
  return passages()
}

type Start = { readonly first: number; readonly last: number; readonly label: number }

function isLabel({ text, isCode, isHeading }: Line): boolean {
  return (
    !isCode &&
    !isHeading &&
    text.length < 2000 &&
    /^[\s>*_+-]*\p{L}/u.test(text) &&
    answerLabel(text.slice(0, 200)) !== null
  )
}

/** The lines that ask: those right above the label, or the last block before a blank line. */
function askedAbove(lines: readonly Line[], label: number): Omit<Start, 'label'> | null {
  let last = label - 1
  while (last >= 0 && lines[last]?.text.trim() === '') last--
  const end = lines[last]
  if (!end || end.isCode || end.isHeading || isLabel(end)) return null
  let first = last
  const isAsking = (at: number): boolean => questionLook(lines[at]?.text ?? '') >= 0.8
  const isOpen = (at: number): boolean => {
    const line = lines[at]
    return line !== undefined && line.text.trim() !== '' && !line.isCode && !line.isHeading && !isLabel(line)
  }
  const isCounted = (at: number): boolean => /^\s*(?:Q\s*)?\d{1,3}\s*[.、)）:：]/i.test(lines[at]?.text ?? '')
  while (!isCounted(first) && !isAsking(first) && isOpen(first - 1) && last - first < 3) first--
  const asked = lines.slice(first, last + 1)
  return asked.reduce((sum, { text }) => sum + text.length, 0) > longestQuestion ? null : { first, last }
}

function foundIn(lines: readonly Line[], { first, last, label }: Start, end: number): Found {
  const asked = lines
    .slice(first, last + 1)
    .map(({ text }) => text.replace(/^(?:[\s>]|[*+-](?=\s))+(?=\S)/, '').trim())
  const until = lines.slice(label, end).findIndex(({ isHeading }) => isHeading)
  const told = lines.slice(label, until < 0 ? end : label + until).map(({ text }) => text)
  const [head = '', ...rest] = told
  const title = readTitle(asked.join(' '))
  return {
    line: (lines[first] as Line).number,
    title: title.text,
    body: [answerLabel(head)?.rest ?? head, ...rest].join('\n').trim(),
    link: title.link,
    tags: [],
    level: title.level,
    followUps: [],
  }
}

const separators = [' | ', '|', '\t', ' => ', ' -> ', ' :: ', ' -- ', ' — ', ' – ', ' - ', '；', '：']

/** Lines of a question and its answer with one sign between them. Empty unless most lines are of this kind. */
export function readBarred(text: string): Passages {
  const lines = linesOf(text).filter((line) => line.text.trim() !== '' && !line.isCode)
  const told = lines.filter(({ isHeading }) => !isHeading)
  for (const separator of separators) {
    const pairs = new Map(told.map((line) => [line, pairIn(line, separator)]))
    const found = [...pairs.values()].filter((pair) => pair !== null)
    const asking = found.filter(({ title }) => questionLook(title) >= 0.8)
    if (found.length < fewest || found.length < told.length * 0.8 || asking.length < found.length * 0.6)
      continue
    const { heading, add, passages } = passageWriter<Found>()
    for (const line of lines) {
      const pair = pairs.get(line)
      if (pair) add(pair)
      else if (line.isHeading) heading(line.text)
    }
    return passages()
  }
  return []
}

function pairIn({ text, number }: Line, separator: string): Found | null {
  const at = text.indexOf(separator)
  const title = at > 0 ? readTitle(text.slice(0, at).replace(/^[\s>*+-]+(?=\S)/, '')) : null
  const body = at > 0 ? text.slice(at + separator.length).trim() : ''
  if (!title || title.text === '' || body === '') return null
  return {
    line: number,
    title: title.text,
    body,
    link: title.link,
    tags: [],
    level: title.level,
    followUps: [],
  }
}
