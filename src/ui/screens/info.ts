/** What viva knows of a card, as rows of a page. Figures are rounded as far as they can be trusted. */
import type { Card } from '../../model/card.ts'
import type { Memory } from '../../model/memory.ts'
import type { Day, Instant } from '../../model/time.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Row } from './pages.ts'

/** What depends on more than the card: on settings, weights and the clock. */
export type CardFacts = {
  /** From 0 to 1; null for a new card. */
  readonly retrievability: number | null
  readonly isLeech: boolean
  readonly today: Day
  readonly now: Instant
}

export function infoRows(card: Card, facts: CardFacts, words: Messages): readonly Row[] {
  const { info } = words.review
  const rows: (Row | null)[] = [
    [info.id, cleanLine(card.id)],
    [info.deck, cleanLine(card.deck)],
    [info.topic, cleanLine(card.topic)],
    card.level ? [info.level, info.levels[card.level]] : null,
    card.tags.length > 0 ? [info.tags, cleanLine(card.tags.join(', '))] : null,
    [info.state, stateText(card, words)],
    ...memoryRows(card.memory, facts, words),
    [info.file, `${cleanLine(card.file)}:${card.line}`],
  ]
  return rows.filter((row) => row !== null)
}

function stateText(card: Card, words: Messages): string {
  const state = words.print.states[card.memory.state]
  return card.isSuspended ? words.review.info.suspended(state) : state
}

function memoryRows(memory: Memory, facts: CardFacts, words: Messages): readonly (Row | null)[] {
  if (memory.state === 'new') return []
  const { info } = words.review
  const lapses = info.times(memory.lapses)
  return [
    [info.due, dueText(memory, facts, words)],
    [info.recall, facts.retrievability === null ? '-' : words.review.percent(facts.retrievability)],
    [info.stability, info.days(memory.stability.toPrecision(memory.stability < 100 ? 2 : 3))],
    [info.difficulty, info.ofTen(memory.difficulty.toFixed(1))],
    [info.reps, info.times(memory.reps)],
    [info.lapses, facts.isLeech ? info.leech(lapses) : lapses],
  ]
}

/** `tomorrow`, `in 10 min`, `today` for what is overdue by minutes, `3 days ago`. */
export function dueText(
  memory: Exclude<Memory, { state: 'new' }>,
  { today, now }: Pick<CardFacts, 'today' | 'now'>,
  words: Messages,
): string {
  if (memory.state === 'review') return words.time.inDays(memory.dueOn - today)
  return memory.dueAt <= now ? words.time.inDays(0) : words.time.interval(memory.dueAt - now)
}
