/**
 * Which of Anki's answers tell how well a card is known, as Anki itself reads its log for FSRS: what was crammed does not count,
 * nor what stands before the card was last learned from the beginning, or reset. Knows rows of a log; nothing of time zones.
 */
import type { AnkiLogRow } from '../../model/anki.ts'
import { GRADES, type Grade } from '../../model/grade.ts'

export type History = {
  /** Oldest first. */
  readonly answers: readonly { readonly row: AnkiLogRow; readonly grade: Grade }[]
  /** False when the log begins in the middle of the card's life: a replay of it would not come to the card's state. */
  readonly isComplete: boolean
  /** The card was reset and not answered since. */
  readonly isReset: boolean
}

export type HistoryRules = {
  /** It had three grades for cards in learning, without hard. */
  readonly isFirstScheduler: boolean
  /** Answers before do not count. Milliseconds since the epoch. */
  readonly ignoreBeforeMs: number
}

const learning = 0
const relearning = 2
const filtered = 3
const manual = 4

/** The history in a card's log, oldest row first. */
export function historyOf(log: readonly AnkiLogRow[], rules: HistoryRules): History {
  let start = log.length
  let hasLearning = false
  let isReset = false
  for (let at = log.length - 1; at >= 0; at--) {
    const row = log[at] as AnkiLogRow
    if (isCrammed(row)) continue
    if (row.id < rules.ignoreBeforeMs) break
    if (isRated(row) && row.kind === learning) {
      hasLearning = true
      start = at
    } else if (hasLearning) break
    else if (row.kind === manual && row.factor === 0) {
      isReset = true
      break
    } else if (isRated(row)) start = at
  }
  const counted = log.slice(start).filter((row) => isRated(row) && !isCrammed(row))
  return {
    answers: counted.map((row) => ({ row, grade: gradeOf(row, rules) })),
    isComplete: hasLearning || isReset,
    isReset: isReset && counted.length === 0,
  }
}

const isRated = ({ ease, id }: AnkiLogRow): boolean => ease >= 1 && ease <= 4 && id > 0

const isCrammed = ({ kind, factor }: AnkiLogRow): boolean => kind === filtered && factor === 0

function gradeOf({ ease, kind }: AnkiLogRow, { isFirstScheduler }: HistoryRules): Grade {
  const isThreeGrades = isFirstScheduler && (kind === learning || kind === relearning)
  const grade = isThreeGrades && (ease === 2 || ease === 3) ? ease + 1 : ease
  return GRADES[grade - 1] as Grade
}
