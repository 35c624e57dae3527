/**
 * HTML inside Markdown, as text: what a tag means to a reader stays (a break, bold, a power), comments go, and tags
 * that mean nothing here are shown as they are, dim, since `List<String>` looks like one.
 *
 * Nothing is rendered as a browser would, no address is fetched, no attribute but an image's description is read.
 */
import { cleanCode, cleanText } from '../text/clean.ts'
import { styles, type Style } from '../text/style.ts'
import { hasText, type Block } from './document.ts'
import { pieceWriter, type PieceWriter } from './pieces.ts'

/** What a pair of tags does to the text between them; `between` stands before it, but not at the beginning of a line. */
type Meaning = {
  readonly style?: Style
  readonly before?: string
  readonly after?: string
  readonly between?: string
}

const meanings = new Map<string, Meaning>([
  ...pairs(['b', 'strong', 'summary', 'h1', 'h2', 'h3', 'h4', 'h5', 'h6'], { style: styles.strong }),
  ...pairs(['th'], { style: styles.strong, between: ' | ' }),
  ...pairs(['td'], { between: ' | ' }),
  ...pairs(['li'], { before: '- ' }),
  ...pairs(['i', 'em', 'cite', 'var', 'dfn'], { style: styles.emphasis }),
  ...pairs(['u', 'ins'], { style: styles.underline }),
  ...pairs(['s', 'del', 'strike'], { style: styles.strike, before: '~~', after: '~~' }),
  ...pairs(['code', 'samp', 'tt'], { style: styles.code, before: '`', after: '`' }),
  ...pairs(['kbd', 'mark'], { style: styles.code }),
  ...pairs(['sup'], { before: '^' }),
  ...pairs(['sub'], { before: '_' }),
])

/** A blank line goes before and after them. */
const blockTags = new Set(
  (
    'p div center section article header footer details summary ul ol dl table caption figure figcaption blockquote hr ' +
    'h1 h2 h3 h4 h5 h6'
  ).split(' '),
)
/** They begin a line. */
const lineTags = new Set(['br', 'li', 'dt', 'dd', 'tr'])
const silentTags = new Set(
  'a abbr span font small big bdi bdo wbr picture source thead tbody tfoot colgroup col nobr'.split(' '),
)

function pairs(tags: readonly string[], meaning: Meaning): (readonly [string, Meaning])[] {
  return tags.map((tag) => [tag, meaning])
}

/** The styles that open tags ask for; tags may be closed in any order or not at all. */
export type OpenTags = Map<string, { readonly style: Style; readonly after: string }>

export function openStyle(open: OpenTags): Style {
  let style: Style = styles.plain
  for (const tag of open.values()) style |= tag.style
  return style
}

/** Writes what one tag or comment means. `upcoming` is the text after it, `style` that of the text around it. */
export function writeTag(
  writer: PieceWriter,
  source: string,
  open: OpenTags,
  upcoming: string,
  style: Style,
): void {
  if (source.startsWith('<!--')) return
  const { tag, isClosing } = readTag(source)
  const meaning = meanings.get(tag)
  if (tag === 'br' || (lineTags.has(tag) && !isClosing && !writer.isAtLineStart())) writer.hardBreak()
  if (tag === 'img') writer.image(imageDescription(source), style | styles.dim)
  else if (!meaning) {
    const isKnown = blockTags.has(tag) || lineTags.has(tag) || silentTags.has(tag)
    if (!isKnown) writer.text(cleanText(source), style | styles.dim)
  } else if (isClosing) {
    const opened = open.get(tag)
    open.delete(tag)
    if (opened) writer.text(opened.after, (style & ~opened.style) | styles.dim)
  } else {
    // x<sup>2</sup> is x^2, and x<sup>n+1</sup> is x^(n+1): without the tags x2 and xn+1 would be wrong.
    const isRaised = tag === 'sup' || tag === 'sub'
    const needsBrackets = isRaised && !/^\w+$/.test(upcoming)
    const between = writer.isAtLineStart() ? '' : (meaning.between ?? '')
    writer.text(between + (meaning.before ?? '') + (needsBrackets ? '(' : ''), style | styles.dim)
    open.set(tag, {
      style: meaning.style ?? styles.plain,
      after: (needsBrackets ? ')' : '') + (meaning.after ?? ''),
    })
  }
}

function readTag(source: string): { readonly tag: string; readonly isClosing: boolean } {
  const [, slash, name = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/.exec(source) ?? []
  return { tag: name.toLowerCase(), isClosing: slash === '/' }
}

const preformattedStart = /^\s*<pre\b[^>]*>([\s\S]*?)(?:<\/pre>|$)/i

/** The blocks of HTML that stands on lines of its own. Linear in its length. */
export function htmlBlocks(html: string): Block[] {
  const blocks: Block[] = []
  let rest = html
  for (let code = preformattedStart.exec(rest); code; code = preformattedStart.exec(rest)) {
    blocks.push(preformatted(code[1]!))
    rest = rest.slice(code[0].length)
  }
  return rest ? [...blocks, ...textBlocks(rest)] : blocks
}

function textBlocks(html: string): Block[] {
  const blocks: Block[] = []
  const writer = pieceWriter()
  const open: OpenTags = new Map()
  const parts = htmlParts(html)
  parts.forEach((part, index) => {
    if (!part.startsWith('<')) return writeText(writer, part, openStyle(open))
    if (blockTags.has(readTag(part).tag)) endBlock()
    writeTag(writer, part, open, parts[index + 1] ?? '', openStyle(open))
  })
  endBlock()
  return blocks

  function endBlock(): void {
    const text = writer.take()
    if (hasText(text)) blocks.push({ kind: 'paragraph', text })
  }
}

function writeText(writer: PieceWriter, text: string, style: Style): void {
  decoded(text)
    .split('\n')
    .forEach((line, index) => {
      if (index > 0) writer.softBreak()
      writer.text(cleanText(index > 0 || writer.isAtLineStart() ? line.trimStart() : line), style)
    })
}

function preformatted(content: string): Block {
  const text = cleanCode(decoded(content.replace(/<\/?[A-Za-z][^<>]*>/g, '')))
    .replace(/^\n/, '')
    .trimEnd()
  return { kind: 'code', lines: text.split('\n').map((line) => [{ text: line, style: styles.plain }]) }
}

/** Tags, comments and the text between them, in order. A comment without its end is text. */
function htmlParts(html: string): string[] {
  const parts: string[] = []
  const pattern = /<!--|<\/?[A-Za-z][^<>]*>|[^<]+|</g
  for (let match = pattern.exec(html); match; match = pattern.exec(html)) {
    if (match[0] !== '<!--') {
      parts.push(match[0])
      continue
    }
    const end = html.indexOf('-->', match.index)
    if (end === -1) {
      parts.push('<', html.slice(match.index + 1))
      break
    }
    parts.push(html.slice(match.index, end + 3))
    pattern.lastIndex = end + 3
  }
  return parts
}

/** The description of an image in HTML, else the name of its file. */
function imageDescription(source: string): string {
  return cleanText(decoded(attribute(source, 'alt') || fileName(attribute(source, 'src'))))
}

function attribute(source: string, name: string): string {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s>]+))`, 'i').exec(source)
  return match?.[1] ?? match?.[2] ?? match?.[3] ?? ''
}

/** The last part of an address. */
export function fileName(address: string): string {
  return address.slice(address.lastIndexOf('/') + 1)
}

const entities = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
  ['nbsp', ' '],
])

function decoded(text: string): string {
  return text.replace(
    /&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|([a-z]{2,6}));/gi,
    (whole, decimal, hexadecimal, name) => {
      if (name) return entities.get(name.toLowerCase()) ?? whole
      const point = decimal ? Number(decimal) : parseInt(hexadecimal, 16)
      return point <= 0x10ffff ? String.fromCodePoint(point) : whole
    },
  )
}
