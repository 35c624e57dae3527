/**
 * Plain fields as Markdown in one pass: text with breaks, emphasis, code, flat lists, links, pictures. Nine fields of ten are no
 * more than this, and the whole way through syntax trees takes ten times as long. Whatever is not plainly one of these is left
 * to that way: the answer is then null.
 *
 *     <div>The <b>GIL</b> is<br>a lock</div>
 *     ^ a paragraph  ^ strong  ^ a line of it
 */
import { cleanText } from '../../text/clean.ts'
import { escapeLineStart, escapeText } from './escape.ts'

export type Links = {
  /** The Markdown address of a picture or a page; null for what is not to be linked. */
  readonly picture: (source: string) => string | null
  readonly page: (address: string) => string | null
}

export function lightMarkdown(html: string, links: Links): string | null {
  if (!/[<&]/.test(html)) return paragraph(plainText(html))
  const writer = newWriter()
  const tokens = /<(\/?)([a-zA-Z][a-zA-Z0-9]*)((?:\s[^<>]*)?)>|[^<]+|</g
  for (let match = tokens.exec(html); match; match = tokens.exec(html)) {
    const [found, slash, name, attributes = ''] = match
    if (name === undefined) {
      const text = found === '<' ? null : decoded(found)
      if (text === null) return null
      writer.text(plainText(text))
    } else if (name === 'pre' && slash === '') {
      const end = html.indexOf('</pre>', tokens.lastIndex)
      const fence = end < 0 ? null : codeBlock(html.slice(tokens.lastIndex, end))
      if (fence === null || !writer.block(fence)) return null
      tokens.lastIndex = end + '</pre>'.length
    } else if (name === 'code' && slash === '') {
      const end = html.indexOf('</code>', tokens.lastIndex)
      const code = end < 0 ? null : inlineCode(html.slice(tokens.lastIndex, end))
      if (code === null) return null
      writer.text(code)
      tokens.lastIndex = end + '</code>'.length
    } else if (!writeTag(writer, name.toLowerCase(), slash === '/', attributes, links)) return null
  }
  return writer.end()
}

type Writer = ReturnType<typeof newWriter>

function writeTag(writer: Writer, name: string, isEnd: boolean, attributes: string, links: Links): boolean {
  switch (name) {
    case 'br':
      return writer.lineBreak()
    case 'div':
    case 'p':
      return writer.paragraphEnd()
    case 'b':
    case 'strong':
      return isEnd ? writer.closeMark('**') : writer.openMark('**')
    case 'i':
    case 'em':
      return isEnd ? writer.closeMark('*') : writer.openMark('*')
    case 'span':
    case 'font':
      return true
    case 'sub':
    case 'sup':
    case 'u':
      writer.text(isEnd ? `</${name}>` : `<${name}>`)
      return true
    case 'ul':
      return isEnd ? writer.listEnd() : writer.listStart(false)
    case 'ol':
      return isEnd ? writer.listEnd() : attributes.trim() === '' && writer.listStart(true)
    case 'li':
      return isEnd ? writer.itemEnd() : writer.itemStart()
    case 'img': {
      const source = attribute(attributes, 'src')
      const address = source === null ? null : links.picture(source)
      const title = escapeText(attribute(attributes, 'alt') ?? '').replace(/[[\]]/g, '')
      if (address !== null) writer.text(`![${title}](${address})`)
      return true
    }
    default:
      return false
  }
}

/** A value in either kind of quotes, or in none. */
function attribute(attributes: string, name: string): string | null {
  const match = new RegExp(`\\s${name}\\s*=\\s*(?:"([^"]*)"|'([^']*)'|([^\\s"'>]+))`, 'i').exec(attributes)
  const value = match?.[1] ?? match?.[2] ?? match?.[3]
  return value === undefined ? null : collapsed(decoded(value) ?? value)
}

/** Builds paragraphs and lists. Every verb answers false for what needs the long way. */
function newWriter() {
  const blocks: string[] = []
  const items: string[] = []
  let list: 'none' | 'bullets' | 'numbers' = 'none'
  let isInItem = false
  let open: { readonly mark: string; readonly at: number }[] = []
  // Pieces of the paragraph: joined to one text after every tag, a long field would take its square.
  let pieces: string[] = []
  const taken = (): string => {
    const text = pieces.join('')
    pieces = []
    return text
  }
  const isBlank = (): boolean => pieces.every((piece) => piece.trim() === '')
  const endParagraph = (): void => {
    const text = paragraph(taken())
    if (text !== '') blocks.push(text)
  }
  return {
    text(text: string): void {
      if (text !== '') pieces.push(text)
    },
    lineBreak(): boolean {
      pieces.push('\n')
      return open.length === 0
    },
    paragraphEnd(): boolean {
      if (list !== 'none' || open.length > 0) return false
      endParagraph()
      return true
    },
    block(text: string): boolean {
      if (list !== 'none' || open.length > 0) return false
      endParagraph()
      blocks.push(text)
      return true
    },
    openMark(mark: string): boolean {
      open.push({ mark, at: pieces.length })
      return open.length <= 2 && !open.slice(0, -1).some((each) => each.mark === mark)
    },
    closeMark(mark: string): boolean {
      const last = open.at(-1)
      if (last?.mark !== mark) return false
      open = open.slice(0, -1)
      const inner = pieces.splice(last.at).join('')
      const marked = emphasized(pieces.at(-1)?.at(-1) ?? '', inner, mark)
      if (marked === null) return false
      pieces.push(marked)
      return true
    },
    listStart(isNumbered: boolean): boolean {
      if (list !== 'none' || open.length > 0) return false
      endParagraph()
      list = isNumbered ? 'numbers' : 'bullets'
      return true
    },
    itemStart(): boolean {
      if (list === 'none' || isInItem || open.length > 0 || !isBlank()) return false
      isInItem = true
      pieces = []
      return true
    },
    itemEnd(): boolean {
      const text = paragraph(taken())
      if (!isInItem || open.length > 0 || text.includes('\n\n')) return false
      isInItem = false
      items.push(text)
      return true
    },
    listEnd(): boolean {
      if (list === 'none' || isInItem || !isBlank()) return false
      const marker = (index: number): string => (list === 'numbers' ? `${index + 1}. ` : '- ')
      const written = items.map((text, index) => {
        const start = marker(index)
        return (start + text.replaceAll('\n', `\n${' '.repeat(start.length)}`)).trimEnd()
      })
      if (written.length > 0) blocks.push(written.join('\n'))
      items.length = 0
      list = 'none'
      pieces = []
      return true
    },
    end(): string | null {
      if (list !== 'none' || open.length > 0) return null
      endParagraph()
      const text = blocks.join('\n\n')
      return waits.test(text) ? null : text.replace(settled, '')
    },
  }
}

/** Stands behind an emphasis whose end depends on what follows. */
const pending = '\ue010'
const settled = /\ue010/g
/** A mark that would not close before a letter. */
const waits = /[!-/:-@[-`{-~][*]{1,2}\ue010[A-Za-z0-9\u00c0-\u024f]/

/** Spaces go outside of the marks. Null where what stands beside them, `before`, would keep them from being marks. */
function emphasized(before: string, inner: string, mark: string): string | null {
  const text = inner.trim()
  if (inner.includes('\n')) return null
  if (text === '') return inner
  const lead = inner.slice(0, inner.length - inner.trimStart().length)
  const trail = inner.slice(inner.trimEnd().length)
  const isWordBefore = lead === '' && /[\p{L}\p{N}]/u.test(before)
  if (isWordBefore && /^[\p{P}\p{S}]/u.test(text) && !/^[\u3000-\u303f\uff00-\uffef]/.test(text)) return null
  if ((before === '*' || before === pending) && lead === '') return null
  return `${lead}${mark}${text}${mark}${trail === '' ? pending : trail}`
}

/** Lines of a paragraph with a break between them; an empty line begins a new paragraph. */
function paragraph(text: string): string {
  const lines = text.split('\n').map((line) => line.trim())
  let result = ''
  let gap = ''
  for (const line of lines) {
    if (line === '') {
      gap = result === '' ? '' : '\n\n'
      continue
    }
    result += gap + escapeLineStart(line)
    gap = '\\\n'
  }
  return result
}

/** Cleaned first: a backslash would end an escape sequence before its end. */
const plainText = (text: string): string => escapeText(collapsed(cleanText(text)))

const collapsed = (text: string): string => text.replace(/[\s\u00a0]+/g, ' ')

/** Text with its entities as characters; null for an entity that only a full table knows. */
function decoded(text: string): string | null {
  if (!text.includes('&')) return text
  let isKnown = true
  const plain = text.replace(/&(#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/gi, (found, name: string) => {
    const character = name.startsWith('#') ? characterOf(name) : entities[name]
    if (character === undefined) isKnown = false
    return character ?? found
  })
  // An entity without its semicolon is one too, for some names.
  return isKnown && !/&(?:lt|gt|amp|quot|nbsp|copy|reg)(?!;)/i.test(text) ? plain : null
}

function characterOf(name: string): string | undefined {
  const point = /^#x/i.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1))
  const isText = point >= 0x20 && point <= 0x10ffff && !(point >= 0x7f && point < 0xa0)
  return isText && !(point >= 0xd800 && point < 0xf900) ? String.fromCodePoint(point) : undefined
}

const entities: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  amp: '&',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  hellip: '…',
  rarr: '→',
  larr: '←',
  times: '×',
  middot: '·',
  bull: '•',
  ldquo: '“',
  rdquo: '”',
  lsquo: '‘',
  rsquo: '’',
}

/** Code on one line. Tags in it, other than none, are for the long way. */
function inlineCode(html: string): string | null {
  const source = html.includes('<') ? null : decoded(html)
  if (source === null) return null
  const text = collapsed(source).trim()
  if (text === '') return ''
  const longest = Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  const pad = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  return fence + pad + text + pad + fence
}

/** Preformatted text, in `<code>` or not, its language by the usual class. */
function codeBlock(html: string): string | null {
  const [, attributes = '', inner = html] = /^\s*<code((?:\s[^<>]*)?)>([^]*)<\/code>\s*$/.exec(html) ?? []
  const broken = inner.replace(/<br\s*\/?>/gi, '\n')
  const source = broken.includes('<') ? null : decoded(broken)
  if (source === null) return null
  const language = /\b(?:language|lang)-([\w+#-]+)/.exec(attributes)?.[1] ?? ''
  const text = source.replace(/^\n|\n$/g, '').replaceAll('\u00a0', ' ')
  const longest = Math.max(2, ...(text.match(/`{3,}/g) ?? []).map(({ length }) => length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}${language}\n${text}\n${fence}`
}
