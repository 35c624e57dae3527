/**
 * What in a field is not HTML and must come through its conversion untouched: formulas, sounds, gaps. Each becomes a mark of
 * private-use characters, which Markdown takes for letters, and is put back afterwards. Linear in the length of the text.
 *
 *     the {{c1::<b>GIL</b>::a lock}} costs \(n^2\)
 *     the ⟨1⟩<b>GIL</b>⟨/0⟩ costs ⟨#0⟩
 */

/** A place for a text that is kept as it is. */
const kept = (index: number): string => `\ue000${index}\ue001`
const opened = (number: number): string => `\ue002${number}\ue001`
const closed = (hint: number): string => `\ue003${hint}\ue001`

/** What could be taken for a mark, here or on the way through HTML. */
const reserved = /[\ue000-\ue01f]/g

export type Marked = {
  readonly html: string
  /** Markdown of what was taken out, by its number. */
  readonly kept: string[]
  readonly hints: string[]
  /** The numbers of the gaps, one for each mark. */
  readonly numbers: number[]
}

/** Takes out formulas and sounds, and with `hasGaps` marks gaps. `sound` is the Markdown of a file by its name. */
export function markField(source: string, hasGaps: boolean, sound: (name: string) => string): Marked {
  const marked: Marked = { html: '', kept: [], hints: [], numbers: [] }
  let html = source.replace(reserved, '')
  if (hasGaps) html = markGaps(html, marked)
  if (html.includes('[') || html.includes('\\') || html.includes('<anki-mathjax')) {
    for (const { opener, closer, write } of spans(sound)) html = takeOut(html, opener, closer, write, marked)
  }
  return { ...marked, html }
}

/** The Markdown with everything back in its place, gaps as viva's cloze marks. */
export function restoreMarks(markdown: string, marked: Marked): string {
  if (marked.kept.length + marked.numbers.length === 0) return markdown
  return markdown
    .replace(/\ue000(\d+)\ue001/g, (_, index: string) => marked.kept[Number(index)] ?? '')
    .replace(/\ue002(\d+)\ue001/g, (_, number: string) => `{{c${number}::`)
    .replace(/([ \t]?)\ue003(\d+)\ue001/g, (_, space: string, index: string) => {
      const hint = marked.hints[Number(index)] ?? ''
      return hint === '' ? `${space}}}` : ` :: ${hint}}}`
    })
}

/** The same with each gap as `gap` makes it of its text: what a reader sees who is not asked. */
export function fillMarks(markdown: string, marked: Marked, gap: (text: string) => string): string {
  let text = markdown.replace(/\ue000(\d+)\ue001/g, (_, index: string) => marked.kept[Number(index)] ?? '')
  // The innermost first; each pass is linear, and gaps nest but a few levels deep.
  for (let level = 0; level < deepestGap && text.includes('\ue002'); level++)
    text = text.replace(/\ue002\d+\ue001([^\ue002\ue003]*)\ue003\d+\ue001/g, (_, inner: string) => gap(inner))
  return text.replace(/[\ue002\ue003]\d+\ue001/g, '')
}

/** Anki's own limit. */
const deepestGap = 10

type Span = {
  readonly opener: string
  readonly closer: string
  readonly write: (content: string) => string
}

const spans = (sound: (name: string) => string): readonly Span[] => [
  { opener: '[sound:', closer: ']', write: (name) => sound(plain(name)) },
  { opener: '<anki-mathjax block="true">', closer: '</anki-mathjax>', write: display },
  { opener: '<anki-mathjax>', closer: '</anki-mathjax>', write: inline },
  { opener: '\\(', closer: '\\)', write: inline },
  { opener: '\\[', closer: '\\]', write: display },
  { opener: '[$$]', closer: '[/$$]', write: display },
  { opener: '[$]', closer: '[/$]', write: inline },
  { opener: '[latex]', closer: '[/latex]', write: (content) => `\`${plain(content).replaceAll('`', "'")}\`` },
]

/** A formula in dollars. One that viva would not read as such is code. */
function inline(content: string): string {
  const formula = plain(content)
  if (formula === '') return ''
  return /[$\n]/.test(formula) ? `\`${formula.replaceAll('`', "'")}\`` : `$${formula}$`
}

function display(content: string): string {
  const formula = plain(content)
  if (formula === '') return ''
  return formula.includes('$') ? `\`${formula.replaceAll('`', "'")}\`` : `$$${formula}$$`
}

/** HTML of a formula or a name: tags are gone, the commonest entities are characters. */
function plain(html: string): string {
  return html
    .replace(/<[^<>]*>/g, ' ')
    .replace(/&(lt|gt|amp|quot|nbsp|#39);/g, (_, name: string) => characters[name] ?? ' ')
    .replace(/\s+/g, ' ')
    .trim()
}

const characters: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  nbsp: ' ',
  '#39': "'",
}

/** Looks for no closer twice: without one the rest holds none either. */
function takeOut(
  html: string,
  opener: string,
  closer: string,
  write: (content: string) => string,
  marked: Marked,
): string {
  let result = ''
  let from = 0
  for (let at = html.indexOf(opener); at >= 0; at = html.indexOf(opener, from)) {
    const end = html.indexOf(closer, at + opener.length)
    if (end < 0) break
    result += html.slice(from, at) + kept(marked.kept.length)
    marked.kept.push(write(html.slice(at + opener.length, end)))
    from = end + closer.length
  }
  return result + html.slice(from)
}

/**
 * Anki closes a gap at the next `}}`, whatever braces stand before it, and takes what follows a `::` for its hint. A gap of
 * several numbers is several, one inside of the other. What is never closed stays text.
 */
function markGaps(html: string, marked: Marked): string {
  const open: { readonly at: number; readonly numbers: readonly number[]; hintAt: number }[] = []
  const parts: string[] = []
  let from = 0
  for (const match of html.matchAll(/\{\{c(\d{1,3}(?:,\d{1,3}){0,9})::|::|\}\}/g)) {
    const top = open.at(-1)
    const [found, list] = match
    if (list === undefined && !top) continue
    parts.push(html.slice(from, match.index))
    from = match.index + found.length
    if (list !== undefined) {
      const numbers = list
        .split(',')
        .map(Number)
        .filter((number) => number > 0)
      if (numbers.length > 0 && open.length < deepestGap) open.push({ at: parts.length, numbers, hintAt: -1 })
      parts.push(found)
    } else if (top && found === '::') {
      if (top.hintAt < 0) top.hintAt = parts.length
      parts.push(found)
    } else if (top) {
      open.pop()
      close(top)
    }
  }
  parts.push(html.slice(from))
  return parts.join('')

  function close({
    at,
    numbers,
    hintAt,
  }: {
    readonly at: number
    readonly numbers: readonly number[]
    readonly hintAt: number
  }): void {
    const hint = hintAt < 0 ? '' : plain(parts.splice(hintAt).slice(1).join(''))
    parts[at] = numbers.map(opened).join('')
    for (const number of numbers) {
      parts.push(closed(marked.hints.length))
      marked.hints.push(hint.replace(/[{}]/g, '').replace(reserved, ''))
      marked.numbers.push(number)
    }
  }
}
