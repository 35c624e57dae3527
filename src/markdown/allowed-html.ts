/**
 * Raw HTML in a text, cut down to what can do no harm: a few tags of style and structure, bare. Comments go, every other tag is
 * shown as the text that it is. Linear in its length.
 */

/** Without attributes none of them can run, load or hide anything. */
const allowed = new Set(
  'b strong i em u ins s del strike sub sup kbd mark code samp var small br p div ul ol li blockquote details summary h3 h4 h5 h6'.split(
    ' ',
  ),
)
const empty = new Set(['br'])

/**
 * The HTML that is left of a piece. `open` holds the tags that are still open and is kept up to date, so that the caller can
 * close them; a closing tag without its opening one is dropped.
 */
export function inlineHtml(source: string, open: string[], escaped: (text: string) => string): string {
  const pieces = source.match(/<!--[^]*?(?:-->|$)|<\/?[A-Za-z][^<>]*>|[^<]+|</g) ?? []
  return pieces.map((piece) => allowedPiece(piece, open, escaped)).join('')
}

function allowedPiece(piece: string, open: string[], escaped: (text: string) => string): string {
  if (piece.startsWith('<!--')) return ''
  const [, slash, name = ''] = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)/.exec(piece) ?? []
  const tag = name.toLowerCase()
  // What stands between tags of a block is HTML already: its entities stay what they are.
  if (name === '')
    return piece.replace(/&(?:[a-z]+|#\d+|#x[0-9a-f]+);|[^&]+|&/gi, (part) =>
      /^&.*;$/.test(part) ? part : escaped(part),
    )
  if (!allowed.has(tag)) return escaped(piece)
  if (empty.has(tag)) return `<${tag}>`
  if (slash === '') {
    open.push(tag)
    return `<${tag}>`
  }
  const at = open.lastIndexOf(tag)
  if (at < 0) return ''
  open.splice(at, 1)
  return `</${tag}>`
}
