/** Plots in plain ASCII: bars, a calendar. Every mark is one cell wide in any terminal, and nothing is said by colour alone. */
import { span, styles, type Line } from '../../../text/style.ts'
import { cellWidth, padCells } from '../../../text/width.ts'

export type Bar = {
  readonly label: string
  readonly value: number
  /** Written after the bar. */
  readonly note: string
}

/** Bars from a common start, as long as their share of the greatest. A value above 0 has one mark at least. */
export function bars(rows: readonly Bar[], width: number): readonly Line[] {
  const labelWidth = Math.max(0, ...rows.map(({ label }) => cellWidth(label)))
  const noteWidth = Math.max(0, ...rows.map(({ note }) => cellWidth(note)))
  const room = Math.max(5, width - labelWidth - noteWidth - 4)
  const most = Math.max(0, ...rows.map(({ value }) => value))
  return rows.map(({ label, value, note }): Line => {
    const length = most === 0 ? 0 : Math.max(value > 0 ? 1 : 0, Math.round((value / most) * room))
    return [
      span(`${padCells(label, labelWidth, 'start')}  `, styles.dim),
      span(padCells('#'.repeat(length), room), styles.accent),
      span(`  ${padCells(note, noteWidth, 'start')}`),
    ]
  })
}

/** A share as a bar of its whole, with a mark where it should be. */
export function shareBar(share: number, target: number | null, width: number): string {
  const filled = Math.round(share * width)
  const mark = target === null ? -1 : Math.min(width - 1, Math.round(target * width))
  return Array.from({ length: width }, (_, at) => (at === mark ? '|' : at < filled ? '#' : '.')).join('')
}

const shades = ['.', '-', '+', '#'] as const

/** A day's mark: nothing, little, usual, much, by the share of the busiest tenth. */
export function shadeOf(value: number, much: number): string {
  if (value === 0) return shades[0]
  return value >= much ? shades[3] : value >= much / 3 ? shades[2] : shades[1]
}

/** The value that nine tenths of the days with any do not pass. */
export function muchOf(values: readonly number[]): number {
  const sorted = values.filter((value) => value > 0).sort((a, b) => a - b)
  return sorted[Math.floor(sorted.length * 0.9)] ?? 1
}
