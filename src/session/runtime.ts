/**
 * The small shell around the study session: it stamps events with the time, carries out effects, and tells who listens.
 *
 * A review is in the log before anyone sees the next card: effects are carried out before the session is published. When the
 * log cannot be written, the session has not moved and the screen still tells the truth.
 */
import type { Card, CardKey } from '../model/card.ts'
import type { EventDraft } from '../model/event.ts'
import type { Grade } from '../model/grade.ts'
import type { QueueCard } from '../model/queue.ts'
import type { Day, Instant } from '../model/time.ts'
import type { Session, SessionEffect, SessionEvent, StudyRules } from './session.ts'
import { wordingOf } from './shown.ts'
import { start, step } from './step.ts'

/** What the session asks of the world. All of it answers at once: SQLite is synchronous. */
export type StudyPort = {
  readonly now: () => { readonly at: Instant; readonly zoneOffset: number; readonly dayOn: Day }
  /** The card as it is now; null when it left its deck. */
  readonly fetch: (card: CardKey) => Card | null
  /** Durable when it returns. */
  readonly record: (draft: EventDraft) => void
  /** Voids the last event; null when there is none. */
  readonly undo: () => { readonly card: QueueCard; readonly wasReview: boolean } | null
}

/** What a person does in a session. */
export type StudyAction =
  | { readonly kind: 'reveal' }
  | { readonly kind: 'hint' }
  | { readonly kind: 'pick'; readonly option: number }
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'grade'; readonly grade: Grade }
  | { readonly kind: 'suspend' }
  | { readonly kind: 'bury' }
  | { readonly kind: 'undo' }
  | { readonly kind: 'edited'; readonly card: Card }
  | { readonly kind: 'extend'; readonly cards: readonly QueueCard[]; readonly pauseAt: Instant | null }
  | { readonly kind: 'quit' }

export type StudyRuntime = {
  readonly session: () => Session
  /** Carries out an action. False when there was nothing to undo. @throws what the port throws; the session then has not moved. */
  readonly act: (action: StudyAction) => boolean
  readonly subscribe: (listener: () => void) => () => void
}

export function studyRuntime(
  rules: StudyRules,
  port: StudyPort,
  options: {
    readonly kind: 'study' | 'cram'
    readonly cards: readonly QueueCard[]
    readonly pauseAt: Instant | null
  },
): StudyRuntime {
  const listeners = new Set<() => void>()
  let session: Session

  /** Carries out effects in order; what the world answers is the next event. */
  const perform = (moved: Session, effects: readonly SessionEffect[]): boolean => {
    for (const effect of effects) {
      if (effect.kind === 'record') port.record(effect.draft)
      else if (effect.kind === 'undo') {
        const undone = port.undo()
        if (!undone) return false
        return move(step(rules, moved, { kind: 'undone', ...undone, at: port.now().at }))
      } else {
        // The review before this is written: from here on the session has moved, whatever the fetch brings.
        session = moved
        const card = port.fetch(effect.card)
        const { at } = port.now()
        const event: SessionEvent = card
          ? { kind: 'fetched', card, at, wording: wordingOf(card) }
          : { kind: 'missing', at }
        return move(step(rules, moved, event))
      }
    }
    session = moved
    return true
  }

  const move = (result: { session: Session; effects: readonly SessionEffect[] }): boolean =>
    perform(result.session, result.effects)

  move(start(rules, { ...options, at: port.now().at }))

  return {
    session: () => session,
    act: (action) => {
      const isDone = move(step(rules, session, stamped(action, port)))
      for (const listener of listeners) listener()
      return isDone
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

function stamped(action: StudyAction, port: StudyPort): SessionEvent {
  switch (action.kind) {
    case 'hint':
    case 'pick':
    case 'type':
    case 'undo':
      return action
    default:
      return { ...action, ...port.now() } as SessionEvent
  }
}
