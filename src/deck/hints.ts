/** Hints: `> [!hint]` callouts. Several in one quote are several hints, as people write them one under the other. */
import type { Block } from '../markdown/blocks.ts'

const marker = /^ {0,3}\[!hint\][+-]?(?![([:])[ \t]*/i

/** The hints in a quote; null for any other block. `lines` are the file's. */
export function hintsOf(block: Block, lines: readonly string[]): readonly string[] | null {
  if (block.kind !== 'quote' || !marker.test(unquoted(lines[block.start] ?? ''))) return null
  const hints: string[][] = []
  for (let index = block.start; index < block.end; index++) {
    const line = unquoted(lines[index] ?? '')
    if (marker.test(line)) hints.push([line.replace(marker, '')])
    else hints.at(-1)?.push(line)
  }
  return hints.map((hint) => hint.join('\n').trim()).filter((hint) => hint !== '')
}

/** A hint as a callout; the reverse of `hintsOf`. */
export function writeHint(hint: string): string {
  return `> [!hint] ${hint.replace(/\n/g, '\n> ')}`.replace(/^> $/gm, '>')
}

/** A line without the quote's mark; a lazy line has none. */
function unquoted(line: string): string {
  return line.replace(/^ {0,3}> ?/, '')
}
