/**
 * The plan of a mock: from the wishes, the cards there are, and how earlier mocks went. The same seed and the same cards make the
 * same plan, in whatever order the cards come.
 *
 * line: pool.ts (what may be asked) -> choose.ts (which) -> arrange.ts (in which order) -> follow-ups and warm-up, as time allows
 */
import { hashText, seededRandom } from '../../schedule/random.ts'
import { minuteMs } from '../../model/time.ts'
import { arranged } from './arrange.ts'
import { budgetMsOf, followUpCostMs, questionCostMs, TALKS } from './budgets.ts'
import { chosenCards, type Choice } from './choose.ts'
import {
  difficultyOf,
  followUpsOf,
  fullCostMsOf,
  isBefore,
  isSpoken,
  poolOf,
  type Bucket,
  type Lot,
  type Pool,
} from './pool.ts'
import type {
  MockCandidate,
  MockHistory,
  MockPlan,
  MockSetup,
  MockToday,
  PlannedQuestion,
  PlanNote,
  Why,
} from './planned.ts'

/** Questions at most, whatever is asked for. */
export const mostQuestions = 100

/** Set aside for a warm-up: it takes no longer. */
const warmUpMs = 3 * minuteMs

/** What is left of a day is not less than a short mock: who asks for one, gets one. */
const leastDayMinutes = 10

/**
 * Never fails: an empty plan says so in its notes. Candidates may be all cards there are: what cannot be asked is passed over.
 */
export function planMock(
  candidates: readonly MockCandidate[],
  setup: MockSetup,
  history: MockHistory,
  today: MockToday,
): MockPlan {
  const pool = poolOf(candidates, setup, history, today)
  const limits = limitsOf(setup, today)
  const choicesIn = (totalMs: number): readonly Choice[] =>
    chosenCards(pool, setup, history, { ...limits, totalMs })
  const lessMs = limits.totalMs - warmUpMs
  const beside = setup.hasWarmUp ? choicesIn(lessMs) : []
  // Minutes that do not carry both go to the questions.
  const hasWarmUp = beside.length > 0 && usedMsOf(beside) <= lessMs
  const totalMs = hasWarmUp ? lessMs : limits.totalMs
  const chosen = hasWarmUp ? beside : choicesIn(totalMs)
  const random = seededRandom(hashText(`order ${setup.seed}`))
  const placed = chosen.map((choice) => ({
    choice,
    topic: choice.lot.card.topic,
    difficulty: difficultyOf(choice.lot.card),
    isCurveball: choice.why.includes('curveball'),
  }))
  const inOrder = arranged(placed, random).map(({ choice }) => choice)
  const warmUp = hasWarmUp ? warmUpOf(pool, chosen, inOrder) : null
  const questions = withFollowUps(pool, setup, inOrder, totalMs)
  const plan: MockPlan = {
    setup,
    warmUp: warmUp && questionOf(warmUp, []),
    questions,
    expectedMs: 0,
    notes: notesOf(pool, setup, today, chosen),
    edits: 0,
  }
  return { ...plan, expectedMs: expectedMsOf(plan) }
}

/** Without follow-ups. */
const usedMsOf = (chosen: readonly Choice[]): number => chosen.reduce((sum, { lot }) => sum + lot.costMs, 0)

/** All budgets, with feedback. */
export function expectedMsOf({ warmUp, questions }: Pick<MockPlan, 'warmUp' | 'questions'>): number {
  const all = warmUp ? [warmUp, ...questions] : questions
  return all.reduce(
    (sum, { thinkMs, budgetMs, followUps }) =>
      followUps.reduce(
        (more, followUp) => more + followUpCostMs(followUp.budgetMs),
        sum + questionCostMs(thinkMs, budgetMs),
      ),
    0,
  )
}

export function limitsOf(
  { questions, minutes }: MockSetup,
  { minutesLeft }: MockToday,
): { readonly questions: number; readonly totalMs: number } {
  const dayMinutes = minutesLeft === null ? Infinity : Math.max(minutesLeft, leastDayMinutes)
  const most = questions === null ? mostQuestions : Math.max(0, Math.min(questions, mostQuestions))
  return { questions: most, totalMs: Math.min(minutes ?? Infinity, dayMinutes) * minuteMs }
}

export function questionOf({ card, talk }: Lot, why: readonly Why[]): PlannedQuestion {
  const { key, id, deck, topic, kind, level } = card
  const { thinkMs } = TALKS[talk]
  return { key, id, deck, topic, kind, level, thinkMs, budgetMs: budgetMsOf(card, talk), why, followUps: [] }
}

/** All that were reckoned with, unless the first question alone takes too long already. */
function withFollowUps(
  pool: Pool,
  setup: MockSetup,
  chosen: readonly Choice[],
  totalMs: number,
): readonly PlannedQuestion[] {
  const fullMs = chosen.reduce((sum, { lot }) => sum + fullCostMsOf(pool, lot, setup.followUps), 0)
  const isFitting = fullMs <= totalMs
  return chosen.map(({ lot, why }) => ({
    ...questionOf(lot, why),
    followUps: isFitting ? followUpsOf(pool, lot, setup.followUps) : [],
  }))
}

/** Something easy and short that is well known, of another topic than the first question. */
function warmUpOf(pool: Pool, chosen: readonly Choice[], inOrder: readonly Choice[]): Lot | null {
  const taken = new Set(chosen.map(({ lot }) => lot.card.key))
  const isFit = ({ card, costMs }: Lot): boolean =>
    isSpoken(card) && !taken.has(card.key) && costMs <= warmUpMs
  const easiest = (buckets: readonly Bucket[]): Lot | null => {
    let found: Lot | null = null
    for (const { fresh } of buckets)
      for (const lot of fresh) if ((!found || isEasier(lot, found)) && isFit(lot)) found = lot
    return found
  }
  const first = inOrder[0]?.lot.card.topic
  return easiest(pool.buckets.filter(({ topic }) => topic !== first)) ?? easiest(pool.buckets)
}

function isEasier(a: Lot, b: Lot): boolean {
  if (a.rank !== b.rank) return a.rank < b.rank
  return a.isNew === b.isNew ? isBefore(a, b) : b.isNew
}

function notesOf(
  pool: Pool,
  setup: MockSetup,
  today: MockToday,
  chosen: readonly Choice[],
): readonly PlanNote[] {
  if (chosen.length === 0) return [{ code: 'no-cards' }]
  const notes: PlanNote[] = []
  const { questions, minutes, behaviouralShare: share } = setup
  const isFewer = questions !== null && chosen.length < questions
  const cards = pool.buckets.reduce((sum, { fresh, recent }) => sum + fresh.length + recent.length, 0)
  const isCutByDay = today.minutesLeft !== null && (minutes === null ? isFewer : today.minutesLeft < minutes)
  // Where the minutes cut it short, nothing is missing: both were asked for.
  if (questions !== null && isFewer && chosen.length === cards)
    notes.push({ code: 'fewer-questions', wanted: questions, got: chosen.length })
  if (isCutByDay) notes.push({ code: 'day-minutes', minutes: Math.max(0, today.minutesLeft!) })
  if (minutes !== null && usedMsOf(chosen) > minutes * minuteMs) notes.push({ code: 'over-minutes', minutes })
  const counted = (
    code: 'repeats' | 'other-kind' | 'not-spoken',
    isIt: (choice: Choice) => boolean,
  ): void => {
    const count = chosen.filter(isIt).length
    if (count > 0) notes.push({ code, count })
  }
  counted('repeats', ({ lot, why }) => !lot.isFresh && !why.includes('confident-miss'))
  if (share === 0 || share === 1)
    counted('other-kind', ({ lot }) => lot.bucket.isBehavioural !== (share === 1))
  counted('not-spoken', ({ lot }) => !isSpoken(lot.card))
  return notes
}
