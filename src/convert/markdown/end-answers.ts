/**
 * Answers that a file keeps to its end, by the numbers of their questions. They are brought under their questions before anything
 * is decided of the text, so that all rules see questions with answers.
 *
 *     1. What is a lock?                 1. What is a lock?
 *     2. What is a fence?      ->        ###### Answer
 *     ## Answers                         It keeps others out.
 *     1. It keeps others out.            2. What is a fence?
 *     2. It keeps the order.             ...
 *
 * Knows numbered units; nothing of what makes one a question.
 */
import type { Unit } from './units.ts'
import { answerLabel, isAnswersHeading } from './wording.ts'

/** The units themselves when no section of the text is one of answers. */
export function withEndAnswers(units: readonly Unit[]): readonly Unit[] {
  const heads = [...units.keys()].filter((at) => isHead(units, at))
  if (heads.length === 0) return units
  const result: Unit[] = []
  let copied = 0
  // Questions stand between the answers of others and their own.
  let start = 0
  for (const head of heads) {
    if (head < start) continue
    const end = sectionEnd(units, head)
    const joined = joinedSection(units.slice(start, head), units.slice(head + 1, end))
    if (joined !== null) {
      result.push(...units.slice(copied, start), ...joined)
      copied = end
    }
    start = end
  }
  return copied === 0 ? units : [...result, ...units.slice(copied)]
}

/** A heading or a bold line that announces answers, and under which numbers begin at once. */
function isHead(units: readonly Unit[], at: number): boolean {
  const unit = units[at] as Unit
  const isLine =
    unit.kind === 'heading' || (unit.kind === 'paragraph' && /^\*\*[^*\n]+\*\*:?$/.test(unit.source.trim()))
  if (!isLine || !isAnswersHeading(unit.text)) return false
  let next = at + 1
  while (units[next]?.weight === 0 && units[next]?.kind !== 'heading') next++
  const first = units[next]
  return first !== undefined && numberOf(first) !== null
}

/** Up to the next heading that is as high as the section's own and has no number. */
function sectionEnd(units: readonly Unit[], head: number): number {
  const level = (units[head] as Unit).level || 6
  let end = head + 1
  while (end < units.length) {
    const unit = units[end] as Unit
    if (unit.kind === 'heading' && unit.level <= level && numberOf(unit) === null) break
    end++
  }
  return end
}

/** The number that a unit begins with: of an item, a heading, a bold line or a paragraph. */
function numberOf({ kind, marker, text, source }: Unit): number | null {
  if (kind === 'item' && /\d/.test(marker)) return Number.parseInt(marker, 10)
  if (kind !== 'heading' && kind !== 'paragraph' && kind !== 'item') return null
  const line = (kind === 'paragraph' ? source : text).split('\n', 1)[0] ?? ''
  const match =
    /^(?:\*\*|__)?\s*(?:Q(?:uestion)?\s*|A(?:nswer)?\s*|第|题目|答案)?\s*(\d{1,3})\s*(?:[.)、．）:：]|题|(?:\*\*)?$)/i.exec(
      line,
    )
  return match ? Number(match[1]) : null
}

type Entry = { readonly number: number; readonly units: Unit[] }

/** What stands under each number, and what stands before the first. */
function entriesOf(units: readonly Unit[]): readonly Entry[] {
  const entries: Entry[] = []
  for (const unit of units) {
    const number = numberOf(unit)
    const last = entries.at(-1)
    // Steps of an answer begin again at 1, and never count on.
    const isNext = number !== null && (last === undefined || number > last.number)
    if (isNext) entries.push({ number, units: [unit] })
    else last?.units.push(unit)
  }
  return entries
}

const fewest = 2
const leastShare = 0.8

/** Null where numbers above and below do not agree, or where the questions have answers already. */
function joinedSection(asked: readonly Unit[], told: readonly Unit[]): readonly Unit[] | null {
  const answers = new Map(entriesOf(told).map((entry) => [entry.number, entry.units]))
  const questions = lastRun(entriesOf(asked), answers)
  if (questions.length < fewest) return null
  if (
    questions.filter(({ number }) => answers.has(number)).length <
    Math.max(questions.length, answers.size) * leastShare
  )
    return null
  if (
    asked.some((unit) => unit.kind !== 'item' && unit.kind !== 'details' && answerLabel(unit.text) !== null)
  )
    return null
  const answerAfter = new Map(questions.map(({ number, units }) => [units.at(-1), answers.get(number)]))
  return asked.flatMap((unit) => {
    const answer = answerAfter.get(unit)
    return answer === undefined ? [unit] : [unit, answerHeading(unit), ...unnumbered(answer)]
  })
}

/** Numbers may begin again in each section of questions: those count that the answers fit. */
function lastRun(entries: readonly Entry[], answers: ReadonlyMap<number, readonly Unit[]>): readonly Entry[] {
  return entries.filter(({ number }) => answers.has(number) || entries.length <= answers.size)
}

const answerHeading = ({ end }: Unit): Unit => ({
  kind: 'heading',
  start: end - 1,
  end: end - 1,
  source: '###### Answer',
  level: 6,
  text: 'Answer',
  inner: '',
  marker: '',
  weight: 0,
})

/** The first unit without its number, as a paragraph: an item would be a question again. */
function unnumbered([first, ...rest]: readonly Unit[]): readonly Unit[] {
  if (!first) return []
  const [line = '', ...more] = (
    first.kind === 'item'
      ? `${first.text}\n${first.inner}`
      : first.kind === 'heading'
        ? first.text
        : first.source
  ).split('\n')
  const bare = line.replace(
    /^(\*\*|__)?\s*(?:Q(?:uestion)?\s*|A(?:nswer)?\s*|第|题目|答案)?\s*\d{1,3}\s*(?:[.)、．）:：]|题)[ \t]*/i,
    (_, mark: string | undefined) => (first.kind === 'item' ? '' : (mark ?? '')),
  )
  const text = first.kind === 'item' && first.text === line ? line : bare
  const source = [text.replace(/^(\*\*|__)\1/, ''), ...more].join('\n').trim()
  const paragraph: Unit = {
    ...first,
    kind: 'paragraph',
    level: 0,
    marker: '',
    text: source.split('\n', 1)[0] ?? '',
    inner: '',
    source,
    weight: Math.max(1, source.length),
  }
  return source === '' ? rest : [paragraph, ...rest]
}
