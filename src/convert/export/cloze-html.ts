/**
 * A text with cloze marks as HTML in which the marks are Anki's: `{{c1::text::hint}}`.
 *
 * Marks may stand anywhere, in code and across formatting, so they are rendered as signs of punctuation that the text does not
 * use, and written back into the HTML. What the text itself has of `}}`, `::` and `{{c1::` would end or begin a mark: a comment
 * or a space keeps it apart.
 */
import { unescapeCloze, type ClozeText } from '../../deck/cloze.ts'
import { escapeHtml, markdownToHtml, type HtmlOptions } from '../../markdown/to-html.ts'

type Guard = NonNullable<HtmlOptions['guard']>

/** Brackets that hardly any text has: opening and closing ones around the number of a mark, for its start and its end. */
const signs = ['\u2e24\u2e25\u2e22\u2e23', '\u2e26\u2e27\u2e28\u2e29', '\u2e55\u2e56\u2e57\u2e58'] as const

/** The HTML of `cloze`, whose marks have numbers from 1. Options as for any other text; their guard is applied too. */
export function clozeToHtml(cloze: ClozeText, options: HtmlOptions): string {
  const sign = signs.find((four) => ![...four].some((one) => cloze.text.includes(one)))
  if (sign !== undefined) {
    const html = markdownToHtml(signed(cloze, sign), { ...options, guard: guardWith(options.guard) })
    const marked = withMarks(textsApart(html, sign), cloze, sign)
    if (marked !== null) return marked
  }
  return plainHtml(cloze)
}

/** The text with signs in place of the marks. */
function signed({ text, marks, escapes }: ClozeText, sign: string): string {
  const edits = [
    ...escapes.map((start) => ({ start, end: start + 1, by: '' })),
    ...marks.flatMap((mark, index) =>
      mark.number === 0
        ? []
        : [
            { start: mark.start, end: mark.textStart, by: `${sign[0]}${index}${sign[1]}` },
            { start: mark.textEnd, end: mark.end, by: `${sign[2]}${index}${sign[3]}` },
          ],
    ),
  ].sort((a, b) => a.start - b.start || b.end - a.end)
  let from = 0
  let result = ''
  for (const { start, end, by } of edits) {
    // Inside of another's hint.
    if (start < from) continue
    result += text.slice(from, start) + by
    from = end
  }
  return result + text.slice(from)
}

/** Null where a sign was lost on the way, as in the address of a link. */
function withMarks(html: string, { marks }: ClozeText, sign: string): string | null {
  const seen: string[] = []
  const [open, openEnd, close, closeEnd] = sign
  const pattern = new RegExp(`([${open}${close}])(\\d+)[${openEnd}${closeEnd}]`, 'g')
  const marked = html.replace(pattern, (_, which: string, index: string) => {
    const mark = marks[Number(index)]
    seen.push(which + index)
    if (which === open) return `{{c${mark?.number ?? 1}::`
    const hint = mark?.hint ?? ''
    return hint === '' ? '}}' : `::${hintHtml(hint)}}}`
  })
  const isWhole = new Set(seen).size === seen.length && !new RegExp(`[${sign}]`).test(marked)
  const opened = seen.filter((one) => one.startsWith(open ?? '')).length
  const wanted = marks.filter(({ number }) => number > 0).length
  return isWhole && opened * 2 === seen.length && (opened === wanted || hasNested(marks)) ? marked : null
}

/** One that stands in another's hint is not shown. */
function hasNested(marks: ClozeText['marks']): boolean {
  return marks.some((mark, index) =>
    marks.slice(0, index).some(({ textEnd, end }) => textEnd <= mark.start && mark.end <= end),
  )
}

/** In formulas and addresses no comment may stand; texts are done when all of them are there, for two may meet. */
const guardWith =
  (own: Guard | undefined): Guard =>
  (html, where) => {
    const guarded = own ? own(html, where) : html
    if (where === 'attribute') return apart(guarded, (character) => `&#${character.charCodeAt(0)};`)
    return where === 'formula' ? apart(guarded, (character) => `${character} `) : guarded
  }

/** What stands between tags, with comments where two characters would be a mark or a part of one. */
function textsApart(html: string, sign: string): string {
  return html.replace(/<!--[^]*?-->|<[^>]*>|[^<]+/g, (piece) =>
    piece.startsWith('<') ? piece : apart(piece, (character) => `${character}<!-- -->`, sign[2]),
  )
}

/** `close` is the sign at which a brace or a colon would be taken together with the mark's own. */
function apart(html: string, put: (character: string) => string, close = ''): string {
  const before = close === '' ? '$' : close
  return html
    .replace(new RegExp(`\\}(?=\\}|${before})`, 'g'), put('}'))
    .replace(new RegExp(`:(?=:|${before})`, 'g'), put(':'))
    .replace(/\{(?=\{c\d)/g, put('{'))
}

/** Where Markdown and marks cannot be told apart: the source, line by line. */
function plainHtml({ text, marks }: ClozeText): string {
  let from = 0
  let result = ''
  const plain = (part: string): string =>
    entityApart(escapeHtml(unescapeCloze(part))).replaceAll('\n', '<br>\n')
  for (const { number, start, textStart, textEnd, end, hint } of marks) {
    if (number === 0 || start < from) continue
    const told = hint === '' ? '' : `::${hintHtml(hint)}`
    result += `${plain(text.slice(from, start))}{{c${number}::${plain(text.slice(textStart, textEnd))}${told}}}`
    from = end
  }
  return result + plain(text.slice(from))
}

const entityApart = (html: string): string => apart(html, (character) => `&#${character.charCodeAt(0)};`)

const hintHtml = (hint: string): string => entityApart(escapeHtml(unescapeCloze(hint)))
