/**
 * A page of HTML as Markdown: its body without what surrounds it, and the lines of the source on which texts stand.
 * Knows pages; nothing of questions.
 */
import { htmlToMarkdown, linksTo } from '../anki/html.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'

export type Page = {
  readonly markdown: string
  /** The line of the source, from 1, on which a text begins; asked from top to bottom. */
  readonly lineOf: (text: string) => number
}

export function isPage(text: string, fileName: string): boolean {
  return (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b/i.test(
      text.slice(0, 1000),
    ) ||
    (/\.html?$/i.test(fileName) && /<\w/.test(text))
  )
}

const surroundings =
  /<(script|style|head|nav|header|footer|aside|form|noscript|svg|template)\b[^>]*>[^]*?<\/\1\s*>/gi

export function pageAsMarkdown(html: string): Page {
  const title = /<title\b[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim() ?? ''
  const body = html.replace(surroundings, '')
  const limits = { ...defaultImportLimits, fieldBytes: html.length * 3 + 1 }
  const { markdown } = htmlToMarkdown(
    body,
    linksTo((name) => name),
    limits,
  )
  const isNamed = /^# /m.test(markdown) || title === ''
  return { markdown: isNamed ? markdown : `# ${title}\n\n${markdown}`, lineOf: linesOf(html) }
}

/** Lines are compared by their letters: tags, entities and breaks say nothing. */
function linesOf(html: string): (text: string) => number {
  const lines = html.split('\n').map((line) => bare(line.replace(/<[^>]*>/g, '')))
  let from = 0
  return (text) => {
    const start = bare(text).slice(0, 24)
    const at = start === '' ? -1 : lines.findIndex((line, index) => index >= from && line.includes(start))
    if (at >= 0) from = at
    return from + 1
  }
}

const bare = (text: string): string => text.replace(/&\w+;|&#\w+;/g, '').replace(/[^\p{L}\p{N}]+/gu, '')
