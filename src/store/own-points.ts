/** Key points that a person typed once for a card whose deck has none. The deck's own, once it has some, are the caller's choice. */
import type { CardKey } from '../model/card.ts'
import type { Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

/** Replaces what was typed before; an empty list forgets it. */
export function saveOwnPoints(store: Store, card: CardKey, points: readonly string[], at: Instant): void {
  if (points.length === 0) sql(store, 'delete from own_points where card = ?').run(card)
  else
    sql(store, 'insert or replace into own_points (card, points, made_at) values (?, ?, ?)').run(
      card,
      JSON.stringify(points),
      at,
    )
}

/** Undefined when none were typed. */
export function ownPointsOf(store: Store, card: CardKey): readonly string[] | undefined {
  const points = sql(store, 'select points from own_points where card = ?').value(card) as string | undefined
  return points === undefined ? undefined : (JSON.parse(points) as string[])
}
