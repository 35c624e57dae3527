/**
 * How many cells a single code point takes, and which ones need no thought about clusters.
 *
 * Knows Unicode's East Asian Width (wide and full-width characters; ambiguous ones count as narrow) and a set of
 * characters whose grapheme clusters are simple. Knows nothing of strings: `graphemes.ts` puts the two together.
 * The test compares every code point with the package string-width, which Ink lays out with.
 */

/** What a UTF-16 code unit means to the scan over grapheme clusters. */
export const unitKinds = {
  /** Needs the rules of Unicode in full: Indic scripts, jamo, flags, lone surrogates ... */
  complicated: 0,
  /** One cell, a cluster of its own unless marks follow. */
  narrow: 1,
  /** Two cells, likewise. */
  wide: 2,
  /** Joins the cluster before it, takes no cell. */
  mark: 3,
  joiner: 4,
  /** Line feed, tab and other controls, which nothing joins. */
  control: 5,
  /** The first half of a code point beyond U+FFFF. */
  surrogate: 6,
} as const

export type UnitKind = (typeof unitKinds)[keyof typeof unitKinds]

/** East Asian Width W or F, Unicode 17: first to last, in hexadecimal. */
const wideRanges = ranges(`
  1100-115f 231a-231b 2329-232a 23e9-23ec 23f0 23f3 25fd-25fe 2614-2615 2630-2637 2648-2653 267f 268a-268f 2693 26a1
  26aa-26ab 26bd-26be 26c4-26c5 26ce 26d4 26ea 26f2-26f3 26f5 26fa 26fd 2705 270a-270b 2728 274c 274e 2753-2755 2757
  2795-2797 27b0 27bf 2b1b-2b1c 2b50 2b55 2e80-2e99 2e9b-2ef3 2f00-2fd5 2ff0-303e 3041-3096 3099-30ff 3105-312f
  3131-318e 3190-31e5 31ef-321e 3220-3247 3250-a48c a490-a4c6 a960-a97c ac00-d7a3 f900-faff fe10-fe19 fe30-fe52
  fe54-fe66 fe68-fe6b ff01-ff60 ffe0-ffe6 16fe0-16fe4 16ff0-16ff6 17000-18cda 18cff-18d20 18d80-18df2 18e00-19191
  191a0-191d2 1aff0-1aff3 1aff5-1affb 1affd-1affe 1b000-1b128 1b132 1b150-1b152 1b155 1b164-1b168 1b170-1b2fb
  1d300-1d356 1d360-1d376 1f004 1f0cf 1f18e 1f191-1f19a 1f1ae 1f200-1f202 1f210-1f23b 1f240-1f248 1f250-1f251
  1f260-1f265 1f300-1f320 1f32d-1f335 1f337-1f37c 1f37e-1f393 1f3a0-1f3ca 1f3cf-1f3d3 1f3e0-1f3f0 1f3f4 1f3f8-1f43e
  1f440 1f442-1f4fc 1f4ff-1f53d 1f54b-1f54e 1f550-1f567 1f57a 1f595-1f596 1f5a4 1f5fb-1f64f 1f680-1f6c5 1f6cc
  1f6d0-1f6d2 1f6d5-1f6d9 1f6dc-1f6df 1f6eb-1f6ec 1f6f4-1f6fc 1f7da 1f7e0-1f7eb 1f7f0 1f90c-1f93a 1f93c-1f945
  1f947-1f9ff 1fa70-1fa7c 1fa80-1fac6 1fac8 1facc-1fadd 1fadf-1faeb 1faef-1fafa 20000-2fffd 30000-3fffd`)

/** Letters, punctuation, symbols and ideographs that form a cluster alone or with the marks below, and nothing else. */
const simpleRanges = ranges(`
  20-7e a0-ac ae-2ff 370-373 376-377 37b-37f 384-386 388-38a 38c 38e-3a1 3a3-482 48a-52f 2010-2027 2030-205e 2070-2071
  2074-208e 20a0-20c0 2100-218b 2190-2429 2440-244a 2460-2b73 2b76-2bff 3000-3029 3030-303f 3041-3096 309b-30ff
  3105-312f 3131-3163 3165-318e 3190-31e3 31f0-321e 3220-a48c a490-a4c6 ac00-d7a3 f900-fa6d fa70-fad9 fe10-fe19
  fe30-fe52 fe54-fe66 fe68-fe6b ff01-ff60 ffe0-ffe6 fffd`)

const markRanges = ranges('300-36f 483-489 20d0-20f0 302a-302d 3099-309a fe00-fe0f')

const controlRanges = ranges('0-c e-1f 7f-9f')

let table: Uint8Array | undefined

/** The kind of every UTF-16 code unit; 64 kB, made at the first text that is not plain ASCII. */
export function unitTable(): Uint8Array {
  table ??= makeTable()
  return table
}

export function isWide(codePoint: number): boolean {
  let low = 0
  let high = wideRanges.length - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const [first, last] = wideRanges[middle]!
    if (codePoint < first) high = middle - 1
    else if (codePoint > last) low = middle + 1
    else return true
  }
  return false
}

function makeTable(): Uint8Array {
  const units = new Uint8Array(0x10000)
  for (const [first, last] of controlRanges) units.fill(unitKinds.control, first, last + 1)
  for (const [first, last] of simpleRanges) units.fill(unitKinds.narrow, first, last + 1)
  for (const [first, last] of wideRanges) {
    // Wide and complicated (jamo, for one) stays complicated.
    for (let unit = first; unit <= last && unit < 0x10000; unit++) {
      if (units[unit] === unitKinds.narrow) units[unit] = unitKinds.wide
    }
  }
  for (const [first, last] of markRanges) units.fill(unitKinds.mark, first, last + 1)
  units[0x200d] = unitKinds.joiner
  units.fill(unitKinds.surrogate, 0xd800, 0xdc00)
  return units
}

function ranges(text: string): readonly (readonly [number, number])[] {
  return text
    .trim()
    .split(/\s+/)
    .map((range) => {
      const [first = '', last = first] = range.split('-')
      return [parseInt(first, 16), parseInt(last, 16)] as const
    })
}
