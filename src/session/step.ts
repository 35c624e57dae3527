/**
 * What each event does to the study session. Pairs of phase and event that make no sense leave the session as it is.
 * Pure: every decision of a review is here, every deed is an effect.
 */
import { unreachable } from '../model/failure.ts'
import type { Memory } from '../model/memory.ts'
import type { QueueCard } from '../model/queue.ts'
import { instant, type Instant } from '../model/time.ts'
import { lineUpOf, putBack, withAnswered, withCards, withoutCard, type LineUp } from './line-up.ts'
import {
  longestReviewMs,
  type Answer,
  type Asking,
  type Fetching,
  type Finished,
  type Revealed,
  type Session,
  type SessionEvent,
  type Step,
  type StudyRules,
} from './session.ts'
import { prepared, shownAt, withText } from './shown.ts'

type Of<Kind extends SessionEvent['kind']> = Extract<SessionEvent, { kind: Kind }>

/** Begins a session: the first card is fetched, or there is nothing to ask. */
export function start(
  rules: StudyRules,
  options: {
    readonly kind: 'study' | 'cram'
    readonly cards: readonly QueueCard[]
    readonly at: Instant
    readonly pauseAt: Instant | null
  },
): Step {
  const { kind, cards, at, pauseAt } = options
  const empty: LineUp = {
    kind,
    startedAt: at,
    upcoming: [],
    learning: [],
    answers: [],
    setAside: [],
    pauseAt,
  }
  return next(rules, withCards(empty, cards), at)
}

/** The session after an event, and what the world has to do about it, in order. */
export function step(rules: StudyRules, session: Session, event: SessionEvent): Step {
  switch (event.kind) {
    case 'fetched':
      return session.phase === 'fetching' ? fetched(rules, session, event) : same(session)
    case 'missing':
      return session.phase === 'fetching' ? next(rules, lineUpOf(session), event.at) : same(session)
    case 'reveal':
      return session.phase === 'asking' ? reveal(rules, session, event) : same(session)
    case 'hint':
    case 'pick':
    case 'type':
      return session.phase === 'asking'
        ? same({ ...session, shown: prepared(session.shown, event) })
        : same(session)
    case 'grade':
      return session.phase === 'revealed' ? grade(rules, session, event) : same(session)
    case 'suspend':
    case 'bury':
      return isShowing(session) ? setAside(rules, session, event) : same(session)
    case 'undo':
      return undo(session)
    case 'undone':
      return undone(session, event)
    case 'edited':
      return isShowing(session) ? edited(rules, session, event) : same(session)
    case 'extend':
      return session.phase === 'finished' ? extend(rules, session, event) : same(session)
    case 'quit':
      return session.phase === 'finished'
        ? same(session)
        : same(finished(withScreen(session), event.at, 'left'))
    default:
      return unreachable(event)
  }
}

const same = (session: Session): Step => ({ session, effects: [] })

const isShowing = (session: Session): session is Asking | Revealed =>
  session.phase === 'asking' || session.phase === 'revealed'

/**
 * Chooses what to ask: a learning card whose step is over, else the next of the queue, else a learning card ahead of its time,
 * and then rather not the one just answered: to repeat what was read a second ago teaches nothing.
 */
function next(rules: StudyRules, lineUp: LineUp, at: Instant): Step {
  const { pauseAt, upcoming, learning, answers } = lineUp
  if (pauseAt !== null && at >= pauseAt) return same(finished(lineUp, at, 'time'))
  const ahead = learning.filter(({ dueAt }) => dueAt - at <= rules.learnAheadMs)
  const [first] = ahead
  if (first && first.dueAt <= at) return fetch(lineUp, first.card)
  if (upcoming[0]) return fetch(lineUp, upcoming[0])
  const other = ahead.find(({ card }) => card.key !== answers.at(-1)?.card)
  if (first) return fetch(lineUp, (other ?? first).card)
  return same(finished(lineUp, at, 'done'))
}

function fetch(lineUp: LineUp, card: QueueCard): Step {
  return {
    session: { ...withoutCard(lineUp, card), phase: 'fetching', next: card },
    effects: [{ kind: 'fetch', card: card.key }],
  }
}

const finished = (lineUp: LineUp, endedAt: Instant, reason: Finished['reason']): Finished => ({
  ...lineUpOf(lineUp),
  phase: 'finished',
  endedAt,
  reason,
})

/** The cards to come with the one on the screen, which was not answered. */
function withScreen(session: Session): LineUp {
  const lineUp = lineUpOf(session)
  if (session.phase === 'finished') return lineUp
  return putBack(lineUp, session.phase === 'fetching' ? session.next : session.queued)
}

function fetched(rules: StudyRules, session: Fetching, { card, at, wording }: Of<'fetched'>): Step {
  const lineUp = lineUpOf(session)
  if (card.isSuspended || card.isDraft) return next(rules, lineUp, at)
  // Another program has asked it meanwhile: it is not due any more, or waits for a step.
  if (session.kind === 'study' && repsOf(card.memory) > repsOf(session.next.memory))
    return next(rules, withAnswered(lineUp, session.next, card.memory), at)
  const shown = shownAt(card, at, wording)
  return same({ ...lineUp, phase: 'asking', queued: { ...session.next, memory: card.memory }, shown })
}

const repsOf = (memory: Memory): number => (memory.state === 'new' ? 0 : memory.reps)

function reveal(rules: StudyRules, session: Asking, event: Of<'reveal'>): Step {
  const { card } = session.shown
  // A clock that steps back must not give a review that ended before it began.
  const revealedAt = later(event.at, session.shown.askedAt)
  return same({
    ...session,
    phase: 'revealed',
    revealedAt,
    dayOn: event.dayOn,
    outcomes: rules.outcomesFor(card, revealedAt, event.dayOn),
  })
}

function grade(rules: StudyRules, session: Revealed, event: Of<'grade'>): Step {
  const { shown, queued, revealedAt } = session
  const totalMs = Math.min(later(event.at, revealedAt) - shown.askedAt, longestReviewMs)
  const tookMs = Math.min(revealedAt - shown.askedAt, longestReviewMs)
  const answer: Answer = { card: shown.card.key, grade: event.grade, before: shown.card.memory, totalMs }
  const answered: LineUp = { ...lineUpOf(session), answers: [...session.answers, answer] }
  if (session.kind === 'cram') return next(rules, cramAgain(answered, queued, event), event.at)
  const after = session.outcomes[event.grade].memory
  const following = next(rules, withAnswered(answered, queued, after), event.at)
  return {
    session: following.session,
    effects: [
      {
        kind: 'record',
        draft: {
          kind: 'review',
          card: shown.card.key,
          at: revealedAt,
          zoneOffset: event.zoneOffset,
          dayOn: session.dayOn,
          session: null,
          grade: event.grade,
          reviewKind: 'study',
          tookMs,
          totalMs,
          before: shown.card.memory,
          after,
          parameters: rules.parameters,
          retention: rules.retentionFor(shown.card),
          language: shown.card.language,
          wording: shown.wording,
        },
      },
      ...following.effects,
    ],
  }
}

/** Cramming changes no memory: what was forgotten comes once more at the end. */
function cramAgain(lineUp: LineUp, card: QueueCard, event: Of<'grade'>): LineUp {
  return event.grade === 'again' ? { ...lineUp, upcoming: [...lineUp.upcoming, card] } : lineUp
}

function setAside(rules: StudyRules, session: Asking | Revealed, event: Of<'suspend'> | Of<'bury'>): Step {
  const happened = {
    card: session.shown.card.key,
    at: event.at,
    zoneOffset: event.zoneOffset,
    dayOn: event.dayOn,
    session: null,
  }
  const draft =
    event.kind === 'suspend'
      ? ({ ...happened, kind: 'suspend', isSuspended: true } as const)
      : ({ ...happened, kind: 'bury' } as const)
  const lineUp = { ...lineUpOf(session), setAside: [...session.setAside, session.answers.length] }
  const following = next(rules, lineUp, event.at)
  return { session: following.session, effects: [{ kind: 'record', draft }, ...following.effects] }
}

/** What was written is voided by the store, which tells with `undone`. The answers of a cram were not written. */
function undo(session: Session): Step {
  const isAnswerLast = session.setAside.at(-1) !== session.answers.length
  return session.kind === 'cram' && isAnswerLast ? uncram(session) : { session, effects: [{ kind: 'undo' }] }
}

/** The card whose event was voided is asked again; the one on the screen goes back to where it came from. */
function undone(session: Session, { card, wasReview }: Of<'undone'>): Step {
  const lineUp = withScreen(session)
  const restored = wasReview
    ? { ...lineUp, answers: withoutLast(lineUp.answers, (answer) => answer.card === card.key) }
    : { ...lineUp, setAside: lineUp.setAside.slice(0, -1) }
  return fetch(restored, card)
}

/** The last answered card comes back, and not once more at the end. */
function uncram(session: Session): Step {
  const last = session.answers.at(-1)
  if (!last) return same(session)
  const lineUp = withScreen(session)
  const again = lineUp.upcoming.find((card) => card.key === last.card)
  // Of a card that was known nothing but the key is left, and nothing more is needed to ask it.
  const card = again ?? { key: last.card, question: last.card, deck: '', topic: '', memory: last.before }
  return fetch({ ...lineUp, answers: lineUp.answers.slice(0, -1) }, card)
}

/** The text has changed, what was recalled has not: an answer that is shown stays shown. */
function edited(rules: StudyRules, session: Asking | Revealed, { card, at }: Of<'edited'>): Step {
  if (card.isDraft) return next(rules, lineUpOf(session), at)
  const shown = withText(session.shown, card)
  // Time in the editor is not time to think.
  if (session.phase === 'asking') return same({ ...session, shown: { ...shown, askedAt: at } })
  return same({ ...session, shown })
}

function extend(rules: StudyRules, session: Finished, { cards, at, pauseAt }: Of<'extend'>): Step {
  return next(rules, { ...withCards(lineUpOf(session), cards), pauseAt }, at)
}

function withoutLast<T>(items: readonly T[], isIt: (item: T) => boolean): readonly T[] {
  const index = items.findLastIndex(isIt)
  return index < 0 ? items : items.filter((_, position) => position !== index)
}

const later = (a: Instant, b: Instant): Instant => instant(Math.max(a, b))
