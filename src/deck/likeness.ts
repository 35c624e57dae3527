/**
 * How alike two texts are, from 0 to 1. Pure text: knows nothing of cards.
 *
 * Likeness is the Dice coefficient over pairs of neighbours (Dice 1945): twice what is common over what is there, each pair
 * counted as often as it stands. Of characters it forgives slips; but any two long texts of one language share most of their
 * pairs of letters, so of long texts pairs of words have to agree as well.
 */
import { normalized } from './identity.ts'

/** The pairs of a text in ascending order, as numbers: two texts are compared by walking along both. */
export type Pairs = Float64Array

/** Text as it is compared: composed, white space collapsed, in small letters. */
export function folded(text: string): string {
  return normalized(text).toLowerCase()
}

/** Pairs of neighbouring characters (UTF-16 code units) of a folded text. */
export function characterPairs(text: string): Pairs {
  const pairs = new Float64Array(Math.max(0, text.length - 1))
  for (let index = 0; index < pairs.length; index++) {
    pairs[index] = text.charCodeAt(index) * 0x10000 + text.charCodeAt(index + 1)
  }
  return pairs.sort()
}

/** Pairs of neighbouring words of a folded text; where words are not set apart by spaces, every character is one. */
export function wordPairs(text: string): Pairs {
  const words = text.match(/[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]|[\p{L}\p{M}\p{N}_]+/gu) ?? []
  const pairs = new Float64Array(Math.max(0, words.length - 1))
  for (let index = 0; index < pairs.length; index++) {
    pairs[index] = hashOf(words[index] as string) * 0x100000 + (hashOf(words[index + 1] as string) & 0xfffff)
  }
  return pairs.sort()
}

/** Twice the common pairs over all pairs; 0 where there are none. */
export function dice(a: Pairs, b: Pairs): number {
  const total = a.length + b.length
  if (total === 0) return 0
  let common = 0
  for (let left = 0, right = 0; left < a.length && right < b.length;) {
    const difference = (a[left] as number) - (b[right] as number)
    if (difference === 0) common++
    if (difference <= 0) left++
    if (difference >= 0) right++
  }
  return (2 * common) / total
}

/**
 * Names, numbers and code in a question: what may be added or dropped when it is reworded, but not exchanged. `__new__` and
 * `__del__`, TCP and UDP, 403 and 404 differ by few characters and by all that matters.
 */
export function tellingWords(text: string): ReadonlySet<string> {
  const words = text.match(/`[^`]+`|[\p{L}\p{M}\p{N}_]*(?:[\d_]|\p{Lu}\p{Lu})[\p{L}\p{M}\p{N}_]*/gu) ?? []
  return new Set(words.map((word) => word.replaceAll('`', '').trim().toLowerCase()))
}

/** True when each of two questions names something that the other does not. */
export function namesAnother(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  const hasOwn = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
    [...one].some((word) => !other.has(word))
  return hasOwn(a, b) && hasOwn(b, a)
}

/** FNV-1a over UTF-16 code units, 32 bits (Fowler, Noll, Vo; RFC 9923). */
function hashOf(text: string): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return hash >>> 0
}
