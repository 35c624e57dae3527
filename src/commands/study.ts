/**
 * Study as all commands share it: the rules with the user's settings, the store as the session's port, and the queue of the day.
 * Straight-line wiring; what is decided is decided in `schedule` and `session`.
 */
import type { Card, CardKey } from '../model/card.ts'
import { cardByKey, decks } from '../store/cards.ts'
import {
  allCards,
  doneToday,
  dueLearning,
  dueReviews,
  everything,
  newCards,
  queueCardsByKey,
  reviewsAhead,
  selectedDecks,
  type Selection,
} from '../store/due.ts'
import type { SessionId } from '../model/event.ts'
import type { QueueCard } from '../model/queue.ts'
import { day } from '../model/time.ts'
import { outcomes, type Scheduling } from '../schedule/outcomes.ts'
import { chooseNew } from '../schedule/choose-new.ts'
import { newLimits } from '../schedule/new-limits.ts'
import { orderQueue } from '../schedule/queue.ts'
import type { StudyRules } from '../session/session.ts'
import type { StudyPort } from '../session/runtime.ts'
import { record, undoLast } from '../store/log.ts'
import { beginSession, endSession, type SessionKind } from '../store/sessions.ts'
import { answeredToday, byDue } from '../store/answered-today.ts'
import { foldFor, weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/** As much of a `Library` as choosing cards needs. */
export type Studied = Pick<Library, 'store' | 'settings' | 'language'>

/** Learning cards due within this time are asked when nothing else is left. */
export const learnAheadMs = 20 * 60_000

export function schedulingOf(library: Library, retention: number | null): Scheduling {
  const { settings, store } = library
  return {
    weights: weightsIn(store).weights,
    retention: retention ?? settings.desiredRetention,
    learningSteps: settings.learningSteps,
    relearningSteps: settings.relearningSteps,
    fuzz: settings.fuzz,
    maximumInterval: settings.maximumInterval,
  }
}

export function studyRules(library: Library): StudyRules {
  const retentions = new Map(decks(library.store, library.language).map((row) => [row.deck, row.retention]))
  const retentionFor = (card: Card): number => retentions.get(card.deck) ?? library.settings.desiredRetention
  return {
    outcomesFor: (card, at, dayOn) =>
      outcomes(card.memory, at, dayOn, schedulingOf(library, retentionFor(card)), card.key),
    parameters: weightsIn(library.store).id,
    retentionFor,
    learnAheadMs,
  }
}

/** The store and the clock as the session sees them. The session's row is made with its first event. */
export function studyPort(library: Library, kind: SessionKind, seed: number): StudyDesk {
  const { store, settings, language } = library
  let session: SessionId | null = null
  return {
    now: () => present(settings),
    fetch: (key) => {
      const card = cardByKey(store, key, language)
      return card && !card.isRetired ? card : null
    },
    record: (draft) => {
      session ??= beginSession(store, kind, draft.at, seed)
      record(store, { ...draft, session }, foldFor(store))
    },
    undo: () => {
      const { at, zoneOffset, dayOn } = present(settings)
      const undone = undoLast(store, { at, zoneOffset, dayOn, session }, foldFor(store))
      if (!undone || !('card' in undone.voided) || undone.voided.card === null) return null
      const [card] = queueCardsByKey(store, [undone.voided.card], language)
      return card ? { card, wasReview: undone.voided.kind === 'review' } : null
    },
    end: () => {
      if (session !== null) endSession(store, session, present(settings).at)
    },
  }
}

/** The port, and what is to be done when the session is left: its end is noted, if anything was written in it. */
export type StudyDesk = StudyPort & { readonly end: () => void }

export type QueueOptions = {
  readonly selection: Selection
  /** At most this many cards, and this many new ones among them; null for the limits of the settings alone. */
  readonly limit: number | null
  readonly newLimit: number | null
  /** New cards beyond the day's limits. */
  readonly moreNew: number
  readonly aheadDays: number
}

export const wholeQueue: QueueOptions = {
  selection: everything,
  limit: null,
  newLimit: null,
  moreNew: 0,
  aheadDays: 0,
}

/** Today's queue in the order of asking. The seed is the day: asked again it is the same queue. */
export function gatherQueue(library: Studied, options: QueueOptions = wholeQueue): readonly QueueCard[] {
  const { store, settings, language } = library
  const today = present(settings)
  const done = doneToday(store, today)
  const reviewsLeft = Math.max(0, settings.reviewsPerDay - done.reviewCount)
  const reviews =
    options.aheadDays > 0
      ? reviewsAhead(store, today, day(today.dayOn + options.aheadDays), language, options.selection)
      : dueReviews(store, today, reviewsLeft, language, options.selection)
  const limits = newLimits(settings.newPerDay, decks(store, language), done, options.moreNew)
  const learning = dueLearning(store, today, language, options.selection)
  // A limit on the session takes what waits longest first, and new cards only where reviews leave room.
  const room = options.limit ?? Infinity
  const shownReviews = reviews.slice(0, Math.max(0, room - learning.length))
  const wanted = Math.max(
    0,
    Math.min(limits.left, options.newLimit ?? limits.left, room - learning.length - shownReviews.length),
  )
  const offers = newCards(store, today, { ...limits, left: wanted }, options.selection)
  const fresh = queueCardsByKey(store, chooseNew([...offers.values()], wanted), language)
  return orderQueue({ reviews: shownReviews, fresh, learning: learning.slice(0, room), seed: today.dayOn })
}

/** All cards of a selection, shuffled: for cramming. */
export function gatherCram(
  library: Library,
  selection: Selection,
  limit: number | null,
): readonly QueueCard[] {
  const { store, settings, language } = library
  const { dayOn } = present(settings)
  const cards = allCards(store, limit ?? -1, language, selection).map(asNew)
  return orderQueue({ reviews: cards, fresh: [], learning: [], seed: dayOn })
}

/** In a cram no card waits for a learning step. */
const asNew = (card: QueueCard): QueueCard => ({ ...card, memory: { state: 'new' } })

/**
 * What is left of the queue that the study day began with. It is put in order with what was answered since where that stood: so
 * one card after the other, each asked for by a program of its own, comes in the order of one session.
 */
export function gatherDay(library: Studied): readonly QueueCard[] {
  const { store, settings, language } = library
  const today = present(settings)
  const answered = answeredToday(store, today)
  const reviewed = answered.filter(({ before }) => before === 'review')
  const begun = answered.filter(({ before }) => before === 'new')
  const done = doneToday(store, today)
  const due = dueReviews(store, today, Math.max(0, settings.reviewsPerDay - done.reviewCount), language)
  const reviews = byDue(store, [...due.map(dueOf), ...reviewed])
  const limits = newLimits(settings.newPerDay, decks(store, language), done)
  const offers = newCards(store, today, limits)
  const fresh = selectedDecks(store, everything).map((deck) => [
    ...begun.filter((card) => card.deck === deck).map(({ key }) => key),
    ...(offers.get(deck) ?? []),
  ])
  const isAnswered = new Set(answered.map(({ key }) => key))
  const wholeDay = orderQueue({
    reviews: queueCardsByKey(store, reviews, language),
    fresh: queueCardsByKey(store, chooseNew(fresh, limits.left + begun.length), language),
    learning: [],
    seed: today.dayOn,
  })
  return [...dueLearning(store, today, language), ...wholeDay.filter(({ key }) => !isAnswered.has(key))]
}

const dueOf = ({ key, memory }: QueueCard) => ({
  key,
  dueOn: memory.state === 'review' ? memory.dueOn : null,
})

/** The queue's view of some cards, for those that the end screen offers. */
export function gatherCards(library: Library, keys: readonly CardKey[]): readonly QueueCard[] {
  return queueCardsByKey(library.store, keys, library.language)
}
