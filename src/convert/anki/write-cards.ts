/**
 * Memories as Anki's card rows: when a card is due, FSRS's numbers, and SM-2's beside them for collections that do not use FSRS.
 * Knows one card at a time; days are counted from the collection's day 0.
 */
import type { WrittenCard } from '../../model/anki-collection.ts'
import type { Card } from '../../model/card.ts'
import type { Memory } from '../../model/memory.ts'
import { studyDay, type Day, type DayStart, type Instant, type Zone } from '../../model/time.ts'

/** What an exported memory is reckoned by. */
export type Reckoning = {
  readonly createdOn: Day
  readonly zone: Zone
  readonly dayStart: DayStart
  readonly learningSteps: number
  readonly relearningSteps: number
  /** Desired retention, and the exponent of the forgetting curve: the 21st weight. */
  readonly retention: number
  readonly decay: number
}

type Scheduled = Pick<
  WrittenCard,
  'type' | 'queue' | 'due' | 'interval' | 'factor' | 'reps' | 'lapses' | 'left' | 'data'
>

/** A card that was never asked, the `place`-th of its package. */
export function newCard(place: number): Scheduled {
  return { type: 0, queue: 0, due: place, interval: 0, factor: 0, reps: 0, lapses: 0, left: 0, data: '{}' }
}

/** A card with what is known of it; `lastAt` is when it was last answered, null where the log does not say. */
export function learnedCard(
  { memory, isSuspended }: Pick<Card, 'memory' | 'isSuspended'>,
  place: number,
  lastAt: Instant | null,
  reckoning: Reckoning,
): Scheduled {
  const scheduled = memory.state === 'new' ? newCard(place) : knownCard(memory, lastAt, reckoning)
  return isSuspended ? { ...scheduled, queue: -1 } : scheduled
}

function knownCard(
  memory: Exclude<Memory, { state: 'new' }>,
  lastAt: Instant | null,
  reckoning: Reckoning,
): Scheduled {
  const { createdOn } = reckoning
  const known = {
    factor: easeFactor(memory.difficulty),
    reps: memory.reps,
    lapses: memory.lapses,
    data: JSON.stringify({
      s: rounded(memory.stability, 4),
      d: rounded(memory.difficulty, 3),
      dr: rounded(reckoning.retention, 2),
      decay: rounded(reckoning.decay, 3),
      ...(lastAt === null ? {} : { lrt: Math.floor(lastAt / 1000) }),
    }),
  }
  if (memory.state === 'review') {
    const interval = Math.max(1, memory.dueOn - memory.lastOn)
    return { ...known, type: 2, queue: 2, due: memory.dueOn - createdOn, interval, left: 0 }
  }
  const isAgain = memory.state === 'relearning'
  const steps = isAgain ? reckoning.relearningSteps : reckoning.learningSteps
  const left = Math.max(1, steps - memory.step)
  const dueOn = studyDay(memory.dueAt, reckoning.zone, reckoning.dayStart)
  // A step that ends on another study day waits in a queue of its own, which counts days.
  const isDays = dueOn > memory.lastOn
  return {
    ...known,
    type: isAgain ? 3 : 1,
    queue: isDays ? 3 : 1,
    due: isDays ? dueOn - createdOn : Math.floor(memory.dueAt / 1000),
    // What a card in relearning waits for when its steps are done; Anki has no card in it without an interval.
    interval: isAgain ? 1 : 0,
    left: left * 1000 + left,
  }
}

/** SM-2's ease: 2.5 in the middle of FSRS's difficulties, down to Anki's least of 1.3 at the hardest. In thousandths. */
function easeFactor(difficulty: number): number {
  return Math.round(Math.max(1300, 2500 - (difficulty - 5) * 240))
}

const rounded = (value: number, digits: number): number => Number(value.toFixed(digits))
