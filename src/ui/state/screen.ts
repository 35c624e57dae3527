/** Which screen a session shows: what belongs to a screen (scroll position, typed text) dies with it. Pure. */
import type { Asking, Revealed, Session } from '../../session/session.ts'

export function isShowing(session: Session): session is Asking | Revealed {
  return session.phase === 'asking' || session.phase === 'revealed'
}

/** Equal as long as the screen is the same: a card that was edited is another one, picks and hints change nothing. */
export function screenOf(session: Session): string {
  if (!isShowing(session)) return `${session.phase} ${session.answers.length}`
  const { card, askedAt } = session.shown
  return `${session.phase} ${card.key} ${askedAt} ${card.question}`
}
