/**
 * A note of Obsidian's as plain Markdown, line by line: `%% comments %%` are gone, `[[Page|words]]` are words, a folded callout
 * that asks is a `<details>`, the tag of decks in the front matter stands in the text. Embedded pictures stay: what they lead to
 * is found elsewhere. Knows how Obsidian writes; nothing of questions.
 */
import { parseBlocks } from '../../markdown/blocks.ts'

/** Lines keep their numbers. What looks like none of Obsidian's is left as it is. */
export function plainNote(text: string): string {
  if (!ofObsidian.test(text)) return text
  const isCode = new Set<number>()
  for (const { start, end } of parseBlocks(text).code)
    for (let line = start; line < end; line++) isCode.add(line)
  const lines = withDeckTag(text.split('\n'))
  const bare = withoutComments(lines, isCode)
  const linked = bare.map((line, index) => (isCode.has(index) ? line : withoutLinks(line)))
  return withDetails(linked, isCode).join('\n')
}

/** `[[Prototype]]` and `[[nodiscard]]` mean something else elsewhere: brackets alone are no sign, words in them or a bar are. */
const ofObsidian = new RegExp(
  [
    String.raw`!\[\[[^[\]\n]+\]\]`,
    String.raw`\[\[(?!\s)[^[\]|\n]+[|#][^[\]|\n]+\]\]`,
    String.raw`\[\[\p{L}[^[\]|\n"()]*[ ][^[\]|\n"()]*\]\]`,
    String.raw`^> ?\[!(?:question|faq|help)\]`,
    String.raw`(?<!\S)#flashcards\b|<!--SR:`,
    String.raw`^---\n[^]{0,2000}?\bflashcards\b`,
  ].join('|'),
  'imu',
)

/** Within a line, or from a line that begins with the mark to one that ends with it. */
function withoutComments(lines: readonly string[], isCode: ReadonlySet<number>): readonly string[] {
  let isOpen = false
  return lines.map((line, index) => {
    if (isCode.has(index) && !isOpen) return line
    if (isOpen) {
      const end = line.indexOf('%%')
      if (end < 0) return ''
      isOpen = false
      return line.slice(end + 2).trimStart()
    }
    if (!line.includes('%%')) return line
    const rest = line
      .replace(/`[^`]*`|[ \t]*%%.*?%%/g, (found) => (found.startsWith('`') ? found : ''))
      .trimEnd()
    const isOpening = /^\s*%%/.test(rest) && lines.slice(index + 1).some((later) => later.includes('%%'))
    if (!isOpening) return rest
    isOpen = true
    return ''
  })
}

/** `[[Page]]`, `[[Page#Part]]` as Obsidian shows them, `[[Page|words]]`; not a matrix, nor a test of a shell. */
const link =
  /`[^`]*`|(!?)\[\[(?=[^[\]\n]*\p{L})(?![\s,])([^[\]|\n]{1,300})(?:\|([^[\]\n]{1,300}))?\]\](?!\()/gu

const withoutLinks = (line: string): string =>
  !line.includes('[[')
    ? line
    : line.replace(link, (found: string, embeds: string | undefined, page?: string, words?: string) => {
        if (page === undefined || (embeds === '!' && /\.\w{2,5}(?:#.*)?$/.test(page))) return found
        if (words === undefined && page.includes(',')) return found
        return (words ?? page.replace(/^#/, '').replace(/#\^?/g, ' > ')).trim()
      })

/** What asks, folded or not: `> [!question]- Why?`. */
const asking = /^> ?\[!(?:question|faq|help)\][-+]?[ \t]+(\S.*)$/i

/** Each callout of these with its answer inside; it ends where the quote does. */
function withDetails(lines: readonly string[], isCode: ReadonlySet<number>): readonly string[] {
  const made = [...lines]
  for (let at = 0; at < lines.length; at++) {
    const title = isCode.has(at) ? undefined : asking.exec(lines[at] ?? '')?.[1]
    if (title === undefined) continue
    let end = at + 1
    while (end < lines.length && (lines[end] ?? '').startsWith('>') && !asking.test(lines[end] ?? '')) end++
    made[at] = `<details><summary>${title.replaceAll('<', '&lt;')}</summary>`
    for (let line = at + 1; line < end; line++) made[line] = (lines[line] ?? '').replace(/^> ?/, '')
    const isFree = end < lines.length && (lines[end] ?? '').trim() === ''
    if (isFree) made[end] = '</details>'
    else made[end - 1] = `${made[end - 1]}\n</details>`
    at = end - 1
  }
  return made
}

/** `tags: [flashcards/systems]` in the head of a file counts for all of it. */
function withDeckTag(lines: readonly string[]): readonly string[] {
  const end = lines[0] === '---' ? lines.indexOf('---', 1) : -1
  if (end < 0) return lines
  const head = lines.slice(1, end)
  const tag = /(?:^|[\s[,"'#])(flashcards(?:\/[^\s\],"'#]+)?)(?=$|[\s\],"'])/i.exec(head.join('\n'))?.[1]
  if (tag === undefined) return lines
  const free = lines.findIndex((line, index) => index > end && line.trim() === '')
  const without = head.map((line) => line.replace(/\bflashcards\//gi, ''))
  return lines.map((line, index) => {
    if (index > 0 && index < end) return without[index - 1] ?? line
    return index === free ? `#${tag}` : line
  })
}
