/**
 * Any HTML as Markdown through syntax trees (rehype, remark): tables, nested lists, quotes, and whatever is not well-formed.
 * How deep the tags nest, and how much a parser would have to repeat, is measured first: beyond a limit what counts is the text.
 * Scripts and styles say nothing.
 */
import { Parser } from 'htmlparser2'
import rehypeParse from 'rehype-parse'
import rehypeRemark from 'rehype-remark'
import remarkGfm from 'remark-gfm'
import remarkStringify from 'remark-stringify'
import { unified } from 'unified'
import { visit } from 'unist-util-visit'
import { cleanText } from '../../text/clean.ts'
import { escapeLineStart, escapeText } from './escape.ts'
import type { Links } from './html-light.ts'
import { flattenLines, type MarkdownNode } from './phrasing.ts'

export type FullMarkdown = { readonly markdown: string; readonly isFlattened: boolean }

export function fullMarkdown(html: string, links: Links, mostDepth: number): FullMarkdown {
  if (isTooDeep(html, mostDepth)) return { markdown: plainMarkdown(html), isFlattened: true }
  const file = processor.processSync({ value: html, data: { links } })
  return { markdown: withTags(readable(String(file).replaceAll('\u00a0', ' ').trim())), isFlattened: false }
}

/** An element of the tree of HTML, as far as it is looked at here. */
type Element = {
  type: string
  tagName?: string
  properties?: Record<string, unknown>
  children?: Element[]
  value?: string
}

/**
 * Elements, each as heavy as what it stands in: a parser may make all of that again for it. More than in any table that people
 * write by hand, and about three seconds.
 */
const mostWork = 30_000

function isTooDeep(html: string, mostDepth: number): boolean {
  let depth = 0
  let deepest = 0
  let work = 0
  const parser = new Parser({
    onopentag: () => {
      depth++
      deepest = Math.max(deepest, depth)
      work += depth + 1
    },
    onclosetag: () => {
      depth--
    },
  })
  parser.write(html)
  parser.end()
  return deepest > mostDepth || work > mostWork
}

const blockTags = /^(?:p|div|br|li|tr|h[1-6]|ul|ol|table|blockquote|pre|hr)$/

/** The text alone, a paragraph for each block. */
function plainMarkdown(html: string): string {
  let silent = 0
  const parts: string[] = []
  const parser = new Parser({
    onopentag: (name) => {
      if (name === 'script' || name === 'style') silent++
      if (blockTags.test(name)) parts.push('\n')
    },
    onclosetag: (name) => {
      if (name === 'script' || name === 'style') silent--
      if (blockTags.test(name)) parts.push('\n')
    },
    ontext: (text) => {
      if (silent === 0) parts.push(cleanText(text).replace(/\s+/g, ' '))
    },
  })
  parser.write(html)
  parser.end()
  return parts
    .join('')
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
    .map((line) => escapeLineStart(escapeText(line)))
    .join('\n\n')
}

const processor = unified()
  .use(rehypeParse, { fragment: true })
  .use(
    () => (tree: unknown, file: { readonly data: object }) =>
      clean(tree as Element, (file.data as { links: Links }).links),
  )
  .use(rehypeRemark, { handlers: { sub: raised, sup: raised, u: raised } as never })
  .use(() => (tree: unknown) => flattenLines(tree as MarkdownNode))
  .use(() => (tree: unknown) => parted(tree as Element))
  .use(remarkGfm)
  .use(remarkStringify, {
    bullet: '-',
    rule: '*',
    ruleRepetition: 3,
    emphasis: '*',
    strong: '*',
    fences: true,
    listItemIndent: 'one',
    resourceLink: true,
  })
  .freeze()

/** Text without what a terminal would obey; addresses through the caller's hands; what shows nothing goes; tables get the head that Markdown's tables need. */
function clean(tree: Element, links: Links): void {
  dropComments(tree)
  visit(tree as never, 'text', (node: Element) => {
    node.value = cleanText(node.value ?? '')
  })
  const isTelling = says(tree, links)
  visit(tree as never, 'element', (node: Element, index: number | undefined, parent: Element | undefined) => {
    const { tagName, properties = {} } = node
    if (!parent || index === undefined) return undefined
    if (tagName === 'img') {
      const address = links.picture(String(properties['src'] ?? ''))
      if (address === null) {
        parent.children?.splice(index, 1, { type: 'text', value: String(properties['alt'] ?? '') })
        return index + 1
      }
      node.properties = { src: address, alt: properties['alt'] ?? '' }
    } else if (tagName === 'a') {
      const address = links.page(String(properties['href'] ?? ''))
      if (address === null) {
        parent.children?.splice(index, 1, ...(node.children ?? []))
        return index
      }
      if (!says(node, links)) {
        const holdsPicture = hasElement(node, 'img')
        if (isTelling || !holdsPicture) {
          parent.children?.splice(index, 1)
          return index
        }
        node.children = [{ type: 'text', value: address }]
      }
      node.properties = { href: address }
    } else if (silentTags.has(tagName ?? '')) {
      parent.children?.splice(index, 1)
      return index
    }
    return undefined
  })
}

/** Texts beside one another are one again: what follows looks from each blank one to the end of all that are blank. */
function dropComments(node: Element): void {
  const kept: Element[] = []
  for (const child of node.children ?? []) {
    const last = kept.at(-1)
    if (child.type === 'comment') continue
    if (child.type === 'text' && last?.type === 'text') last.value = `${last.value ?? ''}${child.value ?? ''}`
    else kept.push(child)
    dropComments(child)
  }
  if (node.children) node.children = kept
}

/** Anything but pictures of the net without a description: those are never fetched, and nobody could tell what they show. */
function says({ type, tagName, properties = {}, children = [], value = '' }: Element, links: Links): boolean {
  if (type === 'text') return value.trim() !== ''
  if (tagName !== 'img') return children.some((child) => says(child, links))
  const isNamed = String(properties['alt'] ?? '').trim() !== ''
  const address = links.picture(String(properties['src'] ?? ''))
  return isNamed || (address !== null && !/^https?:/i.test(address))
}

const hasElement = ({ tagName, children = [] }: Element, name: string): boolean =>
  tagName === name || children.some((child) => hasElement(child, name))

/** What is not text, or is shown by running something. */
const silentTags = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'embed',
  'form',
  'input',
  'button',
  'select',
  'textarea',
  'canvas',
  'svg',
  'audio',
  'video',
  'base',
  'link',
  'meta',
])

type State = { readonly all: (node: Element) => unknown[] }

/** `x<sup>2</sup>` would be `x2`: these tags stay, and are read by viva as by a page. Until all is written they are letters. */
function raised(state: State, node: Element): unknown[] {
  const children = state.all(node)
  if (children.length === 0) return []
  return [
    { type: 'text', value: `\ue011${node.tagName}\ue013` },
    ...children,
    { type: 'text', value: `\ue012${node.tagName}\ue013` },
  ]
}

const withTags = (markdown: string): string =>
  markdown.replace(/([\ue011\ue012])(sub|sup|u)\ue013/g, (_, side: string, name: string) =>
    side === '\ue011' ? `<${name}>` : `</${name}>`,
  )

/** Two breaks in a row were an empty line: what follows is another paragraph. */
function parted(tree: Element): void {
  visit(
    tree as never,
    'paragraph',
    (node: Element, index: number | undefined, parent: Element | undefined) => {
      const children = node.children ?? []
      if (!parent || index === undefined || !children.some(({ type }) => type === 'break')) return undefined
      const groups: Element[][] = [[]]
      let breaks: Element[] = []
      for (const child of children) {
        const isBlank = child.type === 'text' && (child.value ?? '').trim() === ''
        const isStart = groups.length === 1 && groups[0]?.length === 0
        if (child.type === 'break') breaks.push(child)
        else if (!(isBlank && (isStart || breaks.length > 0))) {
          if (breaks.length > 1 && !isStart) groups.push([])
          else if (!isStart) groups.at(-1)?.push(...breaks)
          breaks = []
          groups.at(-1)?.push(child)
        }
      }
      const paragraphs = groups
        .filter((group) => group.length > 0)
        .map((group) => ({ ...node, children: group }))
      parent.children?.splice(index, 1, ...paragraphs)
      return index + paragraphs.length
    },
  )
}

/**
 * Where marks of emphasis touch letters or punctuation, the writer puts characters as numbers so that every reader finds the
 * marks. viva's reader finds them beside Chinese, where a number would be all that a person sees.
 */
function readable(markdown: string): string {
  if (!markdown.includes('&#x')) return markdown
  return markdown.replace(/&#x([0-9A-F]{1,5});/g, (found, digits: string) => {
    const character = String.fromCodePoint(Number.parseInt(digits, 16))
    return /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303f\uff00-\uffef“”‘’…—]/u.test(
      character,
    )
      ? character
      : found
  })
}
