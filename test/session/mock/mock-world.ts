/**
 * A world for mocks in tests: cards, clocks that stand until they are moved, a log in memory, and what was stored of the mock, as
 * JSON. What the store does on disk, in its plainest form.
 */
import type { Card, CardKey } from '../../../src/model/card.ts'
import type { EventDraft, EventId } from '../../../src/model/event.ts'
import { day, instant } from '../../../src/model/time.ts'
import { newMock, storedMock } from '../../../src/session/mock/beginning.ts'
import type { FetchedCard, Mock, MockAction, Now } from '../../../src/session/mock/mock.ts'
import { planMock } from '../../../src/session/mock/plan.ts'
import type { MockPlan, MockSetup, PlannedQuestion } from '../../../src/session/mock/planned.ts'
import {
  mockRuntime,
  type MockPort,
  type MockRuntime,
  type MockSignal,
} from '../../../src/session/mock/runtime.ts'
import { now as noon, today } from '../../schedule/cards.ts'
import { cardNamed, rules } from '../world.ts'
import { candidate, noHistory, noInterview, setup } from './made.ts'

export const secondMs = 1_000

export type MockWorld = {
  readonly runtime: () => MockRuntime
  readonly mock: () => Mock
  /** Reviews that stand. */
  readonly log: readonly { readonly id: EventId; readonly draft: EventDraft }[]
  /** All that was voided. */
  readonly voided: readonly EventId[]
  readonly saves: () => number
  readonly ownPoints: ReadonlyMap<CardKey, readonly string[]>
  readonly signals: readonly MockSignal[]
  readonly finished: () => { readonly mock: Mock; readonly ending: string } | null
  readonly act: (...actions: readonly MockAction[]) => void
  /** Seconds pass, each with its tick. */
  readonly pass: (seconds: number) => void
  /** The machine sleeps: time passes and nothing ticks. */
  readonly sleep: (seconds: number) => void
  /** The program is killed; after so many seconds it goes on from what was stored. */
  readonly killed: (seconds: number) => void
  /** From now on every write fails, or works again. */
  readonly setBroken: (isBroken: boolean) => void
  readonly edit: (name: string, changes: Partial<Card> | null) => void
}

/** A plan that asks these cards in this order, with these times; follow-ups behind their parents. */
export function planned(
  cards: readonly Card[],
  changes: Partial<MockSetup> = {},
  times: { readonly thinkMs: number; readonly budgetMs: number } = { thinkMs: 15_000, budgetMs: 120_000 },
): MockPlan {
  const main = cards.filter(({ parent }) => parent === null)
  const questions = main.map((card): PlannedQuestion => ({
    key: card.key,
    id: card.id,
    deck: card.deck,
    topic: card.topic,
    kind: card.kind,
    level: card.level,
    ...times,
    why: [],
    followUps: cards
      .filter(({ parent }) => parent === card.id)
      .map(({ key, id }) => ({ key, id, budgetMs: times.budgetMs / 2 })),
  }))
  const plan = planMock(
    main.map(({ key }) => candidate(key)),
    setup(changes),
    noHistory,
    noInterview,
  )
  return { ...plan, questions, warmUp: null, notes: [] }
}

export function mockWorld(cards: readonly Card[], plan: MockPlan): MockWorld {
  const library = new Map<CardKey, Card>(cards.map((card) => [card.key, card]))
  const log: { id: EventId; draft: EventDraft }[] = []
  const voided: EventId[] = []
  const signals: MockSignal[] = []
  const ownPoints = new Map<CardKey, readonly string[]>()
  let stored: string | null = null
  let saves = 0
  let finished: { mock: Mock; ending: string } | null = null
  let isBroken = false
  let elapsedMs = 0
  let bootMs = 5_000
  let count = 0
  let kills = 0

  const write = (): void => {
    if (isBroken) throw new Error('the disk is full')
  }
  const port: MockPort = {
    now: (): Now => ({
      at: instant(noon + elapsedMs),
      monotonicMs: bootMs + elapsedMs,
      zoneOffset: 60,
      dayOn: day(today + Math.floor(elapsedMs / 86_400_000)),
    }),
    fetch: (key): FetchedCard | null => {
      const card = library.get(key)
      return card ? { card, ownPoints: ownPoints.get(key) ?? null } : null
    },
    save: (mock) => {
      write()
      stored = JSON.stringify(mock)
      saves += 1
    },
    finish: (mock, ending) => {
      write()
      stored = null
      finished = { mock, ending }
    },
    record: (draft) => {
      write()
      count += 1
      const id = `event-${count}` as EventId
      log.push({ id, draft })
      if (draft.kind === 'review') {
        const card = library.get(draft.card)
        if (card) library.set(draft.card, { ...card, memory: draft.after })
      }
      return id
    },
    undo: (event) => {
      write()
      const place = log.findIndex(({ id }) => id === event)
      const [entry] = log.splice(place, 1)
      voided.push(event)
      const draft = entry!.draft
      if (draft.kind === 'review')
        library.set(draft.card, { ...library.get(draft.card)!, memory: draft.before })
    },
    savePoints: (card, points) => {
      write()
      ownPoints.set(card, points)
    },
    together: (work) => {
      const before = { log: [...log], stored }
      try {
        return work()
      } catch (error) {
        log.splice(0, log.length, ...before.log)
        stored = before.stored
        throw error
      }
    },
  }

  const begin = (mock: Mock): MockRuntime => {
    const made = mockRuntime(rules, port, mock)
    made.subscribe((told) => signals.push(...told))
    return made
  }
  let runtime = begin(newMock(plan))

  return {
    runtime: () => runtime,
    mock: () => runtime.mock(),
    log,
    voided,
    saves: () => saves,
    ownPoints,
    signals,
    finished: () => finished,
    act: (...actions) => {
      for (const action of actions) runtime.act(action)
    },
    pass: (seconds) => {
      for (let second = 0; second < seconds; second++) {
        elapsedMs += secondMs
        runtime.tick()
      }
    },
    sleep: (seconds) => {
      elapsedMs += seconds * secondMs
    },
    killed: (seconds) => {
      elapsedMs += seconds * secondMs
      // Another process counts from another start: by chance from a little after what the last one read, or from before.
      bootMs = kills % 2 === 0 ? bootMs - seconds * secondMs + 7_000 : 999 - elapsedMs
      kills += 1
      runtime = begin(storedMock(JSON.parse(stored!))!)
    },
    setBroken: (now) => {
      isBroken = now
    },
    edit: (name, changes) => {
      const key = name as CardKey
      if (changes === null) library.delete(key)
      else library.set(key, { ...library.get(key)!, ...changes })
    },
  }
}

/** A card with so many key points, the first of them a must-have where asked. */
export function pointed(
  name: string,
  points: number,
  changes: Partial<Card> & { hasMust?: boolean } = {},
): Card {
  const { hasMust, ...rest } = changes
  return cardNamed(name, {
    keyPoints: Array.from({ length: points }, (_, index) => ({
      text: `${name} point ${index + 1}`,
      must: hasMust === true && index === 0,
    })),
    ...rest,
  })
}
