/**
 * What the cards of a plan are called: their ids and keys, unique among all, and which of them belong together.
 * Knows names only; nothing of what has to be written.
 */
import type { CardId, CardKey } from '../model/card.ts'
import { freeIds, stemOf } from './identity.ts'
import type { ReconcileInput, ToldCard, ToldText } from './matching.ts'
import type { StoredCards } from './stored-cards.ts'

export type Named = { readonly key: CardKey; readonly id: CardId }

/** Ids that authors gave are as given; computed ones, and the keys of new cards, are made unique. */
export function namesOf(
  told: readonly ToldCard[],
  stored: StoredCards,
  input: ReconcileInput,
): ReadonlyMap<ToldCard, Named> {
  const ownIds = new Set<string>(told.flatMap(({ hasOwnId, id }) => (hasOwnId ? [id] : [])))
  const ids = new Set<string>([...stored.byId.keys(), ...ownIds])
  const freeId = freeIds(ids)
  // A former id may be another machine's key.
  const freeKey = freeIds(new Set<string>([...stored.byKey.keys(), ...input.aliases.keys()]))
  const named = new Map<ToldCard, Named>()
  for (const card of told) {
    const { stored: before } = card
    const keeps =
      before &&
      stemOf(before.id) === stemOf(card.id) &&
      stored.byId.get(before.id) === before &&
      !ownIds.has(before.id)
    const id = card.hasOwnId ? card.id : keeps ? before.id : freeId(stemOf(card.id))
    named.set(card, { id, key: before?.key ?? (freeKey(id) as string as CardKey) })
  }
  return named
}

/** The keys of the cards of a file by their ids there. A question's own id leads to its first card: of a cloze the first gap. */
export type Families = (text: ToldText, id: CardId) => CardKey | undefined

export function familiesOf(named: ReadonlyMap<ToldCard, Named>): Families {
  const keys = new Map<string, CardKey>()
  const place = ({ file }: ToldText, id: CardId): string => `${file.path}\n${id}`
  for (const [card, { key }] of named) {
    for (const text of card.texts) {
      keys.set(place(text, text.card.id), key)
      const isFirst = text.question.under === null && text.question.texts[0] === text
      if (isFirst) keys.set(place(text, text.card.questionId), key)
    }
  }
  return (text, id) => keys.get(place(text, id))
}
