/**
 * What each event does to the study session. Pairs of phase and event that make no sense leave the session as it is.
 * Pure: every decision of a review is here, every deed is an effect.
 */
import { unreachable } from '../model/failure.ts'
import type { Memory } from '../model/memory.ts'
import type { QueueCard } from '../model/queue.ts'
import { instant, type Instant } from '../model/time.ts'
import {
  longestReviewMs,
  type Answer,
  type Asking,
  type Finished,
  type Revealed,
  type Session,
  type SessionEvent,
  type Shown,
  type Step,
  type StudyRules,
  type Waiting,
} from './session.ts'

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
  const { upcoming, learning } = sorted(options.cards)
  const empty: Finished = {
    phase: 'finished',
    kind: options.kind,
    startedAt: options.at,
    upcoming,
    learning,
    answers: [],
    pauseAt: options.pauseAt,
    endedAt: options.at,
    reason: 'done',
  }
  return next(rules, empty, options.at)
}

/** The session after an event, and what the world has to do about it, in order. */
export function step(rules: StudyRules, session: Session, event: SessionEvent): Step {
  switch (event.kind) {
    case 'fetched':
      return session.phase === 'fetching' ? fetched(rules, session, event) : same(session)
    case 'missing':
      return session.phase === 'fetching' ? next(rules, session, event.at) : same(session)
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
      return session.kind === 'study' ? { session, effects: [{ kind: 'undo' }] } : uncram(session)
    case 'undone':
      return undone(session, event)
    case 'edited':
      return isShowing(session) ? edited(rules, session, event) : same(session)
    case 'extend':
      return session.phase === 'finished' ? extend(rules, session, event) : same(session)
    case 'quit':
      return session.phase === 'finished' ? same(session) : same(finished(session, event.at, 'left'))
    default:
      return unreachable(event)
  }
}

const same = (session: Session): Step => ({ session, effects: [] })

const isShowing = (session: Session): session is Asking | Revealed =>
  session.phase === 'asking' || session.phase === 'revealed'

/** Chooses what to ask: a learning card whose step is over, else the next of the queue, else a learning card ahead of its time. */
function next(rules: StudyRules, session: Session, at: Instant): Step {
  if (session.pauseAt !== null && at >= session.pauseAt) return same(finished(session, at, 'time'))
  const [first] = session.learning
  const [upcoming] = session.upcoming
  if (first && first.dueAt <= at) return fetch(session, first.card)
  if (upcoming) return fetch(session, upcoming)
  if (first && first.dueAt - at <= rules.learnAheadMs) return fetch(session, first.card)
  return same(finished(session, at, 'done'))
}

function fetch(session: Session, card: QueueCard, isUndone = false): Step {
  return {
    session: { ...withoutCard(common(session), card), phase: 'fetching', next: card, isUndone },
    effects: [{ kind: 'fetch', card: card.key }],
  }
}

function fetched(
  rules: StudyRules,
  session: Extract<Session, { phase: 'fetching' }>,
  event: Of<'fetched'>,
): Step {
  // Another program, or an earlier answer in this session, may have moved the card on: what the store says counts.
  if (event.card.isSuspended || event.card.isDraft) return next(rules, session, event.at)
  const shown: Shown = {
    card: event.card,
    askedAt: event.at,
    wording: event.wording,
    hintsShown: 0,
    picked: [],
    typed: '',
  }
  return same({
    ...common(session),
    phase: 'asking',
    queued: { ...session.next, memory: event.card.memory },
    shown,
  })
}

function prepared(shown: Shown, event: Of<'hint'> | Of<'pick'> | Of<'type'>): Shown {
  switch (event.kind) {
    case 'hint':
      return { ...shown, hintsShown: Math.min(shown.hintsShown + 1, shown.card.hints.length) }
    case 'pick': {
      if (event.option >= shown.card.options.length) return shown
      const isSingle = shown.card.options.filter((option) => option.correct).length === 1
      if (isSingle) return { ...shown, picked: [event.option] }
      const isPicked = shown.picked.includes(event.option)
      const picked = isPicked
        ? shown.picked.filter((option) => option !== event.option)
        : [...shown.picked, event.option]
      return { ...shown, picked: picked.sort((a, b) => a - b) }
    }
    case 'type':
      return { ...shown, typed: event.text }
  }
}

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
  const { shown, revealedAt } = session
  const totalMs = Math.min(later(event.at, revealedAt) - shown.askedAt, longestReviewMs)
  const tookMs = Math.min(revealedAt - shown.askedAt, longestReviewMs)
  const answer: Answer = { card: shown.card.key, grade: event.grade, before: shown.card.memory, totalMs }
  const answered: Session = { ...session, answers: [...session.answers, answer] }
  if (session.kind === 'cram') return next(rules, cramAgain(answered, session.queued, event), event.at)
  const after = session.outcomes[event.grade].memory
  const { session: following, effects } = next(rules, withWaiting(answered, session.queued, after), event.at)
  return {
    session: following,
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
      ...effects,
    ],
  }
}

/** Cramming changes no memory: what was forgotten comes once more at the end. */
function cramAgain(session: Session, card: QueueCard, event: Of<'grade'>): Session {
  return event.grade === 'again' ? { ...session, upcoming: [...session.upcoming, card] } : session
}

function setAside(rules: StudyRules, session: Asking | Revealed, event: Of<'suspend'> | Of<'bury'>): Step {
  const happened = {
    card: session.shown.card.key,
    at: event.at,
    zoneOffset: event.zoneOffset,
    dayOn: event.dayOn,
    session: null,
  }
  const { session: following, effects } = next(rules, session, event.at)
  const draft =
    event.kind === 'suspend'
      ? ({ ...happened, kind: 'suspend', isSuspended: true } as const)
      : ({ ...happened, kind: 'bury' } as const)
  return { session: following, effects: [{ kind: 'record', draft }, ...effects] }
}

/** The card whose event was voided is asked again; the one on the screen waits behind it. */
function undone(session: Session, event: Of<'undone'>): Step {
  const onScreen = isShowing(session) && session.queued.key !== event.card.key ? session.queued : null
  const base = common(session)
  const restored = {
    ...base,
    upcoming: onScreen ? [onScreen, ...base.upcoming] : base.upcoming,
    answers: event.wasReview
      ? withoutLast(base.answers, (answer) => answer.card === event.card.key)
      : base.answers,
  }
  return fetch({ ...restored, phase: 'finished', endedAt: event.at, reason: 'done' }, event.card, true)
}

/** In a cram nothing was written: the last answered card simply comes back. */
function uncram(session: Session): Step {
  const last = session.answers.at(-1)
  if (!last) return same(session)
  const base = common(session)
  const again = base.upcoming.findLastIndex((card) => card.key === last.card)
  const card: QueueCard = base.upcoming[again] ?? {
    key: last.card,
    question: last.card,
    deck: '',
    topic: '',
    memory: last.before,
  }
  const onScreen = isShowing(session) ? [session.queued] : []
  const upcoming = base.upcoming.filter((_, index) => index !== again)
  const restored: Session = {
    ...base,
    phase: 'finished',
    endedAt: session.startedAt,
    reason: 'done',
    answers: base.answers.slice(0, -1),
    upcoming: [...onScreen, ...upcoming],
  }
  return fetch(restored, card, true)
}

function edited(rules: StudyRules, session: Asking | Revealed, event: Of<'edited'>): Step {
  if (event.card.isDraft) return next(rules, session, event.at)
  const shown = { ...session.shown, card: event.card, picked: [], typed: '', hintsShown: 0 }
  return same({ ...common(session), phase: 'asking', queued: session.queued, shown })
}

function extend(rules: StudyRules, session: Finished, event: Of<'extend'>): Step {
  const { upcoming, learning } = sorted([...session.upcoming, ...event.cards])
  const known = new Set(session.learning.map(({ card }) => card.key))
  const waiting = [...session.learning, ...learning.filter(({ card }) => !known.has(card.key))]
  return next(rules, { ...session, upcoming, learning: byDue(waiting), pauseAt: event.pauseAt }, event.at)
}

function finished(session: Session, at: Instant, reason: Finished['reason']): Finished {
  const onScreen = isShowing(session) && reason !== 'done' ? [session.queued] : []
  const base = common(session)
  return { ...base, upcoming: [...onScreen, ...base.upcoming], phase: 'finished', endedAt: at, reason }
}

function common(session: Session): Omit<Finished, 'phase' | 'endedAt' | 'reason'> {
  const { kind, startedAt, upcoming, learning, answers, pauseAt } = session
  return { kind, startedAt, upcoming, learning, answers, pauseAt }
}

type Base = ReturnType<typeof common>

const withoutCard = (base: Base, card: QueueCard): Base => ({
  ...base,
  upcoming: base.upcoming.filter(({ key }) => key !== card.key),
  learning: base.learning.filter((waiting) => waiting.card.key !== card.key),
})

function withWaiting(session: Session, card: QueueCard, memory: Memory): Session {
  if (memory.state !== 'learning' && memory.state !== 'relearning') return session
  return {
    ...session,
    learning: byDue([...session.learning, { card: { ...card, memory }, dueAt: memory.dueAt }]),
  }
}

/** Parts cards that wait for a learning step from those that come in their order. */
function sorted(cards: readonly QueueCard[]): {
  upcoming: readonly QueueCard[]
  learning: readonly Waiting[]
} {
  const upcoming: QueueCard[] = []
  const learning: Waiting[] = []
  for (const card of cards) {
    const { memory } = card
    if (memory.state === 'learning' || memory.state === 'relearning')
      learning.push({ card, dueAt: memory.dueAt })
    else upcoming.push(card)
  }
  return { upcoming, learning: byDue(learning) }
}

const byDue = (learning: readonly Waiting[]): readonly Waiting[] =>
  [...learning].sort((a, b) => a.dueAt - b.dueAt)

function withoutLast<T>(items: readonly T[], isIt: (item: T) => boolean): readonly T[] {
  const index = items.findLastIndex(isIt)
  return index < 0 ? items : items.filter((_, position) => position !== index)
}

const later = (a: Instant, b: Instant): Instant => instant(Math.max(a, b))
