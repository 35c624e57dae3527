/**
 * Units that could begin a question: headings, bold lines, items, details, plain lines. For each of them how it looks.
 * Knows one unit and its neighbours; which of them are questions is decided in `explain.ts`.
 */
import type { RuleCode } from '../../model/conversion.ts'
import type { LineMatch, LineMatcher } from '../options.ts'
import { levelOf } from './levels.ts'
import { readTitle, type Title } from './title.ts'
import type { Unit } from './units.ts'
import { answerLabel, isFurniture, isPartLabel, questionLook } from './wording.ts'

/** A way to mark questions: a heading's with its level, else 0. */
export type Shape = { readonly code: RuleCode; readonly level: number }

export type Marker = {
  /** Index of the unit. */
  readonly at: number
  readonly shape: Shape
  readonly title: Title
  readonly look: number
  readonly isFurniture: boolean
  readonly isPart: boolean
  /** What stands in the marker's own unit under the question. */
  readonly ownWeight: number
  /** What the marker's unit says of the question after its first words, to be put before the body. */
  readonly rest: string
}

export const shapeName = ({ code, level }: Shape): string => `${code}${level}`

const longestTitle = 2000

/** All markers, in order. A unit has at most one; labels of answers have none: they are part of the question before them. */
export function markersOf(units: readonly Unit[], pattern?: LineMatcher): readonly Marker[] {
  const markers: Marker[] = []
  const matches = pattern?.(units.map((unit) => ({ number: unit.start + 1, text: firstLine(unit) })))
  for (const [at, unit] of units.entries()) {
    const candidate = matches ? matching(unit, matches[at] ?? null) : candidateOf(unit, units[at + 1])
    if (
      !candidate ||
      (!pattern &&
        (isAnswer(unit, candidate.line) || (unit.kind === 'item' && unit.weight === 0 && unit.level === 0)))
    )
      continue
    const title = readTitle(candidate.line)
    if (title.text === '') continue
    markers.push({
      at,
      shape: candidate.shape,
      title,
      look: title.isBareNumber ? 1 : questionLook(title.text),
      isFurniture: isFurniture(candidate.line),
      isPart: isPartLabel(title.text),
      ownWeight:
        unit.kind === 'heading'
          ? 0
          : unit.kind === 'item' || unit.kind === 'details'
            ? unit.inner.trim().length + (unit.kind === 'item' ? candidate.rest.length : 0)
            : candidate.rest.length,
      rest: candidate.rest,
    })
  }
  return markers
}

function isAnswer(unit: Unit, line: string): boolean {
  return answerLabel(unit.kind === 'details' ? unit.text : line) !== null
}

type Candidate = { readonly shape: Shape; readonly line: string; readonly rest: string }

const shape = (code: RuleCode, level = 0): Shape => ({ code, level })

function candidateOf(unit: Unit, next: Unit | undefined): Candidate | null {
  switch (unit.kind) {
    case 'heading':
      return { shape: shape('heading', unit.level), line: unit.text, rest: '' }
    case 'details':
      return unit.text === ''
        ? null
        : { shape: shape('details'), line: summaryLine(unit.text), rest: summaryRest(unit.text) }
    case 'item':
      return itemCandidate(unit)
    case 'paragraph':
      return paragraphCandidate(unit, next)
    default:
      return null
  }
}

const boldLine = /^(\*\*|__)(?=\S)((?:(?!\1)[^])+)\1(?:[\s\p{Extended_Pictographic}\u200d:：]|\ufe0f)*$/u

/** `**1) What is a lock?** *(easy)*`: how hard a bold line is, said behind it, is a part of the line. */
function withMarkInside(line: string): string {
  const match = behindBold.exec(line)
  return match && levelOf(match[4] as string) !== null
    ? `${match[1]}${match[2]} (${match[4]})${match[1]}`
    : line
}

const behindBold =
  /^(\*\*|__)(?=\S)((?:(?!\1)[^])+)\1\s*([*_`~]{0,3})[[(（【]?\s*([^\s*_`~()[\]（）【】][^*_`~()[\]（）【】]{0,20}?)\s*[\])）】]?\3$/u

function itemCandidate(unit: Unit): Candidate | null {
  if (unit.level > 0) return { shape: shape('item-heading'), line: `${ordinal(unit)}${unit.text}`, rest: '' }
  const line = withMarkInside(unit.text.trim())
  if (line === '' || /^\[[ xX]\]\s/.test(line)) return null
  if (boldLine.test(line)) return { shape: shape('item-bold'), line: `${ordinal(unit)}${line}`, rest: '' }
  const lead = boldLead(line)
  if (lead) return { shape: shape('item-bold'), line: `${ordinal(unit)}${lead.line}`, rest: lead.rest }
  const [, asked = line, told = ''] = unit.inner.trim() === '' ? (askedAndTold.exec(line) ?? []) : []
  const isOrdered = /\d/.test(unit.marker)
  return { shape: shape(isOrdered ? 'number' : 'bullet'), line: `${ordinal(unit)}${asked}`, rest: told }
}

/** `What is a lock? — It keeps others out.`: an item that asks and answers. */
const askedAndTold = /^([^?？]{3,200}[?？])\s*(?:[-–—]{1,2}\s|[:：]\s*|[-=]>\s*|→\s*)(\S.*)$/u

/** `**What is a lock?** It keeps others out.`: a question and its answer on one line. */
function boldLead(text: string): { readonly line: string; readonly rest: string } | null {
  const match = /^(\*\*|__)(?=\S)((?:(?!\1)[^])+?)\1\s*(?:[-–—:：]+\s*)?([^\s:：][^]*)$/.exec(text)
  if (!match || (match[2] as string).length > 300) return null
  const asked = (match[2] as string).replace(/[:：]$/, '')
  return questionLook(readTitle(asked).text) >= 0.8 &&
    /[?？]\s*$|^\S+\s+[^:：]*[^:：\s]$/.test(match[2] as string)
    ? { line: `**${asked}**`, rest: match[3] as string }
    : null
}

const ordinal = (unit: Unit): string => (/\d/.test(unit.marker) ? `${unit.marker} ` : '')

function paragraphCandidate(unit: Unit, next: Unit | undefined): Candidate | null {
  const [first = '', ...others] = unit.source.split('\n')
  const rest = others.join('\n')
  if (first.length > longestTitle) return null
  const line = withMarkInside(first.trim())
  const whole = withMarkInside(unit.source.trim())
  if (boldLine.test(whole) && whole.length <= 600)
    return { shape: shape('bold'), line: whole.replace(/\s+/g, ' '), rest: '' }
  if (others.length > 0 && boldLine.test(line)) return { shape: shape('bold'), line, rest }
  const label = /^(\*\*|__)\s*((?:Q(?:uestion)?\s*)?\(?\d{1,4}[.、)）:：](?:(?!\1).)*)\1\s*(\S[^]*)$/i.exec(
    whole,
  )
  if (label)
    return { shape: shape('bold-number'), line: labelled(label[2] as string, label[3] as string), rest: '' }
  const lead = boldLead(whole)
  if (lead) return { shape: shape('bold'), line: lead.line.replace(/\s+/g, ' '), rest: lead.rest }
  if (/^\(?\d{1,4}[)）.、．]\s*\S/.test(line)) return { shape: shape('number'), line, rest }
  const isBare = others.length === 0 && next !== undefined && isBareLine(line)
  return isBare ? { shape: shape('line'), line, rest: '' } : null
}

/** `**1. Topic.** What ...?` is asked without its topic; `**1)** The number of ...` has none. */
function labelled(label: string, text: string): string {
  const number = /^\D*\d+/.exec(label)?.[0].replace(/\D/g, '') ?? ''
  return `${number}. ${text.replace(/\s+/g, ' ')}`
}

/** A line that could be a title: short, without what ends a sentence, not code, not an address. */
function isBareLine(line: string): boolean {
  if (/[.。,，;；:：、…!！=>{}]$|^[<|>#!./$`-]|https?:|^\[.*\]\(.*\)$/.test(line)) return false
  let cells = 0
  for (const character of line) cells += (character.codePointAt(0) as number) >= 0x2e80 ? 2 : 1
  return cells >= 4 && cells <= (questionLook(line) > 0 ? 100 : 40)
}

function summaryLine(summary: string): string {
  const bare = summary.replace(/\s*```[^]*$/, '')
  return bare
    .replace(/<br\s*\/?>/gi, ' ')
    .split(/\n\s*\n/)[0]!
    .replace(/\s+/g, ' ')
    .trim()
}

/** Code and further paragraphs of a summary are asked too. */
function summaryRest(summary: string): string {
  const code = /```[^]*$/.exec(summary)?.[0] ?? ''
  const paragraphs = summary
    .replace(/\s*```[^]*$/, '')
    .split(/\n\s*\n/)
    .slice(1)
    .join('\n\n')
  return [paragraphs, code].filter((part) => part.trim() !== '').join('\n\n')
}

function matching(unit: Unit, match: LineMatch | null): Candidate | null {
  if (!match) return null
  const rest =
    unit.kind === 'item' || unit.kind === 'heading' ? '' : unit.source.split('\n').slice(1).join('\n')
  return { shape: shape('pattern'), line: match.group ?? firstLine(unit).replace(/^[\s#>*+-]+/, ''), rest }
}

const firstLine = ({ source }: Unit): string => source.split('\n', 1)[0] ?? ''
