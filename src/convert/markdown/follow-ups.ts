/** Questions nested under a question in a list: asked after it. Knows one item. */
import type { Found } from './converted.ts'
import type { Marker } from './markers.ts'
import { readTitle } from './title.ts'
import { unitsOf, type Unit } from './units.ts'
import { questionLook } from './wording.ts'

/** The items under a bullet, when all of it is items and most of them ask something; else none, and they are its answer. */
export function followUpsOf(unit: Unit, marker: Marker): Found['followUps'] {
  if (marker.shape.code !== 'bullet' && marker.shape.code !== 'number') return []
  const inner = unitsOf(unit.inner).filter(({ weight }) => weight > 0)
  if (inner.length === 0 || !inner.every(({ kind, inner: below }) => kind === 'item' && below.trim() === ''))
    return []
  const asking = inner.filter(({ text }) => questionLook(text) >= 0.8)
  if (asking.length * 2 < inner.length) return []
  return inner.map((item) => ({ line: unit.start + 2 + item.start, title: readTitle(item.text).text }))
}
