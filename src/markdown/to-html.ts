/**
 * Markdown as HTML that is safe to hand on: every text escaped, of raw HTML a few harmless tags without attributes, no scripts,
 * no addresses but web and mail. The same reading of a text as on the screen, formulas included.
 * Knows nothing of who takes the HTML; what an image becomes is asked.
 */
import { cleanCode, cleanText } from '../text/clean.ts'
import { inlineHtml } from './allowed-html.ts'
import { newEngine, type MarkdownEngine, type Token } from './engine.ts'
import { math } from './math.ts'

export type HtmlOptions = {
  /** The HTML for an image, or null to show its description; `source` is as written, `description` plain text. */
  readonly image: (source: string, description: string) => string | null
  /** What to put before the text of a link that is no web address, such as a sound; null for nothing. */
  readonly link?: (address: string) => string | null
  /** Text of any kind on its way into the HTML, already escaped: for what another program would take for its own marks. */
  readonly guard?: (html: string, where: 'text' | 'code' | 'formula' | 'attribute') => string
}

/** The HTML of a text, blocks on lines of their own, without a line end. Empty for a text that says nothing. Never throws. */
export function markdownToHtml(text: string, options: HtmlOptions): string {
  return htmlOf(htmlEngine().parse(text, {}), options)
}

/** Text of a heading: what stands in a line, without a paragraph around it. */
export function inlineMarkdownToHtml(text: string, options: HtmlOptions): string {
  return htmlOf(htmlEngine().parseInline(text, {}), options)
}

function htmlOf(tokens: readonly Token[], options: HtmlOptions): string {
  const place: Place = {
    options,
    open: [],
    links: [],
    silent: null,
    guard: options.guard ?? ((html) => html),
  }
  return closed(render(tokens, place), place, 0).trim()
}

/** What raw HTML opened within a line or a text ends with it. */
function closed(html: string, { open }: Place, openBefore: number): string {
  const tags = open.splice(openBefore)
  return (
    html +
    tags
      .toReversed()
      .map((tag) => `</${tag}>`)
      .join('')
  )
}

/** Safe between tags and in an attribute with double quotes. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character)
}

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

let made: MarkdownEngine | undefined

function htmlEngine(): MarkdownEngine {
  made ??= newEngine().use(math)
  return made
}

type Place = {
  readonly options: HtmlOptions
  /** Tags of raw HTML that are open, innermost last. */
  readonly open: string[]
  /** For each link that is open whether it was written. */
  readonly links: boolean[]
  /** A text that is not to be shown. */
  silent: Token | null
  readonly guard: NonNullable<HtmlOptions['guard']>
}

function render(tokens: readonly Token[], place: Place): string {
  const parts: string[] = []
  for (const [index, token] of tokens.entries()) {
    const html = renderToken(token, place)
    parts.push(html)
    // A sound that is called by nothing but its file's name has said so.
    const next = tokens[index + 1]
    if (token.type === 'link_open' && html !== '' && !place.links.at(-1) && next && isNameOf(next, token))
      place.silent = next
  }
  return parts.join('')
}

function renderToken(token: Token, place: Place): string {
  const { guard } = place
  const openBefore = place.open.length
  switch (token.type) {
    case 'inline':
      return closed(render(token.children ?? [], place), place, openBefore)
    case 'text':
      if (token === place.silent) return ''
      return guard(escapeHtml(cleanText(token.content)), 'text')
    case 'text_special':
      return guard(escapeHtml(cleanText(token.content)), 'text')
    case 'code_inline':
      return `<code>${guard(escapeHtml(cleanCode(token.content)), 'code')}</code>`
    case 'fence':
    case 'code_block':
      return codeBlock(token, place)
    case 'math_inline':
    case 'math_block':
      return formula(token.content, place)
    case 'softbreak':
      return '\n'
    case 'hardbreak':
      return '<br>\n'
    case 'hr':
      return '<hr>\n'
    case 'html_inline':
    case 'html_block':
      return inlineHtml(token.content, place.open, (text) => guard(escapeHtml(cleanText(text)), 'text'))
    case 'image':
      return image(token, place)
    case 'link_open':
      return linkOpen(token, place)
    case 'link_close':
      return place.links.pop() ? '</a>' : ''
    default:
      return tagOf(token)
  }
}

/** Paragraphs of tight lists are not shown; alignment of a cell is the only attribute that Markdown itself makes. */
function tagOf(token: Token): string {
  if (token.hidden || token.tag === '') return ''
  const end = token.block ? '\n' : ''
  if (token.nesting === -1) return `</${token.tag}>${end}`
  const style = /^text-align:(left|right|center)$/.exec(String(token.attrGet('style') ?? ''))
  const start = token.tag === 'ol' ? token.attrGet('start') : null
  const attributes =
    (style ? ` style="text-align: ${style[1]}"` : '') + (start === null ? '' : ` start="${Number(start)}"`)
  return `<${token.tag}${attributes}>${blockContainers.has(token.tag) ? '\n' : ''}`
}

const blockContainers = new Set(['ul', 'ol', 'blockquote', 'table', 'thead', 'tbody', 'tr'])

function codeBlock(token: Token, { guard }: Place): string {
  const [name = ''] = token.info.trim().split(/\s+/)
  const language = /^[\w+#.-]{1,40}$/.test(name) ? ` class="language-${name}"` : ''
  return `<pre><code${language}>${guard(escapeHtml(cleanCode(token.content)), 'code')}</code></pre>\n`
}

/** `$...$` and `$$...$$` in the brackets that MathJax takes wherever it is. */
function formula(source: string, { guard }: Place): string {
  const isDisplay = source.startsWith('$$')
  const inner = isDisplay ? source.slice(2).replace(/\$\$\s*$/, '') : source.slice(1, -1)
  const html = guard(escapeHtml(cleanText(inner)), 'formula')
  return isDisplay ? `\\[${html}\\]\n` : `\\(${html}\\)`
}

function image(token: Token, place: Place): string {
  const description = plainText(token.children ?? [])
  const html = place.options.image(String(token.attrGet('src') ?? ''), description)
  return html ?? place.guard(escapeHtml(cleanText(description)), 'text')
}

function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) =>
      token.children ? plainText(token.children) : token.type.endsWith('break') ? ' ' : token.content,
    )
    .join('')
}

const isWeb = (address: string): boolean => /^(?:https?:|mailto:)/i.test(address)

const isNameOf = (text: Token, link: Token): boolean =>
  text.type === 'text' &&
  String(link.attrGet('href') ?? '')
    .split('/')
    .at(-1) === encodeURI(text.content)

/** A link within the notes leads nowhere outside of them: its text stays. */
function linkOpen(token: Token, { guard, links, options }: Place): string {
  const address = cleanText(String(token.attrGet('href') ?? ''))
  links.push(isWeb(address))
  if (!isWeb(address)) return options.link?.(address) ?? ''
  return `<a href="${guard(escapeHtml(address), 'attribute')}">`
}
