/** The weights in use and the fold with them: what every command that writes or tells a memory takes from here. */
import type { ParametersId } from '../model/event.ts'
import { defaultSettings } from '../model/settings.ts'
import { fold } from '../schedule/fold.ts'
import { defaultWeights, type Weights } from '../schedule/fsrs.ts'
import type { Fold } from '../store/log.ts'
import type { Store } from '../store/open.ts'
import { currentParameters, weightsOf } from '../store/parameters.ts'

/** Those in use, by their id in the log. */
export function weightsIn(store: Store): { readonly id: ParametersId; readonly weights: Weights } {
  const { id, weights } = currentParameters(store)
  return { id, weights: weights === null ? defaultWeights : theSame(store, id, weights) }
}

/**
 * How the log becomes a card's state. Reviews that have to be computed again take the default steps, whatever the settings say:
 * steps are not in the log, and two machines must come to the same memory.
 */
export function foldFor(store: Store): Fold {
  return (events) => fold(events, { scheduling: defaultSettings, weightsOf: (id) => knownWeights(store, id) })
}

/** Weights are read once: the mathematics keeps what it has prepared for a list by the list itself. */
const lists = new WeakMap<Store, Map<ParametersId, Weights>>()

function theSame(store: Store, id: ParametersId, weights: Weights): Weights {
  const known = lists.get(store) ?? new Map<ParametersId, Weights>()
  lists.set(store, known)
  const list = known.get(id) ?? weights
  known.set(id, list)
  return list
}

/** The default ones for weights that another machine trained and has not sent yet. */
function knownWeights(store: Store, id: ParametersId): Weights {
  const known = lists.get(store)?.get(id)
  if (known) return known
  const weights = weightsOf(store, id)
  return weights === undefined ? defaultWeights : theSame(store, id, weights)
}
