/**
 * What is known of how well a card is remembered: FSRS's two numbers, where the card stands in its steps, and
 * when it is due. Learning steps are minutes long, so those cards are due at an instant; review cards are due
 * on a study day, whatever zone that day is lived in.
 */
import type { Day, Instant } from './time.ts'

/** Days until retrievability falls to 0.9 (`stability`), and 1 (easy) to 10 (hard) (`difficulty`). */
type Known = {
  readonly stability: number
  readonly difficulty: number
  /** The study day of the last review that counted. */
  readonly lastOn: Day
  /** Reviews so far, and how many of them forgot a card that had left learning. */
  readonly reps: number
  readonly lapses: number
}

export type NewMemory = { readonly state: 'new' }

export type LearningMemory = Known & {
  readonly state: 'learning' | 'relearning'
  /** Index into the (re)learning steps of the step that the card waits for. */
  readonly step: number
  readonly dueAt: Instant
}

export type ReviewMemory = Known & {
  readonly state: 'review'
  readonly dueOn: Day
}

export type Memory = NewMemory | LearningMemory | ReviewMemory

export type MemoryState = Memory['state']

export const MEMORY_STATES = [
  'new',
  'learning',
  'review',
  'relearning',
] as const satisfies readonly MemoryState[]

export const newMemory: NewMemory = { state: 'new' }

/** Equal in every field: memories are small and flat. */
export function isSameMemory(a: Memory, b: Memory): boolean {
  const left = a as Readonly<Record<string, unknown>>
  const right = b as Readonly<Record<string, unknown>>
  const keys = new Set([...Object.keys(left), ...Object.keys(right)])
  return [...keys].every((key) => left[key] === right[key])
}

/** All that a card's events come to. */
export type CardState = {
  readonly memory: Memory
  readonly isSuspended: boolean
  /** The study day on which the card is not to be asked. */
  readonly buriedOn: Day | null
}

export const newCardState: CardState = { memory: newMemory, isSuspended: false, buriedOn: null }
