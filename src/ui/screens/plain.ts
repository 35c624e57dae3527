/**
 * A review as lines to be read from top to bottom: for screen readers, dumb terminals and logs. No columns, no boxes, no
 * escape sequences. Markdown is laid out for a width; sentences of ours are as long as they are.
 */
import { parseMarkdown } from '../../markdown/parse.ts'
import { GRADES, gradeNumber, type Grade } from '../../model/grade.ts'
import type { Asking, Revealed } from '../../session/session.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { plainText, type Line } from '../../text/style.ts'
import { allKeys, type Binding, type CommandName, type Keymap } from '../keys/keymap.ts'
import { isRight, typedAnswer } from '../state/suggest.ts'
import { progressOf } from '../state/tally.ts'
import type { Column } from '../view.ts'
import { typedPart, type AnswerProps } from './answer.ts'
import { cardText, placeOf } from './card-text.ts'
import { questionTitle } from './question-text.ts'
import { endGroups, offerLabels, titleOf, type EndProps } from './end.ts'
import { waitOf } from './grade-line.ts'
import { layOut } from './lay-out.ts'
import type { QuestionProps } from './question.ts'

/** Lines of Markdown for a width in cells. */
export function plainColumn(width: number): Column {
  return { left: 0, width, textWidth: width }
}

export const plainLines = (lines: readonly Line[]): readonly string[] =>
  lines.map((line) => plainText(line).trimEnd())

/** Rules are drawn over the whole width, and say nothing when read. */
export function markdownLines(text: string, words: Messages, column: Column): readonly string[] {
  const { blocks } = parseMarkdown(text)
  return plainLines(layOut({ blocks: blocks.filter(({ kind }) => kind !== 'rule') }, column, words))
}

export function questionLines(
  session: Asking,
  { words, shown, parent }: QuestionProps,
  column: Column,
): readonly string[] {
  const { card } = shown
  const { at, of } = progressOf(session)
  const several = card.options.filter((option) => option.correct).length > 1
  return [
    '',
    words.plain.question(at, of, placeOf(card).split(' / ')),
    ...(parent === null ? [] : [words.review.followUpTo(questionTitle(parent))]),
    ...plainLines(cardText(card, shown.wording, column, words).question),
    ...(card.prompt === null ? [] : ['', ...markdownLines(card.prompt, words, column)]),
    ...(card.options.length > 0
      ? ['', words.plain.options(several), ...optionLines(session, words, column)]
      : []),
    ...(card.slots.length > 0 ? [words.review.slots(card.slots.map((slot) => cleanLine(slot)))] : []),
    ...(card.kind === 'typed' ? [words.plain.commandPrefix] : []),
  ]
}

function optionLines({ shown }: Asking | Revealed, words: Messages, column: Column): readonly string[] {
  return shown.card.options.map(({ text }, index) =>
    words.plain.option(index + 1, markdownLines(text, words, column).join(' ')),
  )
}

/** What was picked so far. */
export function pickedLine({ shown }: Asking, words: Messages): string {
  return words.plain.picked(shown.picked.map((option) => option + 1))
}

export function hintLines({ shown }: Asking, words: Messages, column: Column): readonly string[] {
  const { hints } = shown.card
  return [
    words.plain.hint(shown.hintsShown, hints.length),
    ...markdownLines(hints[shown.hintsShown - 1] ?? '', words, column),
  ]
}

export function answerLines(props: AnswerProps, column: Column): readonly string[] {
  const { words, shown } = props
  const { card } = shown
  const verdict = isRight(shown) ? words.plain.pickedRight : words.plain.pickedWrong
  const right = card.options.flatMap((option, index) =>
    option.correct
      ? [words.plain.optionRight(index + 1, markdownLines(option.text, words, column).join(' '))]
      : [],
  )
  const answer =
    card.kind === 'typed'
      ? plainLines(layOut(typedAnswer(card).explanation, column, words))
      : [words.plain.answer, ...markdownLines(card.answer, words, column)]
  return [
    ...(card.kind === 'choice' ? [verdict, ...right] : []),
    ...plainLines(typedPart(props, column)).filter((line) => line !== ''),
    ...(answer.length > 0 ? ['', ...answer] : []),
    '',
  ]
}

/** `1 Again, 10 min; 2 Hard, 2 days; ... Enter is Good.` */
export function gradePrompt({ words, outcomes, suggested }: AnswerProps): string {
  const choice = (grade: Grade): string => {
    const name = words.print.grades[grade]
    const key = gradeNumber(grade)
    return outcomes
      ? words.plain.gradeChoice(key, name, words.time.interval(waitOf(outcomes[grade])))
      : `${key} ${name}`
  }
  return words.plain.gradePrompt(GRADES.map(choice), words.print.grades[suggested])
}

export function gradedLine({ words, outcomes }: AnswerProps, grade: Grade): string {
  const name = words.print.grades[grade]
  return outcomes
    ? words.plain.graded(name, words.time.interval(waitOf(outcomes[grade])))
    : words.plain.crammed(name)
}

export function endLines(props: EndProps, keymap: Keymap, column: Column): readonly string[] {
  const { words } = props
  const labels: Partial<Record<CommandName, string | null>> = offerLabels(props)
  const choices = keymap.flatMap((binding) => {
    const label = labels[binding.command]
    return label ? [words.plain.key(typableKeys(binding, words), label)] : []
  })
  const groups = endGroups(props, column.width).flatMap((group) => plainLines(group))
  return [
    '',
    words.plain.sentence(titleOf(props, words)),
    ...groups.map((line) => line.replace(/ {2,}/g, words.plain.comma)),
    '',
    ...choices,
  ]
}

/** Scrolling and typing have no meaning here; Esc cannot be typed as a line. */
const withoutMeaning: readonly CommandName[] = ['scroll', 'page', 'ends', 'commands', 'type']

export function keyLines(keymap: Keymap, words: Messages): readonly string[] {
  const bindings = keymap.filter(({ command }) => !withoutMeaning.includes(command))
  return [
    words.plain.keysHeading,
    ...bindings.map((binding) =>
      words.plain.key(typableKeys(binding, words), words.keys.commands[binding.command].explanation),
    ),
  ]
}

function typableKeys(binding: Binding, words: Messages): string {
  const keys = binding.keys.filter((key) => key === 'enter' || [...key].length === 1)
  return allKeys({ ...binding, keys }, words)
}
