/**
 * A mock interview as lines to be read from top to bottom: what there is to read at each place, and the prompt under it. No
 * columns, no boxes, no escape sequences. The words of screens are used where they say the same.
 */
import { minuteMs } from '../../model/time.ts'
import { itemOf, type Mock, type MockItem } from '../../session/mock/mock.ts'
import { spokenLength } from '../../session/mock/delivery.ts'
import type { MockPlan, PlanEdit, PlannedQuestion, PlanNote } from '../../session/mock/planned.ts'
import { hintsOf } from '../../session/mock/points.ts'
import { allowedMs, plannedMs, questionMs } from '../../session/mock/question-time.ts'
import type { MockReport } from '../../session/mock/report.ts'
import { suggestedGrade } from '../../session/mock/suggest.ts'
import { cleanLine, cleanText } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Column } from '../view.ts'
import { cardText, placeOf as whereOf } from './card-text.ts'
import { clockText } from './clock.ts'
import { coveredText } from './mock-points.ts'
import { mockReportLines } from './mock-report-lines.ts'
import { markdownLines, plainLines } from './plain.ts'
import { questionTitle } from './question-text.ts'

/** The plan, question by question, without the questions: topic, level and time. */
export function planLines(plan: MockPlan, words: Messages): readonly string[] {
  const { mockPrint, mock, time } = words
  const { preset, mode } = plan.setup
  const minutes = time.minutes(Math.max(1, Math.round(plan.expectedMs / minuteMs)))
  const facts = (question: PlannedQuestion): readonly string[] => [
    cleanLine(question.topic),
    ...(question.level === null ? [] : [words.review.info.levels[question.level]]),
    clockText(plannedMs(question)),
    ...(question.followUps.length === 0 ? [] : [mockPrint.plan.followUps(question.followUps.length)]),
    ...question.why.map((why) => mock.setup.whys[why]),
  ]
  return [
    mockPrint.plan.title(mock.presets[preset], mock.modes[mode], plan.questions.length, minutes),
    '',
    ...(plan.warmUp ? [mockPrint.plan.warmUp(facts(plan.warmUp))] : []),
    ...plan.questions.map((question, index) => mockPrint.plan.question(index + 1, facts(question))),
    ...(plan.notes.length === 0 ? [] : ['', ...plan.notes.map((note) => noteText(note, words))]),
  ]
}

/** What an edit has done to the plan; or that it found nothing else. */
export function editedLine(
  edit: PlanEdit,
  before: MockPlan,
  after: MockPlan,
  { mock, mockPrint }: Messages,
): string {
  const { edited } = mockPrint.plan
  const keys = ({ questions }: MockPlan): string => questions.map(({ key }) => key).join(' ')
  switch (edit.kind) {
    case 'replace':
      return keys(before) === keys(after) ? edited.nothingElse : edited.replaced(edit.place + 1)
    case 'remove':
      return edited.removed(edit.place + 1)
    case 'move':
      return edited.anew
    case 'setup':
      if (edit.setup.mode !== undefined) return edited.mode(mock.modes[after.setup.mode])
      if (edit.setup.questions !== undefined) return edited.count(after.questions.length)
      return keys(before) === keys(after) ? edited.nothingElse : edited.anew
  }
}

/** What the plan could not do as asked. */
export function noteText(note: PlanNote, { mock, time }: Messages): string {
  const { notes } = mock.setup
  switch (note.code) {
    case 'no-cards':
      return notes[note.code]
    case 'fewer-questions':
      return notes[note.code](note.wanted, note.got)
    case 'day-minutes':
    case 'over-minutes':
      return notes[note.code](time.minutes(note.minutes))
    default:
      return notes[note.code](note.count)
  }
}

/** The question of an item, with where it stands among the others. */
export function questionLines(
  mock: Mock,
  item: MockItem,
  words: Messages,
  column: Column,
): readonly string[] {
  const { card } = item
  return ['', headOf(mock, item, words), ...questionText(item, words, column), ...slotLines(card, words)]
}

function headOf({ plan, phase }: Mock, item: MockItem, words: Messages): string {
  const { mockPrint } = words
  const where = whereOf(item.card).split(' / ')
  if (phase.name === 'checklist' || phase.name === 'grade')
    return mockPrint.scoring(item.place + 1, plan.questions.length)
  const facts = [...where, mockPrint.budget(clockText(allowedMs(item)))]
  if (item.role === 'warm-up') return mockPrint.warmUp(facts)
  if (item.role === 'follow-up') return mockPrint.followUp(facts)
  return mockPrint.question(item.place + 1, plan.questions.length, facts)
}

function questionText(item: MockItem, words: Messages, column: Column): readonly string[] {
  const { card, wording } = item
  const text = cardText(card, wording, column, words)
  const several = card.options.filter(({ correct }) => correct).length > 1
  return [
    ...plainLines(text.question),
    ...(text.prompt.length === 0 ? [] : ['', ...plainLines(text.prompt)]),
    ...(card.options.length === 0 ? [] : ['', words.plain.options(several)]),
    ...card.options.map((option, index) =>
      words.plain.option(index + 1, markdownLines(option.text, words, column).join(' ')),
    ),
  ]
}

function slotLines(card: MockItem['card'], words: Messages): readonly string[] {
  return card.slots.length === 0 ? [] : [words.review.slots(card.slots.map((slot) => cleanLine(slot)))]
}

/** The part of a story that is told now. */
export function slotLine({ card, slot }: MockItem, words: Messages): readonly string[] {
  const name = card.slots[slot]
  return name === undefined ? [] : [words.mockPrint.slot(cleanLine(name))]
}

/** How to answer in lines, and what of the answer is there already. */
export function typingLines(item: MockItem, words: Messages): readonly string[] {
  const { mockPrint } = words
  const draft =
    item.text === ''
      ? []
      : [
          mockPrint.answerGoesOn,
          ...cleanText(item.text)
            .split('\n')
            .map((line) => `  ${line}`),
        ]
  return [mockPrint.answerHint, ...draft, ...slotLine(item, words)]
}

/** How long the answer was. */
export function submittedLines(item: MockItem, { mock }: Messages): readonly string[] {
  const time = clockText(questionMs(item))
  const { words, characters } = spokenLength(item.text)
  return [mock.answered(time, item.isSpoken ? null : mock.words(words + characters))]
}

/** The hint that was given last. */
export function hintLines(item: MockItem, words: Messages, column: Column): readonly string[] {
  const hints = hintsOf(item)
  return [
    words.plain.hint(item.hints, hints.length),
    ...markdownLines(hints[item.hints - 1] ?? '', words, column),
  ]
}

/** The answer that was given beside the one of the deck, where the first was not just typed. */
export function answerLines(mock: Mock, item: MockItem, words: Messages, column: Column): readonly string[] {
  const { card } = item
  const isExemplar = card.kind === 'behavioural'
  const right = card.options.flatMap((option, index) =>
    option.correct
      ? [words.plain.optionRight(index + 1, markdownLines(option.text, words, column).join(' '))]
      : [],
  )
  const own = mock.plan.setup.mode === 'pressure' ? ownAnswer(item, words) : []
  return [
    '',
    ...own,
    isExemplar ? words.mockPrint.heading(words.mock.exemplar) : words.plain.answer,
    ...right,
    ...plainLines(cardText(card, item.wording, column, words).answer),
  ]
}

function ownAnswer(item: MockItem, { mock, mockPrint }: Messages): readonly string[] {
  if (item.isSkipped) return [mock.noAnswer, '']
  if (item.isSpoken) return [mock.yourAnswerAloud(clockText(questionMs(item))), '']
  if (item.text.trim() === '') return [mock.noAnswer, '']
  return [mockPrint.heading(mock.yourAnswer), ...cleanText(item.text).split('\n'), '']
}

/** The key points with their marks, and what they come to. */
export function pointLines(item: MockItem, words: Messages, column: Column): readonly string[] {
  const { mockPrint, mock } = words
  const points = item.points.map(({ text, must }, index) => {
    const said = text.trim() === '' ? mock.wholeAnswer : markdownLines(text, words, column).join(' ')
    const mark = mockPrint.marks[item.marks[index] ?? 'miss']
    return mockPrint.point(index + 1, mark, must ? mockPrint.must(said) : said)
  })
  return ['', mock.pointSources[item.pointSource], ...points, coveredLine(item, words)]
}

/** Own points that were typed before the program was left. */
export function pointsSoFar(item: MockItem | null, { mockPrint }: Messages): readonly string[] {
  const draft = item?.pointsDraft ?? ''
  if (draft === '') return []
  return [
    mockPrint.pointsGoOn,
    ...cleanText(draft)
      .split('\n')
      .map((line) => `  ${line}`),
  ]
}

export function coveredLine(item: MockItem, { mockPrint }: Messages): string {
  return mockPrint.covered(coveredText(item), item.points.length)
}

/** How sure one was, for the clash with what comes. */
export function confidenceLine({ confidence }: MockItem, { mock, mockPrint }: Messages): readonly string[] {
  return confidence === null ? [] : ['', mockPrint.sentence(mock.youSaid(mock.confidences[confidence]))]
}

export function suggestionLine(item: MockItem, { mock, print }: Messages): string {
  const { grade, because } = suggestedGrade(item)
  return mock.suggested(print.grades[grade], mock.reasons[because])
}

/** Questions with their numbers, to name the best and the weakest by. */
export function namedLines({ items }: Mock, places: readonly number[], words: Messages): readonly string[] {
  return places.map((place, index) =>
    words.plain.option(index + 1, questionTitle(items[place]?.card.question ?? '')),
  )
}

/** What is to be recalled, or what it would have been. */
export function redoLines(mock: Mock, item: MockItem, words: Messages, column: Column): readonly string[] {
  const isShown = mock.phase.name === 'redo' && mock.phase.isRevealed
  if (isShown)
    return ['', words.plain.answer, ...plainLines(cardText(item.card, item.wording, column, words).answer)]
  return [
    '',
    words.mockPrint.sentence(
      [words.mock.redo.title, words.mock.redo.left(mock.redo.length)].join(words.mockPrint.separator),
    ),
    ...questionText(item, words, column),
  ]
}

export function clockLine(mock: Mock, { mockPrint }: Messages): string {
  const item = itemOf(mock)
  const total = clockText(mock.totalMs)
  if (!item) return total
  return mock.phase.name === 'thinking'
    ? mockPrint.clockThinking(clockText(item.thinkMs), total)
    : mockPrint.clock(clockText(questionMs(item)), clockText(allowedMs(item)), total)
}

/** The report as screens have it, without its columns. */
export function reportLines(
  mock: Mock,
  report: MockReport,
  words: Messages,
  column: Column,
): readonly string[] {
  return plainLines(mockReportLines({ mock, report, words }, column)).map((line) =>
    line
      .trim()
      .replace(/^\[ \] /, `${words.mockPrint.marks.miss}: `)
      .replace(/ {2,}/g, words.mockPrint.separator),
  )
}
