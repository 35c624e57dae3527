/**
 * Where in a body the question ends and its answer begins: at a label, at what is folded away, or after the code that the question
 * speaks of. Knows the units of one body; what is usual in the whole file comes as an argument.
 */
import { lettersIn, lettersOfAnswer } from './choice.ts'
import type { Custom } from './custom.ts'
import { unitsOf, type Unit } from './units.ts'
import { answerLabel, asksAboutCode, shortAnswerLabel, speaksOfGivenCode, tellsOfCode } from './wording.ts'

export type Parts = { readonly prompt: readonly Unit[]; readonly answer: readonly Unit[] }

/** The first label of an answer parts the body; without one all of it is the answer. */
export function splitAnswer(body: readonly Unit[], title: string, custom: Custom): Parts {
  const units = withLongLabel(body)
  for (const [at, unit] of units.entries()) {
    const before = units.slice(0, at)
    const label = labelOf(unit)
    if (label === null || !isAsked(before, unit, custom)) continue
    const after = units.slice(at + 1)
    if (unit.kind === 'details')
      return { prompt: before, answer: [...labelled(unitsOf(unit.inner), before), ...after] }
    return { prompt: before, answer: [...labelled([unit], before), ...after] }
  }
  const isCode =
    units.length > 0 &&
    units.every(({ kind }) => kind === 'code') &&
    (custom.isUnanswered || (units.length === 1 && asksAboutCode(title)))
  if (isCode) return { prompt: units, answer: [] }
  const given = speaksOfGivenCode(title) ? givenCode(units) : 0
  // Nothing parts them but a guess, so the answer keeps all that stood in it.
  return { prompt: units.slice(0, given), answer: units }
}

/**
 * How many units at the beginning are code that is asked about: fences one after the other, and after them words that tell what
 * it does. Code alone, or with remarks on something else, may as well be the answer: then it is left there.
 */
function givenCode(units: readonly Unit[]): number {
  let end = 0
  while (units[end]?.kind === 'code' && /^\s*(?:```|~~~)/.test((units[end] as Unit).source)) end++
  const next = units.slice(end).find(({ weight, kind }) => weight > 0 || kind === 'heading')
  return next !== undefined && tellsOfCode(next.source.slice(0, 120)) ? end : 0
}

/** `A: text` is an answer, unless options with letters go on with a B. */
function withLongLabel(units: readonly Unit[]): readonly Unit[] {
  const at = units.findIndex(
    ({ kind, source, text }) =>
      (kind === 'paragraph' && shortAnswerLabel.test(source)) ||
      (kind === 'heading' && shortAnswerLabel.test(text)),
  )
  const isOption = units.some(({ source }) => /^[ \t>*_(-]{0,12}B[*_]{0,3}[ \t]{0,3}[.:：、)]/m.test(source))
  const unit = units[at]
  if (!unit || isOption) return units
  if (unit.kind === 'heading')
    return units.with(at, { ...unit, text: unit.text.replace(shortAnswerLabel, 'Answer: ') })
  const source = unit.source.replace(shortAnswerLabel, 'Answer: ')
  return units.with(at, { ...unit, source, text: source.split('\n', 1)[0] ?? '' })
}

function labelOf(unit: Unit): { readonly rest: string } | null {
  if (unit.kind === 'heading') return answerLabel(unit.text)
  if (unit.kind === 'details') return unit.text === '' ? { rest: '' } : answerLabel(unit.text)
  if (unit.kind === 'quote') return answerLabel(unquoted(unit).split('\n', 1)[0] ?? '')
  if (unit.kind === 'item' && !unit.text.includes(':') && !unit.text.includes('：')) return null
  if (unit.kind !== 'paragraph' && unit.kind !== 'item') return null
  return answerLabel(unit.text.length < 200 ? unit.text : unit.text.slice(0, 200))
}

const unquoted = ({ source }: Unit): string => source.replace(/^ {0,3}> ?/gm, '')

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
function labelled(units: readonly Unit[], before: readonly Unit[]): readonly Unit[] {
  const hasLetters = lettersIn(before) !== null
  // `A projection` begins with no letter of an option.
  const areLetters = (rest: string): boolean =>
    lettersOfAnswer(rest).length > 0 && (hasLetters || /^\W*[A-H](?:\W*[A-H])*\W*$/.test(rest))
  return units.flatMap((unit, index) => {
    const label = index <= 1 ? labelOf(unit) : null
    if (label === null || unit.kind === 'details') return [unit]
    if (unit.kind === 'heading')
      return label.rest === ''
        ? []
        : [
            {
              ...unit,
              kind: 'paragraph' as const,
              source: areLetters(label.rest) ? `**${unit.text.trim()}**` : label.rest,
            },
          ]
    if (areLetters(label.rest)) return [unit]
    if (unit.kind === 'quote') {
      const told = [label.rest, ...unquoted(unit).split('\n').slice(1)].join('\n').trim()
      return told === '' ? [] : unitsOf(told)
    }
    const more = unit.kind === 'item' ? unit.inner.split('\n') : unit.source.split('\n').slice(1)
    const source = [label.rest, ...more].join('\n').trim()
    const isSound = (source.match(/\*\*/g) ?? []).length % 2 === 0
    return source === '' ? [] : [isSound ? { ...unit, kind: 'paragraph' as const, source } : unit]
  })
}
