/**
 * Task lists: `- [ ]` and `- [!]` are key points, one with `- [x]` is the options of a multiple choice.
 * Knows lists and their items; nothing of where in a deck they stand.
 */
import type { KeyPoint, Option } from '../model/card.ts'
import { parseBlocks, type Block, type ListItem } from '../markdown/blocks.ts'

/** `plain` unless every item is a task; `choice` when one is ticked. */
export type ListRole = 'plain' | 'points' | 'choice'

const task = /^\[([ xX!])\][ \t]+(?=\S)/

export function listRole(block: Block): ListRole {
  if (block.kind !== 'list') return 'plain'
  const marks = block.items.map(markOf)
  if (marks.length === 0 || marks.includes(null)) return 'plain'
  return marks.includes('x') ? 'choice' : 'points'
}

/** The items marked as must-haves, which options cannot be. */
export function mustItems(block: Block): readonly ListItem[] {
  return block.items.filter((item) => markOf(item) === '!')
}

/** The key points of an answer: those of all its lists of open tasks at the top level. */
export function keyPointsOf(answer: string): readonly KeyPoint[] {
  if (!/^ {0,3}(?:[-+*]|\d{1,9}[.)])[ \t]+\[[ !]\][ \t]/m.test(answer)) return []
  const { blocks } = parseBlocks(answer)
  const lines = answer.split('\n')
  return blocks
    .filter((block) => listRole(block) === 'points')
    .flatMap((block) =>
      block.items.map((item) => ({ text: pointText(item, lines), must: markOf(item) === '!' })),
    )
}

/** True for a text in which a list would be taken for the options. */
export function holdsOptions(text: string): boolean {
  return /\[x\]/i.test(text) && parseBlocks(text).blocks.some((block) => listRole(block) === 'choice')
}

/** The options of a list in a file's lines: everything that an item holds, moved to the left margin. */
export function optionsOf(block: Block, lines: readonly string[]): readonly Option[] {
  return block.items.map((item) => ({
    text: itemText(lines.slice(item.start, item.end)),
    correct: markOf(item) === 'x',
  }))
}

/** Options as a list, one item after the other; the reverse of `optionsOf`. */
export function writeOptions(options: readonly Option[]): string {
  return options
    .map(({ text, correct }) => `- [${correct ? 'x' : ' '}] ${text.replace(/\n(?=[^\n])/g, '\n  ')}`)
    .join('\n')
}

function markOf(item: ListItem): string | null {
  return task.exec(item.text ?? '')?.[1]?.toLowerCase() ?? null
}

/** All that an item says but lists of its own, which are details. Each paragraph is one line. */
function pointText(item: ListItem, lines: readonly string[]): string {
  const text = itemText(lines.slice(item.start, item.end))
  const own = text.split('\n')
  return parseBlocks(text)
    .blocks.filter(({ kind }) => kind !== 'list')
    .map(({ kind, start, end }) => {
      const block = own.slice(start, end).join('\n').trim()
      return kind === 'paragraph' ? block.replace(/\s*\n\s*/g, ' ') : block
    })
    .join('\n\n')
}

/**
 * The source of an item without marker and task mark. Lines that belong to it lose as much indentation as the marker is wide.
 *
 *     -   [x] text
 *         ^ width 4
 */
function itemText(lines: readonly string[]): string {
  const first = expandTabs(lines[0] ?? '')
  const marker = /^ *(?:[-+*]|\d{1,9}[.)]) +/.exec(first)?.[0] ?? ''
  const indentation = new RegExp(`^ {0,${marker.length}}`)
  const rest = lines.slice(1).map((line) => expandTabs(line).replace(indentation, ''))
  return [first.slice(marker.length).replace(task, ''), ...rest].join('\n').trimEnd()
}

/** Leading tabs as spaces up to the next multiple of four, as Markdown counts them. */
function expandTabs(line: string): string {
  const lead = /^(?:[ ]*(?:[-+*]|\d{1,9}[.)])?)[ \t]*/.exec(line)?.[0] ?? ''
  if (!lead.includes('\t')) return line
  let expanded = ''
  for (const character of lead)
    expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : character
  return expanded + line.slice(lead.length)
}
