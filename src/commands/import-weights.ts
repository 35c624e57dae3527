/**
 * FSRS weights that came with what was learned elsewhere: whether there are any worth taking, and taking them, as `viva optimize`
 * takes those that it trained. `viva optimize --undo` takes them back.
 */
import { packagedWeights } from '../schedule/packaged-weights.ts'
import type { Weights } from '../schedule/fsrs.ts'
import { rebuild } from '../store/parameters.ts'
import type { PlannedSource } from './import-plan.ts'
import { foldFor, weightsIn } from './memory.ts'
import type { Library } from './open-library.ts'
import { present } from './present.ts'

/** Those of the source that tells of most cards, and that are not in use anyway; null without any, or any that can be right. */
export function otherWeights(library: Library, sources: readonly PlannedSource[]): Weights | null {
  const [most] = sources
    .filter(({ decks }) => decks.some(({ base }) => base !== null))
    .flatMap(({ imported: { progress } }) => {
      const weights = progress?.weights ? packagedWeights(progress.weights) : null
      return weights ? [{ weights, cards: progress?.cards.length ?? 0 }] : []
    })
    .sort((a, b) => b.cards - a.cards)
  const inUse = weightsIn(library.store).weights
  const isOther = most?.weights.some((weight, index) => Math.abs(weight - (inUse[index] ?? 0)) > sameWeight)
  return most && isOther ? most.weights : null
}

/** Packages round them to four decimals. */
const sameWeight = 0.0001

/** Computes every memory again with them. To be done before answers are taken over, whose memories they then make. */
export function takeWeights({ store, settings }: Library, weights: Weights): void {
  const { at, zoneOffset, dayOn } = present(settings)
  rebuild(store, weights, 0, { at, zoneOffset, dayOn }, () => foldFor(store))
}
