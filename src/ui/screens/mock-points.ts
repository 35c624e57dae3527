/** Key points with their marks, one row or more each: `1 [x] buffers slow clients   must`. */
import { parseMarkdown } from '../../markdown/parse.ts'
import { markValue, type Mark, type MockItem } from '../../session/mock/mock.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { plainText, span, styles, type Line } from '../../text/style.ts'
import { truncateCells } from '../../text/width.ts'
import { indented, lineWidth, type Column } from '../view.ts'
import { layOut } from './lay-out.ts'

/** Cells before a point's text: `> 1 [x] `. */
const indent = 8

/** Rows of a point that is a paragraph: the whole of it stands in the answer below. */
const mostRows = 2

const boxes: Readonly<Record<Mark, string>> = { hit: '[x]', partly: '[~]', miss: '[ ]' }

type Kept = { readonly width: number; readonly words: Messages; readonly texts: readonly (readonly Line[])[] }
const kept = new WeakMap<MockItem['points'], Kept>()

/** The texts are laid out once: marks change at every key, points do not. */
function textsOf(points: MockItem['points'], column: Column, words: Messages): readonly (readonly Line[])[] {
  const known = kept.get(points)
  if (known && known.width === column.textWidth && known.words === words) return known.texts
  const texts = points.map(({ text, must }) => {
    const width = column.textWidth - indent - (must ? noteRoom(words) : 0)
    const narrow: Column = { left: column.left, width, textWidth: width }
    return text.trim() === ''
      ? [[span(words.mock.wholeAnswer)]]
      : clamped(layOut(parseMarkdown(text), narrow, words), width)
  })
  kept.set(points, { width: column.textWidth, words, texts })
  return texts
}

function clamped(lines: readonly Line[], width: number): readonly Line[] {
  const last = lines[mostRows - 1]
  if (lines.length <= mostRows || !last) return lines
  // Longer than the row: it has to show that it goes on.
  return [
    ...lines.slice(0, mostRows - 1),
    [span(truncateCells(`${plainText(last)} ${plainText(lines[mostRows]!)}`, width))],
  ]
}

/**
 * One entry for each point, of one line or more. `selected` is the one to be marked, from 0; null when the marks stand, and
 * it is said which must-haves were missed.
 */
export function pointLines(
  { points, marks }: Pick<MockItem, 'points' | 'marks'>,
  selected: number | null,
  column: Column,
  words: Messages,
): readonly (readonly Line[])[] {
  return textsOf(points, column, words).map((text, index) => {
    const mark = marks[index] ?? 'miss'
    const isSelected = index === selected
    const style = isSelected ? styles.accent : styles.plain
    const first: Line = [
      span(isSelected ? '> ' : '  ', styles.accent),
      span(`${String(index + 1)} ${boxes[mark]} `.padStart(indent - 2), style),
      ...(text[0] ?? []),
    ]
    const isMissed = mark === 'miss' && selected === null
    const said = points[index]!.must ? withNote(first, isMissed, column, words) : first
    return [said, ...text.slice(1).map((line) => indented(line, indent))]
  })
}

const noteRoom = (words: Messages): number => lineWidth([span(words.mock.mustMissed)]) + 2

function withNote(line: Line, isMissed: boolean, column: Column, { mock }: Messages): Line {
  const said = isMissed ? span(mock.mustMissed, styles.warning) : span(mock.must, styles.dim)
  const spaces = column.textWidth - lineWidth(line) - lineWidth([said])
  return [...line, span(' '.repeat(Math.max(2, spaces))), said]
}

/** Whole points as far as there is room, the selected one among them, and how many there are besides. */
export function pointWindow(
  points: readonly (readonly Line[])[],
  selected: number,
  room: number,
  words: Messages,
): readonly Line[] {
  const all = points.flat()
  if (all.length <= room) return all
  let from = Math.min(selected, points.length - 1)
  let to = from + 1
  const height = (first: number, last: number): number => points.slice(first, last).flat().length
  // Those before it first, so that the first ones stay in sight as long as there is room.
  while (from > 0 && height(from - 1, to) <= room - 1) from--
  while (to < points.length && height(from, to + 1) <= room - 1) to++
  const hidden = points.length - (to - from)
  return [
    ...points
      .slice(from, to)
      .flat()
      .slice(0, room - 1),
    [span(words.mock.morePoints(hidden), styles.dim)],
  ]
}

/** `2.5`, of as many points as there are. */
export function coveredText({ marks }: Pick<MockItem, 'marks'>): string {
  return String(marks.reduce((sum, mark) => sum + markValue[mark], 0))
}
