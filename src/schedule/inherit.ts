/**
 * What another program knows of a card as events of viva's log: its answers one by one, each memory the one before it with that
 * grade, or where there is no history the state alone. When the card is due there, it is due here, until it is answered.
 *
 * Pure, and asked again it adds nothing: what the log has already is known by its instant, also what was given in viva, went
 * to the other program and comes back from there. The log only grows at its end, so answers from before the last one given in
 * viva are left where they are.
 */
import type { CardProgress, ImportedReview, ImportedState } from '../convert/imported.ts'
import type { CardKey } from '../model/card.ts'
import {
  importSession,
  isSameAnswer,
  type Event,
  type EventDraft,
  type ParametersId,
} from '../model/event.ts'
import { isSameMemory, type CardState, type Memory } from '../model/memory.ts'
import { day, type Day, type Instant, type Zone } from '../model/time.ts'
import { outcomes, type Scheduling } from './outcomes.ts'
import { stateFromSm2 } from './sm2.ts'

export type InheritContext = {
  readonly scheduling: Scheduling
  readonly parameters: ParametersId
  /** The moment of the import. */
  readonly now: { readonly at: Instant; readonly zoneOffset: number; readonly dayOn: Day }
  readonly zone: Zone
  /** The instant at which a study day begins. */
  readonly startOf: (on: Day) => Instant
}

export type Heritage = {
  /** To be appended in this order; `state` is what the card then comes to. */
  readonly drafts: readonly EventDraft[]
  readonly state: CardState
  readonly reviews: number
  /** True when there was something new to take over, and the card has been answered in viva since. */
  readonly isLeft: boolean
}

export function inherit(
  progress: CardProgress,
  card: CardKey,
  events: readonly Event[],
  state: CardState,
  context: InheritContext,
): Heritage {
  const nothing: Heritage = { drafts: [], state, reviews: 0, isLeft: false }
  const log = logOf(events)
  const learned =
    progress.reviews.length > 0
      ? withReviews(progress, card, log, nothing, context)
      : withState(progress.state, card, log, nothing, context)
  // Whoever took the card up again here has the last word, and so does whoever suspended it here.
  const wasSuspended = events.some(({ kind }) => kind === 'suspend')
  if (!progress.isSuspended || state.isSuspended || wasSuspended) return learned
  const suspend: EventDraft = {
    ...context.now,
    session: importSession,
    kind: 'suspend',
    card,
    isSuspended: true,
  }
  return { ...learned, drafts: [...learned.drafts, suspend], state: { ...learned.state, isSuspended: true } }
}

/** What stands in the log of a card, by where it came from. */
type Log = {
  readonly imported: ReadonlySet<Instant>
  /** Answers given in viva itself. */
  readonly own: readonly Instant[]
  readonly seed: Memory | null
  /** When the card was last answered or reset in viva itself. */
  readonly ownAt: Instant | null
}

function logOf(events: readonly Event[]): Log {
  const voided = new Set(events.flatMap((event) => (event.kind === 'void' ? [event.target] : [])))
  const imported = new Set<Instant>()
  const own: Instant[] = []
  let seed: Memory | null = null
  let ownAt: Instant | null = null
  for (const event of events) {
    // An answer that was taken back was given all the same: taking it over again would undo the undo.
    if (event.kind === 'review' && event.reviewKind === 'import') imported.add(event.at)
    else if (event.kind === 'review') own.push(event.at)
    if (voided.has(event.id)) continue
    if (event.kind === 'seed') seed = event.after
    if (event.kind === 'reset' || (event.kind === 'review' && event.reviewKind !== 'import'))
      ownAt = ownAt === null || event.at > ownAt ? event.at : ownAt
  }
  return { imported, own, seed, ownAt }
}

function withReviews(
  { reviews, state: told }: CardProgress,
  card: CardKey,
  { imported, own, seed, ownAt }: Log,
  nothing: Heritage,
  context: InheritContext,
): Heritage {
  // A state that was taken over without its history holds all answers up to its last day.
  const known = seed !== null && seed.state !== 'new' ? seed.lastOn : null
  const isKnown = (at: Instant): boolean => imported.has(at) || own.some((given) => isSameAnswer(given, at))
  const fresh = reviews.filter(({ at, dayOn }) => !isKnown(at) && (known === null || dayOn > known))
  const [first] = fresh
  if (!first) return nothing
  if (ownAt !== null && ownAt >= first.at) return { ...nothing, isLeft: true }
  let memory = nothing.state.memory
  const drafts = fresh.map((review, index) => {
    const before = memory
    const { scheduling } = context
    const after = outcomes(before, review.at, review.dayOn, scheduling, card)[review.grade].memory
    memory = index === fresh.length - 1 ? dueAsTold(after, told, context) : after
    return draftOf(review, card, before, memory, context)
  })
  return { drafts, state: { ...nothing.state, memory }, reviews: drafts.length, isLeft: false }
}

function draftOf(
  { at, dayOn, grade, tookMs }: ImportedReview,
  card: CardKey,
  before: Memory,
  after: Memory,
  { parameters, scheduling, zone }: InheritContext,
): EventDraft {
  return {
    kind: 'review',
    card,
    grade,
    reviewKind: 'import',
    at,
    zoneOffset: zone(at),
    dayOn,
    session: importSession,
    tookMs,
    totalMs: null,
    before,
    after,
    parameters,
    retention: scheduling.retention,
    language: 'und',
    wording: 0,
  }
}

/** The memory with the source's due time and count of lapses: it may have steps, limits and fuzz of its own. */
function dueAsTold(memory: Memory, told: ImportedState | null, { startOf }: InheritContext): Memory {
  if (told === null || memory.state === 'new') return memory
  const { stability, difficulty, lastOn, reps } = memory
  const known = { stability, difficulty, lastOn, reps: Math.max(reps, told.reps), lapses: told.lapses }
  if (told.state === 'review') return { state: 'review', ...known, dueOn: told.dueOn }
  const own = memory.state === 'review' ? null : memory
  const step = own?.step ?? 0
  if (told.dueAt !== undefined) return { state: told.state, ...known, step, dueAt: told.dueAt }
  // Of a step that is minutes long only the day is told.
  const dueAt = startOf(told.dueOn)
  return { state: told.state, ...known, step, dueAt: own && own.dueAt > dueAt ? own.dueAt : dueAt }
}

function withState(
  told: ImportedState | null,
  card: CardKey,
  { imported, seed, ownAt }: Log,
  nothing: Heritage,
  context: InheritContext,
): Heritage {
  const after = told && seedOf(told, context)
  if (!after || imported.size > 0 || (seed !== null && isSameMemory(seed, after))) return nothing
  if (ownAt !== null) return { ...nothing, isLeft: true }
  const draft: EventDraft = { ...context.now, session: importSession, kind: 'seed', card, after }
  return { drafts: [draft], state: { ...nothing.state, memory: after }, reviews: 0, isLeft: false }
}

/** Null where not even an interval is told: the card begins anew. */
function seedOf(told: ImportedState, context: InheritContext): Memory | null {
  const { now, scheduling } = context
  const span = told.lastOn === null ? null : told.dueOn - told.lastOn
  const intervalDays = told.intervalDays ?? (span !== null && span > 0 ? span : null)
  const { stability, difficulty } = told
  const fsrs =
    stability !== null && difficulty !== null
      ? { stability, difficulty }
      : intervalDays === null
        ? null
        : stateFromSm2(scheduling.weights, intervalDays, told.ease ?? 2.5)
  if (!fsrs) return null
  const lastOn = told.lastOn ?? day(told.dueOn - Math.round(intervalDays ?? fsrs.stability))
  const memory: Memory = {
    state: 'review',
    ...fsrs,
    lastOn: lastOn > now.dayOn ? now.dayOn : lastOn,
    reps: Math.max(1, told.reps),
    lapses: told.lapses,
    dueOn: told.dueOn,
  }
  return dueAsTold(memory, told, context)
}
