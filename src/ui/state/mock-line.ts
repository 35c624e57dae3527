/**
 * What a line that was typed means in a mock interview without screens: for each place a few letters, numbers and Enter. Full-width
 * letters and digits count too, so that an input method left on is no trap.
 *
 * Pure. What becomes of an action is the session's business.
 */
import { parseGrade } from '../../model/grade.ts'
import {
  BANDS,
  CONFIDENCES,
  itemOf,
  WEAKNESSES,
  type Mark,
  type Mock,
  type MockAction,
  type MockItem,
  type Weakness,
} from '../../session/mock/mock.ts'
import type { PlanEdit } from '../../session/mock/planned.ts'
import { mayWritePoints } from '../../session/mock/points.ts'
import { suggestedGrade } from '../../session/mock/suggest.ts'
import { cleanText } from '../../text/clean.ts'

/** Where the interview stands, as far as lines depend on it. */
export type LinePlace =
  | 'setup'
  | 'thinking'
  | 'typing'
  | 'speaking'
  | 'paused'
  | 'confidence'
  | 'reading'
  | 'checklist'
  | 'own-points'
  | 'grade'
  | 'verdict'
  | 'report'
  | 'redo'
  | 'redo-shown'
  | 'done'

export type LineIntent =
  | { readonly kind: 'act'; readonly action: MockAction }
  | { readonly kind: 'edit'; readonly change: PlanEdit }
  /** What else there is to type. */
  | { readonly kind: 'keys' }
  | { readonly kind: 'clock' }
  /** To be asked for by questions of their own. */
  | { readonly kind: 'weaknesses' }
  | { readonly kind: 'best-and-weakest'; readonly band: (typeof BANDS)[number] }
  | { readonly kind: 'unknown' }

export function placeOf(mock: Mock): LinePlace {
  const { phase } = mock
  if (mock.paused !== null) return 'paused'
  switch (phase.name) {
    case 'answering':
      return itemOf(mock)?.isSpoken ? 'speaking' : 'typing'
    case 'redo':
      return phase.isRevealed ? 'redo-shown' : 'redo'
    // Lasts no longer than one call.
    case 'fetching':
      return 'done'
    default:
      return phase.name
  }
}

const act = (action: MockAction): readonly LineIntent[] => [{ kind: 'act', action }]
const unknown: readonly LineIntent[] = [{ kind: 'unknown' }]
const leave = act({ kind: 'leave' })

/** Everything that a line asks for, in order. */
export function intentsOf(mock: Mock, input: string): readonly LineIntent[] {
  const said = input.normalize('NFKC').trim().toLowerCase()
  const item = itemOf(mock)
  const place = placeOf(mock)
  if (place !== 'typing' && place !== 'own-points') {
    if (said === '?') return [{ kind: 'keys' }]
    if (said === 'q') return leave
  }
  switch (place) {
    case 'setup':
      return setup(mock, said)
    case 'thinking':
      if (said === '') return act({ kind: 'answer', isSpoken: false })
      return said === 's' ? act({ kind: 'answer', isSpoken: true }) : onTheClock(said)
    case 'typing':
      return item ? typing(item, input, said) : unknown
    case 'speaking':
      return item ? speaking(item, said) : unknown
    case 'paused':
      return said === '' ? act({ kind: 'go-on' }) : unknown
    case 'confidence': {
      const confidence = CONFIDENCES[Number(said) - 1]
      return confidence && said.length === 1 ? act({ kind: 'confidence', confidence }) : undoOr(said)
    }
    case 'reading':
      return said === '' ? act({ kind: 'read' }) : unknown
    case 'checklist':
      return item ? checklist(item, said) : unknown
    case 'own-points':
      return unknown
    case 'grade': {
      if (said === 'x') return [{ kind: 'weaknesses' }]
      const grade = said === '' && item ? suggestedGrade(item).grade : parseGrade(said)
      return grade ? act({ kind: 'grade', grade }) : undoOr(said)
    }
    case 'verdict': {
      const band = BANDS[Number(said) - 1]
      return band && said.length === 1 ? [{ kind: 'best-and-weakest', band }] : undoOr(said)
    }
    case 'report':
      if (said === 'r' || said === '') return mock.redo.length > 0 ? act({ kind: 'redo' }) : leave
      return unknown
    case 'redo':
      return said === '' ? act({ kind: 'reveal' }) : unknown
    case 'redo-shown':
      if (said === '1') return act({ kind: 'recalled', isRecalled: true })
      return said === '2' ? act({ kind: 'recalled', isRecalled: false }) : unknown
    case 'done':
      return unknown
  }
}

const undoOr = (said: string): readonly LineIntent[] => (said === 'u' ? act({ kind: 'undo' }) : unknown)

function setup(mock: Mock, said: string): readonly LineIntent[] {
  const { setup: wishes, questions } = mock.plan
  const change = (change: PlanEdit): readonly LineIntent[] => [{ kind: 'edit', change }]
  if (said === '') return questions.length > 0 ? act({ kind: 'begin' }) : unknown
  if (said === 'm')
    return change({
      kind: 'setup',
      setup: { mode: wishes.mode === 'practice' ? 'pressure' : 'practice' },
    })
  if (said === 's') return change({ kind: 'setup', setup: { seed: wishes.seed + 1 } })
  const [, letter, digits] = /^([rdn])\s*(\d{1,2})$/.exec(said) ?? []
  const number = Number(digits)
  if (letter === 'n' && number > 0)
    return change({ kind: 'setup', setup: { questions: number, minutes: null } })
  if (letter === undefined || !questions[number - 1]) return unknown
  if (letter === 'r') return change({ kind: 'replace', place: number - 1 })
  return letter === 'd' && questions.length > 1 ? change({ kind: 'remove', place: number - 1 }) : unknown
}

/** What can be done at any moment while the clock runs. */
function onTheClock(said: string): readonly LineIntent[] {
  switch (said) {
    case 'h':
      return act({ kind: 'hint' })
    case 'k':
      return act({ kind: 'skip' })
    case 'p':
      return act({ kind: 'pause' })
    case 't':
      return [{ kind: 'clock' }]
    case 'u':
      return act({ kind: 'undo' })
    default:
      return unknown
  }
}

/** A line is a line of the answer, unless it is a dot alone, or a stroke with one of the letters behind it. */
function typing(item: MockItem, input: string, said: string): readonly LineIntent[] {
  if (said === '.' || said === '。') return act({ kind: 'submit' })
  const command = /^\/([a-z?])$/.exec(said)?.[1]
  if (command === '?') return [{ kind: 'keys' }]
  if (command === 'q') return leave
  if (command === 's') return act({ kind: 'answer', isSpoken: true })
  if (command === 'n' && item.slotMs.length > 0) return nextPart(item)
  const known = command === undefined ? unknown : onTheClock(command)
  if (known !== unknown) return known
  const line = cleanText(input)
  return act({ kind: 'draft', text: item.text === '' ? line : `${item.text}\n${line}` })
}

function speaking(item: MockItem, said: string): readonly LineIntent[] {
  if (said === 'w') return act({ kind: 'answer', isSpoken: false })
  if (said !== '') return onTheClock(said)
  return item.slot + 1 < item.slotMs.length ? nextPart(item) : act({ kind: 'submit' })
}

const nextPart = ({ slot, slotMs }: MockItem): readonly LineIntent[] =>
  act({ kind: 'slot', slot: Math.min(slot + 1, slotMs.length - 1) })

const signs: Readonly<Record<string, Mark>> = { '': 'hit', '~': 'partly', '-': 'miss' }

/** `1 3 ~4 -2`: numbers of points, each with its mark. */
function checklist(item: MockItem, said: string): readonly LineIntent[] {
  if (said === '') return act({ kind: 'checked' })
  if (said === 'w' && mayWritePoints(item)) return act({ kind: 'write-points' })
  if (said === 'x') return [{ kind: 'weaknesses' }]
  const parts = said.split(/[\s,;、，]+/).filter((part) => part !== '')
  const marks = parts.map((part) => {
    const [, sign, digits] = /^([~-]?)(\d{1,2})$/.exec(part) ?? []
    const point = Number(digits) - 1
    return sign !== undefined && point >= 0 && point < item.points.length
      ? { kind: 'mark' as const, point, mark: signs[sign]! }
      : null
  })
  if (marks.length === 0 || marks.includes(null)) return undoOr(said)
  return marks.flatMap((mark) => (mark ? act(mark) : []))
}

/** The weaknesses whose numbers were typed; null when something else was. */
export function weaknessesIn(input: string): readonly Weakness[] | null {
  const parts = input
    .normalize('NFKC')
    .split(/[\s,;、，]+/)
    .filter((part) => part !== '')
  const named = parts.map((part) => WEAKNESSES[Number(part) - 1])
  return named.every((weakness) => weakness !== undefined) ? named : null
}

/** Of places in a list, the one whose number was typed, from 1; null for anything else. */
export function itemNumbered(places: readonly number[], input: string): number | null {
  return places[Number(input.normalize('NFKC').trim()) - 1] ?? null
}
