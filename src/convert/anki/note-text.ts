/**
 * Fields of one note as Markdown, with what had to be left out of them, and the media that they name.
 * Knows fields; nothing of templates or cards.
 */
import type { SkipReason } from '../../model/conversion.ts'
import { cleanText } from '../../text/clean.ts'
import { safeText } from '../markdown/safe.ts'
import { escapeDefinitions } from './escape.ts'
import { htmlToMarkdown, linksTo, type HtmlLimits } from './html.ts'
import { markField, restoreMarks, type Marked } from './marks.ts'
import { mediaLink, mediaName } from './media-name.ts'
import type { Shown } from './template.ts'

export type NoteText = {
  /** Markdown that a deck can hold; empty for an empty field. */
  readonly field: (shown: Shown) => string
  /** A field whose gaps are marked; they are put back by `restoreMarks`. */
  readonly gapped: (html: string) => { readonly markdown: string; readonly marked: Marked }
  readonly remarks: ReadonlySet<SkipReason>
}

export type TextOptions = {
  readonly limits: HtmlLimits
  /** The folder of media, as a link from the deck leads there. */
  readonly mediaFolder: string
  /** Names of media that are met. */
  readonly media: Set<string>
}

export function noteText(fields: readonly string[], { limits, mediaFolder, media }: TextOptions): NoteText {
  const remarks = new Set<SkipReason>()
  const link = (name: string): string => {
    media.add(name)
    return mediaLink(mediaFolder, name)
  }
  const sound = (source: string): string => {
    const name = mediaName(source)
    return name === null ? '' : `[${name.replace(/[[\]\\]/g, '')}](${link(name)})`
  }
  const links = linksTo(link)
  const convert = (html: string): string => {
    const { markdown, isCut, isFlattened } = htmlToMarkdown(html, links, limits)
    if (isCut) remarks.add('field-cut')
    if (isFlattened) remarks.add('html-flattened')
    // Entities may have become escape sequences.
    return escapeDefinitions(cleanText(markdown))
  }
  return {
    remarks,
    field: ({ field, isCode }) => {
      const html = fields[field] ?? ''
      if (html.trim() === '') return ''
      const marked = markField(isCode ? preformatted(html) : html, false, sound)
      return safeText(restoreMarks(convert(marked.html), marked)).text
    },
    gapped: (html) => {
      const marked = markField(html, true, sound)
      return { markdown: safeText(convert(marked.html)).text, marked }
    },
  }
}

/** What a template stands in `<pre>` keeps its lines. */
const preformatted = (html: string): string =>
  /<pre\b/i.test(html) ? html : `<pre>${html.replace(/<div\b[^<>]*>/gi, '\n').replace(/<\/div>/gi, '')}</pre>`
