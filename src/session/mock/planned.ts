/**
 * What a mock interview is planned from and what the plan says: values only. `plan.ts` makes it, `edit-plan.ts` changes it.
 *
 * Knows card numbers and names, not their texts: there may be 100,000 candidates.
 */
import type { CardId, CardKey, CardKind, Level } from '../../model/card.ts'
import type { MemoryState } from '../../model/memory.ts'
import type { Instant } from '../../model/time.ts'

/** Practice has feedback after each question, hints and pauses. Pressure has a hard clock, no help, and scoring at the end. */
export const MOCK_MODES = ['practice', 'pressure'] as const
export type MockMode = (typeof MOCK_MODES)[number]

/** A card that may be asked, as little of it as a plan needs. */
export type MockCandidate = {
  readonly key: CardKey
  readonly id: CardId
  /** Of a follow-up, the key of its question: it is asked with that question or not at all. */
  readonly parent: CardKey | null
  readonly deck: string
  readonly topic: string
  readonly kind: CardKind
  readonly level: Level | null
  /** Expected speaking time as the deck says; overrules the budget of its kind. */
  readonly minutes: number | null
  readonly state: MemoryState
  /** The chance that it is remembered now, 0 to 1; null when it is new. */
  readonly retrievability: number | null
  readonly lapses: number
  readonly isSuspended: boolean
  readonly isDraft: boolean
  readonly isRetired: boolean
}

/** How a card last went as a main question of a mock. */
export type LastMock = {
  readonly card: CardKey
  readonly confidence: number | null
  readonly coverage: number
  readonly isMustMissed: boolean
  readonly askedAt: Instant
}

/** What earlier mocks say about the next one. */
export type MockHistory = {
  /** Cards of the last three mocks: not asked again while there are others. */
  readonly recent: ReadonlySet<CardKey>
  readonly lastResults: readonly LastMock[]
  /** Mean coverage of each topic over the last mocks, 0 to 1. */
  readonly topicMeans: ReadonlyMap<string, number>
}

/** Today's plan towards an interview date; without one no keys and null. */
export type MockToday = {
  readonly preferred: readonly CardKey[]
  /** Of the day's minutes. */
  readonly minutesLeft: number | null
}

export const PRESETS = ['quick', 'phone', 'onsite', 'behavioural'] as const
export type PresetName = (typeof PRESETS)[number]

/** A topic or a deck by its name, and its share beside the others. */
export type TopicWeight = { readonly name: string; readonly weight: number }

/** What the person asks for. Decks are chosen before: by which candidates there are. */
export type MockSetup = {
  /** `custom` when it was not made from a preset, or was changed since. */
  readonly preset: PresetName | 'custom'
  readonly mode: MockMode
  /** Main questions at most, and minutes at most; both hold where both are given. One of them is given. */
  readonly questions: number | null
  readonly minutes: number | null
  /** Empty: all topics alike. */
  readonly topics: readonly TopicWeight[]
  /** Empty: all. Cards without a level belong to each. */
  readonly levels: readonly Level[]
  /** The share of behavioural questions, 0 to 1; null: as it falls. */
  readonly behaviouralShare: number | null
  readonly hasWarmUp: boolean
  /** At most this many follow-ups for each question, up to 2. */
  readonly followUps: number
  /** False: nothing goes into memory. */
  readonly isScheduling: boolean
  readonly seed: number
}

/** Why a question is in the plan, besides its topic. */
export const WHYS = ['confident-miss', 'weak-topic', 'curveball', 'preferred', 'chosen'] as const
export type Why = (typeof WHYS)[number]

export type PlannedFollowUp = { readonly key: CardKey; readonly id: CardId; readonly budgetMs: number }

export type PlannedQuestion = {
  readonly key: CardKey
  readonly id: CardId
  readonly deck: string
  readonly topic: string
  readonly kind: CardKind
  readonly level: Level | null
  /** Time to think before the answer clock starts (by itself only in pressure mode), and time to answer. */
  readonly thinkMs: number
  readonly budgetMs: number
  readonly why: readonly Why[]
  readonly followUps: readonly PlannedFollowUp[]
}

/** What the plan could not do as asked: to be said before the start. */
export type PlanNote =
  /** No card fits at all. */
  | { readonly code: 'no-cards' }
  | { readonly code: 'fewer-questions'; readonly wanted: number; readonly got: number }
  /** So many questions were asked in one of the last three mocks. */
  | { readonly code: 'repeats'; readonly count: number }
  /** Of the kind asked for (behavioural, or not) there are too few cards. */
  | { readonly code: 'other-kind'; readonly count: number }
  /** So many questions are made to be read, not to be asked aloud: choices, gaps, exact texts. */
  | { readonly code: 'not-spoken'; readonly count: number }
  /** The day's minutes cut it short. */
  | { readonly code: 'day-minutes'; readonly minutes: number }
  /** Even one question takes longer than the minutes asked for. */
  | { readonly code: 'over-minutes'; readonly minutes: number }

export type MockPlan = {
  readonly setup: MockSetup
  /** Not scored, and not one of `questions`. */
  readonly warmUp: PlannedQuestion | null
  readonly questions: readonly PlannedQuestion[]
  /** How long all of it takes when every budget is used up, feedback included. */
  readonly expectedMs: number
  readonly notes: readonly PlanNote[]
  /** How often it was edited: another replacement of one question is another card. */
  readonly edits: number
}

/** A change to the plan before the start. Places count from 0 in `questions`. */
export type PlanEdit =
  | { readonly kind: 'replace'; readonly place: number }
  | { readonly kind: 'remove'; readonly place: number }
  | { readonly kind: 'move'; readonly place: number; readonly to: number }
  /** Makes the whole plan again with other wishes. */
  | { readonly kind: 'setup'; readonly setup: Partial<MockSetup> }
