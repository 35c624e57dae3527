/** Trained FSRS weights: kept by id for ever, since events name them; the ones in use are those of the last rebuild that stands. */
import { defaultParameters, type EventDraft, type EventId, type ParametersId } from '../model/event.ts'
import type { Instant } from '../model/time.ts'
import { record, type Fold } from './log.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'
import { chance, uuidAfter } from './uuid.ts'

export type Parameters = {
  readonly id: ParametersId
  /** 21 numbers; null for the default ones, which are FSRS's to know. */
  readonly weights: readonly number[] | null
}

/** Those in use. */
export function currentParameters(store: Store): Parameters {
  const id = sql(
    store,
    `select parameters from events e where card is null and kind = 'rebuild'
        and not exists (select 1 from events v where v.target = e.id)
      order by id desc limit 1`,
  ).value() as ParametersId | undefined
  if (id === undefined) return { id: defaultParameters, weights: null }
  return { id, weights: weightsOf(store, id) ?? null }
}

/** The weights that an id stands for; undefined for the default ones, and for what another machine trained and has not sent. */
export function weightsOf(store: Store, id: ParametersId): readonly number[] | undefined {
  const text = sql(store, 'select weights from parameters where id = ?').value(id) as string | undefined
  return text === undefined ? undefined : (JSON.parse(text) as number[])
}

/** Keeps weights and computes every memory again with them, in one transaction. `foldWith` is made after they are kept. */
export function rebuild(
  store: Store,
  weights: readonly number[],
  reviewCount: number,
  when: Pick<EventDraft, 'at' | 'zoneOffset' | 'dayOn'>,
  foldWith: () => Fold,
): ParametersId {
  return transact(store, () => {
    const id = addParameters(store, weights, reviewCount, when.at)
    record(store, { ...when, kind: 'rebuild', session: null, parameters: id }, foldWith())
    return id
  })
}

export function addParameters(
  store: Store,
  weights: readonly number[],
  reviewCount: number,
  at: Instant,
): ParametersId {
  const id = uuidAfter(null, at, chance(store)) as ParametersId
  sql(store, 'insert into parameters (id, weights, made_at, review_count) values (?, ?, ?, ?)').run(
    id,
    JSON.stringify(weights),
    at,
    reviewCount,
  )
  return id
}

/** Takes back the last rebuild that stands. False when there is none. */
export function undoRebuild(
  store: Store,
  when: Pick<EventDraft, 'at' | 'zoneOffset' | 'dayOn'>,
  fold: Fold,
): boolean {
  return transact(store, () => {
    const target = sql(
      store,
      `select id from events e where card is null and kind = 'rebuild'
          and not exists (select 1 from events v where v.target = e.id)
        order by id desc limit 1`,
    ).value() as EventId | undefined
    if (target === undefined) return false
    record(store, { ...when, kind: 'void', session: null, card: null, target }, fold)
    return true
  })
}

/** How many cards have a memory. */
export function countOfMemories(store: Store): number {
  return sql(store, "select count(*) from cards where state <> 'new'").value() as number
}
