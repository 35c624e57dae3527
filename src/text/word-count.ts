/** How many words a text has: of Chinese and Japanese every character counts, as word processors count. Pure. */

const ideographs = /[\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}]/gu
/** Spaces, and the marks of Chinese, which stand without any. */
const between = /[\s\u3000-\u303f\uff00-\uffef]+/

/** Linear in the length of the text. */
export function wordCount(text: string): number {
  let ideographic = 0
  const others = text.replace(ideographs, () => {
    ideographic++
    return ' '
  })
  return ideographic + others.split(between).filter((word) => /[\p{L}\p{N}]/u.test(word)).length
}
