/** An answer being typed as lines, and the cell that the cursor stands on: an input method opens its window there. */
import { span, styles, type Line } from '../../text/style.ts'
import type { Editor } from '../state/editor.ts'
import { placeOfCursor, rowsOf, rowText, windowFrom } from '../state/editor-rows.ts'
import type { FieldView } from './field.ts'

const mark = '> '

/** The cells for text in an editor of a width: behind the last one there is room for the cursor. */
export function editorWidth(width: number): number {
  return width - mark.length - 1
}

/** The first row to show after a change, `first` being the one before it. */
export function editorFrom(editor: Editor, first: number, width: number, height: number): number {
  const cells = editorWidth(width)
  const rows = rowsOf(editor.text, cells)
  return windowFrom(first, placeOfCursor(editor.text, editor, rows, cells).y, rows.length, height)
}

/** At most `height` rows of it, those around the cursor, beginning with `first` where that shows the cursor. */
export function editorView(editor: Editor, first: number, width: number, height: number): FieldView {
  const cells = editorWidth(width)
  const rows = rowsOf(editor.text, cells)
  const place = placeOfCursor(editor.text, editor, rows, cells)
  const from = windowFrom(first, place.y, rows.length, height)
  return {
    lines: rows
      .slice(from, from + height)
      .map((row, index): Line => [
        span(from + index === 0 ? mark : ' '.repeat(mark.length), styles.accent),
        span(rowText(editor.text, row)),
      ]),
    cursor: { x: place.x + mark.length, y: place.y - from },
  }
}
