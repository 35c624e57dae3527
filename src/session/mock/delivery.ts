/**
 * What can be told of a typed answer without judging it: its length, how long it takes to say, words that fill, terms of the key
 * points that do not occur. Facts for the person; nothing of it enters a score.
 */
import type { MockItem } from './mock.ts'

export type Delivery = {
  /** Words of alphabets, and Chinese, Japanese and Korean characters: each of these counts as one. */
  readonly words: number
  readonly characters: number
  /** Expected time to say it, in ms. */
  readonly speakingMs: number
  readonly fillers: readonly { readonly word: string; readonly count: number }[]
  /** Names and terms in the key points that the answer does not hold, as they are written there. */
  readonly missingTerms: readonly string[]
}

/** An unhurried talk: 140 English words, or 240 Chinese characters, in a minute. */
const wordsPerMinute = 140
const charactersPerMinute = 240
const minuteMs = 60_000

const character = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}]/gu
const word = /[\p{L}\p{N}_]+(?:['’.+#-]*[\p{L}\p{N}_]+|\+\+|#)*/gu

/** In English as whole words. In Chinese only what is hardly anything else. */
const fillerWords =
  /\b(?:um+|uh+|er+m?|you know|i mean|kind of|sort of|basically|actually|literally|whatever)\b|嗯+|呃+|额(?=[，,。.…、])|就是说|怎么说呢|这个嘛|那个啥|然后呢/gi

const mostTerms = 8

/** Null for what was said aloud or skipped: there is no text to tell anything of. */
export function deliveryOf(item: MockItem): Delivery | null {
  if (item.isSkipped || item.text.trim() === '') return null
  return {
    ...spokenLength(item.text),
    fillers: fillersIn(item.text),
    missingTerms: termsOf(item.points.map(({ text }) => text)).filter((term) => !holds(item.text, term)),
  }
}

export function spokenLength(text: string): Pick<Delivery, 'words' | 'characters' | 'speakingMs'> {
  const characters = text.match(character)?.length ?? 0
  const words = text.replace(character, ' ').match(word)?.length ?? 0
  const minutes = words / wordsPerMinute + characters / charactersPerMinute
  return { words, characters, speakingMs: Math.round(minutes * minuteMs) }
}

/** The most frequent first, in lower case; equal ones in the order of the text. */
function fillersIn(text: string): Delivery['fillers'] {
  const counts = new Map<string, number>()
  for (const [found] of text.matchAll(fillerWords)) {
    const name = found.toLowerCase()
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].map(([name, count]) => ({ word: name, count })).sort((a, b) => b.count - a.count)
}

/** What stands in backquotes, names with capitals inside, and abbreviations: what an interviewer listens for. */
function termsOf(points: readonly string[]): readonly string[] {
  const terms = new Map<string, string>()
  for (const point of points) {
    const code = [...point.matchAll(/`([^`]{2,30})`/g)].map(([, inside]) => inside!.trim())
    const names =
      point.replace(/`[^`]*`/g, ' ').match(/\b(?:[A-Z]{2,}[A-Za-z0-9]*|[A-Za-z]+[a-z][A-Z]\w*)\b/g) ?? []
    for (const term of [...code, ...names]) if (!terms.has(plain(term))) terms.set(plain(term), term)
  }
  return [...terms.values()].slice(0, mostTerms)
}

const holds = (text: string, term: string): boolean => plain(text).includes(plain(term))

/** Spelled alike: without case, brackets of a call, quotes and spaces. */
const plain = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\(\)|[\s`"'_-]/g, '')
