/**
 * Collects the styled text of one paragraph, heading or cell: neighbours of a style become one span, line ends of the
 * source become spaces (none between Chinese characters), and no span adds its marks to the character before it.
 *
 * Takes clean text only. Knows nothing of tokens or HTML.
 */
import { withoutLeadingMarks } from '../text/clean.ts'
import { styles, type Span, type Style } from '../text/style.ts'
import type { Image, Inline } from './document.ts'

export type PieceWriter = {
  readonly text: (text: string, style: Style) => void
  readonly image: (description: string, style: Style) => void
  /** A line end in the source. */
  readonly softBreak: () => void
  /** A line end on the screen. */
  readonly hardBreak: () => void
  readonly isAtLineStart: () => boolean
  /** Everything so far; the writer starts anew. */
  readonly take: () => Inline
}

export function pieceWriter(): PieceWriter {
  let pieces: (Span | Image)[] = []
  let isBroken = false
  /** Kept apart: to ask the text for it would flatten the growing string at every piece. Empty at a line's beginning. */
  let lastCharacter = ''

  return {
    text(text, style) {
      const own = lastCharacter === '' ? text : withoutLeadingMarks(withoutDoubleSpace(lastCharacter, text))
      if (!own) return
      if (isBroken && lastCharacter !== '' && needsSpace(lastCharacter, own)) appendSpace(style)
      append(own, style)
    },
    image(description, style) {
      if (isBroken && lastCharacter !== '') appendSpace(style)
      pieces.push({ image: withoutLeadingMarks(description), style })
      isBroken = false
      lastCharacter = ']'
    },
    softBreak() {
      isBroken = true
    },
    hardBreak() {
      append('\n', styles.plain)
    },
    isAtLineStart() {
      return lastCharacter === ''
    },
    take() {
      const taken = pieces
      pieces = []
      isBroken = false
      lastCharacter = ''
      return taken
    },
  }

  /** In the style that both neighbours have: a link is not underlined before its first letter. */
  function appendSpace(style: Style): void {
    append(' ', style & (pieces.at(-1)?.style ?? styles.plain))
  }

  function append(text: string, style: Style): void {
    const last = pieces.at(-1)
    if (last && 'text' in last && last.style === style)
      pieces[pieces.length - 1] = { text: last.text + text, style }
    else pieces.push({ text, style })
    isBroken = false
    lastCharacter = text.endsWith('\n') ? '' : Array.from(text.slice(-2)).at(-1)!
  }
}

/** Between two spaces may have been a comment or a tag. */
function withoutDoubleSpace(before: string, text: string): string {
  return before === ' ' ? text.replace(/^ +/, '') : text
}

/** Chinese and Japanese letters, and the punctuation that brings its own space. */
const unspacedLetter =
  /[\u2e80-\u2fff\u3005-\u3007\u3040-\u30ff\u3100-\u312f\u31a0-\u31ff\u3400-\u9fff\uf900-\ufaff]|[\u{20000}-\u{3ffff}]/u
const unspacedPunctuation = /[\u3000-\u3004\u3008-\u303f\ufe30-\ufe4f\uff01-\uff60]/
/** Narrow in the tables, but used by Chinese text as its own. */
const sharedPunctuation = /[‘’“”…—·]/

/** Whether a line end between two characters stands for a space. Korean, which writes spaces, needs one. */
function needsSpace(before: string, after: string): boolean {
  const first = Array.from(after.slice(0, 2))[0]!
  if (unspacedPunctuation.test(before) || unspacedPunctuation.test(first)) return false
  const [isBefore, isAfter] = [unspacedLetter.test(before), unspacedLetter.test(first)]
  if (isBefore && isAfter) return false
  return !((isBefore && sharedPunctuation.test(first)) || (isAfter && sharedPunctuation.test(before)))
}
