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
}

/**
 * Takes the pieces under a heading apart; what is wrong goes to `findings`. Follow-ups have no prompt: their body is their
 * answer.
 */
export function readBody(
  source: Source,
  pieces: readonly Piece[],
  has: { readonly prompt: boolean },
  findings: Finding[],
): Body {
  const cuts = new Set<Block>()
  const silent = new Set<Block>()
  const hints: string[] = []
  let options: readonly Option[] | null = null
  for (const block of pieces.flatMap((piece) => piece.blocks)) {
    const role = listRole(block)
    const hint = hintsOf(block, source.lines)
    if (hint) {
      for (const each of hint) hints.push(each)
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
  const [before, after] = has.prompt ? parted(pieces, silent) : [[], pieces]
  const rest = { options: options ?? [], hints }
  // Options or hints before the break are shown with the question anyway; what is left there may be nothing to read.
  if (!before.some(({ blocks }) => blocks.some((block) => isReadable(block) && !cuts.has(block)))) {
    return { prompt: null, answer: joinPieces(source, without([...before, ...after], cuts)), ...rest }
  }
  // Breaks before the first word of the prompt part nothing.
  const promptCuts = new Set([...cuts, ...before.flatMap(({ blocks }) => blocks.filter(isBreak))])
  const prompt = joinPieces(source, without(before, promptCuts))
  return { prompt, answer: joinPieces(source, without(after, cuts)), ...rest }
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

/** What stands before and after the first `---` with something to read on both sides. */
function parted(
  pieces: readonly Piece[],
  silent: ReadonlySet<Block>,
): readonly [readonly Piece[], readonly Piece[]] {
  const blocks = pieces.flatMap((piece) => piece.blocks).filter((block) => !silent.has(block))
  const first = blocks.findIndex(isReadable)
  const last = blocks.findLastIndex(isReadable)
  const rule = blocks.find((block, index) => first < index && index < last && isBreak(block))
  return rule ? splitAt(pieces, rule) : [[], pieces]
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
