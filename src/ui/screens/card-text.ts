/**
 * A card's texts as lines for a width, before anything that the moment adds: marks, positions, what was typed.
 *
 * Parsing and layout cost milliseconds, and a screen is drawn at every key: the last result is kept with its card, and
 * no part is made before it is shown. The first question must not wait for its answer.
 */
import type { Card } from '../../model/card.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { styles, type Line } from '../../text/style.ts'
import { typedAnswer } from '../state/suggest.ts'
import { indented, styled, type Column } from '../view.ts'
import { filledCloze } from './cloze.ts'
import { layOut } from './lay-out.ts'
import { questionDocument } from './question-text.ts'

export type CardText = {
  readonly question: readonly Line[]
  readonly prompt: readonly Line[]
  /** Without their numbers and marks, for a width that leaves room for them. */
  readonly options: readonly (readonly Line[])[]
  /** What is new with the answer: of a typed card only its explanation, of a cloze card its text with the gap filled. */
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
  const answer = (): readonly Line[] => {
    if (card.kind === 'cloze') return filledCloze(card, column, words)
    return card.kind === 'typed' ? layOut(typedAnswer(card).explanation, column, words) : lay(card.answer)
  }
  const text = whenAsked<CardText>({
    question: () => questionLines(card, wording, column, words),
    prompt: () => lay(card.prompt ?? ''),
    options: () => card.options.map((option) => lay(option.text, optionIndent)),
    answer,
    hints: () => card.hints.map((hint) => lay(hint, hintIndent).map((line) => indented(line, hintIndent))),
  })
  kept.set(card, { wording, column, words, text })
  return text
}

/** An object whose parts are made when they are first read. */
function whenAsked<T extends object>(makers: { readonly [Part in keyof T]: () => T[Part] }): T {
  const parts = {}
  for (const name of Object.keys(makers) as (keyof T & string)[]) {
    Object.defineProperty(parts, name, {
      configurable: true,
      get() {
        const value = makers[name]()
        Object.defineProperty(parts, name, { value })
        return value
      },
    })
  }
  return parts as T
}

const narrower = ({ left, width, textWidth }: Column, cells: number): Column => ({
  left,
  width: width - cells,
  textWidth: textWidth - cells,
})

/** The question as it stands on the screen: one paragraph, emphasised. */
function questionLines(card: Card, wording: number, column: Column, words: Messages): readonly Line[] {
  const text = wording === 0 ? card.question : (card.also[wording - 1] ?? card.question)
  return layOut(questionDocument(text), column, words).map((line) => styled(line, styles.strong))
}

/** Where a card comes from: `redis / persistence`, or the deck alone. */
export function placeOf(card: Card): string {
  const { deck, topic } = card
  return cleanLine(topic === deck || topic === '' ? deck : `${deck} / ${topic}`)
}
