/**
 * Question and answer in the rows between header and footer: what stands still, and what scrolls.
 *
 * The question stays in sight. A long one (code to read, many options) scrolls with the answer, and only its heading
 * stays, so that there is always room for the answer.
 */
import { span, styles, type Line } from '../../text/style.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { clampOffset, type Scrolling } from '../state/scrolling.ts'
import type { Cell } from '../view.ts'
import type { FieldView } from './field.ts'
import { scrolled } from './scroll.ts'

export type CardParts = {
  readonly question: readonly Line[]
  /** What belongs to the question: prompt, options, hints. */
  readonly rest: readonly Line[]
  /** Null while it is hidden. */
  readonly answer: readonly Line[] | null
  readonly field: FieldView | null
}

export type CardBody = {
  readonly fixed: readonly Line[]
  readonly moving: readonly Line[]
  /** Where the answer begins among them; 0 while it is hidden, or when it moves alone. */
  readonly answerAt: number
  readonly field: FieldView | null
  readonly scrolling: Scrolling
}

export function cardBody(parts: CardParts, rows: number): CardBody {
  const { question, rest, field } = parts
  const answer = parts.answer ?? []
  const room = rows - (field ? field.lines.length + 1 : 0)
  const whole = stacked(question, rest)
  const fits = stacked(whole, answer).length <= room
  if (fits || (parts.answer !== null && whole.length <= room / 2))
    return body(whole.length > 0 && answer.length > 0 ? [...whole, []] : whole, answer, 0)
  const heading = shortened(question, Math.floor(room / 3))
  const above = heading === question ? rest : whole
  const moving = stacked(above, answer)
  return body([...heading, []], moving, moving.length - answer.length)

  function body(fixed: readonly Line[], moving: readonly Line[], answerAt: number): CardBody {
    const scrollRows = Math.max(2, room - fixed.length)
    const start = parts.answer === null ? 0 : answerAt
    return {
      fixed,
      moving,
      answerAt: start,
      field,
      scrolling: { total: moving.length, rows: scrollRows, start },
    }
  }
}

/** The rows as they are shown, and the cursor among them. */
export function cardRows(
  { fixed, moving, answerAt, field, scrolling }: CardBody,
  offset: number | null,
  words: Messages,
): { readonly lines: readonly Line[]; readonly cursor: Cell | null } {
  const { total, rows, start } = scrolling
  const first = clampOffset(total, rows, offset ?? start)
  const shown = first > 0 && first < answerAt ? torn(moving, first) : moving
  const above = [...fixed, ...scrolled(shown, rows, first, words)]
  if (!field) return { lines: above, cursor: null }
  const fieldAt = above.length + 1
  return {
    lines: [...above, [], ...field.lines],
    cursor: { x: field.cursor.x, y: field.cursor.y + fieldAt },
  }
}

/** True when nothing is out of sight. */
export function fitsWhole({ scrolling }: CardBody): boolean {
  return scrolling.total <= scrolling.rows
}

/** Parts below each other with an empty row between them; empty parts take no room. */
export function stacked(...parts: readonly (readonly Line[])[]): readonly Line[] {
  const lines: Line[] = []
  for (const part of parts) {
    if (part.length === 0) continue
    if (lines.length > 0) lines.push([])
    lines.push(...part)
  }
  return lines
}

/** The last lines of a prompt above its answer would read as if they began there. */
const torn = (lines: readonly Line[], at: number): readonly Line[] =>
  lines[at]?.length === 0 ? lines : lines.with(at, [span('...', styles.dim)])

function shortened(lines: readonly Line[], rows: number): readonly Line[] {
  return lines.length <= rows ? lines : [...lines.slice(0, rows - 1), [span('...', styles.dim)]]
}
