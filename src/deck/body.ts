/**
 * What stands under a heading, taken apart: the prompt before the thematic break, the answer after it, the options of a
 * multiple choice, the hints. Knows blocks and where they belong; nothing of attributes' meaning, cloze marks or cards.
 */
import type { Option } from '../model/card.ts'
import { isComment, parseBlocks, type Block } from '../markdown/blocks.ts'
import { attributesComment } from './attributes.ts'
import type { Finding } from './deck.ts'
import { hintsOf } from './hints.ts'
import { joinPieces, without, type Piece, type PlacedText, type Source } from './pieces.ts'
import { listRole, mustItems, optionsOf } from './tasks.ts'

export type Body = {
  readonly prompt: PlacedText | null
  readonly answer: PlacedText
  readonly options: readonly Option[]
  readonly hints: readonly string[]
  readonly findings: readonly Finding[]
}

/** Takes the pieces under a heading apart. Follow-ups have no prompt: their body is their answer. */
export function readBody(source: Source, pieces: readonly Piece[], has: { readonly prompt: boolean }): Body {
  const cuts = new Set<Block>()
  const silent = new Set<Block>()
  const findings: Finding[] = []
  const hints: string[] = []
  let options: readonly Option[] | null = null
  for (const block of pieces.flatMap((piece) => piece.blocks)) {
    const role = listRole(block)
    const hint = hintsOf(block, source.lines)
    if (hint) {
      hints.push(...hint)
      if (hint.length === 0) silent.add(block)
    } else if (isStrayAttributes(block)) {
      findings.push(findingAt('attributes-misplaced', source, block.start))
      if (!isComment(block)) continue
    } else if (role === 'choice' && !options) {
      options = optionsOf(block, source.lines)
      for (const { start } of mustItems(block)) findings.push(findingAt('choice-with-must', source, start))
    } else {
      if (role === 'choice') findings.push(findingAt('choice-second-list', source, block.start))
      continue
    }
    cuts.add(block)
  }
  const rule = has.prompt ? promptBreak(pieces, silent) : null
  const [before, after] = rule ? splitAt(pieces, rule).map((side) => without(side, cuts)) : [[], without(pieces, cuts)]
  // Options or hints before the break are shown with the question anyway; what is left there may be nothing to read.
  const hasPrompt = before?.some(({ blocks }) => blocks.some(isReadable)) ?? false
  return {
    prompt: hasPrompt ? joinPieces(source, before ?? []) : null,
    answer: joinPieces(source, [...(hasPrompt ? [] : (before ?? [])), ...(after ?? [])]),
    options: options ?? [],
    hints,
    findings,
  }
}

/** A comment of attributes away from its place says nothing. Where it stands alone it is not part of any text either. */
export function isStrayAttributes(block: Block): boolean {
  return block.kind === 'html' && attributesComment.test(block.text)
}

export function findingAt(
  code: Finding['code'],
  { lines }: Source,
  line: number,
  values: Finding['values'] = {},
): Finding {
  return { code, line: line + 1, column: Math.max(0, (lines[line] ?? '').search(/\S/)) + 1, values }
}

/** The first `---` with something to read on both sides. */
function promptBreak(pieces: readonly Piece[], silent: ReadonlySet<Block>): Block | null {
  const blocks = pieces.flatMap((piece) => piece.blocks).filter((block) => !silent.has(block))
  const first = blocks.findIndex(isReadable)
  const last = blocks.findLastIndex(isReadable)
  return blocks.find((block, index) => first < index && index < last && isBreak(block)) ?? null
}

const isBreak = (block: Block): boolean => block.kind === 'rule' && block.marker.startsWith('-')

const isReadable = (block: Block): boolean =>
  block.kind !== 'rule' && block.kind !== 'definition' && !isComment(block)

/** False for a text of nothing but rules, comments and link definitions. */
export function isReadableText(text: string): boolean {
  return parseBlocks(text).blocks.some(isReadable)
}

function splitAt(pieces: readonly Piece[], rule: Block): [Piece[], Piece[]] {
  const before: Piece[] = []
  const after: Piece[] = []
  for (const piece of pieces) {
    if (piece.end <= rule.start) before.push(piece)
    else if (piece.start >= rule.end) after.push(piece)
    else {
      before.push({
        ...piece,
        end: rule.start,
        blocks: piece.blocks.filter(({ start }) => start < rule.start),
      })
      after.push({
        ...piece,
        start: rule.end,
        blocks: piece.blocks.filter(({ start }) => start > rule.start),
      })
    }
  }
  return [before, after]
}
