/**
 * The cards of a session that are still to come: those in their order, and those that wait for a learning step. A card stands in
 * one place only. Knows nothing of what is on the screen, nor of the clock.
 */
import type { Memory } from '../model/memory.ts'
import type { QueueCard } from '../model/queue.ts'
import type { Session, Waiting } from './session.ts'

/** What a session carries from one phase to the next, without the card on the screen. */
export type LineUp = Pick<
  Session,
  'kind' | 'startedAt' | 'upcoming' | 'learning' | 'answers' | 'setAside' | 'pauseAt'
>

export function lineUpOf(session: LineUp): LineUp {
  const { kind, startedAt, upcoming, learning, answers, setAside, pauseAt } = session
  return { kind, startedAt, upcoming, learning, answers, setAside, pauseAt }
}

/** Cards added at the end, without those that are there already. */
export function withCards(lineUp: LineUp, cards: readonly QueueCard[]): LineUp {
  const seen = new Set([...lineUp.upcoming, ...lineUp.learning.map(({ card }) => card)].map(({ key }) => key))
  const upcoming = [...lineUp.upcoming]
  const learning = [...lineUp.learning]
  for (const card of cards) {
    if (seen.has(card.key)) continue
    seen.add(card.key)
    const waiting = waitingOf(lineUp, card, card.memory)
    if (waiting) learning.push(waiting)
    else upcoming.push(card)
  }
  return { ...lineUp, upcoming, learning: byDue(learning) }
}

export function withoutCard(lineUp: LineUp, { key }: QueueCard): LineUp {
  return {
    ...lineUp,
    upcoming: lineUp.upcoming.filter((card) => card.key !== key),
    learning: lineUp.learning.filter(({ card }) => card.key !== key),
  }
}

/** A card taken off the screen without an answer: it is the next one in its order, or waits for its step as before. */
export function putBack(lineUp: LineUp, card: QueueCard): LineUp {
  const rest = withoutCard(lineUp, card)
  const waiting = waitingOf(lineUp, card, card.memory)
  return waiting
    ? { ...rest, learning: byDue([waiting, ...rest.learning]) }
    : { ...rest, upcoming: [card, ...rest.upcoming] }
}

/** An answered card waits for its step if it has one, else it is done with. */
export function withAnswered(lineUp: LineUp, card: QueueCard, memory: Memory): LineUp {
  const waiting = waitingOf(lineUp, card, memory)
  return waiting ? { ...lineUp, learning: byDue([...lineUp.learning, waiting]) } : lineUp
}

/** In a cram no card waits: steps belong to memories, and a cram changes none. */
function waitingOf({ kind }: LineUp, card: QueueCard, memory: Memory): Waiting | null {
  const isLearning = memory.state === 'learning' || memory.state === 'relearning'
  return kind === 'study' && isLearning ? { card: { ...card, memory }, dueAt: memory.dueAt } : null
}

const byDue = (learning: readonly Waiting[]): readonly Waiting[] =>
  [...learning].sort((a, b) => a.dueAt - b.dueAt)
