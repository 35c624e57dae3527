/**
 * The one Markdown parser. Decks, screens and importers all see a text the way this sees it.
 * Raw HTML is kept as tokens (decks hide attributes in comments); nothing here renders HTML.
 */
import createMarkdownIt from 'markdown-it'
import cjkFriendly from 'markdown-it-cjk-friendly'

export type MarkdownEngine = ReturnType<typeof createMarkdownIt>
export type Token = ReturnType<MarkdownEngine['parse']>[number]
export type BlockRule = Parameters<MarkdownEngine['block']['ruler']['push']>[1]

/** What a parse of blocks may be given as its environment. */
export type BlockEnvironment = {
  /** Called before each block at the top level: the tokens so far are those of whole blocks, and may be taken away. */
  readonly blockBegins?: () => unknown
}

let engine: MarkdownEngine | undefined

export function markdownEngine(): MarkdownEngine {
  engine ??= newEngine()
  return engine
}

/** For those who add rules of their own. Setext headings are off: a line of `---` under text is a thematic break everywhere. */
export function newEngine(): MarkdownEngine {
  return createMarkdownIt({ html: true, linkify: false, typographer: false })
    .use(cjkFriendly)
    .use(shallow)
    .use(announced)
    .disable('lheading')
}

/**
 * Nothing opens below the deepest level but one: each line there is a paragraph, whatever it begins with. Left to itself, markdown-it
 * drops what is in a list at its deepest level, and all that follows the list: one line of `1. 1. 1. ...` hides the rest of a deck.
 */
function shallow(engine: MarkdownEngine): void {
  const plainLine: BlockRule = (state, startLine, _endLine, isSilent) => {
    // A list goes two levels down at once.
    if (isSilent || state.level < engine.options.maxNesting - 2) return false
    state.line = startLine + 1
    const map: [number, number] = [startLine, state.line]
    state.push('paragraph_open', 'p', 1).map = map
    const inline = state.push('inline', '', 0)
    inline.content = state.getLines(startLine, state.line, state.blkIndent, false).trim()
    inline.map = map
    inline.children = []
    state.push('paragraph_close', 'p', -1)
    return true
  }
  engine.block.ruler.before('table', 'plain_line', plainLine)
}

/** A rule that takes nothing: the parser has no other word for where a block begins. */
function announced(engine: MarkdownEngine): void {
  engine.block.ruler.before('table', 'announced', ({ level, env }, _startLine, _endLine, isSilent) => {
    if (level === 0 && !isSilent) (env as BlockEnvironment | undefined)?.blockBegins?.()
    return false
  })
}
