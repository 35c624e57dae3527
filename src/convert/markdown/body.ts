/**
 * What stands under a question, taken apart: what is asked with it, options, answer, hints, level and tags.
 * Knows one body; what is usual in the whole file comes as an argument.
 */
import type { Level, Option } from '../../model/card.ts'
import { choiceOf } from './body-choice.ts'
import type { Custom } from './custom.ts'
import { withKeyPoints, withPoints } from './key-points.ts'
import { levelLine, levelOf } from './levels.ts'
import { readMdanki } from './mdanki.ts'
import { safeText } from './safe.ts'
import { splitAnswer } from './split-answer.ts'
import { isFiling, isReadable, stateOf, type AnswerState } from './state.ts'
import { textOf, unitsOf, type Unit } from './units.ts'
import { asksAboutCode, mayHoldAnswer, speaksOfGivenCode } from './wording.ts'

export type Body = {
  readonly prompt: string | null
  readonly answer: string
  readonly options: readonly Option[]
  readonly hints: readonly string[]
  readonly level: Level | null
  readonly tags: readonly string[]
  readonly state: AnswerState
}

export function readBody(written: string, title: string, custom: Custom): Body {
  const { source, tags: linked } = readMdanki(written)
  if (isPlain(source, title, custom)) return { ...plainBody(source), tags: linked }
  const said = withoutLevelLine(unitsOf(source))
  const { prompt: asked, answer: told } = splitAnswer(said.rest, title, custom)
  const labels = withoutLabels(told)
  const { tags, rest: answerUnits } = labels
  const level = labels.level ?? said.level
  const choice = choiceOf(asked, answerUnits, custom)
  const promptUnits = (choice?.prompt ?? asked).filter(
    ({ kind, source: text }) => kind !== 'paragraph' || !isFiling(text),
  )
  const prompt = safeText(textOf(promptUnits))
  const answer = safeText(unwrapped(textOf(withKeyPoints(choice?.answer ?? answerUnits))))
  const text = withPoints(answer.text)
  const state = choice ? 'answered' : stateOf(text)
  return {
    prompt: isReadable(prompt.text) ? prompt.text : null,
    answer: state === 'no-answer' || state === 'placeholder' ? '' : text,
    options: choice?.options ?? [],
    hints: [...prompt.hints, ...answer.hints],
    level,
    tags: [...linked, ...tags],
    state,
  }
}

/** True for a body without anything that could be more than an answer: no label, box, heading or tag, and no code that is asked about. */
function isPlain(source: string, title: string, custom: Custom): boolean {
  if (custom.hasBoxes || /^[ \t]*#{1,6}\s/m.test(source) || mayHoldAnswer(source)) return false
  if (levelLine(source.slice(0, 200).split('\n', 1)[0] ?? '') !== null) return false
  if (!/^[ \t]*(?:`|~~~)/m.test(source)) return true
  const isAboutCode = custom.isUnanswered || asksAboutCode(title) || speaksOfGivenCode(title)
  return !isAboutCode && !/^\s*(?:`[^`]|(?:`{3,}|~{3,})(?:markdown|md)\b)/i.test(source)
}

/** `**Difficulty:** Medium` at the beginning. */
function withoutLevelLine(units: readonly Unit[]): {
  readonly level: Level | null
  readonly rest: readonly Unit[]
} {
  const [first, ...rest] = units
  if (!first || !['paragraph', 'quote', 'item'].includes(first.kind)) return { level: null, rest: units }
  const [line = '', ...lines] = first.source.split('\n')
  const level = levelLine(line)
  if (level === null) return { level, rest: units }
  const left = lines.join('\n').trim()
  return {
    level,
    rest: left === '' ? rest : [{ ...first, source: left, text: left.split('\n', 1)[0] ?? '' }, ...rest],
  }
}

function plainBody(source: string): Body {
  const { text, hints } = safeText(source)
  const state = stateOf(text)
  const answer = state === 'no-answer' || state === 'placeholder' ? '' : text
  return { prompt: null, answer, options: [], hints, level: null, tags: [], state }
}

/** `` `初级` `Django` `` or `Difficulty: hard` on the first line: what the question is about, not what is answered. */
function withoutLabels(units: readonly Unit[]): {
  readonly level: Level | null
  readonly tags: readonly string[]
  readonly rest: readonly Unit[]
} {
  const [first, ...rest] = units
  const line = first?.kind === 'paragraph' ? first.text.replace(/<br\s*\/?>/gi, '').trim() : ''
  const spans = /^(?:`[^`]{1,24}`[\s,、|]*)+$/.test(line)
    ? [...line.matchAll(/`([^`]+)`/g)].map((match) => (match[1] as string).trim())
    : []
  const level = spans.map(levelOf).find((found) => found !== null) ?? null
  if (!first || spans.length === 0 || level === null) return { level: null, tags: [], rest: units }
  const left = first.source.split('\n').slice(1).join('\n').trim()
  return {
    level,
    tags: spans.filter((span) => levelOf(span) === null),
    rest: left === '' ? rest : [{ ...first, source: left }, ...rest],
  }
}

/** Prose that somebody put into a fence of Markdown. */
function unwrapped(text: string): string {
  const inner = /^(`{3,}|~{3,})(?:markdown|md)[ \t]*\n([^]*?)\n\1[ \t]*$/i.exec(text.trim())
  return inner && !(inner[2] as string).includes(inner[1] as string) ? (inner[2] as string) : text
}
