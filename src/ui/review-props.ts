/** The study session as the screens want it: which place it is for the keys, and the props of each screen. */
import type { Asking, Finished, Revealed, Session } from '../session/session.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import { noticeLine } from './state/notice.ts'
import { keymapOf, type Place, type ReviewState } from './state/review.ts'
import { suggestedGrade } from './state/suggest.ts'
import { canGoOn, progressOf, tallyOf } from './state/tally.ts'
import type { ReviewPorts } from './review-ports.ts'
import { once } from './once.ts'
import type { AnswerProps } from './screens/answer.ts'
import { offersOf, type EndProps } from './screens/end.ts'
import type { QuestionProps } from './screens/question.ts'

export type ReviewProps = {
  readonly placeOf: (session: Session) => Place
  readonly question: (session: Asking, state: ReviewState) => QuestionProps
  readonly answer: (session: Revealed, state: ReviewState) => AnswerProps
  readonly end: (session: Finished, state: ReviewState) => EndProps
}

export function reviewProps(ports: ReviewPorts): ReviewProps {
  const { words } = ports
  const summaryOf = once(ports.summary)
  const minutesOf = once(ports.remainingMinutes)
  const parentOf = once(ports.parentQuestion)
  const hasMock = ports.mock !== undefined
  const tally = (session: Finished) => tallyOf(session, ports.present().now)

  const goesOn = (session: Finished): boolean =>
    canGoOn(tally(session)) || (summaryOf(session).plan?.more ?? 0) > 0

  const placeOf = (session: Session): Place => {
    switch (session.phase) {
      case 'asking': {
        const { card, hintsShown } = session.shown
        const hints = card.hints.length
        return {
          kind: 'asking',
          hints,
          hintsLeft: hints - hintsShown,
          options: card.options.length,
          isTyped: card.kind === 'typed',
        }
      }
      case 'revealed':
        return { kind: 'revealed', suggested: suggestedGrade(session.shown) }
      case 'finished':
        return {
          kind: 'finished',
          canGoOn: goesOn(session),
          offers: offersOf(summaryOf(session)),
          hasMock,
        }
      case 'fetching':
        return { kind: 'stuck' }
    }
  }

  const setting = (session: Asking | Revealed, state: ReviewState) => ({
    words,
    position: positionText(session, minutesOf(session), words),
    parent: parentOf(session.shown.card),
    offset: state.offset,
    notice: noticeLine(state.notice, words),
    shown: session.shown,
  })

  return {
    placeOf,
    question: (session, state) => ({
      ...setting(session, state),
      keymap: keymapOf(placeOf(session), state),
      field: session.shown.card.kind === 'typed' ? state.field : null,
      isTyping: state.isTyping,
    }),
    answer: (session, state) => ({
      ...setting(session, state),
      outcomes: session.kind === 'cram' ? null : session.outcomes,
      suggested: suggestedGrade(session.shown),
    }),
    end: (session, state) => {
      const tallied = tally(session)
      return {
        words,
        tally: tallied,
        summary: summaryOf(session),
        canGoOn: goesOn(session),
        hasMock,
        today: ports.present().today,
        notice: noticeLine(state.notice, words),
      }
    },
  }
}

/** `7 of 30, 19 min`; in a cram also that nothing is rescheduled. */
export function positionText(session: Session, minutes: number | null, words: Messages): string {
  const { at, of } = progressOf(session)
  const position = words.review.position(at, of, minutes === null ? null : words.time.minutes(minutes))
  return session.kind === 'cram' ? `${position}   ${words.review.cram}` : position
}
