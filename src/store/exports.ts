/**
 * What cards were when they were last exported. Another program takes a note over where it is newer than its own, so a note is
 * as old as its content and not as its export: whoever edited it there keeps what they wrote until it changes here.
 * Knows digests and instants; nothing of formats.
 */
import type { CardId, CardKey } from '../model/card.ts'
import { instant, type Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'

export type Exported = { readonly card: string; readonly digest: string; readonly changedAt: Instant }

/** When each card's content, told by its digest, last changed: as remembered, else `at`. Writes nothing. */
export function contentChanges(
  store: Store,
  cards: Iterable<{ readonly card: string; readonly digest: string }>,
  at: Instant,
): readonly Exported[] {
  const known = sql(store, 'select digest, changed_at as changedAt from exported where card_id = ?')
  return Array.from(cards, ({ card, digest }) => {
    const before = known.get(card) as { digest: string; changedAt: number } | undefined
    if (!before) return { card, digest, changedAt: at }
    if (before.digest === digest) return { card, digest, changedAt: instant(before.changedAt) }
    // Whole seconds count there: a change right after an export, or with a clock set back, must be newer all the same.
    return { card, digest, changedAt: instant(Math.max(at, before.changedAt + 1000)) }
  })
}

/** Remembers what was exported. */
export function saveExported(store: Store, cards: Iterable<Exported>): void {
  transact(store, () => {
    const save = sql(
      store,
      `insert into exported (card_id, digest, changed_at) values (@card, @digest, @changedAt)
         on conflict (card_id) do update set digest = excluded.digest, changed_at = excluded.changed_at
         where excluded.digest <> digest`,
    )
    for (const card of cards) save.run(card)
  })
}

/** What every card that ever was is called now, by its name for ever. */
export function cardIds(store: Store): ReadonlyMap<CardKey, CardId> {
  return new Map(sql(store, 'select key, card_id from cards').tuples() as [CardKey, CardId][])
}
