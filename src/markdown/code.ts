/**
 * Code under a margin of two cells, its lines never filled. A line that is too long goes on below, with its indentation
 * and a backslash in the margin, where no code can be mistaken for it.
 */
import { span, styles, type Line } from '../text/style.ts'
import { cellWidth, isPlainAscii } from '../text/width.ts'
import { sliceSpans } from '../text/wrap.ts'
import { scanFitting } from '../text/graphemes.ts'
import { trimmed } from './margin.ts'

const margin = span('  ')
const continued = span('\\ ', styles.dim)

export function layoutCode(lines: readonly Line[], width: number): Line[] {
  const room = width - cellWidth(margin.text)
  const laidOut: Line[] = []
  for (const line of lines) {
    const text = line.map((part) => part.text).join('')
    if (text.length <= room && isPlainAscii(text)) {
      laidOut.push(trimmed([margin, ...line]))
      continue
    }
    const indentation = ' '.repeat(Math.min(text.search(/[^ ]|$/), Math.floor(room / 3)))
    cutAt(text, room, indentation.length).forEach(([start, end], index) => {
      const part = sliceSpans(line, start, end)
      laidOut.push(trimmed(index === 0 ? [margin, ...part] : [continued, span(indentation), ...part]))
    })
  }
  return laidOut
}

/** The ranges of a line's text that fit: `room` cells for the first, `indentation` less for those below. */
function cutAt(text: string, room: number, indentation: number): (readonly [start: number, end: number])[] {
  if (cellWidth(text) <= room) return [[0, text.length]]
  const ranges: (readonly [number, number])[] = []
  let start = 0
  let cells = 0
  let spaceEnd = 0
  let cellsAtSpace = 0
  scanFitting(text, room - indentation, (from, to, clusterCells) => {
    const available = ranges.length === 0 ? room : room - indentation
    if (cells + clusterCells > available && from > start) {
      // After a space if one is near the edge, so that names stay whole; else wherever the edge is.
      const isNear = spaceEnd > start && cellsAtSpace > available / 2
      const end = isNear ? spaceEnd : from
      ranges.push([start, end])
      cells = isNear ? cells - cellsAtSpace : 0
      start = end
    }
    cells += clusterCells
    if (text.charCodeAt(from) === 0x20) {
      spaceEnd = to
      cellsAtSpace = cells
    }
  })
  ranges.push([start, text.length])
  return ranges
}
