/**
 * The study session as data: what can be true of it, what can happen to it, and what it asks of the world.
 * Knows nothing of Ink or SQLite. The clock is in the events.
 */
import type { Card, CardKey } from '../model/card.ts'
import type { EventDraft, ParametersId } from '../model/event.ts'
import type { Grade } from '../model/grade.ts'
import type { Memory } from '../model/memory.ts'
import type { QueueCard } from '../model/queue.ts'
import type { Day, Instant } from '../model/time.ts'
import type { Outcomes } from '../schedule/outcomes.ts'

/** What happened to one card in this session, for the end screen and the tallies. */
export type Answer = {
  readonly card: CardKey
  readonly grade: Grade
  readonly before: Memory
  readonly totalMs: number
}

/** A card on the screen. */
export type Shown = {
  readonly card: Card
  readonly askedAt: Instant
  /** Which wording: 0 is the heading, n the n-th of `also`. */
  readonly wording: number
  readonly hintsShown: number
  /** Multiple choice: the options picked, by position. */
  readonly picked: readonly number[]
  /** A typed card: what was typed. */
  readonly typed: string
}

type Common = {
  readonly kind: 'study' | 'cram'
  readonly startedAt: Instant
  /** Cards still to come, in order; those that wait for a learning step are apart. */
  readonly upcoming: readonly QueueCard[]
  readonly learning: readonly Waiting[]
  readonly answers: readonly Answer[]
  /** For each card suspended or buried, in order, how many answers had been given by then: undo takes back the later of the two. */
  readonly setAside: readonly number[]
  /** The session pauses when this moment has passed; null without a limit of time. */
  readonly pauseAt: Instant | null
}

/** A card in (re)learning and when its step is over. */
export type Waiting = { readonly card: QueueCard; readonly dueAt: Instant }

/** A card has been chosen; its text is being fetched. Lasts no longer than one call. */
export type Fetching = Common & {
  readonly phase: 'fetching'
  readonly next: QueueCard
}
export type Asking = Common & { readonly phase: 'asking'; readonly queued: QueueCard; readonly shown: Shown }
export type Revealed = Common & {
  readonly phase: 'revealed'
  readonly queued: QueueCard
  readonly shown: Shown
  /** When the answer was shown: the moment of recall, and what the review is dated with. */
  readonly revealedAt: Instant
  readonly dayOn: Day
  /** What each grade would lead to, computed once: the label on a key and the result of pressing it cannot differ. */
  readonly outcomes: Outcomes
}
export type Finished = Common & {
  readonly phase: 'finished'
  readonly endedAt: Instant
  /** Why it ended: nothing left, the time was up, or the user left. */
  readonly reason: 'done' | 'time' | 'left'
}

export type Session = Fetching | Asking | Revealed | Finished

export type SessionEvent =
  | { readonly kind: 'fetched'; readonly card: Card; readonly at: Instant; readonly wording: number }
  /** The card went away meanwhile: deleted, suspended or buried from elsewhere. */
  | { readonly kind: 'missing'; readonly at: Instant }
  | { readonly kind: 'reveal'; readonly at: Instant; readonly dayOn: Day }
  | { readonly kind: 'hint' }
  | { readonly kind: 'pick'; readonly option: number }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'grade'; readonly grade: Grade; readonly at: Instant; readonly zoneOffset: number }
  | { readonly kind: 'suspend'; readonly at: Instant; readonly zoneOffset: number; readonly dayOn: Day }
  | { readonly kind: 'bury'; readonly at: Instant; readonly zoneOffset: number; readonly dayOn: Day }
  | { readonly kind: 'undo' }
  /** The store has voided an event of `card`, which holds `card.memory` again. */
  | { readonly kind: 'undone'; readonly card: QueueCard; readonly wasReview: boolean; readonly at: Instant }
  /** The deck was edited: the same card with its new text. */
  | { readonly kind: 'edited'; readonly card: Card; readonly at: Instant }
  | {
      readonly kind: 'extend'
      readonly cards: readonly QueueCard[]
      readonly at: Instant
      readonly pauseAt: Instant | null
    }
  | { readonly kind: 'quit'; readonly at: Instant }

export type SessionEffect =
  | { readonly kind: 'fetch'; readonly card: CardKey }
  | { readonly kind: 'record'; readonly draft: EventDraft }
  | { readonly kind: 'undo' }

export type Step = { readonly session: Session; readonly effects: readonly SessionEffect[] }

/** What the reducer needs besides session and event, fixed for the session. */
export type StudyRules = {
  /** What each grade would do to a memory: `schedule/outcomes` with the settings of the card's deck filled in. */
  readonly outcomesFor: (card: Card, at: Instant, dayOn: Day) => Outcomes
  readonly parameters: ParametersId
  readonly retentionFor: (card: Card) => number
  /** How long before its time a learning card may be asked when nothing else is left, in ms. */
  readonly learnAheadMs: number
}

/** Longest time that a review is taken to have lasted: nobody thinks for an hour, but people go for coffee. */
export const longestReviewMs = 10 * 60_000
