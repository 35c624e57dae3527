/**
 * The inside of a paragraph: markdown-it's inline tokens to styled, clean pieces.
 *
 * Marks that carry meaning stay visible, dim, since neither colour nor strike-through reaches every terminal: backticks
 * around code, tildes around what is struck. A link's address is shown where it says more than its text.
 */
import { cleanCode, cleanLine, cleanText } from '../text/clean.ts'
import { styles, type Style } from '../text/style.ts'
import { inlineText, type Inline } from './document.ts'
import type { Token } from './engine.ts'
import { fileName, openStyle, writeTag, type OpenTags } from './html.ts'
import { pieceWriter, type PieceWriter } from './pieces.ts'

const openingStyles = new Map<string, Style>([
  ['strong_open', styles.strong],
  ['em_open', styles.emphasis],
  ['s_open', styles.strike],
  ['link_open', styles.link],
])

type Place = {
  readonly writer: PieceWriter
  readonly openTags: OpenTags
  /** The styles of the Markdown marks that are open, innermost last. */
  readonly stack: Style[]
  /** The link that is open and the text in it so far; links do not nest. */
  link: { readonly address: string; text: string } | null
}

export function inlinePieces(tokens: readonly Token[]): Inline {
  const place: Place = { writer: pieceWriter(), openTags: new Map(), stack: [], link: null }
  tokens.forEach((token, index) => writeToken(place, token, tokens[index + 1]))
  return place.writer.take()
}

function writeToken(place: Place, token: Token, next: Token | undefined): void {
  const { writer, openTags, stack } = place
  const style = (stack.at(-1) ?? styles.plain) | openStyle(openTags)
  switch (token.type) {
    case 'text':
      return write(place, cleanText(token.content), style)
    case 'code_inline':
      return writeCode(place, token, style)
    case 'math_inline':
      return writeMath(place, cleanText(token.content), style)
    case 'softbreak':
      return writer.softBreak()
    case 'hardbreak':
      return writer.hardBreak()
    case 'image':
      return writer.image(imageDescription(token), style | styles.dim)
    case 'html_inline':
      writeTag(writer, token.content, openTags, next?.content ?? '', style)
      return
    case 's_open':
      writer.text('~~', style | styles.dim)
      break
    case 's_close':
      writer.text('~~', (stack.at(-2) ?? styles.plain) | styles.dim)
      break
    case 'link_open':
      place.link = { address: String(token.attrGet('href') ?? ''), text: '' }
      break
    case 'link_close':
      writeAddress(place)
      break
  }
  if (token.nesting === 1)
    stack.push((stack.at(-1) ?? styles.plain) | (openingStyles.get(token.type) ?? styles.plain))
  else if (token.nesting === -1) stack.pop()
}

function write({ writer, link }: Place, text: string, style: Style): void {
  if (link) link.text += text
  writer.text(text, style)
}

function writeCode(place: Place, token: Token, style: Style): void {
  const text = cleanCode(token.content).replaceAll('\n', ' ')
  const space = text.startsWith('`') || text.endsWith('`') ? ' ' : ''
  place.writer.text(token.markup + space, style | styles.dim)
  write(place, text, style | styles.code)
  place.writer.text(space + token.markup, style | styles.dim)
}

/** Lines of a display formula stay lines; within `$...$` a line end is a space. */
function writeMath({ writer }: Place, source: string, style: Style): void {
  source.split('\n').forEach((line, index) => {
    if (index > 0 && source.startsWith('$$')) writer.hardBreak()
    else if (index > 0) writer.softBreak()
    writer.text(line.trim(), style)
  })
}

function imageDescription(token: Token): string {
  const alt = inlineText(inlinePieces(token.children ?? [])).replaceAll('\n', ' ')
  return alt || cleanLine(fileName(String(token.attrGet('src') ?? '')))
}

function writeAddress(place: Place): void {
  const { link, writer, stack } = place
  place.link = null
  if (!link || link.address === '' || link.address.startsWith('#')) return
  const address = readableAddress(link.address)
  const isSaid = [
    address,
    link.address,
    address.replace(/^mailto:|^https?:\/\//, '').replace(/\/$/, ''),
  ].includes(link.text)
  // The link's own style is still on the stack: the address belongs to the text around it.
  if (!isSaid) writer.text(` (${address})`, (stack.at(-2) ?? styles.plain) | styles.dim)
}

/** Percent signs decoded where the result can be shown as it is; else the address as it is sent. */
function readableAddress(address: string): string {
  try {
    const decoded = decodeURI(address)
    if (!/\s/.test(decoded) && cleanLine(decoded) === decoded) return decoded
  } catch {
    // Percent signs that are no UTF-8: the encoded form is all there is.
  }
  return cleanLine(address)
}
