/**
 * What is done in a review, and what there is to say about it. Screens and plain lines do the same things through this.
 *
 * A failure of the world (disk full, deck gone) becomes a notice: the session has not moved, and the key can be
 * pressed again. Anything else that is thrown is a bug and passes.
 */
import type { Card, CardKey } from '../model/card.ts'
import { isFailure, type Failure } from '../model/failure.ts'
import type { StudyAction } from '../session/runtime.ts'
import type { Session } from '../session/session.ts'
import type { ReviewPorts } from './review-ports.ts'
import type { Deed, Notice } from './state/notice.ts'
import type { Extension } from './state/review.ts'
import { isShowing } from './state/screen.ts'

export type ReviewDeeds = {
  readonly act: (action: StudyAction) => Notice | null
  readonly extend: (choice: Extension) => Notice | null
  /** Hands the card on the screen to the editor. */
  readonly edit: () => Promise<Notice | null>
  /** After the next card could not be read: asks for it again. */
  readonly retry: () => Notice | null
}

export function reviewDeeds(ports: Pick<ReviewPorts, 'runtime' | 'edit' | 'extend'>): ReviewDeeds {
  const { runtime } = ports
  /** What was done here and can be taken back, so that undo can say what it took back. */
  const done: { readonly deed: Deed; readonly card: CardKey }[] = []

  const act = (action: StudyAction): Notice | null => {
    const before = runtime.session()
    const failure = failureOf(() => runtime.act(action))
    const after = runtime.session()
    const deed = deedOf(action)
    // The deed itself may be in the log although the card after it could not be read.
    if (deed !== null && isShowing(before) && after !== before)
      done.push({ deed, card: before.shown.card.key })
    if (failure) return failedAt(after, failure)
    return deed === 'suspend' ? { kind: 'suspended' } : deed === 'bury' ? { kind: 'buried' } : null
  }

  const undo = (): Notice | null => {
    const before = runtime.session()
    let isUndone = false
    const failure = failureOf(() => (isUndone = runtime.act({ kind: 'undo' })))
    const after = runtime.session()
    if (failure) return failedAt(after, failure)
    if (!isUndone || after === before) return { kind: 'nothingToUndo' }
    const last = done.at(-1)
    if (!last || !isTakenBack(before, after, last.card)) return { kind: 'undoneEarlier' }
    done.pop()
    return { kind: 'undone', deed: last.deed }
  }

  const extend = (choice: Extension): Notice | null => {
    let hasMore = false
    const failure = failureOf(() => (hasMore = ports.extend(choice)))
    if (failure) return failedAt(runtime.session(), failure)
    return hasMore ? null : { kind: 'noMoreCards' }
  }

  const edit = async (): Promise<Notice | null> => {
    const session = runtime.session()
    if (!isShowing(session)) return null
    const { card } = session.shown
    let edited: Card | null
    try {
      edited = await ports.edit(card)
    } catch (error) {
      if (!isFailure(error)) throw error
      return { kind: 'editorFailed', failure: error }
    }
    // A draft is passed over, and so is a card that is gone: nothing is recorded of it.
    const isGone = edited === null || edited.isDraft
    return (
      act({ kind: 'edited', card: edited ?? { ...card, isDraft: true } }) ?? {
        kind: isGone ? 'editedAway' : 'edited',
      }
    )
  }

  return {
    act: (action) => (action.kind === 'undo' ? undo() : act(action)),
    extend,
    edit,
    retry: () => act({ kind: 'quit' }) ?? extend('rest'),
  }
}

/**
 * True when an undo took back what was done last in this session: the card is there again, or it has left its deck meanwhile and
 * only its answer is gone.
 */
function isTakenBack(before: Session, after: Session, card: CardKey): boolean {
  if (isShowing(after) && after.shown.card.key === card) return true
  return after.answers.length < before.answers.length || after.setAside.length < before.setAside.length
}

function failureOf(attempt: () => unknown): Failure | null {
  try {
    attempt()
    return null
  } catch (error) {
    if (isFailure(error)) return error
    throw error
  }
}

const failedAt = (session: Session, failure: Failure): Notice => ({
  kind: session.phase === 'fetching' ? 'unreadable' : 'failed',
  failure,
})

function deedOf(action: StudyAction): Deed | null {
  if (action.kind === 'grade') return action.grade
  return action.kind === 'suspend' || action.kind === 'bury' ? action.kind : null
}
