/**
 * UUIDs of version 7 (RFC 9562): 48 bits of time, then a counter, then chance. Each id is greater than the last one in
 * the log even when the clock stepped back, so that the order of ids is the order in which things happened here.
 */
import type { EventId } from '../model/event.ts'
import type { Instant } from '../model/time.ts'

const counterLimit = 0xfff

/** The id for an event at `at`, greater than `last`. `chance` holds 8 random bytes. */
export function nextEventId(last: string | null, at: Instant, chance: Uint8Array): EventId {
  const lastMs = last === null ? -1 : Number.parseInt(last.slice(0, 8) + last.slice(9, 13), 16)
  const lastCounter = last === null ? 0 : Number.parseInt(last.slice(15, 18), 16)
  let ms: number = at
  let counter = 0
  if (ms <= lastMs) {
    ms = lastMs
    counter = lastCounter + 1
    if (counter > counterLimit) {
      ms += 1
      counter = 0
    }
  }
  const time = ms.toString(16).padStart(12, '0')
  const random = Array.from(chance, (byte) => byte.toString(16).padStart(2, '0')).join('')
  // The variant: the two highest bits of the fourth group are 10.
  const variant = ((Number.parseInt(random.slice(0, 4), 16) & 0x3fff) | 0x8000).toString(16)
  return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${variant}-${random.slice(4, 16)}` as EventId
}
