/**
 * One page for the morning of the interview: by topic the questions and what an answer must not leave out, those that are known
 * worst first. As many as the page has lines for. Knows widths and lines; how well a card is known is told.
 */
import { parseMarkdown } from '../../markdown/parse.ts'
import { inlineText, type Block } from '../../markdown/document.ts'
import type { Card } from '../../model/card.ts'
import { cleanLine } from '../../text/clean.ts'

export type SheetQuestion = {
  readonly card: Card
  /** The chance of knowing it today, 0 to 1; null when it was never asked. */
  readonly recall: number | null
}

export type Sheet = { readonly text: string; readonly questions: number }

/** What a line of A4 holds in a readable size. */
const lineCells = 96
const mostPoints = 4

/** `title` is the first line; at most `lines` lines in all, but always one question where there is one. */
export function sheet(all: readonly SheetQuestion[], title: string, lines: number): Sheet {
  const topics = new Map<string, string[][]>()
  let left = lines - 1
  let questions = 0
  for (const question of all.toSorted((a, b) => weight(a) - weight(b))) {
    const item = itemLines(question)
    const topic = question.card.topic
    const needed = item.length + (topics.has(topic) ? 0 : 2)
    if (needed > left && questions > 0) continue
    left -= needed
    questions += 1
    topics.set(topic, [...(topics.get(topic) ?? []), item])
  }
  const body = [...topics].flatMap(([topic, items]) => [
    '',
    `## ${cleanLine(topic, lineCells)}`,
    ...items.flat(),
  ])
  return { text: `${[`# ${title}`, ...body].join('\n')}\n`, questions }
}

/** Those that were never asked come after all that were: on the morning one looks after what one has. */
const weight = ({ recall }: SheetQuestion): number => recall ?? 2

function itemLines({ card }: SheetQuestion): string[] {
  const musts = card.keyPoints.filter(({ must }) => must)
  const points = (musts.length > 0 ? musts : card.keyPoints).slice(0, mostPoints)
  const right = card.options.filter(({ correct }) => correct)
  const told =
    points.length > 0
      ? points.map(({ text, must }) => `${must ? '!' : '-'} ${plain(text)}`)
      : right.length > 0
        ? right.map(({ text }) => `- ${plain(text)}`)
        : [`- ${firstWords(card.answer)}`]
  return [
    cleanLine(`- ${plain(card.question)}`, lineCells),
    ...told.map((line) => cleanLine(`    ${line}`, lineCells)),
  ]
}

/** A text as it is read, in one line. */
const plain = (markdown: string): string =>
  parseMarkdown(markdown).blocks.flatMap(wordsOf).join(' ').replace(/\s+/g, ' ').trim()

/** The first block that says something. */
const firstWords = (markdown: string): string =>
  parseMarkdown(markdown.slice(0, 4000))
    .blocks.flatMap(wordsOf)
    .find((words) => words.trim() !== '')
    ?.replace(/\s+/g, ' ')
    .trim() ?? ''

function wordsOf(block: Block): readonly string[] {
  switch (block.kind) {
    case 'heading':
    case 'paragraph':
      return [inlineText(block.text)]
    case 'list':
      return block.items.flatMap(({ blocks }) => blocks.flatMap(wordsOf))
    case 'quote':
      return block.blocks.flatMap(wordsOf)
    case 'code':
      return [block.lines.map((line) => line.map(({ text }) => text).join('')).join(' ')]
    case 'table':
      return [...block.head, ...block.rows.flat()].map(inlineText)
    case 'rule':
      return []
  }
}
