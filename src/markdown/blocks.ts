/**
 * The blocks of a Markdown text with their lines: what stands at the top level, and what is inside of something else.
 * Only the block level is parsed; text inside blocks stays as written. Knows nothing of decks.
 *
 * `<details>` that spans blank lines is several blocks of HTML to Markdown; here everything from its opening to its closing
 * tag is one block, so that a heading inside of it is not at the top level.
 */
import { markdownEngine, type BlockEnvironment, type Token } from './engine.ts'

export type BlockKind =
  | 'heading'
  | 'rule'
  | 'list'
  | 'quote'
  | 'code'
  | 'html'
  | 'details'
  | 'definition'
  | 'paragraph'

/** A block at the top level. Lines count from 0; `end` is the line after its last one, which may be blank. */
export type Block = {
  readonly kind: BlockKind
  readonly start: number
  readonly end: number
  /** 1 to 6 of a heading, else 0. */
  readonly level: number
  /** The text of a heading, the source of HTML; else empty. */
  readonly text: string
  /** `---` or `***` of a rule, the fence of code; else empty. */
  readonly marker: string
  /** Of a list; else empty. */
  readonly items: readonly ListItem[]
}

export type ListItem = {
  readonly start: number
  readonly end: number
  /** The text of the paragraph that begins beside the item's marker; null when something else stands there. */
  readonly text: string | null
}

/** Something that is opened and never closed: it swallows what follows, in most readers' eyes. */
export type Unclosed = {
  readonly kind: 'code' | 'html' | 'details'
  readonly line: number
  /** From 0, in UTF-16 code units. */
  readonly column: number
  /** As found: the fence, `<!--`, `<details>`. */
  readonly opener: string
  /** The line that would close it. */
  readonly closer: string
}

export type Outline = {
  readonly blocks: readonly Block[]
  /** The lines that are code, at any depth: `end` is the line after the last one. */
  readonly code: readonly { readonly start: number; readonly end: number }[]
  /** In the order of their lines. At most one is code or HTML: the last block of the text. */
  readonly unclosed: readonly Unclosed[]
}

/**
 * The blocks of a text, in linear time. Never fails: any text is Markdown. Lines end with a line feed.
 * A `<details>` that is never closed is HTML like any other and hides nothing.
 */
export function parseBlocks(text: string): Outline {
  const tokens: Token[] = []
  const all: Block[] = []
  const code: { start: number; end: number }[] = []
  // Tokens need many times the memory of their text: of a long one they are not all held at once.
  const take = (): void => {
    for (const block of topLevel(tokens)) all.push(block)
    for (const lines of codeLines(tokens)) code.push(lines)
    tokens.length = 0
  }
  const env: BlockEnvironment = { blockBegins: () => tokens.length >= tokensAtOnce && take() }
  markdownEngine().block.parse(text, markdownEngine(), env, tokens)
  take()
  const { blocks, unclosed } = withDetails(all)
  const last = blocks.at(-1)
  const open = last && openAtEnd(last, text)
  return { blocks, code, unclosed: open ? [...unclosed, open] : unclosed }
}

const tokensAtOnce = 5000

/** True for HTML that is nothing but comments: it says nothing to the reader. */
export function isComment(block: Block): boolean {
  return block.kind === 'html' && block.text.replace(comments, '').trim() === ''
}

const comments = /<!--[^]*?(?:-->|$)/g

const kinds: Readonly<Record<string, BlockKind>> = {
  heading_open: 'heading',
  hr: 'rule',
  bullet_list_open: 'list',
  ordered_list_open: 'list',
  blockquote_open: 'quote',
  fence: 'code',
  code_block: 'code',
  html_block: 'html',
  reference_definition: 'definition',
}

function topLevel(tokens: readonly Token[]): Block[] {
  const blocks: Block[] = []
  for (let index = 0; index < tokens.length; index++) {
    const token = tokens[index] as Token
    if (token.level !== 0 || !token.map || token.nesting < 0 || token.type === 'inline') continue
    const kind = kinds[token.type] ?? 'paragraph'
    blocks.push({
      kind,
      start: token.map[0],
      end: token.map[1],
      level: kind === 'heading' ? token.markup.length : 0,
      text: kind === 'heading' ? (tokens[index + 1]?.content ?? '') : kind === 'html' ? token.content : '',
      marker: kind === 'rule' || kind === 'code' ? token.markup : '',
      items: kind === 'list' ? itemsOf(tokens, index) : [],
    })
  }
  return blocks
}

function codeLines(tokens: readonly Token[]): { start: number; end: number }[] {
  return tokens.flatMap(({ type, map }) =>
    (type === 'fence' || type === 'code_block') && map ? [{ start: map[0], end: map[1] }] : [],
  )
}

function itemsOf(tokens: readonly Token[], listIndex: number): ListItem[] {
  const items: ListItem[] = []
  for (let index = listIndex + 1; index < tokens.length; index++) {
    const token = tokens[index] as Token
    if (token.level === 0) break
    if (token.level !== 1 || token.type !== 'list_item_open' || !token.map) continue
    const first = tokens[index + 1]
    const hasText = first?.type === 'paragraph_open' && first.map?.[0] === token.map[0]
    items.push({
      start: token.map[0],
      end: token.map[1],
      text: hasText ? (tokens[index + 2]?.content ?? '') : null,
    })
  }
  return items
}

type DetailsTag = {
  readonly index: number
  readonly line: number
  readonly column: number
  readonly tag: string
}

/** Joins the blocks between `<details>` and its closing tag to one. Tags are paired as brackets are. */
function withDetails(blocks: readonly Block[]): {
  readonly blocks: readonly Block[]
  readonly unclosed: Unclosed[]
} {
  const open: DetailsTag[] = []
  const endOf = new Map<number, number>()
  for (const [index, block] of blocks.entries()) {
    if (block.kind !== 'html') continue
    for (const { isClosing, ...tag } of detailsTags(block)) {
      if (!isClosing) open.push({ index, ...tag })
      else {
        const opener = open.pop()
        if (opener) endOf.set(opener.index, Math.max(index, endOf.get(opener.index) ?? 0))
      }
    }
  }
  const unclosed = open.map(({ line, column, tag }): Unclosed => ({
    kind: 'details',
    line,
    column,
    opener: tag,
    closer: '</details>',
  }))
  return { blocks: endOf.size === 0 ? blocks : joined(blocks, endOf), unclosed }
}

function joined(blocks: readonly Block[], endOf: ReadonlyMap<number, number>): Block[] {
  const result: Block[] = []
  for (let index = 0; index < blocks.length; index++) {
    const first = blocks[index] as Block
    let last = index
    for (let inside = index; inside <= last; inside++) last = Math.max(last, endOf.get(inside) ?? 0)
    const isDetails = endOf.has(index)
    result.push(isDetails ? { ...first, kind: 'details', text: '', end: (blocks[last] as Block).end } : first)
    index = last
  }
  return result
}

/** Opening and closing tags outside of comments, and of HTML that shows text as it is. */
function* detailsTags(block: Block): Generator<Omit<DetailsTag, 'index'> & { readonly isClosing: boolean }> {
  if (!/<\/?details/i.test(block.text) || isVerbatim(block)) return
  let line = block.start
  let lineStart = 0
  for (const match of block.text.matchAll(/\n|<!--[^]*?(?:-->|$)|<(\/?)details(?=[\s>/])[^>\n]*>?/gi)) {
    if (match[0] === '\n' || match[0].startsWith('<!--')) {
      for (let at = match[0].indexOf('\n'); at >= 0; at = match[0].indexOf('\n', at + 1)) {
        line++
        lineStart = match.index + at + 1
      }
    } else {
      yield { line, column: match.index - lineStart, tag: match[0], isClosing: match[1] === '/' }
    }
  }
}

const isVerbatim = (block: Block): boolean =>
  htmlKinds.some(({ opener, closer }) => closer !== '-->' && opener.test(block.text.trimStart()))

/** CommonMark's kinds of HTML blocks that only their own closing ends; all others end at a blank line. */
const htmlKinds: readonly { readonly opener: RegExp; readonly end: RegExp; readonly closer: string }[] = [
  { opener: /^<pre(?=[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i, closer: '</pre>' },
  { opener: /^<script(?=[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i, closer: '</script>' },
  { opener: /^<style(?=[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i, closer: '</style>' },
  { opener: /^<textarea(?=[\s>]|$)/i, end: /<\/(?:script|pre|style|textarea)>/i, closer: '</textarea>' },
  { opener: /^<!--/, end: /-->/, closer: '-->' },
  { opener: /^<\?/, end: /\?>/, closer: '?>' },
  { opener: /^<![A-Z]/i, end: />/, closer: '>' },
  { opener: /^<!\[CDATA\[/, end: /\]\]>/, closer: ']]>' },
]

/** The last block, when nothing but the end of the text ends it. */
function openAtEnd(block: Block, text: string): Unclosed | null {
  if (block.kind === 'code' && block.marker !== '') {
    const source = sourceOf(block, text)
    const column = source.search(/\S/)
    const lastLine = source.slice(source.lastIndexOf('\n') + 1)
    const closing = /^ {0,3}(`{3,}|~{3,})[ \t]*$/.exec(lastLine)?.[1] ?? ''
    if (source.includes('\n') && closing[0] === block.marker[0] && closing.length >= block.marker.length)
      return null
    return { kind: 'code', line: block.start, column, opener: block.marker, closer: block.marker }
  }
  if (block.kind !== 'html') return null
  const source = block.text.trimStart()
  const kind = htmlKinds.find(({ opener }) => opener.test(source))
  if (!kind || kind.end.test(source)) return null
  const column = block.text.length - source.length
  return {
    kind: 'html',
    line: block.start,
    column,
    opener: kind.opener.exec(source)?.[0] ?? '',
    closer: kind.closer,
  }
}

/** The lines of a block, without the line end of the last one. */
function sourceOf(block: Block, text: string): string {
  let from = 0
  for (let line = 0; line < block.start; line++) from = text.indexOf('\n', from) + 1
  let to = from
  for (let line = block.start; line < block.end && to >= 0; line++)
    to = text.indexOf('\n', line > block.start ? to + 1 : to)
  return to < 0 ? text.slice(from) : text.slice(from, to)
}
