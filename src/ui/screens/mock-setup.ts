/** The plan of a mock before its start: what was asked for, and the questions by topic, level and time. Their texts stay a surprise. */
import type { MockPlan, PlannedQuestion } from '../../session/mock/planned.ts'
import { plannedMs } from '../../session/mock/question-time.ts'
import { minuteMs } from '../../model/time.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells, truncateCells } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import { rowOf, setupKeymap, weightOf, WISHES, type SetupState, type Wish } from '../state/mock-setup.ts'
import { bodyRows, columnOf, frameView, truncateLine, type Column, type Size, type View } from '../view.ts'
import { clockText } from './clock.ts'
import { footerLine } from './footer.ts'
import { noteText } from './mock-plain.ts'
import { hiddenText } from './scroll.ts'

export type MockSetupProps = {
  readonly words: Messages
  readonly plan: MockPlan
  readonly state: SetupState
  /** What went wrong with the last key; empty else. */
  readonly notice: Line
}

export function mockSetupView(props: MockSetupProps, size: Size): View {
  const { words, plan, state } = props
  const column = columnOf(size)
  const { mock } = words
  const summary = mock.setup.summary(
    plan.questions.length,
    words.time.minutes(Math.max(1, Math.round(plan.expectedMs / minuteMs))),
  )
  const rows = setupRows(props, column)
  const selected = rows.findIndex(({ isSelected }) => isSelected)
  return frameView(size, {
    left: [span(mock.title, styles.strong)],
    right: [span(summary, styles.dim)],
    body: windowAround(
      rows.map(({ line }) => line),
      selected,
      bodyRows(size, 1),
      words,
    ),
    notice: props.notice.length > 0 ? props.notice : noticeLine(state, words),
    footer: [footerLine(setupKeymap(state, plan), column.width, words)],
  })
}

type Row = { readonly line: Line; readonly isSelected: boolean }

function setupRows({ words, plan, state }: MockSetupProps, column: Column): readonly Row[] {
  const selected = rowOf(state, plan)
  const plain = (line: Line): Row => ({ line, isSelected: false })
  const labelWidth = Math.max(...WISHES.map((wish) => cellWidth(labelOf(wish, words)))) + 3
  const wishes = WISHES.map((wish): Row => {
    const isSelected = selected.kind === 'wish' && selected.wish === wish
    const { value, note } = wishText(wish, plan, words)
    return {
      line: row(isSelected, padCells(labelOf(wish, words), labelWidth), value, note, column),
      isSelected,
    }
  })
  const questions = plan.questions.map((question, place): Row => {
    const isSelected = selected.kind === 'question' && selected.place === place
    return { line: questionRow(question, place, isSelected, column, words), isSelected }
  })
  const notes = plan.notes.flatMap((note) =>
    wrapText(noteText(note, words), column.textWidth - 2).map((line) =>
      plain([span('  '), span(line, styles.warning)]),
    ),
  )
  const warmUp = plan.warmUp ? [plain(warmUpRow(plan.warmUp, column, words))] : []
  return [...wishes, ...(notes.length > 0 ? [plain([]), ...notes] : []), plain([]), ...warmUp, ...questions]
}

function row(isSelected: boolean, label: string, value: string, note: string, column: Column): Line {
  return truncateLine(
    [
      span(isSelected ? '> ' : '  ', styles.accent),
      span(label, styles.dim),
      span(value, isSelected ? styles.accent : styles.plain),
      span(note === '' ? '' : `   ${note}`, styles.dim),
    ],
    column.width,
  )
}

const labelOf = (wish: Wish, { mock }: Messages): string => mock.setup[wish]

function wishText(
  wish: Wish,
  { setup }: MockPlan,
  words: Messages,
): { readonly value: string; readonly note: string } {
  const { mock, review, time } = words
  const { questions, minutes, levels, topics, seed, mode, preset } = setup
  switch (wish) {
    case 'preset':
      return { value: mock.presets[preset], note: '' }
    case 'mode':
      return { value: mock.modes[mode], note: mock.setup.modeNotes[mode] }
    case 'questions':
      return { value: questions === null ? mock.setup.anyNumber : String(questions), note: '' }
    case 'minutes':
      return { value: minutes === null ? mock.setup.anyMinutes : time.minutes(minutes), note: '' }
    case 'level':
      return {
        value:
          levels.length === 0
            ? mock.setup.anyLevel
            : levels.map((level) => review.info.levels[level]).join(', '),
        note: '',
      }
    case 'topics': {
      const named = topics.map(({ name }) => {
        const share = weightOf(topics, name)
        return share > 1 ? `${cleanLine(name)} (${mock.setup.shares[share]})` : cleanLine(name)
      })
      return { value: topics.length === 0 ? mock.setup.allTopics : named.join(', '), note: '' }
    }
    case 'seed':
      return { value: String(seed), note: mock.setup.seedNote }
  }
}

const levelWidth = 7
const timeWidth = 6
const whyGap = 3

/** `3  redis / persistence      mid     2:00   weak topic`. */
function questionRow(
  question: PlannedQuestion,
  place: number,
  isSelected: boolean,
  column: Column,
  words: Messages,
): Line {
  const style = isSelected ? styles.accent : styles.plain
  const number = String(place + 1).padStart(2)
  const why = question.why[0] ? words.mock.setup.whys[question.why[0]] : ''
  return [
    span(isSelected ? '> ' : '  ', styles.accent),
    span(`${number}  `, style),
    ...planned(question, why, style, column, words),
  ]
}

function warmUpRow(question: PlannedQuestion, column: Column, words: Messages): Line {
  return [span('      '), ...planned(question, words.mock.warmUp, styles.dim, column, words)]
}

function planned(
  question: PlannedQuestion,
  why: string,
  style: number,
  column: Column,
  words: Messages,
): Line {
  const { deck, topic, level } = question
  const whyWidth = whyGap + Math.max(...Object.values(words.mock.setup.whys).map(cellWidth))
  const placeWidth = column.textWidth - 6 - levelWidth - timeWidth - whyWidth
  const whole = cleanLine(topic === deck || topic === '' ? deck : `${deck} / ${topic}`)
  // The topic says more than the deck.
  const place = cellWidth(whole) <= placeWidth - 2 ? whole : cleanLine(topic || deck)
  const levelName = level === null ? '' : words.review.info.levels[level]
  return [
    span(padCells(truncateCells(place, placeWidth - 2), placeWidth), style),
    span(padCells(levelName, levelWidth), styles.dim),
    span(padCells(clockText(plannedMs(question)), timeWidth - 1, 'start'), styles.dim),
    span(why === '' ? '' : ' '.repeat(whyGap) + why, styles.dim),
  ]
}

function noticeLine({ notice }: SetupState, { mock }: Messages): Line {
  if (notice === null) return []
  return [span(notice === 'no-cards' ? mock.setup.notes['no-cards'] : mock.setup.removedAll, styles.warning)]
}

/** As many lines as fit, the chosen one among them with one more beyond it; where some are hidden, a line that says how many. */
function windowAround(lines: readonly Line[], at: number, rows: number, words: Messages): readonly Line[] {
  if (lines.length <= rows) return lines
  const room = rows - 1
  const first = Math.max(0, Math.min(at - room + 2, lines.length - room))
  return [
    ...lines.slice(first, first + room),
    [span(hiddenText(first, lines.length - first - room, words), styles.dim)],
  ]
}

export type MockTopicsProps = {
  readonly words: Messages
  readonly plan: MockPlan
  readonly topics: readonly { readonly name: string; readonly cards: number }[]
  readonly selected: number
  readonly state: SetupState
}

export function mockTopicsView({ words, plan, topics, selected, state }: MockTopicsProps, size: Size): View {
  const column = columnOf(size)
  const { setup } = words.mock
  const nameWidth = Math.min(40, column.textWidth - 24)
  const shareWidth = Math.max(...setup.shares.map(cellWidth)) + 3
  const lines = topics.map(({ name, cards }, index): Line => {
    const isSelected = index === selected
    const share = weightOf(plan.setup.topics, name)
    const style = isSelected ? styles.accent : styles.plain
    return [
      span(isSelected ? '> ' : '  ', styles.accent),
      span(padCells(truncateCells(cleanLine(name), nameWidth - 2), nameWidth), style),
      span(padCells(setup.shares[share] ?? '', shareWidth), share > 0 ? style : styles.dim),
      span(padCells(setup.cards(cards), 10, 'start'), styles.dim),
    ]
  })
  const rows = bodyRows(size, 1) - 2
  const shown =
    lines.length === 0 ? [[span(setup.noTopics, styles.dim)]] : windowAround(lines, selected, rows, words)
  return frameView(size, {
    left: [span(setup.topicsTitle, styles.strong)],
    right: [
      span(
        setup.summary(
          plan.questions.length,
          words.time.minutes(Math.max(1, Math.round(plan.expectedMs / minuteMs))),
        ),
        styles.dim,
      ),
    ],
    body: [[span(setup.topicsHint, styles.dim)], [], ...shown],
    notice: plan.notes[0] ? [span(noteText(plan.notes[0], words), styles.warning)] : [],
    footer: [footerLine(setupKeymap(state, plan), column.width, words)],
  })
}
