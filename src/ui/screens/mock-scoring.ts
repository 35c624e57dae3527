/**
 * An answer beside the one of the deck: its key points to be marked, then its grade. What was answered and what should have been
 * scrolls under the points, which stay in sight.
 */
import type { Grade } from '../../model/grade.ts'
import type { Outcomes } from '../../schedule/outcomes.ts'
import { WEAKNESSES, type MockItem } from '../../session/mock/mock.ts'
import { questionMs } from '../../session/mock/question-time.ts'
import type { Suggestion } from '../../session/mock/suggest.ts'
import { parseMarkdown } from '../../markdown/parse.ts'
import { cleanText } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import type { Keymap } from '../keys/keymap.ts'
import type { Scrolling } from '../state/scrolling.ts'
import { bodyRows, columnOf, lineWidth, type Column, type Size, type View } from '../view.ts'
import { stacked } from './card-body.ts'
import { cardText } from './card-text.ts'
import { clockText } from './clock.ts'
import { footerLine, type Labels } from './footer.ts'
import { gradeLine } from './grade-line.ts'
import { layOut } from './lay-out.ts'
import { mockView, type MockHead } from './mock-frame.ts'
import { pointLines, pointWindow } from './mock-points.ts'
import { questionTitle } from './question-text.ts'
import { scrolled } from './scroll.ts'

export type MockScoringProps = {
  readonly words: Messages
  readonly head: MockHead
  readonly item: MockItem
  /** `reading`: nothing is marked. `grade`: the marks stand. */
  readonly phase: 'reading' | 'checklist' | 'grade'
  /** The point that Space and letters mark, from 0. */
  readonly selected: number
  readonly offset: number
  /** While grading: what is suggested, and when the card would come back (null where nothing is scheduled). */
  readonly suggestion: Suggestion | null
  readonly outcomes: Outcomes | null
  readonly keymap: Keymap
  readonly labels: Labels
  readonly notice: Line
}

type Layout = {
  readonly fixed: readonly Line[]
  readonly moving: readonly Line[]
  /** For what moves. */
  readonly rows: number
  readonly footer: readonly Line[]
}

/** At least this many rows for the answers, however many points. */
const leastRows = { checklist: 5, grade: 2 } as const

function layoutOf(props: MockScoringProps, size: Size): Layout {
  const { words, item, phase, selected } = props
  const column = columnOf(size)
  const footer = footerLines(props, size)
  const rows = bodyRows(size, footer.length)
  const title = wrapText(questionTitle(item.card.question), column.textWidth)
    .slice(0, 2)
    .map((line): Line => [span(line, styles.strong)])
  const moving = stacked(
    ownAnswer(item, column, words),
    referenceAnswer(item, column, words),
    promptAgain(item, column, words),
  )
  if (phase === 'reading' || item.isSkipped)
    return { fixed: [...title, []], moving, rows: rows - title.length - 1, footer }
  const points = pointLines(item, phase === 'checklist' ? selected : null, column, words)
  const asked: Line = [span(words.mock.pointSources[item.pointSource], styles.dim)]
  const head = [...title, [], asked]
  const shown = pointWindow(points, selected, rows - head.length - 1 - leastRows[phase], words)
  const fixed = [...head, ...shown, []]
  return { fixed, moving, rows: rows - fixed.length, footer }
}

export function scoringScrolling(props: MockScoringProps, size: Size): Scrolling {
  const { moving, rows } = layoutOf(props, size)
  return { total: moving.length, rows, start: 0 }
}

export function mockScoringView(props: MockScoringProps, size: Size): View {
  const { words, head, offset, notice } = props
  const { fixed, moving, rows, footer } = layoutOf(props, size)
  return mockView(
    {
      head,
      body: [...fixed, ...scrolled(moving, rows, offset, words)],
      notice: notice.length > 0 ? notice : suggested(props),
      footer,
    },
    size,
  )
}

function footerLines(props: MockScoringProps, size: Size): readonly Line[] {
  const { words, phase, suggestion, outcomes, keymap, labels } = props
  const { width } = columnOf(size)
  const keys = footerLine(keymap, width, words, labels)
  if (phase !== 'grade' || !suggestion) return [keys]
  return [...weaknessLines(props, width), gradeLine(outcomes, suggestion.grade, width, words), keys]
}

/** `Weak in  5 [ ] rambling   6 [x] no trade-off ...`, in two rows where one is too narrow. */
function weaknessLines({ words, item }: MockScoringProps, width: number): readonly Line[] {
  const heading = `${words.mock.weakIn}  `
  const boxes = WEAKNESSES.map((weakness, index) => {
    const box = item.weaknesses.includes(weakness) ? '[x]' : '[ ]'
    return `${index + 5} ${box} ${words.mock.weaknesses[weakness]}`
  })
  const line = (before: string, some: readonly string[]): Line => [span(before + some.join('  '), styles.dim)]
  const whole = line(heading, boxes)
  if (lineWidth(whole) <= width) return [whole]
  return [line(heading, boxes.slice(0, 2)), line(' '.repeat(cellWidth(heading)), boxes.slice(2))]
}

/** `Suggested: Again, a must-have is missing.` */
function suggested({ words, suggestion, phase, item }: MockScoringProps): Line {
  // Before the first mark there is nothing to suggest from.
  const isMarked = phase === 'grade' || item.marks.some((mark) => mark !== 'miss')
  if (!suggestion || !isMarked) return []
  const grade: Grade = suggestion.grade
  const reason = words.mock.reasons[suggestion.because]
  return [span(words.mock.suggested(words.print.grades[grade], reason))]
}

type Kept = { readonly width: number; readonly words: Messages; readonly lines: readonly Line[] }
const keptAnswers = new WeakMap<MockItem['card'], Kept>()

function ownAnswer(item: MockItem, column: Column, words: Messages): readonly Line[] {
  const { mock } = words
  if (item.isSkipped) return [dim(mock.skippedAnswer)]
  if (item.isSpoken) return [dim(mock.yourAnswerAloud(clockText(questionMs(item))))]
  if (item.text.trim() === '') return [dim(mock.noAnswer)]
  const lines = cleanText(item.text.trimEnd())
    .split('\n')
    .flatMap((line) => wrapText(line, column.textWidth))
  return [dim(mock.yourAnswer), ...lines.map((line): Line => [span(line)])]
}

export function referenceAnswer(
  { card, wording }: MockItem,
  column: Column,
  words: Messages,
): readonly Line[] {
  const known = keptAnswers.get(card)
  if (known && known.width === column.width && known.words === words) return known.lines
  const { answer, exemplar } = words.mock
  const text =
    card.kind === 'cloze'
      ? cardText(card, wording, column, words).answer
      : layOut(parseMarkdown(card.answer), column, words)
  const lines = [dim(card.kind === 'behavioural' ? exemplar : answer), ...text]
  keptAnswers.set(card, { width: column.width, words, lines })
  return lines
}

/** Code and scenarios are looked at again beside their answer. */
function promptAgain({ card, wording }: MockItem, column: Column, words: Messages): readonly Line[] {
  const { prompt } = cardText(card, wording, column, words)
  return card.kind === 'cloze' || prompt.length === 0 ? [] : [dim(words.mock.promptAgain), ...prompt]
}

const dim = (text: string): Line => [span(text, styles.dim)]
