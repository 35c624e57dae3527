/**
 * Formulas in dollar signs, left as their author wrote them: no emphasis from `a_1 b_1`, no lost backslashes.
 *
 * `$...$` within a line as Pandoc has it (no space inside the dollars, no digit after, so that prices stay prices),
 * `$$...$$` within a paragraph or on lines of its own. Nothing is rendered: a formula in its source is readable.
 */
import type { BlockRule, MarkdownEngine } from './engine.ts'

/** Adds the rules to an engine. Tokens: `math_inline` and `math_block`, both with the dollars in their content. */
export function math(engine: MarkdownEngine): void {
  engine.inline.ruler.before('escape', 'math_inline', inlineRule)
  engine.block.ruler.before('fence', 'math_block', blockRule, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  })
}

type InlineRule = Parameters<MarkdownEngine['inline']['ruler']['push']>[1]
type InlineState = Parameters<InlineRule>[0]

const dollar = 0x24
const backslash = 0x5c

/** Up to where a text is known to have no closing dollars: without it, a page of single dollars would take its square. */
const searchedTo = new WeakMap<InlineState, number>()

const inlineRule: InlineRule = (state, silent) => {
  if (state.src.charCodeAt(state.pos) !== dollar) return false
  const isDisplay = state.src.charCodeAt(state.pos + 1) === dollar
  const end = isDisplay ? displayEnd(state) : inlineEnd(state)
  if (end === undefined) return false
  if (!silent) {
    const token = state.push('math_inline', '', 0)
    token.content = state.src.slice(state.pos, end)
  }
  state.pos = end
  return true
}

/**
 * ```
 * the cost $a_1 + b$, and
 *          ^       ^ not after a space, not before a digit, not behind a backslash
 *          the state's position: a character that is not a space follows
 * ```
 */
function inlineEnd(state: InlineState): number | undefined {
  const { src, pos, posMax } = state
  if (isSpace(src.charCodeAt(pos + 1)) || pos < (searchedTo.get(state) ?? 0)) return undefined
  for (let at = pos + 1; at < posMax; at++) {
    const unit = src.charCodeAt(at)
    if (unit === backslash) at++
    else if (
      unit === dollar &&
      at > pos + 1 &&
      !isSpace(src.charCodeAt(at - 1)) &&
      !/\d/.test(src[at + 1] ?? '')
    )
      return at + 1
    // A code span is stronger: `$HOME` and `$PATH` in backticks are no formula.
    else if (unit === 0x60) {
      searchedTo.set(state, at)
      return undefined
    }
  }
  searchedTo.set(state, posMax)
  return undefined
}

function displayEnd(state: InlineState): number | undefined {
  const { src, pos, posMax } = state
  if (pos < (searchedTo.get(state) ?? 0)) return undefined
  const close = src.indexOf('$$', pos + 2)
  if (close === -1 || close + 2 > posMax) searchedTo.set(state, posMax)
  return close > pos + 2 && close + 2 <= posMax ? close + 2 : undefined
}

function isSpace(unit: number): boolean {
  return unit === 0x20 || unit === 0x0a || unit === 0x3000 || Number.isNaN(unit)
}

/** From a line that begins with `$$` to one that ends with it. A second opening line means that the first was none. */
const blockRule: BlockRule = (state, startLine, endLine, silent) => {
  if (state.sCount[startLine]! - state.blkIndent >= 4) return false
  const first = lineText(startLine)
  if (!first.startsWith('$$')) return false
  let line = startLine
  let isClosed = first.length > 4 && first.endsWith('$$')
  while (!isClosed) {
    line++
    if (line >= endLine || state.sCount[line]! < state.blkIndent) return false
    const text = lineText(line)
    isClosed = text.endsWith('$$')
    if (!isClosed && text.startsWith('$$')) return false
  }
  if (silent) return true
  const token = state.push('math_block', '', 0)
  token.content = state.getLines(startLine, line + 1, state.sCount[startLine]!, false)
  token.map = [startLine, line + 1]
  state.line = line + 1
  return true

  function lineText(at: number): string {
    return state.src.slice(state.bMarks[at]! + state.tShift[at]!, state.eMarks[at]).trim()
  }
}
