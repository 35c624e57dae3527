/** The question of an item as lines: what it follows up, the question with its prompt and options, and hints that were given. */
import type { Card } from '../../model/card.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import type { MockItem } from '../../session/mock/mock.ts'
import { hintsOf } from '../../session/mock/points.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { wrapSpans } from '../../text/wrap.ts'
import { indented, type Column } from '../view.ts'
import { stacked } from './card-body.ts'
import { optionsPart } from './card-parts.ts'
import { cardText } from './card-text.ts'
import { layOut } from './lay-out.ts'
import { questionTitle } from './question-text.ts'

export type MockQuestion = {
  readonly words: Messages
  readonly item: MockItem
  /** The question that a follow-up belongs to, as the deck writes it. */
  readonly parent: string | null
}

export function questionLines({ words, item, parent }: MockQuestion, column: Column): readonly Line[] {
  const text = cardText(item.card, item.wording, column, words)
  const above =
    parent === null
      ? []
      : wrapSpans([span(words.review.followUpTo(questionTitle(parent)), styles.dim)], column.textWidth)
  return stacked(
    [...above, ...text.question],
    text.prompt,
    optionsPart(text, [], column),
    ...hintLines(item, words, column),
  )
}

const hintIndent = 2

/** Hints that were given, each under its number. */
function hintLines(item: MockItem, words: Messages, column: Column): readonly (readonly Line[])[] {
  const hints = hintsOf(item)
  return hints
    .slice(0, item.hints)
    .map((hint, index) => [
      [span(words.review.hintOf(index + 1, hints.length), styles.dim)],
      ...hintText(item.card, index, hint, words, column),
    ])
}

type Kept = { readonly width: number; readonly words: Messages; readonly texts: Map<number, readonly Line[]> }
const kept = new WeakMap<Card, Kept>()

/** A screen is drawn at every key: what was laid out stays. */
function hintText(card: Card, index: number, hint: string, words: Messages, column: Column): readonly Line[] {
  const { textWidth: width } = column
  let known = kept.get(card)
  if (!known || known.width !== width || known.words !== words)
    kept.set(card, (known = { width, words, texts: new Map() }))
  const narrow: Column = { ...column, width: width - hintIndent, textWidth: width - hintIndent }
  const lines =
    known.texts.get(index) ??
    layOut(parseMarkdown(hint), narrow, words).map((line) => indented(line, hintIndent))
  known.texts.set(index, lines)
  return lines
}
