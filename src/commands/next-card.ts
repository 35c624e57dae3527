/**
 * Which card `viva next` names: the one that a session of the whole day would ask now, its answers known from the log; before an
 * interview the first of what is left of the day's plan.
 */
import type { QueueCard } from '../model/queue.ts'
import { lastAnswers } from '../store/answered-today.ts'
import { cardByKey, type StoredCard } from '../store/cards.ts'
import { present } from './present.ts'
import { gatherDay, learnAheadMs, type Studied } from './study.ts'

/** Cards of one question keep as far from each other as in a session. */
const answersBetween = 2

/** A learning card whose step is over, the next of the day's queue, else a learning card soon due. `queue` is the plan's, if there is one. */
export function nextCard(library: Studied, queue = gatherDay(library)): StoredCard | undefined {
  const { store, settings, language } = library
  const today = present(settings)
  const waiting = queue.filter((card) => dueAtOf(card) !== null)
  const upcoming = queue.filter((card) => dueAtOf(card) === null)
  const recent = lastAnswers(store, today, answersBetween)
  const ahead = waiting.filter((card) => (dueAtOf(card) ?? 0) - today.at <= learnAheadMs)
  const over = ahead.find((card) => (dueAtOf(card) ?? 0) <= today.at)
  const apart = upcoming.find(({ question }) => !recent.some((answer) => answer.question === question))
  const chosen = over ?? apart ?? upcoming[0] ?? ahead.find(({ key }) => key !== recent[0]?.key) ?? ahead[0]
  return chosen && cardByKey(store, chosen.key, language)
}

const dueAtOf = ({ memory }: QueueCard): number | null =>
  memory.state === 'learning' || memory.state === 'relearning' ? memory.dueAt : null
