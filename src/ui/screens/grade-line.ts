/** The four grade keys, each with when the card would come back. Never scrolls away and never cuts a word. */
import { GRADES, gradeNumber, type Grade } from '../../model/grade.ts'
import { dayMs, minuteMs } from '../../model/time.ts'
import type { Outcome, Outcomes } from '../../schedule/outcomes.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { lineWidth } from '../view.ts'

/** The time until a card comes back, in ms: by the plan of an interview, where there is one. */
export function waitOf({ intervalDays, waitMs, plannedDays }: Outcome): number {
  const days = plannedDays ?? intervalDays
  return days === null ? (waitMs ?? 0) : days * dayMs
}

/** `outcomes` is null where nothing is rescheduled. The widest way of writing that fits is taken. */
export function gradeLine(outcomes: Outcomes | null, suggested: Grade, width: number, words: Messages): Line {
  const interval = (grade: Grade): string => words.time.interval(waitOf(outcomes![grade]))
  const short = (grade: Grade): string => words.review.shortInterval(waitOf(outcomes![grade]) / minuteMs)
  const ways = outcomes
    ? [
        write(interval, 2, 4),
        write(interval, 1, 3),
        write(interval, 1, 2),
        write(short, 1, 4),
        write(short, 1, 2),
      ]
    : [write(null, 0, 4), write(null, 0, 2)]
  return ways.find((line) => lineWidth(line) <= width) ?? ways.at(-1)!

  function write(when: ((grade: Grade) => string) | null, inner: number, outer: number): Line {
    return GRADES.flatMap((grade, index): Line => {
      const style = grade === suggested ? styles.accent : styles.plain
      return [
        span(index === 0 ? '' : ' '.repeat(outer)),
        span(`${gradeNumber(grade)} ${words.print.grades[grade]}`, style),
        ...(when ? [span(' '.repeat(inner) + when(grade), styles.dim)] : []),
      ]
    })
  }
}
