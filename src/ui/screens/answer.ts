/** The answer under its question, with what was picked or typed set against it, and the four grades. */
import type { Grade } from '../../model/grade.ts'
import type { Outcomes } from '../../schedule/outcomes.ts'
import type { Shown } from '../../session/session.ts'
import { diffLines } from '../../text/diff.ts'
import { cleanCode } from '../../text/clean.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { wrapSpans } from '../../text/wrap.ts'
import { grading } from '../keys/places.ts'
import { isRight, typedAnswer } from '../state/suggest.ts'
import { bodyRows, columnOf, frameView, type Column, type Size, type View } from '../view.ts'
import { cardBody, cardRows, fitsWhole, stacked, type CardBody } from './card-body.ts'
import { optionsPart, questionPart, slotsPart, type CardSetting, type OptionMark } from './card-parts.ts'
import { cardText, placeOf, type CardText } from './card-text.ts'
import { footerLine } from './footer.ts'
import { gradeLine } from './grade-line.ts'

export type AnswerProps = CardSetting & {
  readonly shown: Shown
  /** Null where nothing is rescheduled. */
  readonly outcomes: Outcomes | null
  readonly suggested: Grade
}

const footerRows = 2

export function answerBody(props: AnswerProps, size: Size): CardBody {
  const column = columnOf(size)
  const { card, wording } = props.shown
  const text = cardText(card, wording, column, props.words)
  return cardBody(
    {
      question: questionPart(text, props, column),
      rest: stacked(
        card.kind === 'cloze' ? [] : text.prompt,
        optionsPart(text, props.shown.picked, column, (option) => optionMark(props, option)),
        slotsPart(card, props.words, column),
        typedPart(props, column),
      ),
      answer: answerPart(props, text),
      field: null,
    },
    bodyRows(size, footerRows),
  )
}

export function answerView(props: AnswerProps, size: Size): View {
  const { width } = columnOf(size)
  const { words, shown, suggested } = props
  const body = answerBody(props, size)
  const { lines } = cardRows(body, props.offset, words)
  return frameView(size, {
    left: [span(placeOf(shown.card), styles.dim)],
    right: [span(props.position, styles.dim)],
    body: lines,
    notice: props.notice,
    footer: [
      gradeLine(props.outcomes, suggested, width, words),
      footerLine(grading, width, words, {
        accept: words.review.enterIs(words.print.grades[suggested]),
        ...(fitsWhole(body) ? { scroll: null } : {}),
      }),
    ],
  })
}

function answerPart({ shown, words }: AnswerProps, text: CardText): readonly Line[] {
  const isExemplar = shown.card.kind === 'behavioural'
  return isExemplar ? [heading(words.review.exemplar), ...text.answer] : text.answer
}

/** Right and wrong are said, not only coloured. */
function optionMark({ shown, words }: AnswerProps, option: number): OptionMark {
  const { right, wrong, missed } = words.review.option
  const isPicked = shown.picked.includes(option)
  const isCorrect = shown.card.options[option]?.correct === true
  if (isCorrect) return { text: isPicked ? right : missed, style: styles.good }
  return isPicked ? { text: wrong, style: styles.bad } : { text: '', style: styles.plain }
}

export function typedPart({ shown, words }: AnswerProps, column: Column): readonly Line[] {
  if (shown.card.kind !== 'typed') return []
  const { expected } = typedAnswer(shown.card)
  const { expected: expectedLabel, wroteNothing, wroteRight, youWrote, diffLegend } = words.review
  const answer = cleanCode(expected)
    .split('\n')
    .flatMap((line) => wrapSpans([span(line, styles.code)], column.textWidth))
  if (isRight(shown)) return [heading(wroteRight), ...answer]
  if (shown.typed.trim() === '') return [heading(wroteNothing), [], heading(expectedLabel), ...answer]
  const difference = diffLines(expected, shown.typed).flatMap((line) => wrapSpans(line, column.textWidth))
  return [heading(`${youWrote}  ${diffLegend}`), ...difference, [], heading(expectedLabel), ...answer]
}

const heading = (text: string): Line => [span(text, styles.dim)]
