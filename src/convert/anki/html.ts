/**
 * HTML of strangers as Markdown that viva can hold: nothing is fetched, nothing runs, no link leads into this machine, and what
 * is too long or too deep is cut or flattened, and said so. Fields without mark-up, which are most, take a short way.
 */
import { withSourceBelow } from '../source-line.ts'
import { fullMarkdown } from './html-full.ts'
import { lightMarkdown, type Links } from './html-light.ts'
import { decodedPath, isPicture, mediaName } from './media-name.ts'

export type HtmlLimits = { readonly fieldBytes: number; readonly htmlDepth: number }

export type HtmlMarkdown = {
  readonly markdown: string
  /** Longer than the limit: what is there is the beginning. */
  readonly isCut: boolean
  /** Deeper than the limit: what is there is the text alone. */
  readonly isFlattened: boolean
}

/** `links` says what becomes of addresses. */
export function htmlToMarkdown(html: string, links: Links, limits: HtmlLimits): HtmlMarkdown {
  const isCut = isLonger(html, limits.fieldBytes)
  // Characters are at least a byte each; a cut within a tag loses that tag.
  const source = isCut ? html.slice(0, Math.floor(limits.fieldBytes / 3)).replace(/<[^<>]*$/, '') : html
  const light = lightMarkdown(source, links)
  if (light !== null) return { markdown: light, isCut, isFlattened: false }
  const { markdown, isFlattened } = fullMarkdown(source, links, limits.htmlDepth)
  return { markdown: withSourceBelow(markdown), isCut, isFlattened }
}

/**
 * The usual links: pictures by what `media` makes of their names in the package, other addresses as they are when they lead into
 * the net. `javascript:`, `data:` and `file:` lead nowhere.
 */
export function linksTo(media: (name: string) => string): Links {
  return {
    picture: (source) => {
      if (isNet(source)) return address(source)
      if (/^[a-z][a-z0-9+.-]*:/i.test(source.trim())) return null
      const name = mediaName(decodedPath(source))
      return name !== null && isPicture(name) ? media(name) : null
    },
    page: (source) => (isNet(source) || /^mailto:[^\s]+$/i.test(source.trim()) ? address(source) : null),
  }
}

const isNet = (source: string): boolean => /^https?:\/\/[^\s/]/i.test(source.trim())

/** In a link's parentheses, and without what Markdown or a terminal would read in it. */
const address = (source: string): string =>
  source
    .trim()
    .replace(/[\s<>()\\"'`{}|^\p{Cc}\p{Cf}\p{Co}]/gu, (character) =>
      /[()']/.test(character)
        ? `%${character.charCodeAt(0).toString(16).toUpperCase()}`
        : encodeURIComponent(character),
    )

function isLonger(text: string, mostBytes: number): boolean {
  if (text.length * 3 <= mostBytes) return false
  return text.length > mostBytes || new TextEncoder().encode(text).length > mostBytes
}
