/**
 * A page of HTML as Markdown: its body without what surrounds it, and the lines of the source on which texts stand.
 * Knows pages; nothing of questions.
 */
import { htmlToMarkdown, linksTo } from '../anki/html.ts'
import { defaultImportLimits } from '../../model/import-limits.ts'

export type Page = {
  readonly markdown: string
  /** Who is asked, from top to bottom, for the lines of the source, from 1, on which texts begin. */
  readonly lines: () => (text: string) => number
}

export function isPage(text: string, fileName: string): boolean {
  return (
    /^\s*(?:<\?xml[^>]*>\s*)?(?:<!--[^]{0,500}?-->\s*)?<(?:!doctype\s+html|html)\b/i.test(
      text.slice(0, 1000),
    ) ||
    (/\.html?$/i.test(fileName) && /<\w/.test(text))
  )
}

const surrounding = /<(\/?)(script|style|head|nav|header|footer|aside|form|noscript|svg|template)\b[^<>]*>/gi

/** One walk over the tags: what is never closed stays, without a search to the end for each. */
function withoutSurroundings(html: string): string {
  const tags = [...html.matchAll(surrounding)].map(({ index, 0: tag, 1: slash, 2: name = '' }) => ({
    start: index,
    end: index + tag.length,
    name: name.toLowerCase(),
    isEnd: slash === '/',
  }))
  const lastEnds = new Map(tags.flatMap(({ name, start, isEnd }) => (isEnd ? [[name, start] as const] : [])))
  let [kept, from] = ['', 0]
  let open: string | null = null
  for (const { start, end, name, isEnd } of tags) {
    if (open === null && !isEnd && (lastEnds.get(name) ?? -1) > start) {
      kept += html.slice(from, start)
      open = name
    } else if (isEnd && name === open) {
      from = end
      open = null
    }
  }
  return kept + html.slice(from)
}

export function pageAsMarkdown(html: string): Page {
  const title = /<title\b[^>]*>([^<]*)<\/title>/i.exec(html)?.[1]?.trim() ?? ''
  const body = withoutSurroundings(html)
  const limits = { ...defaultImportLimits, fieldBytes: html.length * 3 + 1 }
  const { markdown } = htmlToMarkdown(
    body,
    linksTo((name) => name),
    limits,
  )
  const isNamed = /^# /m.test(markdown) || title === ''
  return { markdown: isNamed ? markdown : `# ${title}\n\n${markdown}`, lines: linesOf(html) }
}

/** Lines are compared by their letters: tags, entities and breaks say nothing. */
function linesOf(html: string): Page['lines'] {
  const lines = html.split('\n').map((line) => bare(line.replace(/<[^>]*>/g, '')))
  return () => {
    let from = 0
    return (text) => {
      const start = bare(text).slice(0, 24)
      const at = start === '' ? -1 : lines.findIndex((line, index) => index >= from && line.includes(start))
      if (at >= 0) from = at
      return from + 1
    }
  }
}

const bare = (text: string): string => text.replace(/&\w+;|&#\w+;/g, '').replace(/[^\p{L}\p{N}]+/gu, '')
