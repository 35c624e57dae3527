/** A mock interview on sample cards without store and clock: what was written is kept as words, and time passes when told. */
import type { Card, CardKey } from '../../src/model/card.ts'
import type { EventId } from '../../src/model/event.ts'
import { instant, minuteMs } from '../../src/model/time.ts'
import type { Mock } from '../../src/session/mock/mock.ts'
import type { MockPlan, MockSetup, PlannedQuestion } from '../../src/session/mock/planned.ts'
import { newMock } from '../../src/session/mock/beginning.ts'
import { setupOf } from '../../src/session/mock/presets.ts'
import { mockRuntime, type MockRuntime } from '../../src/session/mock/runtime.ts'
import { sampleCards, type SampleName } from './sample-cards.ts'
import { noon, studyRules, today } from './study-in-memory.ts'

export type MemoryMock = {
  readonly runtime: MockRuntime
  /** One line for each thing written: `good session`, `undo 1`, `points long: a; b`. */
  readonly log: readonly string[]
  /** The mock as it was last stored; null before. */
  readonly stored: () => Mock | null
  readonly everySecond: (listener: () => void) => () => void
  /** Seconds go by, each with its tick. */
  readonly pass: (seconds: number) => void
}

export type MemoryMockOptions = {
  readonly cards: readonly SampleName[]
  readonly setup?: Partial<MockSetup>
  readonly warmUp?: SampleName
  /** Follow-ups of the first question. */
  readonly followUps?: readonly SampleName[]
  readonly budgetMs?: number
  /** Called before anything is written; what it throws is a fault of the disk. */
  readonly beforeSave?: () => void
  /** The clock in ms; by default one that `pass` moves. */
  readonly clock?: () => number
  /** A mock that was stored, to go on with. */
  readonly from?: Mock
}

export function samplePlan(options: MemoryMockOptions): MockPlan {
  const { cards, warmUp, followUps = [], budgetMs = 2 * minuteMs } = options
  const setup: MockSetup = { ...setupOf('phone', 4711), ...options.setup }
  const planned = (name: SampleName, hasFollowUps: boolean): PlannedQuestion => {
    const { key, id, deck, topic, kind, level } = sampleCards[name]
    return {
      key,
      id,
      deck,
      topic,
      kind,
      level,
      thinkMs: 15_000,
      budgetMs,
      why: name === 'long' ? ['weak-topic'] : [],
      followUps: (hasFollowUps ? followUps : []).map((other) => ({
        key: sampleCards[other].key,
        id: sampleCards[other].id,
        budgetMs: minuteMs,
      })),
    }
  }
  return {
    setup,
    warmUp: warmUp ? planned(warmUp, false) : null,
    questions: cards.map((name, index) => planned(name, index === 0)),
    expectedMs: cards.length * 3 * minuteMs,
    notes: [],
    edits: 0,
  }
}

export function mockInMemory(options: MemoryMockOptions): MemoryMock {
  const log: string[] = []
  const listeners = new Set<() => void>()
  const known = new Map<CardKey, Card>(Object.values(sampleCards).map((card) => [card.key, card]))
  const points = new Map<CardKey, readonly string[]>()
  let passedMs = 0
  const clock = options.clock ?? (() => passedMs)
  let stored: Mock | null = null
  const write = (line: string): void => void log.push(line)
  const runtime = mockRuntime(
    studyRules(),
    {
      now: () => ({
        at: instant(noon + Math.round(clock())),
        monotonicMs: clock(),
        zoneOffset: 0,
        dayOn: today,
      }),
      fetch: (key) => {
        const card = known.get(key)
        return card ? { card, ownPoints: points.get(key) ?? null } : null
      },
      save: (mock) => {
        options.beforeSave?.()
        stored = mock
      },
      finish: (mock, ending) => {
        options.beforeSave?.()
        stored = mock
        write(ending)
      },
      record: (draft) => {
        if (draft.kind !== 'review') throw new Error(`Inconsistent: a mock wrote ${draft.kind}`)
        write(`${draft.grade} ${draft.card}`)
        return String(log.length) as EventId
      },
      undo: (event) => write(`undo ${event}`),
      savePoints: (card, texts) => {
        points.set(card, texts)
        write(`points ${card}: ${texts.join('; ')}`)
      },
      together: (work) => {
        const before = log.length
        try {
          return work()
        } catch (error) {
          log.splice(before)
          throw error
        }
      },
    },
    options.from ?? newMock(samplePlan(options)),
  )
  return {
    runtime,
    log,
    stored: () => stored,
    everySecond: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    pass: (seconds) => {
      for (let second = 0; second < seconds; second++) {
        passedMs += 1000
        for (const listener of listeners) listener()
      }
    },
  }
}
