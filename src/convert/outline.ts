/**
 * An outline of bullets as a tree: what Logseq and RemNote keep their notes in. A block is a bullet with the lines that are set in
 * under it and the bullets below. Knows indentation and fences; nothing of cards.
 *
 *     - What is a lock? #card
 *       id:: 631bf988-bea7-4731-8cea-1b01a7724918
 *     ^ a line of the same block
 *     \t- It keeps others out.
 *     ^ a block below
 */

export type OutlineBlock = {
  /** From 1. */
  readonly line: number
  readonly indent: number
  /** Without the bullet, its other lines moved to its margin. */
  readonly lines: string[]
  readonly children: OutlineBlock[]
}

/** What stands before the first bullet, and the bullets at the left margin. Deeper than `mostLevels` is one level. */
export function readOutline(text: string): {
  readonly preamble: readonly string[]
  readonly blocks: readonly OutlineBlock[]
} {
  const preamble: string[] = []
  const blocks: OutlineBlock[] = []
  const open: OutlineBlock[] = []
  let fence = ''
  for (const [index, source] of text.split('\n').entries()) {
    const line = source.replace(/\t/g, '    ')
    const bullet = fence === '' ? /^( *)[-*+•](?: (.*))?$/.exec(line) : null
    const last = open.at(-1)
    if (!bullet) {
      if (!last) preamble.push(line)
      else last.lines.push(unindented(line, last.indent + 2))
    } else {
      const block = {
        line: index + 1,
        indent: (bullet[1] as string).length,
        lines: [bullet[2] ?? ''],
        children: [],
      }
      while (
        open.length > 0 &&
        ((open.at(-1) as OutlineBlock).indent >= block.indent || open.length >= mostLevels)
      )
        open.pop()
      ;(open.at(-1)?.children ?? blocks).push(block)
      open.push(block)
    }
    const mark = /^\s*(?:[-*+•] )?(`{3,}|~{3,})/.exec(line)?.[1] ?? ''
    if (fence === '') fence = mark
    else if (mark.startsWith(fence) && line.trim() === mark) fence = ''
  }
  return { preamble, blocks }
}

const mostLevels = 60

function unindented(line: string, indent: number): string {
  let from = 0
  while (from < indent && line[from] === ' ') from++
  return line.slice(from)
}

/** Blocks as a list in Markdown; one alone is its text, with the list of those below it. */
export function outlineText(
  blocks: readonly OutlineBlock[],
  textOf: (block: OutlineBlock) => string,
): string {
  const shown = blocks.filter((block) => textOf(block) !== '' || block.children.length > 0)
  const [only] = shown
  if (only && shown.length === 1) {
    const below = listText(only.children, textOf)
    return [textOf(only), below].filter((part) => part !== '').join('\n\n')
  }
  return listText(shown, textOf)
}

function listText(blocks: readonly OutlineBlock[], textOf: (block: OutlineBlock) => string): string {
  return blocks
    .flatMap((block) => {
      const text = textOf(block)
      const below = listText(block.children, textOf)
      if (text === '') return below === '' ? [] : [below]
      const item = `- ${text.replace(/\n(?!\n|$)/g, '\n  ')}`
      return [below === '' ? item : `${item}\n${below.replace(/^(?=.)/gm, '  ')}`]
    })
    .join('\n')
}
