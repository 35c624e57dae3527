/**
 * What is asked next, and how its question comes onto the screen.
 *
 * The plan is the order; which question is next follows from the state of the items alone, so that undo and resume need no
 * memory of where they were.
 */
import type { CardKey } from '../../model/card.ts'
import type { FetchedCard, Mock, MockItem, MockStep, Now } from './mock.ts'
import type { MockPlan } from './planned.ts'
import { markedMiss, pointsOf } from './points.ts'
import { isMissed } from './scores.ts'

/** A question of the plan, in the order of asking: warm-up, then each question with its follow-ups behind it. */
export type Turn = {
  readonly role: MockItem['role']
  readonly place: number
  readonly followUp: number | null
  readonly key: CardKey
  readonly thinkMs: number
  readonly budgetMs: number
}

export function turnsOf(plan: MockPlan): readonly Turn[] {
  const warmUp: readonly Turn[] = plan.warmUp
    ? [{ role: 'warm-up', place: 0, followUp: null, ...timesOf(plan.warmUp) }]
    : []
  return [
    ...warmUp,
    ...plan.questions.flatMap((question, place): Turn[] => [
      { role: 'main', place, followUp: null, ...timesOf(question) },
      ...question.followUps.map(({ key, budgetMs }, followUp): Turn => ({
        role: 'follow-up',
        place,
        followUp,
        key,
        thinkMs: 0,
        budgetMs,
      })),
    ]),
  ]
}

const timesOf = ({ key, thinkMs, budgetMs }: Pick<Turn, 'key' | 'thinkMs' | 'budgetMs'>) => ({
  key,
  thinkMs,
  budgetMs,
})

/** The first thing that is not done yet: a question to put or to go on with, one to score, or the verdict. */
export function next(mock: Mock): MockStep {
  const isPressure = mock.plan.setup.mode === 'pressure'
  for (const turn of turnsOf(mock.plan)) {
    if (isPassedOver(mock, turn)) continue
    const index = placeOf(mock, turn)
    const item = mock.items[index]
    if (!item) return fetch(mock, turn)
    if (item.state === 'open') return asking(mock, index, item)
    if (item.state === 'scored') continue
    if (isConfidenceOpen(item)) return at(mock, 'confidence', index)
    if (!isPressure) return scoring(mock, index, item)
  }
  const open = mock.items.findIndex((item) => item.state !== 'scored')
  if (open >= 0) return scoring(mock, open, mock.items[open]!)
  return { mock: { ...mock, phase: { name: 'verdict' } }, effects: recordings(mock) }
}

/** Reviews that are still to be written: of one question in practice, of all at the end in pressure mode. */
export function recordings(mock: Mock): MockStep['effects'] {
  if (!mock.plan.setup.isScheduling) return []
  return mock.items.flatMap(({ role, grade, event }, item) =>
    role === 'main' && grade !== null && event === null ? [{ kind: 'record', item, grade } as const] : [],
  )
}

/** Follow-ups belong to an answer: where the question was skipped or is gone, they are not asked. */
function isPassedOver(mock: Mock, turn: Turn): boolean {
  if (mock.missing.includes(turn.key)) return true
  if (turn.role !== 'follow-up') return false
  const parent = mock.items.find((item) => item.role === 'main' && item.place === turn.place)
  return !parent || parent.isSkipped
}

const placeOf = (mock: Mock, { role, place, followUp }: Turn): number =>
  mock.items.findIndex((item) => item.role === role && item.place === place && item.followUp === followUp)

export const isConfidenceOpen = (item: MockItem): boolean =>
  item.role === 'main' && item.state === 'answered' && !item.isSkipped && item.confidence === null

function fetch(mock: Mock, { role, place, followUp, key }: Turn): MockStep {
  return {
    mock: { ...mock, phase: { name: 'fetching', role, place, followUp } },
    effects: [{ kind: 'fetch', card: key }],
  }
}

/** A question begins with thinking; a follow-up is answered at once, as in a talk. */
function asking(mock: Mock, index: number, item: MockItem): MockStep {
  return at(mock, item.hasBegun ? 'answering' : 'thinking', index)
}

/** What was answered is scored by its points; what was skipped needs a grade and nothing else; a warm-up is read. */
function scoring(mock: Mock, index: number, item: MockItem): MockStep {
  if (item.role === 'warm-up') return at(mock, 'reading', index)
  return at(mock, item.isSkipped ? 'grade' : 'checklist', index)
}

const at = (
  mock: Mock,
  name: 'thinking' | 'answering' | 'confidence' | 'reading' | 'checklist' | 'grade',
  item: number,
): MockStep => ({ mock: { ...mock, phase: { name, item } }, effects: [] })

/** Puts the question of a card that was read. Drafts and suspended cards are not asked, whatever the plan says. */
export function fetched(mock: Mock, { card, ownPoints }: FetchedCard, wording: number, now: Now): MockStep {
  const turn = turnFetched(mock)
  if (!turn) return { mock, effects: [] }
  if (card.isSuspended || card.isDraft) return missing(mock)
  const { points, source } = pointsOf(card, ownPoints)
  const item: MockItem = {
    role: turn.role,
    place: turn.place,
    followUp: turn.followUp,
    card,
    wording: Math.min(wording, card.also.length),
    thinkBudgetMs: turn.thinkMs,
    budgetMs: turn.budgetMs,
    askedAt: now.at,
    answeredAt: null,
    answeredOn: null,
    state: 'open',
    hasBegun: turn.role === 'follow-up',
    isSkipped: false,
    isSpoken: false,
    text: '',
    thinkMs: 0,
    answerMs: 0,
    feedbackMs: 0,
    slotMs: card.slots.map(() => 0),
    slot: 0,
    isInterrupted: false,
    isTimeUp: false,
    hints: 0,
    cues: [],
    confidence: null,
    points,
    pointSource: source,
    marks: markedMiss(points),
    weaknesses: [],
    grade: null,
    event: null,
  }
  return asking({ ...mock, items: [...mock.items, item] }, mock.items.length, item)
}

/** The card is gone: the next one takes its turn. */
export function missing(mock: Mock): MockStep {
  const turn = turnFetched(mock)
  return turn ? next({ ...mock, missing: [...mock.missing, turn.key] }) : { mock, effects: [] }
}

function turnFetched(mock: Mock): Turn | undefined {
  const { phase } = mock
  if (phase.name !== 'fetching') return undefined
  return turnsOf(mock.plan).find(
    ({ role, place, followUp }) =>
      role === phase.role && place === phase.place && followUp === phase.followUp,
  )
}

/** What is to be recalled once more: missed questions and follow-ups, in the order of asking. */
export const redoQueue = (mock: Mock): readonly number[] =>
  mock.items.flatMap((item, index) => (isMissed(item) ? [index] : []))
