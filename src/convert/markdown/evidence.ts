/**
 * What all candidate explanations of a text share: its units, markers and weights, gathered once, and the types of their
 * results. Knows positions and sums; nothing of what makes a marker a question.
 */
import { shapeName, type Marker, type Shape } from './markers.ts'
import type { Unit } from './units.ts'
import { answerLabel } from './wording.ts'

/** A question and the units under it: `end` is the one after the last. */
export type Claim = { readonly marker: Marker; readonly end: number }

export type Explanation = {
  /** In order. */
  readonly claims: readonly Claim[]
  /** About 1 for each question that is well worded and answered. */
  readonly score: number
  readonly shapes: ReadonlySet<string>
}

export const nothing: Explanation = { claims: [], score: 0, shapes: new Set() }

export type Evidence = {
  readonly units: readonly Unit[]
  readonly markers: readonly Marker[]
  /** Weight of the units before each index. */
  readonly weightBefore: readonly number[]
  /** The index of the first marker at or after each unit. */
  readonly markerFrom: readonly number[]
  /** For each unit the heading that it stands under; -1 at the top. */
  readonly parent: readonly number[]
  readonly markerAt: ReadonlyMap<number, Marker>
  /** The only heading of level 1, where it stands before all others: the name of the text, even if it asks; else -1. */
  readonly title: number
}

export function gather(units: readonly Unit[], markers: readonly Marker[]): Evidence {
  const weightBefore = [0]
  const markerFrom: number[] = []
  const parent: number[] = []
  const open: number[] = []
  let next = 0
  for (const [at, unit] of units.entries()) {
    weightBefore.push((weightBefore[at] as number) + unit.weight)
    while (next < markers.length && (markers[next] as Marker).at < at) next++
    markerFrom.push(next)
    const isHeading = unit.kind === 'heading' && answerLabel(unit.text) === null
    if (isHeading)
      while (open.length > 0 && (units[open.at(-1) as number] as Unit).level >= unit.level) open.pop()
    parent.push(open.at(-1) ?? -1)
    if (isHeading) open.push(at)
  }
  markerFrom.push(markers.length)
  const markerAt = new Map(markers.map((marker) => [marker.at, marker]))
  const first = units.findIndex(({ kind }) => kind === 'heading')
  const highest = units.filter(({ kind, level }) => kind === 'heading' && level === 1)
  const title = highest.length === 1 && highest[0] === units[first] ? first : -1
  return { units, markers, weightBefore, markerFrom, parent, markerAt, title }
}

export function shapesIn(evidence: Evidence, from: number, to: number): readonly Shape[] {
  const found = new Map<string, Shape>()
  for (const { shape } of markersIn(evidence, from, to)) found.set(shapeName(shape), shape)
  return [...found.values()]
}

export function markersIn({ markers, markerFrom }: Evidence, from: number, to: number): readonly Marker[] {
  return markers.slice(markerFrom[from], markerFrom[to])
}

export const share = (markers: readonly Marker[], test: (marker: Marker) => boolean): number =>
  markers.length === 0 ? 0 : markers.filter(test).length / markers.length
