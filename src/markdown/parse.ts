/**
 * Markdown to a document, once per text: markdown-it's flat list of tokens becomes a tree of blocks with clean text.
 *
 * Cleaning happens here, on what the parser yields and not on its input: entities such as `&#x202e;` would pass before
 * it, and only the parser knows which text is code. Knows nothing of widths. Never throws, whatever the text.
 */
import { cleanCode } from '../text/clean.ts'
import { styles } from '../text/style.ts'
import { hasText, type Align, type Block, type Code, type Document, type Inline } from './document.ts'
import type { List, ListItem, Quote, Table } from './document.ts'
import { newEngine, type MarkdownEngine, type Token } from './engine.ts'
import { highlight } from './highlight.ts'
import { htmlBlocks } from './html.ts'
import { inlinePieces } from './inline.ts'
import { math } from './math.ts'

export function parseMarkdown(text: string): Document {
  return { blocks: parseBlocks({ tokens: displayEngine().parse(text, {}), index: 0 }) }
}

let engine: MarkdownEngine | undefined

/** As `engine.ts`, and with formulas, which only matter on a screen: decks are parsed without them. */
function displayEngine(): MarkdownEngine {
  engine ??= newEngine().use(math)
  return engine
}

/** Where the reading stands in the list of tokens. Depth is bounded by markdown-it: 100 levels. */
type Cursor = { readonly tokens: readonly Token[]; index: number }

/** The blocks up to the token that closes the one around them, which is read too. */
function parseBlocks(cursor: Cursor, closing?: string): Block[] {
  const blocks: Block[] = []
  while (cursor.index < cursor.tokens.length) {
    const token = cursor.tokens[cursor.index++]!
    if (token.type === closing) break
    switch (token.type) {
      case 'heading_open':
        append(blocks, heading(parseInline(cursor)))
        break
      case 'paragraph_open':
        append(blocks, paragraph(parseInline(cursor)))
        break
      case 'bullet_list_open':
      case 'ordered_list_open':
        blocks.push(parseList(cursor, token))
        break
      case 'blockquote_open':
        blocks.push(parseQuote(cursor))
        break
      case 'fence':
      case 'code_block':
      case 'math_block':
        blocks.push(parseCode(token))
        break
      case 'table_open':
        blocks.push(parseTable(cursor))
        break
      case 'hr':
        blocks.push({ kind: 'rule' })
        break
      case 'html_block':
        append(blocks, htmlBlocks(token.content))
        break
    }
  }
  return blocks
}

function append(blocks: Block[], more: readonly Block[]): void {
  for (const block of more) blocks.push(block)
}

function heading(text: Inline): Block[] {
  return hasText(text) ? [{ kind: 'heading', text }] : []
}

/** None when it only held a comment. */
function paragraph(text: Inline): Block[] {
  return hasText(text) ? [{ kind: 'paragraph', text }] : []
}

/** The text token that follows an opening token, up to the closing one. */
function parseInline(cursor: Cursor): Inline {
  const token = cursor.tokens[cursor.index]
  cursor.index += 2
  return inlinePieces(token?.children ?? [])
}

function parseCode(token: Token): Code {
  return { kind: 'code', lines: highlight(cleanCode(token.content).replace(/\n$/, ''), token.info) }
}

function parseList(cursor: Cursor, opening: Token): List {
  const closing = opening.type.replace('open', 'close')
  const items: (readonly Block[])[] = []
  let isTight = true
  while (cursor.tokens[cursor.index]!.type !== closing) {
    const isItem = cursor.tokens[cursor.index++]!.type === 'list_item_open'
    if (!isItem) continue
    const first = cursor.tokens[cursor.index]!
    if (first.type === 'paragraph_open' && !first.hidden) isTight = false
    items.push(parseBlocks(cursor, 'list_item_close'))
  }
  cursor.index++
  const marks =
    opening.type === 'ordered_list_open' ? numbers(Number(opening.attrGet('start') ?? 1), items.length) : []
  return {
    kind: 'list',
    isTight,
    items: items.map((blocks, index) => listItem(marks[index] ?? '- ', blocks)),
  }
}

/** `1. ` to `12. `, aligned to the right. */
function numbers(start: number, count: number): string[] {
  const digits = String(start + Math.max(0, count - 1)).length
  return Array.from({ length: count }, (_, index) => `${String(start + index).padStart(digits)}. `)
}

function listItem(mark: string, blocks: readonly Block[]): ListItem {
  const [first, ...rest] = blocks
  const plain = { mark, box: null, blocks }
  if (first?.kind !== 'paragraph') return plain
  const task = withoutStart(first.text, /^\[([ xX!~])\](?: +|$|(?=\n))/)
  if (!task) return plain
  return { mark, box: task.match[1]!.toLowerCase(), blocks: [...paragraph(task.rest), ...rest] }
}

/** What follows a match at the beginning of the text, if its first piece is unstyled text that matches. */
function withoutStart(
  text: Inline,
  pattern: RegExp,
): { readonly match: RegExpExecArray; readonly rest: Inline } | null {
  const first = text[0]
  if (!first || 'image' in first || first.style !== styles.plain) return null
  const match = pattern.exec(first.text)
  if (!match) return null
  const remaining = first.text.slice(match[0].length)
  return { match, rest: remaining ? [{ ...first, text: remaining }, ...text.slice(1)] : text.slice(1) }
}

const calloutStart = /^\[!([A-Za-z][\w-]*)\][+-]? */

function parseQuote(cursor: Cursor): Quote {
  keepTitleLine(cursor.tokens[cursor.index + 1])
  const blocks = parseBlocks(cursor, 'blockquote_close')
  const [first, ...rest] = blocks
  const callout = first?.kind === 'paragraph' ? withoutStart(first.text, calloutStart) : null
  if (!callout) return { kind: 'quote', callout: null, blocks }
  return {
    kind: 'quote',
    callout: callout.match[1]!.toLowerCase(),
    blocks: [...paragraph(callout.rest), ...rest],
  }
}

/** `> [!note] Title` ends with its line, as other programs have it. A hint has no title: its text may be filled. */
function keepTitleLine(token: Token | undefined): void {
  const match = calloutStart.exec(token?.content ?? '')
  if (!token?.children || !match || match[1]!.toLowerCase() === 'hint') return
  const isTitled = /^[^\n]/.test(token.content.slice(match[0].length))
  const lineEnd = token.children.find((child) => child.type === 'softbreak')
  if (isTitled && lineEnd) lineEnd.type = 'hardbreak'
}

function parseTable(cursor: Cursor): Table {
  const align: Align[] = []
  const rows: Inline[][] = []
  for (
    let token = cursor.tokens[cursor.index++]!;
    token.type !== 'table_close';
    token = cursor.tokens[cursor.index++]!
  ) {
    if (token.type === 'tr_open') rows.push([])
    else if (token.type === 'th_open') {
      align.push(alignment(token))
      rows.at(-1)!.push(parseInline(cursor))
    } else if (token.type === 'td_open') rows.at(-1)!.push(parseInline(cursor))
  }
  const [head = [], ...body] = rows
  return { kind: 'table', align, head, rows: body }
}

function alignment(token: Token): Align {
  const style = String(token.attrGet('style') ?? '')
  return style.endsWith('right') ? 'right' : style.endsWith('center') ? 'center' : 'left'
}
