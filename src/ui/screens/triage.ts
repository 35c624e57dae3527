/** The triage before an interview: titles under their topics, what was said of each, and how many cards the time has room for. */
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells, truncateCells } from '../../text/width.ts'
import { triageKeymap, type Choice, type TriageState } from '../state/triage.ts'
import { bodyRows, columnOf, frameView, type Size, type View } from '../view.ts'
import { fieldView } from './field.ts'
import { footerLine } from './footer.ts'
import { questionTitle } from './question-text.ts'

export type Title = {
  readonly question: string
  /** Deck and topic. */
  readonly group: string
  readonly choice: Choice
}

export type TriageProps = {
  readonly words: Messages
  readonly state: TriageState
  /** Those that the filter leaves. */
  readonly titles: readonly Title[]
  readonly counts: Readonly<Record<Exclude<Choice, null>, number>>
  /** How many of the cards that are not skipped the days have room for. */
  readonly room: { readonly fit: number; readonly of: number }
  readonly notice: string | null
}

/** What was said so far, and an empty row; the filter where there is one. */
const headRows = ({ state }: Pick<TriageProps, 'state'>): number => (hasFilter(state) ? 3 : 2)
const hasFilter = ({ isTyping, filter }: TriageState): boolean => isTyping || filter.text !== ''

export function triageRows(props: Pick<TriageProps, 'state'>, size: Size): number {
  return bodyRows(size, 1) - headRows(props)
}

export function triageView(props: TriageProps, size: Size): View {
  const { words, state, counts, room, titles, notice } = props
  const { triage } = words
  const { width } = columnOf(size)
  const field = hasFilter(state) ? fieldView(state.filter, width) : null
  const list = listLines(props, width, triageRows(props, size))
  return frameView(size, {
    left: [span(triage.title, styles.strong)],
    right: [span(triage.fits(room.fit, room.of), room.fit < room.of ? styles.warning : styles.dim)],
    body: [
      [span(triage.counts(counts.must, counts.maybe, counts.skip), styles.dim)],
      ...(field ? [field.lines.at(-1) ?? []] : []),
      [],
      ...(titles.length === 0 ? [[span(words.browse.none, styles.dim)]] : list),
    ],
    cursor: field && state.isTyping ? { x: field.cursor.x, y: 1 } : null,
    notice: notice === null ? [] : [span(truncateCells(notice, width), styles.dim)],
    footer: [footerLine(triageKeymap(state), width, words)],
  })
}

/** The titles around the chosen one, each topic above its first; where that is scrolled away, at the top. */
function listLines(props: TriageProps, width: number, rows: number): readonly Line[] {
  const { titles, state, words } = props
  const lines: { readonly line: Line; readonly group: string | null }[] = []
  let chosen = 0
  // Far away from what is chosen nothing is laid out: there may be thousands.
  const from = Math.max(0, state.selected - rows)
  titles.slice(from, state.selected + rows).forEach((title, offset) => {
    const index = from + offset
    if (title.group !== titles[index - 1]?.group)
      lines.push({ line: headingLine(title.group, width), group: null })
    if (index === state.selected) chosen = lines.length
    const line = titleLine(title, index === state.selected && !state.isTyping, width, words)
    lines.push({ line, group: title.group })
  })
  const first = Math.max(0, Math.min(chosen - Math.floor(rows / 3), lines.length - rows))
  const shown = lines.slice(first, first + rows).map(({ line }) => line)
  const lost = lines[first]?.group ?? null
  const goesOn = lost !== null && lines[first + 1]?.group === lost
  return goesOn ? [headingLine(lost, width), ...shown.slice(1)] : shown
}

const headingLine = (group: string, width: number): Line => [span(cleanLine(group, width), styles.dim)]

function titleLine({ question, choice }: Title, isSelected: boolean, width: number, words: Messages): Line {
  const { marks } = words.triage
  const markWidth = Math.max(...Object.values(marks).map(cellWidth)) + 2
  const style =
    choice === 'skip'
      ? styles.dim
      : isSelected
        ? styles.accent
        : choice === 'must'
          ? styles.strong
          : styles.plain
  return [
    span(isSelected ? '> ' : '  ', styles.accent),
    span(
      padCells(choice === null ? '-' : marks[choice], markWidth),
      choice === 'must' ? styles.strong : styles.dim,
    ),
    span(truncateCells(questionTitle(question), width - markWidth - 2), style),
  ]
}
