/**
 * Headings that count on though their level changes, and headings that all begin with `Q.`: the numbers say what the levels do not.
 *
 *     ## 5. What is a lock?
 *     ### Method 1
 *     ### 6. What is a fence?
 *     ^ counts on from the last question, so it is the next one and no part of it
 *
 * Knows claims and markers; how a text is explained without numbers is decided in `explain.ts`.
 */
import { share, type Claim, type Evidence } from './evidence.ts'
import type { Marker } from './markers.ts'
import { bodyWeight } from './rate.ts'
import type { Unit } from './units.ts'
import { answerLabel, isFurniture } from './wording.ts'

const fewest = 4

/** The claims themselves where no other level goes on with their numbers. */
export function withOtherLevels(evidence: Evidence, claims: readonly Claim[]): readonly Claim[] {
  const headings = claims.map(({ marker }) => marker).filter(({ shape }) => shape.code === 'heading')
  if (headings.length < 2 || headings.length < claims.length * 0.9) return claims
  const all = evidence.markers.filter(
    ({ shape, title }) => shape.code === 'heading' && title.isNumbered && !title.isBareNumber,
  )
  const isLabelled = share(headings, isLetter) >= 0.6
  const found = isLabelled ? all.filter(isLetter) : counted(evidence, all)
  const own = new Set(found.map(({ at }) => at))
  const numbered = headings.filter(({ title }) => title.isNumbered)
  const kept = share(numbered, ({ at }) => own.has(at))
  const levels = new Set(found.map(({ shape }) => shape.level))
  if (
    numbered.length < headings.length * 0.6 ||
    levels.size < 2 ||
    found.length <= numbered.length ||
    found.length < fewest ||
    kept < 0.9
  )
    return claims
  const highest = Math.min(...levels)
  const chain = found.map((marker, index) => ({
    marker,
    end: endOf(evidence.units, marker, found[index + 1], highest),
  }))
  const between = claims.filter(
    (claim) =>
      !claim.marker.title.isNumbered &&
      claim.marker.look >= 0.8 &&
      bodyWeight(evidence, claim) > 0 &&
      !chain.some(({ marker, end }) => claim.marker.at >= marker.at && claim.marker.at < end),
  )
  const ends = chain.map(({ marker }) => marker.at)
  return [
    ...chain,
    ...between.map((claim) => ({
      ...claim,
      end: Math.min(claim.end, ...ends.filter((at) => at > claim.marker.at)),
    })),
  ].sort((a, b) => a.marker.at - b.marker.at)
}

/** `Q.` and nothing that counts. */
const isLetter = ({ title }: Marker): boolean => title.isNumbered && title.number === null

/** A heading of another level must have the very next number, before any other number of its level, or begin a section anew. */
function counted({ units }: Evidence, all: readonly Marker[]): readonly Marker[] {
  const found: Marker[] = []
  const passedOver = new Set<number>()
  let start = 0
  for (const marker of all) {
    const { number } = marker.title
    const { level } = marker.shape
    if (number === null) continue
    // `65 questions on locks` begins no row of numbers.
    if (number === 1 && found.length === start + 1 && found[start]?.title.number !== 1) found.length = start
    const last = found.at(-1)
    const isSame = last?.shape.level === level
    const isNext = number === (last?.title.number ?? 0) + 1 && !passedOver.has(level)
    const isAnew = last !== undefined && number === 1 && isParted(units, last, marker)
    if (last === undefined || isSame || isNext || isAnew) {
      if (number === 1) start = found.length
      found.push(marker)
      passedOver.clear()
    } else passedOver.add(level)
  }
  return found
}

/** A heading between both that is higher than either. */
function isParted(units: readonly Unit[], before: Marker, { at, shape }: Marker): boolean {
  const highest = Math.min(before.shape.level, shape.level)
  return units.slice(before.at + 1, at).some(({ kind, level }) => kind === 'heading' && level < highest)
}

/** At the next question, at a heading above all questions, or at one that heads the next question and says nothing else. */
function endOf(
  units: readonly Unit[],
  { at, shape }: Marker,
  next: Marker | undefined,
  highest: number,
): number {
  const last = next?.at ?? units.length
  for (let end = at + 1; end < last; end++) {
    const unit = units[end] as Unit
    if (unit.kind !== 'heading' || unit.level > shape.level || answerLabel(unit.text) !== null) continue
    const isHead = units.slice(end + 1, last).every(({ weight }) => weight === 0)
    if (unit.level < highest || (unit.level < shape.level && isHead) || isFurniture(unit.text)) return end
  }
  return last
}
