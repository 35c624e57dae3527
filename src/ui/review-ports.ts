/** What the review needs of the world, as plain functions: store, files, clock and editor stay with the caller. */
import type { Card } from '../model/card.ts'
import type { Day, Instant } from '../model/time.ts'
import type { StudyRuntime } from '../session/runtime.ts'
import type { Finished, Session } from '../session/session.ts'
import type { Messages } from '../text/messages/catalogue.ts'
import type { Host } from './host.ts'
import type { EndSummary } from './screens/end.ts'
import type { CardFacts } from './screens/info.ts'
import type { Extension } from './state/review.ts'

export type ReviewPorts = {
  /** Opens a short mock interview; not there where none can follow. */
  readonly mock?: () => Promise<Host>
  readonly runtime: StudyRuntime
  readonly words: Messages
  /**
   * Opens the card in the editor and reads its deck again; null when it is no longer there. The terminal is free
   * while the promise is pending. @throws Failure
   */
  readonly edit: (card: Card) => Promise<Card | null>
  /** Asked once for each time that the session ends. */
  readonly summary: (session: Finished) => EndSummary
  /**
   * Gets the cards of a choice and dispatches `extend` to the runtime; `rest` adds none and lifts the pause. False when
   * there are none. @throws Failure
   */
  readonly extend: (choice: Extension) => boolean
  /** Minutes that the rest will take; null where nobody knows. Asked once for each step of the session. */
  readonly remainingMinutes: (session: Session) => number | null
  readonly facts: (card: Card) => Pick<CardFacts, 'retrievability' | 'isLeech'>
  readonly present: () => { readonly today: Day; readonly now: Instant }
  /** The question that a follow-up belongs to; null for other cards. */
  readonly parentQuestion: (card: Card) => string | null
}
