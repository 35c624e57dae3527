/** Sessions: when one began, with which seed, when it ended. What happened in it is in the log. */
import type { SessionId } from '../model/event.ts'
import type { Instant } from '../model/time.ts'
import { deviceOf } from './log.ts'
import type { Store } from './open.ts'
import { sql, transact } from './query.ts'
import { chance, uuidAfter } from './uuid.ts'

export type SessionKind = 'study' | 'cram' | 'mock'

/** Begin it no later than its first event: that is how its events are found. */
export function beginSession(store: Store, kind: SessionKind, at: Instant, seed: number): SessionId {
  return transact(store, () => {
    const id = uuidAfter(null, at, chance(store)) as SessionId
    sql(store, 'insert into sessions (id, kind, started_at, device, seed) values (?, ?, ?, ?, ?)').run(
      id,
      kind,
      at,
      deviceOf(store, at).id,
      seed,
    )
    return id
  })
}

export function endSession(store: Store, session: SessionId, at: Instant): void {
  sql(store, 'update sessions set ended_at = ? where id = ?').run(at, session)
}
