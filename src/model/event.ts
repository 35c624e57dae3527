/**
 * The log: a closed union of events, never changed once written. A card's memory is the fold of its events in the
 * order of their ids. Undo is another event that names the one it voids.
 */
import type { CardId, CardKey } from './card.ts'
import type { Grade } from './grade.ts'
import type { Memory } from './memory.ts'
import type { Day, Instant } from './time.ts'

/** A UUID version 7. Ids of one device only grow, even when its clock steps back, so their order is the log's order. */
export type EventId = string & { readonly __brand: 'EventId' }
export type SessionId = string & { readonly __brand: 'SessionId' }
export type DeviceId = string & { readonly __brand: 'DeviceId' }

export const REVIEW_KINDS = ['study', 'mock', 'import'] as const
export type ReviewKind = (typeof REVIEW_KINDS)[number]

type Happened = {
  readonly id: EventId
  readonly at: Instant
  /** Minutes east of UTC on the wall clock when it happened. */
  readonly zoneOffset: number
  /** The study day, computed when it happened: no later change of setting or zone alters it. */
  readonly dayOn: Day
  readonly device: DeviceId
  readonly session: SessionId | null
}

/** One answer to one card. */
export type Review = Happened & {
  readonly kind: 'review'
  readonly card: CardKey
  readonly grade: Grade
  readonly reviewKind: ReviewKind
  /** Thinking time: question shown to answer shown. Null where nobody measured it. */
  readonly tookMs: number | null
  /** Question shown to grade given, capped. Null where nobody measured it. */
  readonly totalMs: number | null
  readonly before: Memory
  readonly after: Memory
  /** The FSRS weights, and the desired retention, that `after` was computed with. */
  readonly parameters: ParametersId
  readonly retention: number
  /** The language shown, and which wording: 0 is the heading, n the n-th of `also`. */
  readonly language: string
  readonly wording: number
}

/** Takes back the event that it names. */
export type Void = Happened & {
  readonly kind: 'void'
  readonly card: CardKey | null
  readonly target: EventId
}

/** The card is new again. Its history stays in the log. */
export type Reset = Happened & { readonly kind: 'reset'; readonly card: CardKey }

/** A state that came without its history, from another program. */
export type Seed = Happened & { readonly kind: 'seed'; readonly card: CardKey; readonly after: Memory }

/** All memories computed again with other weights. */
export type Rebuild = Happened & { readonly kind: 'rebuild'; readonly parameters: ParametersId }

export type Suspend = Happened & {
  readonly kind: 'suspend'
  readonly card: CardKey
  readonly isSuspended: boolean
}

/** Not to be asked on `dayOn`. */
export type Bury = Happened & { readonly kind: 'bury'; readonly card: CardKey }

/** Another id that leads to the card. */
export type Alias = Happened & { readonly kind: 'alias'; readonly card: CardKey; readonly alias: CardId }

export type Event = Review | Void | Reset | Seed | Rebuild | Suspend | Bury | Alias
export type EventKind = Event['kind']

export const EVENT_KINDS = [
  'review',
  'void',
  'reset',
  'seed',
  'rebuild',
  'suspend',
  'bury',
  'alias',
] as const satisfies readonly EventKind[]

/** The session of what was taken over from another program: no person did it here, and undo passes over it. */
export const importSession = 'import' as SessionId

/** `default`, or the id that a row of trained weights has in the store. */
export type ParametersId = string & { readonly __brand: 'ParametersId' }
export const defaultParameters = 'default' as ParametersId

type WithoutIdentity<E> = E extends Event ? Omit<E, 'id' | 'device'> : never

/** An event before the store has given it its id and this device's name. */
export type EventDraft = WithoutIdentity<Event>

/**
 * True when an answer that another program tells of is one that was given here and went there: answers of many cards in one
 * instant get instants of their own on the way, and nobody answers a card twice in a second.
 */
export const isSameAnswer = (given: Instant, told: number): boolean => told >= given && told < given + 1000
