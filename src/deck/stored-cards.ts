/** Stored cards by key and by id, with what of them still stands. Knows what was given; decides nothing. */
import type { CardKey } from '../model/card.ts'
import type { StoredText } from '../model/deck.ts'
import type { ReconcileInput, StoredCard } from './matching.ts'

export type StoredCards = {
  readonly byKey: ReadonlyMap<CardKey, StoredCard>
  /** Cards in use before retired ones that once had the id. */
  readonly byId: ReadonlyMap<string, StoredCard>
}

export function storedCards(input: ReconcileInput): StoredCards {
  const changed = new Set(input.files.map(({ path }) => path))
  const unreadable = new Set(input.unreadableRoots)
  const isStanding = ({ isRetired, file, root }: StoredText): boolean =>
    !isRetired &&
    ((input.kept.has(file) && !changed.has(file)) ||
      unreadable.has(root) ||
      (input.unreadableFiles?.has(file) ?? false))
  const byKey = new Map<
    CardKey,
    StoredCard & { readonly texts: StoredText[]; readonly standing: StoredText[] }
  >()
  for (const text of input.stored) {
    let card = byKey.get(text.key)
    if (!card) {
      const { key, id, isRetired } = text
      card = { key, id, isRetired, texts: [], standing: [], told: null }
      byKey.set(key, card)
    }
    card.texts.push(text)
    if (isStanding(text)) card.standing.push(text)
  }
  const byId = new Map<string, StoredCard>()
  for (const card of byKey.values()) {
    for (const { id } of card.texts) if (!card.isRetired || !byId.has(id)) byId.set(id, card)
  }
  return { byKey, byId }
}

/** What of an id belongs to the question: `gil` of `gil/c1` and of `gil/6f1e...`. */
export function questionIdOf(id: string): string {
  const slash = id.indexOf('/')
  return slash < 0 ? id : id.slice(0, slash)
}
