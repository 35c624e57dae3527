/**
 * One shape of marker as the explanation of a region: which of its markers are questions, where each ends, and how much speaks
 * for it. Knows evidence; the choice between shapes and regions is made in `explain.ts`.
 */
import { markersIn, nothing, share, type Claim, type Evidence, type Explanation } from './evidence.ts'
import { shapeName, type Marker, type Shape } from './markers.ts'
import type { Unit } from './units.ts'
import { answerLabel } from './wording.ts'

/** Explains a region by one shape: which of its markers are questions, where each ends, and how good that is. */
export function readAs(evidence: Evidence, shape: Shape, from: number, to: number): Explanation {
  const name = shapeName(shape)
  const all = markersIn(evidence, from, to).filter((marker) => shapeName(marker.shape) === name)
  const accepted = all
    .filter(acceptance(evidence, all, shape))
    .filter((marker) => !isEmptyTopic(evidence, marker, from, to))
  if (accepted.length === 0 || !isCovering(evidence, shape, accepted, from, to)) return nothing
  const ends = endsOf(evidence, shape, accepted, from, to)
  const claims = accepted.map((marker, index) => ({ marker, end: ends[index] as number }))
  const answered = claims.filter((claim) => bodyWeight(evidence, claim) > 0).length / claims.length
  const seen = new Map<string, number>()
  let score = 0
  for (const claim of claims) {
    const times = (seen.get(claim.marker.title.text) ?? 0) + 1
    seen.set(claim.marker.title.text, times)
    const isRepeated = times > 2 && claim.marker.look < 0.8
    score += valueOf(evidence, claim, answered) - (isRepeated ? 0.6 : 0)
  }
  return { claims, score, shapes: new Set([name]) }
}

/** What most of a shape's markers have in common, the others need too. */
function acceptance(evidence: Evidence, all: readonly Marker[], shape: Shape): (marker: Marker) => boolean {
  const isMarked = ({ title }: Marker): boolean =>
    title.marks.length > 0 || /\p{Extended_Pictographic}/u.test(title.text)
  const isNumbered = ({ title }: Marker): boolean => title.isNumbered
  const marked = share(all, isMarked)
  const numbered = share(all, isNumbered)
  const asking = share(all, ({ look }) => look >= 0.8)
  switch (shape.code) {
    case 'heading':
    case 'item-heading':
      return (marker) => {
        if (marker.isFurniture) return false
        if (all.length >= 4 && numbered >= 0.6 && !isNumbered(marker)) return marker.look >= 0.8
        return !isSection(evidence, marker)
      }
    case 'bold':
    case 'item-bold':
      return (marker) => {
        if (marker.isFurniture || marker.isPart) return false
        if (all.length >= 4 && marked >= 0.5) return isMarked(marker)
        if (isFirstUnderHeading(evidence, marker) && asking >= 0.6 && all.length >= 4) return true
        return marker.look >= 0.8 || (numbered >= 0.6 && isNumbered(marker))
      }
    case 'details':
      return (marker) =>
        !marker.isFurniture &&
        !/^\W*(?:(?:view|show|see|click|toggle|expand|open)\b|查看|点击|展开)/i.test(marker.title.text)
    case 'bullet': {
      const areAsking = share(all, ({ look }) => look >= 0.8) >= 0.5
      return (marker) =>
        (areAsking || marker.look > 0 || marker.title.link !== null) && !isUnderFurniture(evidence, marker)
    }
    default:
      return (marker) => !marker.isFurniture
  }
}

/** What stands under `Resources` leads elsewhere; asked it is only with words that ask. */
const isUnderFurniture = ({ parent, markerAt }: Evidence, { at, look }: Marker): boolean =>
  look < 0.8 && markerAt.get(parent[at] ?? -1)?.isFurniture === true

/** Right under the heading of a section there is no answer yet that a bold line could be a part of. */
function isFirstUnderHeading({ units, parent, markerAt }: Evidence, { at }: Marker): boolean {
  const above = units[at - 1]
  return above?.kind === 'heading' && parent[at] === at - 1 && (markerAt.get(at - 1)?.look ?? 0) < 0.6
}

/** A heading that asks nothing and holds headings that do, or that holds headings and no text before them. */
function isSection({ units, markers, markerFrom }: Evidence, marker: Marker): boolean {
  if (marker.look >= 0.8 || marker.shape.code !== 'heading') return false
  let asking = 0
  let others = 0
  for (let index = (markerFrom[marker.at] as number) + 1; index < markers.length; index++) {
    const { shape, at, look, isPart } = markers[index] as Marker
    if (units[at]?.kind === 'heading' && shape.level <= marker.shape.level) break
    if (shape.code !== 'heading' || isPart) continue
    if (look >= 0.8) asking++
    else others++
  }
  return !marker.title.isNumbered && asking >= 2 && asking >= others
}

/** A heading that asks nothing, with nothing to read before the next one of its level. */
function isEmptyTopic({ units, weightBefore }: Evidence, marker: Marker, from: number, to: number): boolean {
  if (marker.shape.code !== 'heading' || marker.look >= 0.6 || marker.title.isNumbered) return false
  let end = Math.max(marker.at + 1, from)
  const ends = (unit: Unit): boolean => unit.kind === 'heading' && unit.level <= marker.shape.level
  while (end < to && weightBefore[end] === weightBefore[marker.at + 1] && !ends(units[end] as Unit)) end++
  return weightBefore[end] === weightBefore[marker.at + 1]
}

/** Lists are questions only where there is little but lists: in answers there are more of them than there are questions. */
function isCovering(
  evidence: Evidence,
  shape: Shape,
  accepted: readonly Marker[],
  from: number,
  to: number,
): boolean {
  const { units, weightBefore } = evidence
  const total = (weightBefore[to] as number) - (weightBefore[from] as number)
  if (shape.code === 'bullet') {
    const own = accepted.reduce((sum, { at }) => sum + (units[at] as Unit).weight, 0)
    const areLinks = share(accepted, ({ title }) => title.link !== null) >= 0.9
    const areAsking =
      share(accepted, ({ look }) => look >= 0.8) >= 0.35 && share(accepted, ({ look }) => look > 0) >= 0.4
    return accepted.length >= 3 && own >= total * 0.7 && (areLinks || areAsking)
  }
  if (shape.code === 'number')
    return accepted.length >= 3 && share(accepted, ({ look }) => look >= 0.8) >= 0.4
  if (shape.code === 'line') return accepted.length >= 3 && share(accepted, ({ look }) => look >= 0.8) >= 0.6
  return true
}

/** Where each question ends: at the next one, or at a heading that is no part of an answer. */
export function endsOf(
  { units }: Evidence,
  shape: Shape,
  accepted: readonly Marker[],
  from: number,
  to: number,
): readonly number[] {
  const boundary = boundaryLevel(units, shape, accepted, from, to)
  const numbers = new Set(accepted.map(({ at }) => at))
  const ends: number[] = []
  for (const { at } of accepted) {
    let end = at + 1
    while (end < to && !numbers.has(end)) {
      const unit = units[end] as Unit
      if (unit.kind === 'heading' && unit.level <= boundary && answerLabel(unit.text) === null) break
      end++
    }
    ends.push(end)
  }
  return ends
}

/** Headings of this level and above end an answer; deeper ones are parts of it. */
function boundaryLevel(
  units: readonly Unit[],
  shape: Shape,
  accepted: readonly Marker[],
  from: number,
  to: number,
): number {
  if (shape.code === 'heading') return shape.level
  const isAccepted = new Set(accepted.map(({ at }) => at))
  const levels = new Map<number, { count: number; leading: number }>()
  for (let at = from; at < to; at++) {
    const unit = units[at] as Unit
    if (unit.kind !== 'heading' || answerLabel(unit.text) !== null) continue
    let next = at + 1
    while (
      next < to &&
      !isAccepted.has(next) &&
      (units[next] as Unit).weight === 0 &&
      units[next]?.kind !== 'heading'
    )
      next++
    const tally = levels.get(unit.level) ?? { count: 0, leading: 0 }
    levels.set(unit.level, {
      count: tally.count + 1,
      leading: tally.leading + (isAccepted.has(next) ? 1 : 0),
    })
  }
  const leading = [...levels]
    .filter(([, { count, leading: led }]) => led * 2 >= count)
    .map(([level]) => level)
  const several = [...levels].filter(([, { count }]) => count > 1).map(([level]) => level)
  return Math.max(2, ...leading, several.length > 0 ? Math.min(...several) : 1)
}

export function bodyWeight({ weightBefore }: Evidence, { marker, end }: Claim): number {
  return marker.ownWeight + (weightBefore[end] as number) - (weightBefore[marker.at + 1] as number)
}

function valueOf(evidence: Evidence, claim: Claim, answered: number): number {
  const { marker } = claim
  const { code } = marker.shape
  const hasBody = bodyWeight(evidence, claim) > 0
  let value = wordingValue(marker)
  value += hasBody ? 0.3 : answered > 0.2 ? -0.35 : -0.05
  if (isInsideQuestion(evidence, marker)) value -= 1
  if (code === 'heading' && marker.look < 0.8 && !hasOwnText(evidence, claim)) value -= 0.5
  if (marker.title.text.length > 300 && code !== 'bold-number') value -= 0.5
  return value
}

function wordingValue({ shape, look, isPart, title }: Marker): number {
  const numbered = title.isNumbered ? 0.4 : 0
  switch (shape.code) {
    case 'heading':
    case 'item-heading':
      return (isPart ? -0.4 : Math.max(look, title.marks.length > 0 ? 0.4 : 0.15)) + numbered
    case 'details':
      return Math.max(look, 0.1) + numbered
    case 'bold-number':
      return 0.5 + look / 2
    case 'bold':
    case 'item-bold':
      return Math.max(look, title.marks.length > 0 ? 0.8 : -0.3) * 0.9 + numbered
    case 'number':
      return look >= 0.8 ? look * 0.7 : -0.1
    case 'bullet':
      return look >= 0.8 ? look * 0.6 : title.link === null ? 0 : 0.3
    default:
      return look >= 0.8 ? look * 0.6 : -0.3
  }
}

/** A heading under a question, or a list in its answer, is a part of it, however it is worded. */
function isInsideQuestion(evidence: Evidence, marker: Marker): boolean {
  const { parent, markerAt, units } = evidence
  for (let at = parent[marker.at] ?? -1; at >= 0; at = parent[at] ?? -1) {
    const outer = markerAt.get(at)
    if (!outer || at === evidence.title) continue
    const asks =
      outer.look === 1 ||
      outer.title.marks.some((mark) => /[★☆]/.test(mark)) ||
      (outer.look >= 0.8 && outer.title.isNumbered)
    if (asks && (outer.title.isNumbered || hasOwnText(evidence, { marker: outer, end: units.length })))
      return true
  }
  return false
}

/** Text before the first heading under it: what only holds headings is a section. */
function hasOwnText({ units, weightBefore }: Evidence, { marker, end }: Claim): boolean {
  let at = marker.at + 1
  while (at < end && units[at]?.kind !== 'heading') at++
  return at === end || (weightBefore[at] as number) > (weightBefore[marker.at + 1] as number)
}
