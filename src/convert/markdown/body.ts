/**
 * What stands under a question, taken apart: what is asked with it, options, answer, hints, level and tags.
 * Knows one body; what is usual in the whole file comes as an argument.
 */
import type { Level, Option } from '../../model/card.ts'
import { boxesIn, lettered, lettersIn, lettersOfAnswer, type Choice } from './choice.ts'
import { safeOption, safeText } from './safe.ts'
import { isReadable, stateOf, type AnswerState } from './state.ts'
import { levelOf } from './title.ts'
import { readDetails } from './details.ts'
import { unitsOf, type Unit } from './units.ts'
import {
  answerLabel,
  asksAboutCode,
  isKeyPointLabel,
  isSourceList,
  mayHoldAnswer,
} from './wording.ts'

export type Body = {
  readonly prompt: string | null
  readonly answer: string
  readonly options: readonly Option[]
  readonly hints: readonly string[]
  readonly level: Level | null
  readonly tags: readonly string[]
  readonly state: AnswerState
}

/** What most questions of a file have. */
export type Custom = {
  /** Answers in `<details>`: what stands before them is asked. */
  readonly hidesAnswers: boolean
  readonly hasBoxes: boolean
  /** Hardly any answers: code under a question is what it asks about. */
  readonly isUnanswered: boolean
}

/** What most of the bodies have in common. */
export function customOf(bodies: readonly string[]): Custom {
  const withDetails = bodies.filter((body) => /<details/i.test(body) && hidesAnswer(body)).length
  const withBoxes = bodies.filter((body) => /^ {0,3}[-*+] \[[xX]\]/m.test(body)).length
  const answered = bodies.filter((body) => body.trim() !== '').length
  return {
    hidesAnswers: withDetails * 2 >= bodies.length,
    hasBoxes: withBoxes * 2 > bodies.length,
    isUnanswered: answered * 5 <= bodies.length && bodies.length >= 5,
  }
}

const hidesAnswer = (body: string): boolean =>
  answerLabel(readDetails(body.slice(Math.max(0, body.search(/<details/i)))).summary) !== null

export function readBody(source: string, title: string, custom: Custom): Body {
  if (isPlain(source, custom)) return plainBody(source)
  const units = unitsOf(source)
  const { prompt: asked, answer: told } = splitAnswer(units, title, custom)
  const { level, tags, rest: answerUnits } = withoutLabels(told)
  const choice = choiceOf(asked, answerUnits, custom)
  const promptUnits = choice?.prompt ?? asked
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
    tags,
    state,
  }
}

/** True for a body without anything that could be more than an answer: no label, box, heading, tag or code. */
function isPlain(source: string, custom: Custom): boolean {
  return !custom.hasBoxes && !/^\s*(?:#{1,6}\s|`|~~~)/m.test(source) && !mayHoldAnswer(source)
}

function plainBody(source: string): Body {
  const { text, hints } = safeText(source)
  const state = stateOf(text)
  const answer = state === 'no-answer' || state === 'placeholder' ? '' : text
  return { prompt: null, answer, options: [], hints, level: null, tags: [], state }
}

/** Text of units with the blank lines between them as they stood. */
export function textOf(units: readonly Unit[]): string {
  let text = ''
  let end = -1
  for (const unit of units) {
    if (text !== '') text += unit.start === end ? '\n' : '\n\n'
    text += unit.source
    end = unit.end
  }
  return text
}

type Parts = { readonly prompt: readonly Unit[]; readonly answer: readonly Unit[] }

/** The first label of an answer parts the body; without one all of it is the answer. */
function splitAnswer(units: readonly Unit[], title: string, custom: Custom): Parts {
  for (const [at, unit] of units.entries()) {
    const before = units.slice(0, at)
    const label = labelOf(unit)
    if (label === null || !isAsked(before, unit, custom)) continue
    const after = units.slice(at + 1)
    if (unit.kind === 'details')
      return { prompt: before, answer: [...labelled(unitsOf(unit.inner)), ...after] }
    return { prompt: before, answer: [...labelled([unit]), ...after] }
  }
  const isCode =
    units.length > 0 &&
    units.every(({ kind }) => kind === 'code') &&
    (custom.isUnanswered || (units.length === 1 && asksAboutCode(title)))
  return isCode ? { prompt: units, answer: [] } : { prompt: [], answer: units }
}

function labelOf(unit: Unit): { readonly rest: string } | null {
  if (unit.kind === 'heading') return answerLabel(unit.text)
  if (unit.kind === 'details') return unit.text === '' ? { rest: '' } : answerLabel(unit.text)
  if (unit.kind !== 'paragraph') return null
  return answerLabel(unit.text.length < 200 ? unit.text : unit.text.slice(0, 200))
}

/** Whether what stands before a label can be a part of the question. */
function isAsked(before: readonly Unit[], label: Unit, custom: Custom): boolean {
  if (label.kind === 'heading' || (label.kind === 'details' && custom.hidesAnswers)) return true
  const prose = before.filter(({ kind }) => kind === 'paragraph')
  const isShort = prose.reduce((sum, { weight }) => sum + weight, 0) < 400
  return label.kind === 'details'
    ? prose.length === 0 || lettersIn(before) !== null
    : isShort && before.every(({ kind }) => kind !== 'heading')
}

/** The label with what it says, as a bold line; nothing when it only says that here is the answer. */
function labelled(units: readonly Unit[]): readonly Unit[] {
  return units.flatMap((unit, index) => {
    const label = index <= 1 ? labelOf(unit) : null
    if (label === null || unit.kind === 'details') return [unit]
    if (unit.kind === 'heading')
      return label.rest === ''
        ? []
        : [{ ...unit, kind: 'paragraph' as const, source: `**${unit.text.trim()}**` }]
    if (lettersOfAnswer(label.rest).length > 0) return [unit]
    const source = [label.rest, ...unit.source.split('\n').slice(1)].join('\n').trim()
    const isSound = (source.match(/\*\*/g) ?? []).length % 2 === 0
    return source === '' ? [] : [isSound ? { ...unit, source } : unit]
  })
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

type ReadChoice = {
  readonly options: readonly Option[]
  readonly prompt: readonly Unit[]
  readonly answer: readonly Unit[]
}

function choiceOf(asked: readonly Unit[], told: readonly Unit[], custom: Custom): ReadChoice | null {
  const hasPrompt = asked.length > 0
  const within = hasPrompt ? asked : told
  const boxes = custom.hasBoxes || hasPrompt ? boxesIn(within) : null
  if (boxes) {
    const options = boxes.options.map(({ text, isTicked }) => ({ text: safeOption(text), correct: isTicked }))
    return around(boxes, options, within, hasPrompt ? told : [])
  }
  const letters = hasPrompt ? lettersIn(asked) : null
  if (!letters) return null
  const options = lettered(letters, lettersOfAnswer(answerStart(told)))
  return (
    options &&
    around(
      letters,
      options.map(({ text, correct }) => ({ text: safeOption(text), correct })),
      asked,
      told,
    )
  )
}

/** What follows the options belongs to the answer where that has not begun yet. */
function around(
  choice: Choice,
  options: readonly Option[],
  within: readonly Unit[],
  told: readonly Unit[],
): ReadChoice {
  const before = within.slice(0, choice.start)
  const after = within.slice(choice.end)
  return told.length > 0
    ? { options, prompt: [...before, ...after], answer: told }
    : { options, prompt: before, answer: after }
}

function answerStart(units: readonly Unit[]): string {
  const first = units.find(
    ({ weight, kind, source }) => weight > 0 || kind === 'heading' || source.startsWith('**'),
  )
  const text = first?.source.replace(/^\*\*([^*]*)\*\*/, '$1') ?? ''
  return answerLabel(text.split('\n')[0] ?? '')?.rest ?? text
}

const pointMark = '\u2060'

/** The list under `Good to hear` or `要点` names what an interviewer would tick; furniture at the end goes. */
function withKeyPoints(units: readonly Unit[]): readonly Unit[] {
  const result: Unit[] = []
  let isPoints = false
  let skipped = 0
  for (const unit of units) {
    if (unit.kind === 'heading') {
      isPoints = isKeyPointLabel(unit.text)
      skipped = isSourceList(unit.text) ? unit.level : skipped > 0 && unit.level <= skipped ? 0 : skipped
      if (isPoints || skipped > 0) continue
    } else if (skipped > 0) continue
    const isPoint = isPoints && unit.kind === 'item' && unit.inner.trim() === '' && unit.text.trim() !== ''
    result.push(
      isPoint ? { ...unit, source: `- ${pointMark}${unit.text.replace(/^\[[ xX]\]\s+/, '')}` } : unit,
    )
  }
  return result
}

/** Marked items as open tasks, after boxes of the source were made characters. */
const withPoints = (text: string): string =>
  text.replaceAll(`- ${pointMark}`, '- [ ] ').replaceAll(pointMark, '')

/** Prose that somebody put into a fence of Markdown. */
function unwrapped(text: string): string {
  const inner = /^(`{3,}|~{3,})(?:markdown|md)[ \t]*\n([^]*?)\n\1[ \t]*$/i.exec(text.trim())
  return inner && !(inner[2] as string).includes(inner[1] as string) ? (inner[2] as string) : text
}
