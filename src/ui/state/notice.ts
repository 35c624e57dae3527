/** What a screen says in one line about the last key: a value here, words in the catalogue. */
import type { Grade } from '../../model/grade.ts'
import type { Failure } from '../../model/failure.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'

export type PlainNotice =
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
  | 'editedAway'
  | 'noMoreCards'

export type Notice =
  | { readonly kind: PlainNotice }
  | { readonly kind: 'undone'; readonly deed: Deed }
  | { readonly kind: 'failed' | 'unreadable' | 'editorFailed'; readonly failure: Failure }

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
    case 'editorFailed':
      return notices.editorFailed(failureText(notice.failure, words), failureHint(notice.failure, words))
    default:
      return notices[notice.kind]
  }
}

export function noticeLine(notice: Notice | null, words: Messages): Line {
  if (notice === null) return []
  return [span(noticeText(notice, words), 'failure' in notice ? styles.warning : styles.dim)]
}

/** What happened, in a few words without a full stop. */
export function failureText(failure: Failure, words: Messages): string {
  return cleanLine(wordsOf(failure, words).message)
}

/** What to do about it, a whole sentence. */
export function failureHint(failure: Failure, words: Messages): string {
  return cleanLine(wordsOf(failure, words).hint)
}

function wordsOf(
  { code, values }: Failure,
  words: Messages,
): { readonly message: string; readonly hint: string } {
  const said = words.failures[code] as (quoted: Failure['values']) => ReturnType<typeof wordsOf>
  return said(values)
}

function deedName(deed: Deed, words: Messages): string {
  return deed === 'suspend' || deed === 'bury' ? words.review.deeds[deed] : words.print.grades[deed]
}
