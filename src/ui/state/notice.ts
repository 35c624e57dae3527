/** What a screen says in one line about the last key: a value here, words in the catalogue. */
import type { Grade } from '../../model/grade.ts'
import type { Failure } from '../../model/failure.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'

export type Notice =
  | {
      readonly kind:
        | 'answerFirst'
        | 'gradeKeys'
        | 'noHint'
        | 'noMoreHints'
        | 'noSuchOption'
        | 'nothingToUndo'
        | 'undoneEarlier'
        | 'suspended'
        | 'buried'
        | 'edited'
        | 'notEdited'
        | 'editedAway'
        | 'noMoreCards'
    }
  | { readonly kind: 'undone'; readonly deed: Deed }
  | { readonly kind: 'failed' | 'unreadable'; readonly failure: Failure }

/** What was done with a card, and can be taken back. */
export type Deed = Grade | 'suspend' | 'bury'

export function noticeText(notice: Notice, words: Messages): string {
  const { notices } = words.review
  switch (notice.kind) {
    case 'undone':
      return notices.undone(deedName(notice.deed, words))
    case 'failed':
    case 'unreadable':
      return notices[notice.kind](failureText(notice.failure, words))
    default:
      return notices[notice.kind]
  }
}

export function noticeLine(notice: Notice | null, words: Messages): Line {
  if (notice === null) return []
  const isBad = notice.kind === 'failed' || notice.kind === 'unreadable'
  return [span(noticeText(notice, words), isBad ? styles.warning : styles.dim)]
}

/** What happened, in a few words without a full stop. */
export function failureText(failure: Failure, words: Messages): string {
  const word = words.failures[failure.code] as (values: Failure['values']) => { readonly message: string }
  return cleanLine(word(failure.values).message)
}

function deedName(deed: Deed, words: Messages): string {
  return deed === 'suspend' || deed === 'bury' ? words.review.deeds[deed] : words.print.grades[deed]
}
