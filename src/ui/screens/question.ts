/** A question, its answer hidden: with its prompt, options to pick, slots, hints asked for, or a field to type in. */
import type { Shown } from '../../session/session.ts'
import { span, styles, type Line } from '../../text/style.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Field } from '../state/field.ts'
import { bodyRows, columnOf, frameView, type Column, type Size, type View } from '../view.ts'
import { cardBody, cardRows, fitsWhole, stacked, type CardBody } from './card-body.ts'
import { optionsPart, questionPart, slotsPart, type CardSetting } from './card-parts.ts'
import { cardText, placeOf, type CardText } from './card-text.ts'
import { fieldView } from './field.ts'
import { footerLine } from './footer.ts'

export type QuestionProps = CardSetting & {
  readonly shown: Shown
  readonly keymap: Keymap
  /** What is typed, on a card that asks for exact text. */
  readonly field: Field | null
  /** False when letters are commands: the cursor is not shown then. */
  readonly isTyping: boolean
}

const footerRows = 1

export function questionBody(props: QuestionProps, size: Size): CardBody {
  const column = columnOf(size)
  const { card, wording } = props.shown
  const text = cardText(card, wording, column, props.words)
  return cardBody(
    {
      question: questionPart(text, props, column),
      rest: stacked(
        text.prompt,
        choicePart(props, text, column),
        slotsPart(card, props.words, column),
        hintsPart(props, text),
      ),
      answer: null,
      field: props.field && fieldView(props.field, column.textWidth),
    },
    bodyRows(size, footerRows),
  )
}

export function questionView(props: QuestionProps, size: Size): View {
  const { width } = columnOf(size)
  const { words, shown, position, notice } = props
  const body = questionBody(props, size)
  const { lines, cursor } = cardRows(body, props.offset, words)
  const left = shown.card.hints.length - shown.hintsShown
  return frameView(size, {
    left: [span(placeOf(shown.card), styles.dim)],
    right: [span(position, styles.dim)],
    body: lines,
    cursor: props.isTyping ? cursor : null,
    notice,
    footer: [
      footerLine(props.keymap, width, words, {
        hint: left > 0 ? words.review.hintsLeft(left) : null,
        ...(fitsWhole(body) ? { scroll: null } : {}),
      }),
    ],
  })
}

function choicePart({ shown, words }: QuestionProps, text: CardText, column: Column): readonly Line[] {
  if (text.options.length === 0) return []
  const isSingle = shown.card.options.filter((option) => option.correct).length === 1
  const { pickOne, pickAll } = words.review
  return [...optionsPart(text, shown.picked, column), [], [span(isSingle ? pickOne : pickAll, styles.dim)]]
}

function hintsPart({ shown, words }: QuestionProps, text: CardText): readonly Line[] {
  const { hints } = text
  return stacked(
    ...hints
      .slice(0, shown.hintsShown)
      .map((lines, index) => [[span(words.review.hintOf(index + 1, hints.length), styles.dim)], ...lines]),
  )
}
