/**
 * A learner's days up to an interview, played by the program's own parts: its plan, its queue and its study session with a clock
 * that stands in for the wall's. A policy only says which cards, in which order.
 */
import type { Card, CardId, CardKey } from '../../../src/model/card.ts'
import { defaultParameters } from '../../../src/model/event.ts'
import { newMemory, type Memory } from '../../../src/model/memory.ts'
import type { QueueCard } from '../../../src/model/queue.ts'
import { day, instant, type Day } from '../../../src/model/time.ts'
import type { Weights } from '../../../src/schedule/fsrs.ts'
import { interviewOutcomes } from '../../../src/schedule/interview-outcomes.ts'
import { defaultSettings } from '../../../src/model/settings.ts'
import { averageShares } from '../../../src/schedule/kernel.ts'
import { seededRandom } from '../../../src/schedule/random.ts'
import { studyRuntime, type StudyPort } from '../../../src/session/runtime.ts'
import type { StudyRules } from '../../../src/session/session.ts'
import { learner, mostOnOneDay } from './learner.ts'

export type Cell = {
  readonly days: number
  /** Presentations a day, the repeated ones after Again included. */
  readonly budget: number
  readonly cards: number
  /** What is true of the learner, and what the program believes. */
  readonly truth: Weights
  readonly belief: Weights
  /** The part of the days on which nothing is studied. */
  readonly missed: number
  readonly seed: number
}

/** What a policy sees on a day. */
export type Morning = {
  readonly today: Day
  readonly interviewOn: Day
  readonly beganOn: Day
  readonly budget: number
  /** Days since the beginning on which nothing was studied. */
  readonly missedDays: number
  readonly cards: readonly { readonly key: CardKey; readonly memory: Memory }[]
}

export type Policy = {
  readonly name: string
  /** Every card that may be shown today, in order. */
  readonly order: (morning: Morning, cell: Cell) => readonly CardKey[]
}

export type Played = { readonly recall: number; readonly unseen: number; readonly presentations: number }

const began = day(20_000)

/** Plays all days. `recall` is the mean of what is truly remembered on the day of the interview. */
export function play(cell: Cell, policy: Policy): Played {
  const keys = Array.from({ length: cell.cards }, (_, index) => `card-${index}` as CardKey)
  const numberOf = new Map(keys.map((key, index) => [key, index]))
  const memories = new Map<CardKey, Memory>(keys.map((key) => [key, newMemory]))
  const person = learner(cell.truth, cell.cards, cell.seed)
  const misses = seededRandom(cell.seed + 77_777)
  const interviewOn = day(began + cell.days)
  let presentations = 0
  let missedDays = 0
  for (let on: number = began; on < interviewOn; on++) {
    if (misses() < cell.missed) {
      missedDays += 1
      continue
    }
    const today = day(on)
    const cards = keys.map((key) => ({ key, memory: memories.get(key) as Memory }))
    const queue = policy.order(
      { today, interviewOn, beganOn: began, budget: cell.budget, missedDays, cards },
      cell,
    )
    presentations += sit(queue, today, cell, memories, (key) =>
      person.answer(numberOf.get(key) as number, on),
    )
  }
  const recall = keys.reduce((sum, _, index) => sum + person.recallOn(index, interviewOn), 0) / cell.cards
  const unseen = [...memories.values()].filter(({ state }) => state === 'new').length
  return { recall, unseen, presentations }
}

/** One sitting: the session asks until the budget is spent; what was forgotten is repeated to the end. Returns the presentations. */
function sit(
  queue: readonly CardKey[],
  today: Day,
  cell: Cell,
  memories: Map<CardKey, Memory>,
  answer: (key: CardKey) => ReturnType<ReturnType<typeof learner>['answer']>,
): number {
  let at = instant(today * 86_400_000 + 12 * 3_600_000)
  const rules: StudyRules = {
    outcomesFor: (card, now, dayOn) =>
      interviewOutcomes(
        card.memory,
        now,
        dayOn,
        { ...defaultSettings, retention: 0.9, weights: cell.belief, fuzz: false },
        card.key,
      ),
    parameters: defaultParameters,
    retentionFor: () => 0.9,
    learnAheadMs: 20 * 60_000,
  }
  const port: StudyPort = {
    now: () => ({ at, zoneOffset: 0, dayOn: today }),
    fetch: (key) => cardOf(key, memories.get(key) as Memory),
    record: (draft) => {
      if (draft.kind === 'review') memories.set(draft.card, draft.after)
    },
    undo: () => null,
  }
  const queued = queue.slice(0, cell.budget).map((key) => queueCardOf(key, memories.get(key) as Memory))
  const runtime = studyRuntime(rules, port, { kind: 'study', cards: queued, pauseAt: null })
  const shown = new Map<CardKey, number>()
  let presentations = 0
  for (;;) {
    const session = runtime.session()
    if (session.phase !== 'asking') return presentations
    const { key } = session.shown.card
    const count = (shown.get(key) ?? 0) + 1
    shown.set(key, count)
    // What waits to be repeated has its part of the budget. Nothing is repeated for ever.
    const spent = presentations + session.learning.length / averageShares.relearned
    if ((count === 1 && spent >= cell.budget) || count > mostOnOneDay) {
      runtime.act({ kind: 'bury' })
      continue
    }
    runtime.act({ kind: 'reveal' })
    runtime.act({ kind: 'grade', grade: answer(key) })
    presentations += 1
    at = instant(at + 60_000)
  }
}

const queueCardOf = (key: CardKey, memory: Memory): QueueCard => ({
  key,
  question: key,
  deck: 'deck',
  topic: 'topic',
  memory,
})

function cardOf(key: CardKey, memory: Memory): Card {
  return { ...blank, key, id: key as string as CardId, memory }
}

const blank: Omit<Card, 'key' | 'id' | 'memory'> = {
  kind: 'basic',
  question: 'Q',
  prompt: null,
  answer: 'A',
  keyPoints: [],
  options: [],
  hints: [],
  also: [],
  slots: [],
  tags: [],
  level: null,
  minutes: null,
  topic: 'topic',
  isDraft: false,
  file: '/deck.md',
  line: 1,
  deck: 'deck',
  language: 'en',
  parent: null,
  isSuspended: false,
}
