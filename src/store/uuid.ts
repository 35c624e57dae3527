/**
 * UUIDs of version 7 (RFC 9562): 48 bits of time, then a counter, then chance. Each event's is greater than the last one in
 * the log even when the clock stepped back, so that the order of ids is the order in which things happened here.
 */
import type { Instant } from '../model/time.ts'
import type { Store } from './open.ts'
import { sql } from './query.ts'

const counterLimit = 0xfff

/** A UUID for something that happens at `at`, greater than `last`. `chance` are 16 hexadecimal digits. */
export function uuidAfter(last: string | null, at: Instant, chance: string): string {
  let ms: number = at
  let counter = 0
  if (last !== null && ms <= msOf(last)) {
    ms = msOf(last)
    counter = Number.parseInt(last.slice(15, 18), 16) + 1
    if (counter > counterLimit) {
      ms += 1
      counter = 0
    }
  }
  const time = ms.toString(16).padStart(12, '0')
  // The variant: the two highest bits of the fourth group are 10.
  const variant = ((Number.parseInt(chance.slice(0, 4), 16) & 0x3fff) | 0x8000).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}-${chance.slice(4)}`
}

/** Sixteen hexadecimal digits of chance. SQLite has a generator at hand; Node's would first load for some milliseconds. */
export function chance(store: Store): string {
  return sql(store, 'select lower(hex(randomblob(8)))').value() as string
}

const msOf = (uuid: string): number => Number.parseInt(uuid.slice(0, 8) + uuid.slice(9, 13), 16)
