/** Leeches: cards that are forgotten again and again, and want rewriting rather than repeating. They are tagged, no more. */
import type { Memory } from '../model/memory.ts'

/**
 * True from the `leechAfter`-th lapse on. A tag needs no second alarm at every half of it, as programs have that
 * suspend: it stays until the card is reset.
 */
export function isLeech(memory: Memory, leechAfter: number): boolean {
  return memory.state !== 'new' && memory.lapses >= leechAfter
}
