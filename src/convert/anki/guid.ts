/** Names and sums that Anki computes of notes. Knows no fields. */
import { createHash } from 'node:crypto'

/** Anki's digits for names of notes: no quotation marks and no backslash. */
const digits = 'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789!#$%&()*+,-./:;<=>?@[]^_`{|}~'

/** A number in those digits; empty for 0, as Anki writes it. */
export function base91(value: bigint): string {
  const base = BigInt(digits.length)
  let text = ''
  for (let rest = value; rest > 0n; rest /= base) text = digits.charAt(Number(rest % base)) + text
  return text
}

/**
 * The name of a note, by which Anki tells an update from another note: of who the card is, never of what it says, so that an
 * edited question is the same note.
 */
export function guidOf(key: string): string {
  return base91(hash64(`viva\0${key}`))
}

/** A whole number below `range`, the same for the same text everywhere. `range` at most 2^48. */
export function numberOf(text: string, range: number): number {
  return Number(hash64(text) % BigInt(range))
}

const hash64 = (text: string): bigint => createHash('sha256').update(text, 'utf8').digest().readBigUInt64BE()

/** The first field as Anki sorts and compares it: without HTML, the names of media kept. */
export function stripped(html: string): string {
  return html
    .replace(/<!--[^]*?-->|<(style|script)\b[^]*?<\/\1\s*>/gi, '')
    .replace(
      /<img\b[^<>]*?\bsrc\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))[^<>]*>/gi,
      (_, a, b, c) => ` ${a ?? b ?? c} `,
    )
    .replace(/<[^<>]*>/g, '')
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#(\d{1,7});/g, (whole, digits) =>
      Number(digits) <= 0x10ffff ? String.fromCodePoint(Number(digits)) : whole,
    )
    .replace(/&amp;/g, '&')
}

/** The checksum of a first field: the first 32 bits of the SHA-1 of what it says. */
export function checksum(field: string): number {
  return createHash('sha1').update(stripped(field).trim(), 'utf8').digest().readUInt32BE()
}
