/** The media that fields of Anki's name, wherever they stand in the HTML. Knows how fields name files; not where those are. */
import { escapeHtml } from '../../markdown/to-html.ts'
import { decodedPath, mediaName } from './media-name.ts'
import type { MediaNames } from './write-fields.ts'

/** `src` of a picture or a film, `data` of an object, and Anki's own mark for sounds. */
const named =
  /(<(?:img|audio|video|source|embed|object)\b[^<>]{0,2000}?\s(?:src|data)\s*=\s*)(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))|\[sound:([^\]\n]*)\]/gi

/**
 * The field with every file asked for by `media`, under an address relative to nothing. Byte for byte what it was, but for a file
 * that has another name in the package.
 */
export function withPackedMedia(field: string, media: MediaNames): string {
  if (!/<|\[sound:/i.test(field)) return field
  return field.replace(
    named,
    (
      found: string,
      start: string | undefined,
      double: string | undefined,
      single: string | undefined,
      bare: string | undefined,
      sound: string | undefined,
    ) => {
      const source = plain(double ?? single ?? bare ?? sound ?? '')
      if (/^(?:[a-z][a-z0-9+.-]+:|\/\/)/i.test(source.trim())) return found
      const name = mediaName(sound === undefined ? decodedPath(source) : source)
      const packed = name === null ? null : media(encodeURIComponent(name))
      if (packed === null || packed === name) return found
      return sound === undefined ? `${start}"${escapeHtml(packed)}"` : `[sound:${packed}]`
    },
  )
}

/** Names need no more than what an editor escapes in an attribute. */
function plain(source: string): string {
  return source
    .replace(/&nbsp;/g, ' ')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&#0?39;/g, "'")
    .replace(/&amp;/g, '&')
}
