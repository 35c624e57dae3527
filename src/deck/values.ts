/**
 * The values that front matter and attributes may have: how each is read from text, and what is allowed.
 * Knows nothing of where they stand.
 */
import { CARD_KINDS, LEVELS, type CardKind, type Level } from '../model/card.ts'
import { isList, type YamlText } from './yaml.ts'

/** How a value is read: undefined for what is not allowed. `allowed` is shown to the author, in symbols and not in words. */
export type ValueKind<Value> = {
  readonly read: (value: YamlText) => Value | undefined
  readonly allowed: string
}

export const aText: ValueKind<string> = {
  read: (value) => (typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : undefined),
  allowed: 'text',
}

/** A list, or one text; of tags one text may hold several, with commas. */
export const aList: ValueKind<readonly string[]> = {
  read: (value) => readList(value, false),
  allowed: '[a, b]',
}
export const tagList: ValueKind<readonly string[]> = {
  read: (value) => readList(value, true),
  allowed: '[a, b]',
}

export const aLevel: ValueKind<Level> = {
  read: (value) => LEVELS.find((level) => level === value),
  allowed: LEVELS.join(' | '),
}

export const aKind: ValueKind<CardKind> = {
  read: (value) => CARD_KINDS.find((kind) => kind === value),
  allowed: CARD_KINDS.join(' | '),
}

export const aFlag: ValueKind<boolean> = {
  read: (value) => (value === 'true' ? true : value === 'false' ? false : undefined),
  allowed: 'true | false',
}

export const someMinutes: ValueKind<number> = {
  read: (value) => readNumber(value, (minutes) => minutes > 0 && minutes <= 600),
  allowed: '0 < n <= 600',
}

export const aCount: ValueKind<number> = {
  read: (value) => readNumber(value, (count) => Number.isInteger(count) && count <= 9999),
  allowed: '0, 1, 2 ... 9999',
}

export const aRetention: ValueKind<number> = {
  read: (value) => readNumber(value, (retention) => retention >= 0.7 && retention <= 0.99),
  allowed: '0.70 ... 0.99',
}

/** A BCP 47 tag in its canonical case, so that `zh-hans` and `zh-Hans` are one language. */
export const aLanguage: ValueKind<string> = {
  read: (value) => {
    if (typeof value !== 'string' || !/^[a-z]{2,8}(?:[-_][a-z0-9]{1,8})*$/i.test(value)) return undefined
    return value.split(/[-_]/).map(canonicalSubtag).join('-')
  },
  allowed: 'en | zh-Hans | zh-Hant | de ...',
}

export const anId: ValueKind<string> = {
  read: (value) =>
    typeof value === 'string' && /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value) ? value : undefined,
  allowed: 'A-Z a-z 0-9 . _ -',
}

/** Case by position and length: language small, script with a capital, region in capitals. */
function canonicalSubtag(subtag: string, index: number): string {
  const small = subtag.toLowerCase()
  if (index === 0) return small
  if (small.length === 4 && /^[a-z]/.test(small)) return small.charAt(0).toUpperCase() + small.slice(1)
  return small.length === 2 ? small.toUpperCase() : small
}

function readNumber(value: YamlText, isAllowed: (number: number) => boolean): number | undefined {
  if (typeof value !== 'string' || !/^\d{1,9}(?:\.\d{1,6})?$/.test(value)) return undefined
  return isAllowed(Number(value)) ? Number(value) : undefined
}

function readList(value: YamlText, splitsAtCommas: boolean): readonly string[] | undefined {
  const all = isList(value)
    ? value
    : splitsAtCommas && typeof value === 'string'
      ? value.split(/[,，]/)
      : [value]
  const texts = all.map((each) => aText.read(each))
  if (texts.some((text) => text === undefined)) return undefined
  return [...new Set(texts.filter((text): text is string => text !== undefined && text !== ''))]
}
