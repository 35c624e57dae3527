/**
 * What stands in a text that could mark its questions, counted, and how to read it by each such mark: for a person who is asked
 * to choose, where the text itself does not say. Knows lines; whether a mark gives questions is found out by reading.
 */
import { MARKS, type Attempt, type Mark, type Seen } from '../model/conversion.ts'

/** The expressions as they are shown to be copied: each matches a line in one way, and the group is what is asked. */
const patterns: Readonly<Record<Mark, string>> = {
  bold: String.raw`^(?:[-*+] )?(?:\*\*|__)(.+)(?:\*\*|__)`,
  items: String.raw`^[-*+] (.+)`,
  numbered: String.raw`^\d+[.)、．] *(.+)`,
  asking: String.raw`^(.*[?？])\s*$`,
}

export function seenIn(text: string): Seen {
  const headings = [0, 0, 0, 0, 0, 0]
  const counts = { lines: 0, bold: 0, items: 0, numbered: 0, asking: 0 }
  let fence = ''
  for (const line of text.split(/\r\n?|\n/)) {
    const bare = line.trim()
    if (bare === '') continue
    counts.lines++
    const mark = /^(`{3,}|~{3,})/.exec(bare)?.[1] ?? ''
    if (fence !== '') {
      if (mark.startsWith(fence)) fence = ''
      continue
    }
    if (mark !== '') {
      fence = mark
      continue
    }
    const level = /^(#{1,6})\s+\S/.exec(bare)?.[1]?.length
    if (level !== undefined) headings[level - 1] = (headings[level - 1] ?? 0) + 1
    if (/^(?:[-*+] )?(?:\*\*|__)\S/.test(bare)) counts.bold++
    if (/^[-*+] \S/.test(bare)) counts.items++
    if (/^\d+[.)、．]/.test(bare)) counts.numbered++
    if (/[?？]$/.test(bare)) counts.asking++
  }
  return { ...counts, headings }
}

/** The ways that could give anything, headings from the highest on, then the marks. */
export function attemptsFor(seen: Seen): readonly Attempt[] {
  return [
    ...seen.headings.flatMap((count, index) =>
      count > 0 ? [{ kind: 'level', level: index + 1 } as const] : [],
    ),
    ...MARKS.flatMap((kind) => (seen[kind] > 0 ? [{ kind, pattern: patterns[kind] }] : [])),
  ]
}
