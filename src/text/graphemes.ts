/**
 * Grapheme clusters and the cells they take: what a reader sees as one character, and what must never be cut.
 *
 * `Intl.Segmenter` costs some 10 to 30 ms at its first use and stays out of the way: a scan by code units handles
 * Latin, Greek, Cyrillic, Chinese, Japanese, Korean syllables and emoji, and only strings with anything else go to it.
 * Clusters are those of `Intl.Segmenter`, widths those of the package string-width (what Ink uses): tests compare both.
 */
import { clusterWidth } from './cluster-width.ts'
import { isWide, unitKinds, unitTable } from './cell-table.ts'

/** Called with a cluster's first UTF-16 index, the index after it, and its cells. */
export type VisitCluster = (start: number, end: number, cells: number) => void

/** Visits the clusters of a text in order. Linear in its length. */
export function scanClusters(text: string, visit: VisitCluster): void {
  let start = 0
  while (start < text.length) {
    if (isLoneAscii(text, start)) {
      visit(start, start + 1, 1)
      start++
      continue
    }
    const units = unitTable()
    const end = simpleClusterEnd(text, start, units)
    if (end === 0) return scanWithSegmenter(text, start, visit)
    visit(
      start,
      end,
      end - start === 1 ? unitCells(units[text.charCodeAt(start)]!) : clusterWidth(text.slice(start, end)),
    )
    start = end
  }
}

/**
 * As `scanClusters`, for text that will be cut to a width: a cluster wider than that (a chain of Korean jamo can be) is
 * visited by its code points, two cells each.
 */
export function scanFitting(text: string, width: number, visit: VisitCluster): void {
  scanClusters(text, (start, end, cells) => {
    if (cells <= width) return visit(start, end, cells)
    for (let at = start; at < end;) {
      const next = at + (text.codePointAt(at)! > 0xffff ? 2 : 1)
      visit(at, next, 2)
      at = next
    }
  })
}

/** Most text there is: a printable ASCII character before another, before Latin-1, or at the end. */
function isLoneAscii(text: string, index: number): boolean {
  const unit = text.charCodeAt(index)
  return unit >= 0x20 && unit < 0x7f && !(text.charCodeAt(index + 1) >= 0x300)
}

function unitCells(kind: number): number {
  return kind === unitKinds.wide ? 2 : kind === unitKinds.narrow ? 1 : 0
}

/** Where the cluster that begins at `start` ends; 0 when only the full rules can tell. */
function simpleClusterEnd(text: string, start: number, units: Uint8Array): number {
  const kind = units[text.charCodeAt(start)]!
  if (kind === unitKinds.complicated) return 0
  if (kind === unitKinds.control) return start + 1
  let end = start + 1
  if (kind === unitKinds.surrogate) {
    if (!isSimplePair(text.codePointAt(start)!)) return 0
    end++
  }
  return withFollowers(text, start, end, units)
}

/** The end of the cluster whose first character ends at `end`: marks and skin tones follow it, and joined emoji. */
function withFollowers(text: string, start: number, end: number, units: Uint8Array): number {
  let isJoinable = true
  for (;;) {
    const next = units[text.charCodeAt(end)]
    if (next === unitKinds.mark) end++
    else if (next === unitKinds.joiner) {
      end++
      // 👩 ZWJ 🚀 is one cluster, 👩 ZWJ ZWJ 🚀 and x ZWJ 🚀 are two: rule GB11 of Unicode's annex 29.
      isJoinable &&= isPictograph(text, start) && isPictograph(text, end)
      if (isJoinable) end += text.codePointAt(end)! > 0xffff ? 2 : 1
    } else if (next === unitKinds.complicated) return 0
    else if (next !== unitKinds.surrogate) return end
    else if (isSkinTone(text.codePointAt(end)!)) end += 2
    else return isSimplePair(text.codePointAt(end)!) ? end : 0
  }
}

/** Emoji, symbols and ideographs beyond U+FFFF; flags (pairs of regional indicators) are not simple. */
function isSimplePair(codePoint: number): boolean {
  return (
    (codePoint >= 0x1f000 && codePoint <= 0x1faff && !(codePoint >= 0x1f1e6 && codePoint <= 0x1f1ff)) ||
    (codePoint >= 0x20000 && codePoint <= 0x3fffd && isWide(codePoint))
  )
}

function isSkinTone(codePoint: number): boolean {
  return codePoint >= 0x1f3fb && codePoint <= 0x1f3ff
}

function isPictograph(text: string, index: number): boolean {
  const codePoint = text.codePointAt(index)
  return codePoint !== undefined && /\p{Extended_Pictographic}/u.test(String.fromCodePoint(codePoint))
}

let segmenter: Intl.Segmenter | undefined

function scanWithSegmenter(text: string, from: number, visit: VisitCluster): void {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  // The cluster before `from` ended by the simple rules, so the rest may be cut on its own.
  const rest = from === 0 ? text : text.slice(from)
  for (const { segment, index } of segmenter.segment(rest)) {
    visit(from + index, from + index + segment.length, clusterWidth(segment))
  }
}
