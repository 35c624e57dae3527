/**
 * A card's state as the fold of its events: the log is the truth, and what the store keeps per card is this.
 *
 * Each review carries the memory before and after it. While `before` is what the earlier events come to, `after` is taken as
 * recorded, so that no later setting changes the past. Where it is not (two machines reviewed the same card, an earlier review
 * was undone), the grade still happened, and its outcome is computed again with the weights and the retention recorded.
 */
import type { Event, EventId, ParametersId, Review } from '../model/event.ts'
import { unreachable } from '../model/failure.ts'
import { isSameMemory, newCardState, newMemory, type CardState, type Memory } from '../model/memory.ts'
import { nextState, type FsrsState, type Weights } from './fsrs.ts'
import { outcomes, type Scheduling } from './outcomes.ts'

export type FoldContext = {
  readonly weightsOf: (id: ParametersId) => Weights
  /** For reviews computed again. The steps are not in the log: two machines agree on a merged card if they pass the same. */
  readonly scheduling: Omit<Scheduling, 'weights' | 'retention'>
}

/**
 * The state that the events of one card come to, with rebuilds among them. Their order does not matter: they are taken in the
 * order of their ids. A void takes back its target whatever its own fate: there is no redo.
 */
export function fold(events: readonly Event[], context: FoldContext): CardState {
  return standing(events).reduce((so: Folded, event) => after(so, event, context), untouched).state
}

/** The state so far, and what a rebuild needs: the state that learning began from, and the reviews since. */
type Folded = {
  readonly state: CardState
  readonly origin: Memory
  readonly reviews: readonly Review[]
}

const untouched: Folded = { state: newCardState, origin: newMemory, reviews: [] }

/** In the order of the log, without voided events. */
function standing(events: readonly Event[]): readonly Event[] {
  const voided = new Set<EventId>()
  for (const event of events) if (event.kind === 'void') voided.add(event.target)
  return events.filter(({ id }) => !voided.has(id)).sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
}

function after(so: Folded, event: Event, context: FoldContext): Folded {
  switch (event.kind) {
    case 'review':
      return {
        ...so,
        state: { ...so.state, memory: reviewed(so.state.memory, event, context) },
        reviews: [...so.reviews, event],
      }
    case 'reset':
      return { state: { ...so.state, memory: newMemory }, origin: newMemory, reviews: [] }
    case 'seed':
      return { state: { ...so.state, memory: event.after }, origin: event.after, reviews: [] }
    case 'rebuild':
      return { ...so, state: { ...so.state, memory: rebuilt(so, context.weightsOf(event.parameters)) } }
    case 'suspend':
      return { ...so, state: { ...so.state, isSuspended: event.isSuspended } }
    case 'bury':
      return { ...so, state: { ...so.state, buriedOn: event.dayOn } }
    case 'void':
    case 'alias':
      return so
    default:
      return unreachable(event)
  }
}

/**
 * What is computed again is fuzzed by the review's own id, not by the card's key as on the screen: machines that first saw a card
 * in other decks or words have other keys for it, and must come to the same day all the same.
 */
function reviewed(memory: Memory, review: Review, { weightsOf, scheduling }: FoldContext): Memory {
  if (isSameMemory(memory, review.before)) return review.after
  const recorded = { ...scheduling, weights: weightsOf(review.parameters), retention: review.retention }
  return outcomes(memory, review.at, review.dayOn, recorded, review.id)[review.grade].memory
}

/**
 * The memory with stability and difficulty as the same grades on the same days give them with other weights. When the card is
 * due stays: moving every due date at once would bring a pile of reviews on the day of training. A seed has no history to go
 * back to and is kept.
 */
function rebuilt({ state: { memory }, origin, reviews }: Folded, weights: Weights): Memory {
  if (memory.state === 'new' || reviews.length === 0) return memory
  let known: FsrsState | null = origin.state === 'new' ? null : origin
  let lastOn = origin.state === 'new' ? null : origin.lastOn
  for (const { dayOn, grade } of reviews) {
    known = nextState(weights, known, lastOn === null ? 0 : Math.max(0, dayOn - lastOn), grade)
    lastOn = dayOn
  }
  return known ? { ...memory, stability: known.stability, difficulty: known.difficulty } : memory
}
