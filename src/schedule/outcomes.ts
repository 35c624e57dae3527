/**
 * What each of the four grades would do to a card. All are computed together when the answer is shown, so that the interval
 * on a key and the interval applied are the same value.
 *
 * Pure: the moment, its study day and the settings are arguments. The mathematics is `fsrs.ts`'s, the waits `steps.ts`'s, the
 * whole days `intervals.ts`'s.
 */
import type { Grade } from '../model/grade.ts'
import type { LearningMemory, Memory, ReviewMemory } from '../model/memory.ts'
import { day, instant, type Day, type Instant } from '../model/time.ts'
import { intervalFor, nextState, type FsrsState, type Weights } from './fsrs.ts'
import { chooseInterval, leastAfterPass } from './intervals.ts'
import { hashText, seededRandom } from './random.ts'
import { againStep, goodStep, hardStep, type StepWait } from './steps.ts'

/** What decides when a card comes back, besides its memory. */
export type Scheduling = {
  readonly weights: Weights
  /** Desired retention: the chance of remembering at which a card is due. */
  readonly retention: number
  /** In ms. */
  readonly learningSteps: readonly number[]
  readonly relearningSteps: readonly number[]
  readonly fuzz: boolean
  /** In days. */
  readonly maximumInterval: number
}

/** A memory after a grade, and how long until the card comes back: in study days or, on a step, in ms. The other is null. */
export type Outcome = {
  readonly memory: Memory
  readonly intervalDays: number | null
  readonly waitMs: number | null
  /** Study days until the plan of an interview would ask it again; absent without one. The memory is due by FSRS all the same. */
  readonly plannedDays?: number
}

export type Outcomes = Readonly<Record<Grade, Outcome>>

/**
 * The outcomes of the four grades for a card answered `at` an instant of the study day `dayOn`. `seed` is the card's key
 * where a card is asked: at the same repetition it is fuzzed alike, whenever it is answered.
 */
export function outcomes(
  memory: Memory,
  at: Instant,
  dayOn: Day,
  scheduling: Scheduling,
  seed: string,
): Outcomes {
  const answer = answerTo(memory, at, dayOn, scheduling, seed)
  switch (memory.state) {
    case 'new':
      return onSteps(answer, 'learning', scheduling.learningSteps, 0)
    case 'learning':
      return onSteps(answer, 'learning', scheduling.learningSteps, memory.step)
    case 'relearning':
      return onSteps(answer, 'relearning', scheduling.relearningSteps, memory.step)
    case 'review':
      return onReview(answer, memory)
  }
}

/** What the four outcomes of one answer have in common. */
type Answer = {
  readonly at: Instant
  readonly dayOn: Day
  readonly scheduling: Scheduling
  /** FSRS's state after each grade. */
  readonly states: Readonly<Record<Grade, FsrsState>>
  readonly reps: number
  readonly lapses: number
  /** From 0 up to 1, one for all four grades so that their order stands; null without fuzz. */
  readonly chance: number | null
}

function answerTo(memory: Memory, at: Instant, dayOn: Day, scheduling: Scheduling, seed: string): Answer {
  const known = memory.state === 'new' ? null : memory
  // A merged log or a clock set back can bring a review from before the last one: FSRS has no negative days.
  const elapsedDays = known ? Math.max(0, dayOn - known.lastOn) : 0
  const reps = known?.reps ?? 0
  const after = (grade: Grade): FsrsState => nextState(scheduling.weights, known, elapsedDays, grade)
  return {
    at,
    dayOn,
    scheduling,
    states: { again: after('again'), hard: after('hard'), good: after('good'), easy: after('easy') },
    reps: reps + 1,
    lapses: known?.lapses ?? 0,
    chance: scheduling.fuzz ? seededRandom(hashText(`${seed} ${reps}`))() : null,
  }
}

/** A card in (re)learning waits for a step, or has none left and is in review from now on. */
function onSteps(
  answer: Answer,
  state: LearningMemory['state'],
  steps: readonly number[],
  step: number,
): Outcomes {
  const waitOr = (grade: Grade, wait: StepWait | null): Outcome =>
    wait ? waiting(answer, grade, state, wait) : inReview(answer, grade, daysAfter(answer, grade, 1))
  // Easy is later than Good would be without steps, as in Anki, whether Good has steps left or not.
  const easyDays = daysAfter(answer, 'easy', daysAfter(answer, 'good', 1) + 1)
  return {
    again: waitOr('again', againStep(steps)),
    hard: waitOr('hard', hardStep(steps, step)),
    good: waitOr('good', goodStep(steps, step)),
    easy: inReview(answer, 'easy', easyDays),
  }
}

/** A card in review is remembered, for hard < good < easy days, or lapses. At the maximum interval they are equal. */
function onReview(answer: Answer, memory: ReviewMemory): Outcomes {
  const previous = memory.dueOn - memory.lastOn
  const passed = (grade: Grade, least: number): number =>
    daysAfter(answer, grade, Math.max(least, leastAfterPass(idealDays(answer, grade), previous)))
  const hardDays = passed('hard', 1)
  const goodDays = passed('good', hardDays + 1)
  const easyDays = passed('easy', goodDays + 1)
  return {
    again: lapsed({ ...answer, lapses: answer.lapses + 1 }),
    hard: inReview(answer, 'hard', hardDays),
    good: inReview(answer, 'good', goodDays),
    easy: inReview(answer, 'easy', easyDays),
  }
}

function lapsed(answer: Answer): Outcome {
  const wait = againStep(answer.scheduling.relearningSteps)
  return wait
    ? waiting(answer, 'again', 'relearning', wait)
    : inReview(answer, 'again', daysAfter(answer, 'again', 1))
}

const idealDays = ({ scheduling, states }: Answer, grade: Grade): number =>
  intervalFor(scheduling.weights, states[grade].stability, scheduling.retention)

const daysAfter = (answer: Answer, grade: Grade, least: number): number =>
  chooseInterval(idealDays(answer, grade), least, answer.scheduling.maximumInterval, answer.chance)

function waiting(
  answer: Answer,
  grade: Grade,
  state: LearningMemory['state'],
  { step, waitMs }: StepWait,
): Outcome {
  const memory = { state, ...known(answer, grade), step, dueAt: instant(answer.at + waitMs) }
  return { memory, intervalDays: null, waitMs }
}

function inReview(answer: Answer, grade: Grade, intervalDays: number): Outcome {
  const memory = {
    state: 'review',
    ...known(answer, grade),
    dueOn: day(answer.dayOn + intervalDays),
  } as const
  return { memory, intervalDays, waitMs: null }
}

const known = ({ states, dayOn, reps, lapses }: Answer, grade: Grade) => ({
  stability: states[grade].stability,
  difficulty: states[grade].difficulty,
  lastOn: dayOn,
  reps,
  lapses,
})
