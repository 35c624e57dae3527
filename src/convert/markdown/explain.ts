/**
 * Which markers are questions. Each shape of marker is a candidate for each region of the text, and is scored by evidence: how
 * its lines are worded and numbered, whether text follows them, whether they stand inside of what is a question itself. The
 * best explanation of a region wins; a region is split at its headings where its parts are better explained one by one.
 *
 * Knows markers and weights; nothing of what becomes of the text between them.
 */
import {
  markersIn,
  nothing,
  shapesIn,
  share,
  type Claim,
  type Evidence,
  type Explanation,
} from './evidence.ts'
import { shapeName, type Shape } from './markers.ts'
import { bodyWeight, endsOf, readAs } from './rate.ts'
import type { Unit } from './units.ts'
import { answerLabel } from './wording.ts'

/** What a further shape costs that a region needs for itself. */
const costOfShape = 1.5
const deepestSplit = 5

/**
 * The best explanation of a text. Lines in lists and plain lines are either all of it or none: in answers there are more of
 * them than there are questions, so they never complete an explanation by headings.
 */
export function explain(evidence: Evidence): Explanation {
  const { length } = evidence.units
  const strong = withGapsFilled(evidence, explainRegion(evidence, isStrong, 0, length, 0))
  const plain = explainRegion(evidence, (shape) => !isStrong(shape), 0, length, 0)
  return plain.score > strong.score ? plain : strong
}

/** Whole sections without a claim, of which most lines ask. */
function withGapsFilled(evidence: Evidence, explanation: Explanation): Explanation {
  const { claims } = explanation
  if (claims.length === 0) return explanation
  const filled: Claim[] = []
  let { score } = explanation
  let from = 0
  for (const claim of [...claims, null]) {
    const to = claim ? claim.marker.at : evidence.units.length
    if (to > from) {
      const gap = explainRegion(evidence, (shape) => !isStrong(shape), from, to, 0)
      const isRun =
        gap.claims.length >= 3 &&
        share(
          gap.claims.map(({ marker }) => marker),
          ({ look }) => look >= 0.8,
        ) >= 0.7
      if (isRun) {
        filled.push(...gap.claims)
        score += gap.score
      }
    }
    if (claim) filled.push(claim)
    from = claim ? claim.end : to
  }
  return { ...explanation, claims: filled, score }
}

const isStrong = ({ code }: Shape): boolean => code !== 'number' && code !== 'bullet' && code !== 'line'

function explainRegion(
  evidence: Evidence,
  isUsed: (shape: Shape) => boolean,
  from: number,
  to: number,
  depth: number,
): Explanation {
  let best = nothing
  for (const shape of shapesIn(evidence, from, to).filter(isUsed)) {
    const candidate = readAs(evidence, shape, from, to)
    if (candidate.score > best.score) best = candidate
  }
  const cuts = depth < deepestSplit ? splitPoints(evidence.units, from, to) : []
  if (cuts.length === 0) return best
  const parts = [from, ...cuts].map((start, index) =>
    explainRegion(evidence, isUsed, start, cuts[index] ?? to, depth + 1),
  )
  const shapes = new Set(parts.flatMap((part) => [...part.shapes]))
  const score = parts.reduce((sum, part) => sum + part.score, 0) - costOfShape * Math.max(0, shapes.size - 1)
  return score > best.score * 1.05 + 0.5
    ? { claims: parts.flatMap(({ claims }) => claims), score, shapes }
    : best
}

/** The headings of the highest level in a region, but not one with which it begins. */
function splitPoints(units: readonly Unit[], from: number, to: number): readonly number[] {
  let level = 7
  let points: number[] = []
  for (let at = from + 1; at < to; at++) {
    const unit = units[at] as Unit
    if (unit.kind !== 'heading' || unit.level > level || answerLabel(unit.text) !== null) continue
    if (unit.level < level) points = []
    level = unit.level
    points.push(at)
  }
  return points
}

/** How many questions of another shape, one after the other, show that the author changed style under the last heading. */
const leastInNewStyle = 5

/**
 * Claims of which one swallowed a whole run of questions in another style, taken apart where the run begins. A few such lines in
 * an answer are parts of it; many, in a body far longer than the others, are not.
 */
export function withNewStyles(evidence: Evidence, claims: readonly Claim[]): readonly Claim[] {
  const weights = claims.map((claim) => bodyWeight(evidence, claim)).sort((a, b) => a - b)
  const usual = weights[weights.length >> 1] ?? 0
  return claims.flatMap((claim) => {
    if (bodyWeight(evidence, claim) < usual * 5) return [claim]
    const start = claim.marker.at + 1
    for (const shape of shapesIn(evidence, start, claim.end)) {
      if (shape.code !== 'heading' && !shape.code.includes('bold')) continue
      const [first] = readAs(evidence, shape, start, claim.end).claims
      const run = !first
        ? []
        : markersIn(evidence, first.marker.at, claim.end).filter(
            (marker) => shapeName(marker.shape) === shapeName(shape),
          )
      if (!first || run.length < leastInNewStyle || share(run, ({ look }) => look >= 0.8) < 0.7) continue
      const ends = endsOf(evidence, shape, run, start, claim.end)
      return [
        { marker: claim.marker, end: first.marker.at },
        ...run.map((marker, index) => ({ marker, end: ends[index] as number })),
      ]
    }
    return [claim]
  })
}
