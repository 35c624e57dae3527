/**
 * What FSRS weights are trained on and judged by: the histories of cards as a list of predictions, each with what was known before
 * it. Pure; the training itself is a library's.
 *
 * The rules are those of fsrs-rs: only answers on a later study day are predicted, those of the same day stay in the history
 * before them; a reset begins a history anew; a state that came without its history cannot be predicted from.
 */
import type { CardKey } from '../model/card.ts'
import type { Event, EventId, Review } from '../model/event.ts'
import type { Grade } from '../model/grade.ts'
import { defaultWeights, nextState, retrievability, type FsrsState, type Weights } from './fsrs.ts'

/** One answer in a history: the grade, and study days since the answer before it; 0 for the first. */
export type Answer = { readonly grade: Grade; readonly elapsedDays: number }

/** A history that ends with the answer to be predicted. */
export type Prediction = {
  readonly card: CardKey
  readonly answers: readonly Answer[]
  /** In ms since 1970: histories are learned from in the order in which they were lived. */
  readonly at: number
}

export type TrainingOptions = {
  /** Answers in mock interviews are given under pressure; without them they still stand in the histories of later ones. */
  readonly withMocks: boolean
}

type Answered = Pick<Review, 'id' | 'kind' | 'grade' | 'dayOn' | 'at' | 'reviewKind'>
type Entry = Answered | { readonly id: EventId; readonly kind: 'reset' | 'seed' }

/** As much of an event as is needed: a million whole ones are a gigabyte. */
function entryOf(event: Extract<Event, { kind: 'review' | 'reset' | 'seed' }>): Entry {
  if (event.kind !== 'review') return { id: event.id, kind: event.kind }
  const { id, kind, grade, dayOn, at, reviewKind } = event
  return { id, kind, grade, dayOn, at, reviewKind }
}

/** The predictions of a log, in the order of their answers. The events may come in any order. */
export function predictionsOf(
  events: Iterable<Event>,
  { withMocks }: TrainingOptions,
): readonly Prediction[] {
  const byCard = new Map<CardKey, Entry[]>()
  const voided = new Set<EventId>()
  for (const event of events) {
    if (event.kind === 'void') voided.add(event.target)
    else if (event.kind === 'review' || event.kind === 'reset' || event.kind === 'seed') {
      const known = byCard.get(event.card)
      const entry = entryOf(event)
      if (known) known.push(entry)
      else byCard.set(event.card, [entry])
    }
  }
  const predictions: Prediction[] = []
  for (const [card, entries] of byCard) {
    const standing = entries.filter(({ id }) => !voided.has(id)).sort((a, b) => (a.id < b.id ? -1 : 1))
    const start = standing.findLastIndex(({ kind }) => kind !== 'review')
    if (start >= 0 && standing[start]?.kind === 'seed') continue
    const answers: Answer[] = []
    let lastOn: number | null = null
    for (const review of standing.slice(start + 1) as Answered[]) {
      const elapsedDays = lastOn === null ? 0 : Math.max(0, review.dayOn - lastOn)
      lastOn = review.dayOn
      answers.push({ grade: review.grade, elapsedDays })
      if (elapsedDays > 0 && (withMocks || review.reviewKind !== 'mock'))
        predictions.push({ card, answers: answers.slice(), at: review.at })
    }
  }
  return predictions.sort((a, b) => a.at - b.at)
}

/** The trained weights as far as the log is long enough to trust them: `n` answers move them `n / (n + 1500)` of the way. */
export function shrunk(trained: Weights, answers: number): Weights {
  const share = answers / (answers + trustAt)
  return defaultWeights.map((weight, index) => weight + ((trained[index] as number) - weight) * share)
}

/** Simulated on 20 learners: neither an unusual one nor an average one is worse off at any length from 200 answers on. */
const trustAt = 1_500

/** From so many answers on training is offered. */
export const enoughAnswers = 400

export type Judged = {
  /** Mean negative log likelihood of what was answered; lower is better. */
  readonly logLoss: number
  /** Predicted and actual recall in ten groups of equal size, by rising prediction. */
  readonly calibration: readonly {
    readonly predicted: number
    readonly actual: number
    readonly count: number
  }[]
}

/** How well weights predict. Null without predictions. */
export function judge(predictions: readonly Prediction[], weights: Weights): Judged | null {
  if (predictions.length === 0) return null
  const states = new Map<Answer, { readonly count: number; readonly state: FsrsState | null }>()
  const told = predictions.map(({ answers }) => ({
    chance: chanceOf(answers, weights, states),
    isRecalled: answers.at(-1)?.grade !== 'again',
  }))
  const logLoss =
    told.reduce((sum, { chance, isRecalled }) => sum - Math.log(isRecalled ? chance : 1 - chance), 0) /
    told.length
  const sorted = told.sort((a, b) => a.chance - b.chance)
  const groups = Array.from({ length: groupCount }, (_, index) =>
    sorted.slice(
      Math.round((index * sorted.length) / groupCount),
      Math.round(((index + 1) * sorted.length) / groupCount),
    ),
  ).filter(({ length }) => length > 0)
  return {
    logLoss,
    calibration: groups.map((group) => ({
      predicted: group.reduce((sum, { chance }) => sum + chance, 0) / group.length,
      actual: group.filter(({ isRecalled }) => isRecalled).length / group.length,
      count: group.length,
    })),
  }
}

const groupCount = 10

/**
 * The chance that the last answer of a history is no Again, kept from 0 and 1, where a surprise would cost everything. `states` holds
 * how far each history has been followed, by its first answer: the next prediction of a card goes on from there.
 */
function chanceOf(
  answers: readonly Answer[],
  weights: Weights,
  states: Map<Answer, { readonly count: number; readonly state: FsrsState | null }>,
): number {
  const [first] = answers as readonly [Answer]
  const last = answers.at(-1) as Answer
  const followed = states.get(first) ?? { count: 0, state: null }
  let { state } = followed.count < answers.length ? followed : { state: null }
  const from = followed.count < answers.length ? followed.count : 0
  for (const { grade, elapsedDays } of answers.slice(from, -1))
    state = nextState(weights, state, elapsedDays, grade)
  states.set(first, { count: answers.length - 1, state })
  const chance = state ? retrievability(weights, state.stability, last.elapsedDays) : 0.5
  return Math.min(0.9999, Math.max(0.0001, chance))
}
