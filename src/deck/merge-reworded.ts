/**
 * Questions that the user worded otherwise: pairs that `merge-pairs.ts` is too careful to make. Between what was imported and the
 * user's own deck a wrong pair costs little, for nothing of the user's is overwritten; a missing one loses what the source changes.
 */
import { normalized } from './identity.ts'
import { namesAnother, tellingWords } from './likeness.ts'
import { mayBeOne, toldOf, type AnyEntry, type Pairs } from './merge-pairs.ts'
import { alikePairs } from './similar.ts'

/** Least likeness of two wordings of one question, as in `likeness.ts`. */
const rewordedLikeness = 0.6

/** The pairs with those of what is left: of one answer that each side has once, then of alike questions. `isTaken` by index in `mine`. */
export function withReworded(
  base: readonly AnyEntry[],
  mine: readonly AnyEntry[],
  pairs: Pairs,
  isTaken: (index: number) => boolean = () => false,
): Pairs {
  const all = new Map(pairs)
  const known = new Set(pairs.values())
  const lost = (): number[] => base.flatMap((_, index) => (all.has(index) ? [] : [index]))
  const found = (): number[] =>
    mine.flatMap((_, index) => (known.has(index) || isTaken(index) ? [] : [index]))
  const pair = (from: number, to: number): void => {
    if (!mayBeOne(base[from]!, mine[to]!)) return
    all.set(from, to)
    known.add(to)
  }
  const [answersOfBase, answersOfMine] = [uniqueAnswers(base), uniqueAnswers(mine)]
  for (const to of found()) {
    const answer = answerOf(mine[to]!)
    const from = answersOfMine.get(answer) === to ? answersOfBase.get(answer) : undefined
    if (from !== undefined && !all.has(from) && !speaksOfAnother(base[from]!, mine[to]!)) pair(from, to)
  }
  const [left, right] = [lost(), found()]
  if (left.length === 0 || right.length === 0) return all
  for (const [to, from] of alikePairs(
    right.map((index) => toldOf(mine[index]!)),
    left.map((index) => toldOf(base[index]!)),
    rewordedLikeness,
  ))
    pair(left[from]!, right[to]!)
  return all
}

const answerOf = (entry: AnyEntry): string => normalized(toldOf(entry).answer)

const speaksOfAnother = (one: AnyEntry, other: AnyEntry): boolean =>
  namesAnother(tellingWords(one.question), tellingWords(other.question))

/** Answers that stand once among the entries, with where. */
function uniqueAnswers(entries: readonly AnyEntry[]): ReadonlyMap<string, number> {
  const found = new Map<string, number>()
  const often = new Set<string>([''])
  for (const [index, entry] of entries.entries()) {
    const answer = answerOf(entry)
    if (found.has(answer)) often.add(answer)
    found.set(answer, index)
  }
  for (const answer of often) found.delete(answer)
  return found
}
