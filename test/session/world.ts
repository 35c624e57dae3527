/**
 * A world for sessions in tests: cards, a clock that stands until it is moved, and a log in memory whose fold is what a card
 * holds. What the store does on disk, in its plainest form.
 */
import type { Card, CardId, CardKey } from '../../src/model/card.ts'
import {
  defaultParameters,
  type DeviceId,
  type Event,
  type EventDraft,
  type EventId,
} from '../../src/model/event.ts'
import type { Grade } from '../../src/model/grade.ts'
import type { CardState } from '../../src/model/memory.ts'
import type { QueueCard } from '../../src/model/queue.ts'
import { instant, minuteMs, studyDay, type Day, type Instant } from '../../src/model/time.ts'
import { defaultWeights } from '../../src/schedule/fsrs.ts'
import { fold } from '../../src/schedule/fold.ts'
import { outcomes } from '../../src/schedule/outcomes.ts'
import { studyRuntime, type StudyPort, type StudyRuntime } from '../../src/session/runtime.ts'
import type { Session, StudyRules } from '../../src/session/session.ts'
import { fuzzily, now } from '../schedule/cards.ts'

export function cardNamed(name: string, changes: Partial<Card> = {}): Card {
  return {
    id: name as CardId,
    key: name as CardKey,
    deck: 'deck',
    language: 'en',
    parent: null,
    memory: { state: 'new' },
    isSuspended: false,
    kind: 'basic',
    question: `What is ${name}?`,
    prompt: null,
    answer: `It is ${name}.`,
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
    file: '/decks/deck.md',
    line: 1,
    ...changes,
  }
}

export const rules: StudyRules = {
  outcomesFor: (card, at, dayOn) => outcomes(card.memory, at, dayOn, fuzzily, card.key),
  parameters: defaultParameters,
  retentionFor: () => fuzzily.retention,
  learnAheadMs: 20 * minuteMs,
}

export type World = {
  readonly port: StudyPort
  readonly events: readonly Event[]
  readonly now: () => Instant
  readonly wait: (ms: number) => void
  readonly setClock: (at: Instant) => void
  readonly today: () => Day
  readonly stateOf: (key: CardKey) => CardState
  readonly queueCard: (name: string) => QueueCard
  /** Changes a card's text, or takes it out of its deck. */
  readonly edit: (name: string, changes: Partial<Card> | null) => Card | null
  /** What another program writes meanwhile. It is not undone from here. */
  readonly elsewhere: {
    readonly grade: (name: string, grade: Grade) => void
    readonly suspend: (name: string) => void
  }
  readonly begin: (
    names: readonly string[],
    options?: { readonly kind?: 'study' | 'cram'; readonly minutes?: number },
  ) => StudyRuntime
}

export function newWorld(...cards: readonly (string | Card)[]): World {
  const texts = new Map<string, Card>(
    cards.map((card) => (typeof card === 'string' ? [card, cardNamed(card)] : [card.key, card])),
  )
  const events: Event[] = []
  let clock: Instant = now

  const append = (draft: EventDraft, device: string): void => {
    const id = String(events.length).padStart(6, '0') as EventId
    events.push({ ...draft, id, device: device as DeviceId } as Event)
  }
  const concerning = (key: CardKey): readonly Event[] =>
    events.filter((event) => 'card' in event && event.card === key)
  const stateOf = (key: CardKey): CardState =>
    fold(concerning(key), { scheduling: fuzzily, weightsOf: () => defaultWeights })
  const today = (): Day => studyDay(clock, () => 0, 240)
  const fetch = (key: CardKey): Card | null => {
    const text = texts.get(key)
    const { memory, isSuspended } = stateOf(key)
    return text ? { ...text, memory, isSuspended } : null
  }
  const queueCard = (name: string): QueueCard => {
    const key = name as CardKey
    return { key, question: key, deck: 'deck', topic: 'topic', memory: stateOf(key).memory }
  }
  const happened = (name: string) =>
    ({ card: name as CardKey, at: clock, zoneOffset: 0, dayOn: today(), session: null }) as const

  const port: StudyPort = {
    now: () => ({ at: clock, zoneOffset: 0, dayOn: today() }),
    fetch,
    record: (draft) => append(draft, 'here'),
    undo: () => {
      const voided = new Set(events.map((event) => (event.kind === 'void' ? event.target : null)))
      const last = events.findLast(
        ({ id, kind, device }) => kind !== 'void' && device === 'here' && !voided.has(id),
      )
      if (!last || !('card' in last) || last.card === null) return null
      append({ ...happened(last.card), kind: 'void', target: last.id }, 'here')
      return { card: queueCard(last.card), wasReview: last.kind === 'review' }
    },
  }

  return {
    port,
    events,
    now: () => clock,
    wait: (ms) => {
      clock = instant(clock + ms)
    },
    setClock: (at) => {
      clock = at
    },
    today,
    stateOf,
    queueCard,
    edit: (name, changes) => {
      const text = texts.get(name)
      if (!changes || !text) {
        texts.delete(name)
        return null
      }
      texts.set(name, { ...text, ...changes })
      return fetch(name as CardKey)
    },
    elsewhere: {
      grade: (name, grade) => {
        const card = fetch(name as CardKey)
        if (!card) return
        const when = happened(name)
        append(
          {
            ...when,
            kind: 'review',
            grade,
            reviewKind: 'study',
            tookMs: null,
            totalMs: null,
            before: card.memory,
            after: rules.outcomesFor(card, when.at, when.dayOn)[grade].memory,
            parameters: defaultParameters,
            retention: rules.retentionFor(card),
            language: 'en',
            wording: 0,
          },
          'elsewhere',
        )
      },
      suspend: (name) => append({ ...happened(name), kind: 'suspend', isSuspended: true }, 'elsewhere'),
    },
    begin: (names, { kind = 'study', minutes } = {}) =>
      studyRuntime(rules, port, {
        kind,
        cards: names.map((name) =>
          kind === 'cram' ? { ...queueCard(name), memory: { state: 'new' } } : queueCard(name),
        ),
        pauseAt: minutes === undefined ? null : instant(clock + minutes * minuteMs),
      }),
  }
}

/** The card on the screen, or why there is none. */
export function onScreen(session: Session): string {
  if (session.phase === 'finished') return session.reason
  return session.phase === 'fetching' ? 'fetching' : session.shown.card.key
}

export const upcoming = (session: Session): readonly string[] => session.upcoming.map(({ key }) => key)
export const waiting = (session: Session): readonly string[] => session.learning.map(({ card }) => card.key)

/** Shows the answer and grades it. */
export function answer(runtime: StudyRuntime, ...grades: readonly Grade[]): void {
  for (const grade of grades) {
    runtime.act({ kind: 'reveal' })
    runtime.act({ kind: 'grade', grade })
  }
}
