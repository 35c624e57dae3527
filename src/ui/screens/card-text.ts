/**
 * A card's texts as lines for a width, before anything that the moment adds: marks, positions, what was typed.
 *
 * Parsing and layout cost milliseconds, and a screen is drawn at every key: the last result is kept with its card.
 */
import type { Card } from '../../model/card.ts'
import type { Document } from '../../markdown/document.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { styles, type Line } from '../../text/style.ts'
import { indented, styled, type Column } from '../view.ts'
import { layOut } from './lay-out.ts'

export type CardText = {
  readonly question: readonly Line[]
  readonly prompt: readonly Line[]
  /** Without their numbers and marks, for a width that leaves room for them. */
  readonly options: readonly (readonly Line[])[]
  readonly answer: readonly Line[]
  readonly hints: readonly (readonly Line[])[]
}

/** Cells before an option's text: `1 [x] `. */
export const optionIndent = 6
const hintIndent = 2

type Kept = {
  readonly wording: number
  readonly column: Column
  readonly words: Messages
  readonly text: CardText
}
const kept = new WeakMap<Card, Kept>()

/** `wording` 0 is the heading, n the n-th of `also`. */
export function cardText(card: Card, wording: number, column: Column, words: Messages): CardText {
  const known = kept.get(card)
  if (known && known.wording === wording && known.column.width === column.width && known.words === words)
    return known.text
  const lay = (markdown: string, indent = 0): readonly Line[] =>
    markdown.trim() === '' ? [] : layOut(parseMarkdown(markdown), narrower(column, indent), words)
  const text: CardText = {
    question: questionLines(card, wording, column, words),
    prompt: lay(card.prompt ?? ''),
    options: card.options.map((option) => lay(option.text, optionIndent)),
    answer: lay(card.answer),
    hints: card.hints.map((hint) => lay(hint, hintIndent).map((line) => indented(line, hintIndent))),
  }
  kept.set(card, { wording, column, words, text })
  return text
}

const narrower = ({ left, width, textWidth }: Column, cells: number): Column => ({
  left,
  width: width - cells,
  textWidth: textWidth - cells,
})

/** The question as it stands on the screen: one paragraph, emphasised. */
function questionLines(card: Card, wording: number, column: Column, words: Messages): readonly Line[] {
  const text = wording === 0 ? card.question : (card.also[wording - 1] ?? card.question)
  return layOut(headingText(text), column, words).map((line) => styled(line, styles.strong))
}

/** As a heading, since a question such as `1. Why?` would else be a list. */
function headingText(text: string): Document {
  const [block] = parseMarkdown(`# ${text.replaceAll('\n', ' ')}`).blocks
  return { blocks: block?.kind === 'heading' ? [{ kind: 'paragraph', text: block.text }] : [] }
}

/** Where a card comes from: `redis / persistence`, or the deck alone. */
export function placeOf(card: Card): string {
  const { deck, topic } = card
  return cleanLine(topic === deck || topic === '' ? deck : `${deck} / ${topic}`)
}

/** A question on one line without its Markdown, for lists and notes. */
export function questionTitle(question: string): string {
  const [block] = headingText(question).blocks
  if (block?.kind !== 'paragraph') return cleanLine(question)
  return cleanLine(block.text.map((piece) => ('image' in piece ? piece.image : piece.text)).join(''))
}
