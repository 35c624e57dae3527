/**
 * A file that is one question: `# Question` with the text under it and `## Answer`, or a title that asks with all the rest for
 * its answer. Knows units; the dialects with many questions are elsewhere.
 */
import type { Passages } from './build.ts'
import type { RulePart, Skipped } from '../../model/conversion.ts'
import type { Found } from './converted.ts'
import type { FrontMatter } from './front.ts'
import { readTitle } from './title.ts'
import { textOf, type Unit } from './units.ts'
import { answerLabel, questionLook } from './wording.ts'

export type WholeFile = {
  readonly passages: Passages
  readonly parts: readonly RulePart[]
  readonly skipped: readonly Skipped[]
  readonly isConfident: boolean
}

const questionLabel =
  /^(?:question|вопрос|питання|问题|题目|question text|pregunta|frage|質問|질문)\s*(?:\(([^)]{1,20})\))?\s*[:：]?$/iu

/** Null when the file is not of this kind. */
export function readWholeFile(
  units: readonly Unit[],
  front: FrontMatter,
  fileName: string | null,
): WholeFile | null {
  return (front.isNote ? noteOf(units) : null) ?? labelledPair(units) ?? titled(units, front, fileName)
}

/** A note of yanki: front and back with a line of hyphens between them, two of which say that it is asked both ways. */
function noteOf(units: readonly Unit[]): WholeFile | null {
  const at = units.findIndex(({ kind, source }) => kind === 'rule' && /^ {0,3}---+\s*$/.test(source))
  const isBoth = at > 0 && units[at + 1]?.kind === 'rule'
  const [first, ...more] = units
    .slice(0, Math.max(0, at))
    .filter(({ weight, kind }) => weight > 0 || kind === 'heading')
  const back = textOf(units.slice(isBoth ? at + 2 : at + 1))
  if (!first || back === '') return null
  const [line = '', ...lines] = first.source.split('\n')
  const prompt = [lines.join('\n'), textOf(more)].filter((part) => part.trim() !== '')
  const forward = plainFound(
    first.start + 1,
    readTitle(line.replace(/^#{1,6}\s+/, '')).text,
    prompt.length === 0 ? back : [...prompt, '## Answer', back].join('\n\n'),
  )
  const [told = ''] = back.split('\n')
  const whole = single(forward, true)
  if (!isBoth || back.includes('\n')) return whole
  const backward = plainFound(first.start + 1, readTitle(told).text, textOf([first, ...more]))
  return { ...whole, passages: [{ title: null, intro: '', questions: [forward, backward] }] }
}

/** `# Question (EN)`, text, `## Answer (EN)`, text; a second pair in another language is the same question. */
function labelledPair(units: readonly Unit[]): WholeFile | null {
  const labels = [...units.keys()].flatMap((at) => {
    const unit = units[at] as Unit
    if (unit.kind !== 'heading') return []
    const isQuestion = questionLabel.test(unit.text.trim())
    return isQuestion || answerLabel(unit.text) !== null
      ? [{ at, isQuestion, language: languageIn(unit.text) }]
      : []
  })
  const endOf = (at: number): number => labels.find((label) => label.at > at)?.at ?? units.length
  const starts = labels.filter(({ isQuestion }) => isQuestion)
  const pairs = starts.flatMap(({ at, language }) => {
    const answer = labels.find((label) => !label.isQuestion && label.at > at && label.language === language)
    return answer ? [{ start: at, asked: endOf(at), answer: answer.at, end: endOf(answer.at), language }] : []
  })
  const [first] = pairs
  if (!first || pairs.length !== starts.length) return null
  const languages = new Set(pairs.map(({ language }) => language))
  const areTranslations = pairs.length > 1 && languages.size === pairs.length
  const taken = areTranslations ? [first] : pairs
  return {
    passages: [{ title: null, intro: '', questions: taken.map((pair) => pairFound(units, pair)) }],
    parts: [{ code: 'file', level: 0, count: taken.length, isNumbered: false }],
    skipped: (areTranslations ? pairs.slice(1) : []).map(({ start }) => {
      const asked = units[start + 1]
      return {
        line: (units[start] as Unit).start + 1,
        reason: 'translation',
        text: asked ? bare(asked.source).slice(0, 80) : '',
      }
    }),
    isConfident: true,
  }
}

type Pair = { readonly start: number; readonly asked: number; readonly answer: number; readonly end: number }

function pairFound(units: readonly Unit[], { start, asked: askedEnd, answer, end }: Pair): Found {
  const asked = units.slice(start + 1, askedEnd).filter(({ weight, kind }) => weight > 0 && kind !== 'html')
  const [first, ...more] = asked
  const [line = '', ...lines] = bare(first?.source ?? '').split('\n')
  const body = [lines.join('\n'), textOf(more), '## Answer', textOf(units.slice(answer + 1, end))]
  return plainFound(
    (units[start] as Unit).start + 1,
    readTitle(line).text,
    body.filter((part) => part.trim() !== '').join('\n\n'),
  )
}

const languageIn = (text: string): string => /\(([^)]{1,20})\)/.exec(text)?.[1]?.toLowerCase() ?? ''

const bare = (source: string): string => source.replace(/^ {0,3}> ?/gm, '').trim()

/** The first heading, or the file's name, asks, and no other heading has its level or asks. */
function titled(units: readonly Unit[], front: FrontMatter, fileName: string | null): WholeFile | null {
  const headings = units.filter(({ kind, text }) => kind === 'heading' && answerLabel(text) === null)
  const at = units.findIndex(({ kind }) => kind === 'heading')
  const first = units[at]
  const weight = units.reduce((sum, unit) => sum + unit.weight, 0)
  const asking = headings.slice(1).filter(({ text }) => questionLook(text) >= 0.8)
  if (weight === 0 || asking.length > 1) return null
  const asked = units.filter((unit) => unit.kind !== 'heading' && isQuestionLine(unit)).length
  if (asked >= 3) return null
  const isAlone = first !== undefined && headings.slice(1).every(({ level }) => level > first.level)
  const next = units.slice(at + 1).find(({ kind }) => kind === 'heading')
  const isAnswered = next !== undefined && answerLabel(next.text) !== null
  if (first && isAlone && (questionLook(first.text) === 1 || isAnswered)) {
    return single(plainFound(first.start + 1, readTitle(first.text).text, textOf(units.slice(at + 1))), true)
  }
  const name =
    front.title ??
    (fileName ?? '')
      .replace(/\.[^.]*$/, '')
      .replace(/[-_]+/g, ' ')
      .trim()
  const isAsking = questionLook(name) === 1 || (headings.length === 0 && questionLook(name) >= 0.8)
  const hasQuestions = units.some(
    ({ kind, text }) => (kind === 'item' || kind === 'paragraph') && questionLook(text) === 1,
  )
  return isAsking && !hasQuestions && headings.length <= 1
    ? single(plainFound(1, name, textOf(units)), false)
    : null
}

/** A line of its own that is counted or bold, and asks. */
function isQuestionLine({ kind, source, text }: Unit): boolean {
  if (kind !== 'paragraph' && kind !== 'item') return false
  const line = kind === 'item' ? text : (source.split('\n', 1)[0] ?? '')
  return /^\s*(?:\*\*|__|\(?\d{1,3}[.)、])/.test(line) && questionLook(readTitle(line).text) === 1
}

function single(found: Found, isConfident: boolean): WholeFile {
  return {
    passages: [{ title: null, intro: '', questions: [found] }],
    parts: [{ code: 'file', level: 0, count: 1, isNumbered: false }],
    skipped: [],
    isConfident,
  }
}

function plainFound(line: number, title: string, body: string): Found {
  return { line, title, body, link: null, tags: [], level: null, followUps: [] }
}
