/** A typed text as lines, and the cell that the cursor stands on. Breaks anywhere between characters, so that typing moves nothing. */
import { scanClusters } from '../../text/graphemes.ts'
import { span, styles, type Line } from '../../text/style.ts'
import type { Field } from '../state/field.ts'
import type { Cell } from '../view.ts'

export type FieldView = { readonly lines: readonly Line[]; readonly cursor: Cell }

const mark = '> '
const mostRows = 6

/** At most six rows of it, those around the cursor. */
export function fieldView(field: Field, width: number): FieldView {
  const room = width - mark.length
  const starts = [0]
  let cells = 0
  let cursor: Cell = { x: 0, y: 0 }
  scanClusters(field.text, (start, _end, wide) => {
    // The last cell of a row stays free for the cursor behind the last character.
    if (cells + wide > room - 1) {
      starts.push(start)
      cells = 0
    }
    if (start === field.cursor) cursor = { x: cells, y: starts.length - 1 }
    cells += wide
  })
  if (field.cursor === field.text.length) cursor = { x: cells, y: starts.length - 1 }
  const first = Math.max(0, Math.min(cursor.y - mostRows + 1, starts.length - mostRows))
  const shown = starts.slice(first, first + mostRows)
  return {
    lines: shown.map((start, index) => [
      span(first + index === 0 ? mark : ' '.repeat(mark.length), styles.accent),
      span(field.text.slice(start, starts[first + index + 1])),
    ]),
    cursor: { x: cursor.x + mark.length, y: cursor.y - first },
  }
}
