/**
 * JSON of strangers: objects as maps, so that no key means anything to JavaScript; integers that are too long for a number as
 * the text that they were written in; what is broken is empty, and so is what would cost far more memory than its text.
 */

export type Json = null | boolean | number | string | readonly Json[] | ReadonlyMap<string, Json>

/** An object; empty for anything else, and for what cannot be read. */
export function readJson(text: string): ReadonlyMap<string, Json> {
  if (text === '' || (text.length > harmless && isBeyondReason(text))) return new Map()
  try {
    const value: unknown = JSON.parse(text, exact)
    const mapped = asMaps(value, 0)
    return mapped instanceof Map ? mapped : new Map()
  } catch {
    return new Map()
  }
}

/** Characters of a text that cannot do harm. */
const harmless = 4096

/** Values in one text: a large collection has a tenth of it. */
const mostValues = 2_000_000

/** Far below what is looked at (`mostLevels`): an add-on may keep things of its own beside. */
const deepest = 1000

/** Told from its brackets and commas alone: a parser would have built what they say before anybody could look at it. */
function isBeyondReason(text: string): boolean {
  let values = 0
  let level = 0
  let isInString = false
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === backslash && isInString) at++
    else if (code === quote) isInString = !isInString
    else if (isInString) continue
    else if (code === closingBrace || code === closingBracket) level--
    else if (code === openingBrace || code === openingBracket || code === comma) {
      values++
      if (code !== comma) level++
      if (values > mostValues || level > deepest) return true
    }
  }
  return false
}

const [quote, comma, backslash] = [0x22, 0x2c, 0x5c]
const [openingBracket, closingBracket, openingBrace, closingBrace] = [0x5b, 0x5d, 0x7b, 0x7d]

/** The third argument came with Node 21: what stood in the source. */
function exact(this: unknown, _key: string, value: unknown, context?: { readonly source?: string }): unknown {
  const isInexact = typeof value === 'number' && Number.isInteger(value) && !Number.isSafeInteger(value)
  return isInexact ? (context?.source ?? value) : value
}

export const aNumber = (value: Json | undefined): number | undefined =>
  typeof value === 'number' && Number.isFinite(value) ? value : undefined

export const aText = (value: Json | undefined): string | undefined =>
  typeof value === 'string' ? value : undefined

/** An identity: a number or the text of a long one, in decimal. */
export const anIdentity = (value: Json | undefined): string | undefined =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,20}$/.test(value))
    ? String(value)
    : undefined

export const aList = (value: Json | undefined): readonly Json[] =>
  Array.isArray(value) ? (value as readonly Json[]) : []

/** Anki nests a handful of levels. */
const mostLevels = 32

function asMaps(value: unknown, level: number): Json {
  if (level > mostLevels) return null
  if (Array.isArray(value)) return value.map((each) => asMaps(each, level + 1))
  if (typeof value === 'object' && value !== null)
    return new Map(Object.entries(value).map(([key, each]) => [key, asMaps(each, level + 1)]))
  return value as Json
}
