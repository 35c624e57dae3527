/**
 * A card in several languages stands in one deck, and its other texts may be in files of other decks: there it is a guest, found
 * by their names too. Knows which cards those are; what is done with them is others' to know.
 */
import type { CardKey } from '../model/card.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

const guests = `files f join texts t on t.file = f.id join cards c on c.id = t.card and c.deck <> f.deck`

/** The guests of some decks by their row ids, by deck. Nearly always there are none. */
export function guestsOf(store: Store, decks: readonly number[]): ReadonlyMap<number, readonly number[]> {
  const rows = sql(
    store,
    `select distinct f.deck, c.id from ${guests} where f.deck in (select value from json_each(?))`,
  ).tuples(JSON.stringify(decks)) as [number, number][]
  return collected(rows)
}

/** The names of the decks that each card is a guest of. */
export function guestDecks(store: Store): ReadonlyMap<CardKey, readonly string[]> {
  const rows = sql(
    store,
    `select distinct c.key, d.name from ${guests} join decks d on d.id = f.deck where c.retired_at is null`,
  ).tuples() as [CardKey, string][]
  return collected(rows)
}

function collected<Key, Value>(rows: readonly (readonly [Key, Value])[]): ReadonlyMap<Key, readonly Value[]> {
  const lists = new Map<Key, Value[]>()
  for (const [key, value] of rows) {
    const list = lists.get(key)
    if (list) list.push(value)
    else lists.set(key, [value])
  }
  return lists
}
