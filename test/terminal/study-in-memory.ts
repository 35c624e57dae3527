/** A study session without a store, for tests of the screens: real reducers, a log in memory, a clock that stands still. */
import { newMemory, type Memory } from '../../src/model/memory.ts'
import type { Card, CardId, CardKey } from '../../src/model/card.ts'
import { defaultParameters } from '../../src/model/event.ts'
import type { QueueCard } from '../../src/model/queue.ts'
import { day, instant, minuteMs, type Instant } from '../../src/model/time.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { outcomes } from '../../src/schedule/outcomes.ts'
import type { StudyRules } from '../../src/session/session.ts'
import { studyRuntime, type StudyPort, type StudyRuntime } from '../../src/session/runtime.ts'

export const today = day(20_778)
export const noon = instant(20_778 * 86_400_000 + 12 * 3_600_000)

export function card(id: string, content: Partial<Card> = {}): Card {
  return {
    kind: 'basic',
    question: `Question ${id}?`,
    prompt: null,
    answer: `Answer of ${id}.`,
    keyPoints: [],
    options: [],
    hints: [],
    also: [],
    slots: [],
    tags: [],
    level: null,
    minutes: null,
    topic: 'sample',
    isDraft: false,
    file: '/decks/sample.md',
    line: 1,
    id: id as CardId,
    key: id as CardKey,
    deck: 'sample',
    language: 'en',
    parent: null,
    memory: newMemory,
    isSuspended: false,
    ...content,
  }
}

/** A card in review, so that its grade keys show days. */
export function reviewed(id: string, content: Partial<Card> = {}): Card {
  const memory = {
    state: 'review',
    stability: 4,
    difficulty: 5,
    lastOn: day(today - 4),
    dueOn: today,
    reps: 3,
    lapses: 0,
  } as const
  return card(id, { memory, ...content })
}

export type MemoryStudy = {
  readonly runtime: StudyRuntime
  /** One line for each event: `good a`, `suspend b`, `undo`. */
  readonly log: readonly string[]
  readonly memoryOf: (id: string) => Memory
  readonly queueCard: (id: string) => QueueCard
  readonly replace: (card: Card) => void
  readonly present: () => { readonly today: typeof today; readonly now: Instant }
}

export type StudyOptions = {
  readonly kind?: 'study' | 'cram'
  /** Called before anything is written; what it throws is a fault of the disk. */
  readonly beforeRecord?: () => void
  readonly beforeFetch?: () => void
  readonly now?: () => Instant
  /** In ms. */
  readonly relearningSteps?: readonly number[]
}

/** FSRS with default weights and no fuzz. Steps in ms. */
export function studyRules(relearningSteps: readonly number[] = [10 * minuteMs]): StudyRules {
  return {
    outcomesFor: (one, at, dayOn) =>
      outcomes(
        one.memory,
        at,
        dayOn,
        {
          weights: defaultWeights,
          retention: 0.9,
          learningSteps: [minuteMs, 10 * minuteMs],
          relearningSteps,
          fuzz: false,
          maximumInterval: 36_500,
        },
        one.key,
      ),
    parameters: defaultParameters,
    retentionFor: () => 0.9,
    learnAheadMs: 20 * minuteMs,
  }
}

export function studyInMemory(cards: readonly Card[], options: StudyOptions = {}): MemoryStudy {
  const now = options.now ?? (() => noon)
  const known = new Map(cards.map((one) => [one.key, one]))
  const log: string[] = []
  const undoable: { readonly before: Card; readonly wasReview: boolean }[] = []
  const rules = studyRules(options.relearningSteps)
  const port: StudyPort = {
    now: () => ({ at: now(), zoneOffset: 0, dayOn: today }),
    fetch: (key) => {
      options.beforeFetch?.()
      const one = known.get(key)
      return one && !one.isSuspended ? one : null
    },
    record: (draft) => {
      options.beforeRecord?.()
      if (!('card' in draft) || draft.card === null)
        throw new Error(`Inconsistent: ${draft.kind} names no card`)
      const before = known.get(draft.card)!
      undoable.push({ before, wasReview: draft.kind === 'review' })
      if (draft.kind === 'review') {
        known.set(before.key, { ...before, memory: draft.after })
        log.push(`${draft.grade} ${before.id}`)
      } else {
        known.set(before.key, { ...before, isSuspended: draft.kind === 'suspend' })
        log.push(`${draft.kind} ${before.id}`)
      }
    },
    undo: () => {
      options.beforeRecord?.()
      const last = undoable.pop()
      if (!last) return null
      known.set(last.before.key, last.before)
      log.push(`undo ${last.before.id}`)
      return { card: queueCard(last.before), wasReview: last.wasReview }
    },
  }
  const runtime = studyRuntime(rules, port, {
    kind: options.kind ?? 'study',
    cards: cards.map(queueCard),
    pauseAt: null,
  })
  return {
    runtime,
    log,
    memoryOf: (id) => known.get(id as CardKey)!.memory,
    queueCard: (id) => queueCard(known.get(id as CardKey)!),
    replace: (one) => void known.set(one.key, one),
    present: () => ({ today, now: now() }),
  }
}

function queueCard({ key, deck, topic, memory }: Card): QueueCard {
  return { key, question: key, deck, topic, memory }
}
