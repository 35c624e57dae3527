/** The pieces that question and answer share: where the card comes from, its options and slots. */
import type { Card } from '../../model/card.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line, type Span } from '../../text/style.ts'
import { wrapSpans } from '../../text/wrap.ts'
import { indented, lineWidth, styled, type Column } from '../view.ts'
import { optionIndent, type CardText } from './card-text.ts'
import { questionTitle } from './question-text.ts'

/** What both screens of a card need besides the card. */
export type CardSetting = {
  readonly words: Messages
  /** `7 of 30, 19 min`. */
  readonly position: string
  /** The question that a follow-up belongs to, as the deck writes it. */
  readonly parent: string | null
  readonly offset: number | null
  readonly notice: Line
}

/** The question, under the one that it follows up. */
export function questionPart(
  { question }: CardText,
  { parent, words }: CardSetting,
  column: Column,
): readonly Line[] {
  if (parent === null) return question
  const above = words.review.followUpTo(questionTitle(parent))
  return [...wrapSpans([span(above, styles.dim)], column.textWidth), ...question]
}

/** `Tell: Situation, Task, Action, Result`. */
export function slotsPart(card: Card, words: Messages, column: Column): readonly Line[] {
  if (card.slots.length === 0) return []
  const names = card.slots.map((slot) => cleanLine(slot))
  return wrapSpans([span(words.review.slots(names))], column.textWidth)
}

/** What is said of an option beside it. */
export type OptionMark = { readonly text: string; readonly style: number }

/** Numbered options, those picked with a cross, each with what `mark` says of it. */
export function optionsPart(
  { options }: CardText,
  picked: readonly number[],
  column: Column,
  mark: (option: number) => OptionMark | null = () => null,
): readonly Line[] {
  return options.flatMap((lines, index) => {
    const box = `${index + 1} [${picked.includes(index) ? 'x' : ' '}] `
    const said = mark(index)
    const text = said ? lines.map((line) => styled(line, said.style)) : lines
    const first: Line = [span(box), ...(text[0] ?? [])]
    const others = text.slice(1).map((line) => indented(line, optionIndent))
    return withMark([first, ...others], said, column)
  })
}

/** The mark stands behind the last line, or below where there is no room. */
function withMark(lines: readonly Line[], mark: OptionMark | null, column: Column): readonly Line[] {
  if (!mark || mark.text === '') return lines
  const said: Span = span(mark.text, mark.style)
  const last = lines.at(-1)!
  return lineWidth(last) + lineWidth([said]) + 1 <= column.width
    ? [...lines.slice(0, -1), [...last, span(' '), said]]
    : [...lines, indented([said], optionIndent)]
}
