/**
 * Many events of many cards in one transaction: what an import takes over. What they are is decided by the caller, card by card,
 * from what the log holds inside the transaction, so that two imports at once do not both add the same.
 */
import type { CardKey } from '../model/card.ts'
import type { Event, EventDraft, EventId } from '../model/event.ts'
import type { CardState } from '../model/memory.ts'
import { eventToRow, insertEvent } from './event-row.ts'
import { deviceOf, eventsOf, rowIdOf, stateOf, writeState } from './log.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'
import { chance, uuidAfter } from './uuid.ts'

/** Events for a card, and the state that they bring it to: the fold of its log with them. */
export type Entries = { readonly drafts: readonly EventDraft[]; readonly state: CardState }

/** All of it or nothing. @throws Failure `unknown-card`, and those of `open.ts`. */
export function recordAll(
  store: Store,
  cards: readonly CardKey[],
  entriesFor: (card: CardKey, events: readonly Event[], state: CardState) => Entries,
): void {
  transact(store, () => {
    let device: ReturnType<typeof deviceOf> | undefined
    let last = sql(store, 'select max(id) from events').value() as string | null
    for (const card of cards) {
      const { drafts, state } = entriesFor(card, eventsOf(store, card), stateOf(store, card))
      if (drafts.length === 0) continue
      const row = rowIdOf(store, card)
      for (const draft of drafts) {
        device ??= deviceOf(store, draft.at)
        last = uuidAfter(last, draft.at, chance(store))
        const event = { ...draft, id: last as EventId, device: device.uuid } as Event
        sql(store, insertEvent).run({ ...eventToRow(event), card: row, device: device.id })
      }
      writeState(store, card, state)
    }
  })
}

/** The cards that ids lead to, present ids before former ones. Ids of no card are left out. */
export function keysOf(store: Store, ids: readonly string[]): ReadonlyMap<string, CardKey> {
  const list = JSON.stringify(ids)
  const former = sql(
    store,
    `select alias, key from aliases join cards on cards.id = aliases.card
      where alias in (select value from json_each(?))`,
  ).tuples(list)
  const present = sql(
    store,
    'select card_id, key from cards where card_id in (select value from json_each(?))',
  ).tuples(list)
  return new Map([...former, ...present] as [string, CardKey][])
}
