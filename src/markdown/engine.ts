/**
 * The one Markdown parser. Decks, screens and importers all see a text the way this sees it.
 * Raw HTML is kept as tokens (decks hide attributes in comments); nothing here renders HTML.
 */
import createMarkdownIt from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

export type MarkdownEngine = ReturnType<typeof createMarkdownIt>
export type Token = ReturnType<MarkdownEngine['parse']>[number]

let engine: MarkdownEngine | undefined

/** Setext headings are off: a line of `---` under text is a thematic break, in decks and on screens alike. */
export function markdownEngine(): MarkdownEngine {
  engine ??= createMarkdownIt({ html: true, linkify: false, typographer: false })
    .use(cjkFriendly)
    .disable('lheading')
  return engine
}
