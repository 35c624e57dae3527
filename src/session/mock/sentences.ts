/**
 * The sentences of a paragraph in English and Chinese. A full stop ends one only where text follows after a space, so that
 * versions (3.14), names (`asyncio.run`) and addresses stay whole; what stands in backquotes is never cut.
 */

/** A stop in Chinese ends a sentence wherever it stands, with the quotation marks and brackets that close behind it. */
const stop = /[。！？；]["'”’」』）)]*|[.!?]["'”’)\]]*(?=\s|$)/g

/** Words with a full stop that end nothing, in lower case. */
const abbreviations = /(?:^|[\s(])(?:e\.g|i\.e|etc|vs|cf|approx|resp|dr|mr|mrs|ms|prof|fig|no|vol|[a-z])\.$/i

/** In cells of meaning (a Chinese character, or a word): a shorter piece ("Yes.") belongs to the next. */
const leastLength = 3

export function sentencesOf(paragraph: string): readonly string[] {
  const code = codeSpans(paragraph)
  const ends: number[] = []
  let from = 0
  for (const match of paragraph.matchAll(stop)) {
    const end = match.index + match[0].length
    if (code.some((span) => match.index >= span.start && match.index < span.end)) continue
    // A sentence inside of brackets is part of the one around it.
    if (/[）)]$/.test(match[0])) continue
    if (match[0] === '.' && abbreviations.test(paragraph.slice(from, end))) continue
    if (lengthOf(paragraph.slice(from, end)) < leastLength) continue
    ends.push(end)
    from = end
  }
  // A short end without a stop is no sentence of its own.
  if (lengthOf(paragraph.slice(from)) < leastLength) ends.pop()
  return [...ends, paragraph.length]
    .map((end, index) => paragraph.slice(ends[index - 1] ?? 0, end).trim())
    .filter((sentence) => sentence !== '')
}

const lengthOf = (text: string): number => text.match(/\p{Script=Han}|[\p{L}\p{N}_'-]+/gu)?.length ?? 0

function codeSpans(text: string): readonly { readonly start: number; readonly end: number }[] {
  return [...text.matchAll(/(`+)[^`]+?\1(?!`)/g)].map((match) => ({
    start: match.index,
    end: match.index + match[0].length,
  }))
}
