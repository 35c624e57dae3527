/** The home screen: what today holds, how far away the interview is, and one key to each activity. */
import type { Day } from '../../model/time.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells } from '../../text/width.ts'
import { wrapSpans } from '../../text/wrap.ts'
import { homeKeys } from '../keys/places.ts'
import { columnOf, frameView, lineWidth, truncateLine, type Size, type View } from '../view.ts'
import { footerLine } from './footer.ts'

export type HomeFigures = {
  readonly today: Day
  /** The nearest interview. */
  readonly interview: { readonly name: string; readonly on: Day } | null
  /** Of today's plan, when an interview is ahead. */
  readonly due: number
  readonly fresh: number
  readonly minutes: number
  /** Expected recall on the day of the interview, from 0 to 1: as things are, and with so many minutes a day. */
  readonly recall: { readonly stopped: number; readonly planned: number; readonly minutes: number } | null
  /** A few topics with their expected recall, the weakest first. */
  readonly weakest: readonly { readonly name: string; readonly recall: number }[]
}

export type HomeItem = {
  readonly id: keyof Messages['home']['items']
  /** What there is to know before opening it. */
  readonly note: string
}

export type HomeProps = {
  readonly words: Messages
  readonly figures: HomeFigures
  readonly items: readonly HomeItem[]
  readonly selected: number
}

export function homeView(props: HomeProps, size: Size): View {
  const { words, figures, items } = props
  const { width } = columnOf(size)
  return frameView(size, {
    left: [span('viva', styles.accent)],
    right: [span(dateText(figures, words), styles.dim)],
    body: [
      ...todayLines(props, size),
      [],
      ...items.map((item, index) => truncateLine(itemLine(props, item, index), width)),
      ...weakestLines(props, size),
    ],
    footer: [footerLine(homeKeys(items.length), width, words)],
  })
}

function dateText({ today, interview }: HomeFigures, words: Messages): string {
  const { time } = words
  const date = words.home.date(time.weekday(today), time.date(today, today))
  return interview ? words.home.interviewIn(date, interview.on - today, cleanLine(interview.name, 24)) : date
}

function todayLines({ words, figures }: HomeProps, size: Size): readonly Line[] {
  const { due, fresh, minutes, interview, recall } = figures
  const { textWidth } = columnOf(size)
  const { percent } = words.review
  const load =
    interview && due + fresh === 0
      ? words.home.planDone
      : words.home.load(due, fresh, words.time.minutes(minutes))
  const lines: Line[] = [[span(padCells(words.home.today, 9)), span(load, styles.strong)]]
  if (!recall) return lines
  const said = words.home.recall(
    percent(recall.stopped),
    percent(recall.planned),
    words.time.minutes(recall.minutes),
  )
  return [...lines, ...wrapSpans([span(said)], textWidth)]
}

function itemLine({ words, items, selected }: HomeProps, item: HomeItem, index: number): Line {
  const nameWidth = Math.max(...items.map(({ id }) => cellWidth(words.home.items[id])))
  const isSelected = index === selected
  return [
    span(isSelected ? '> ' : '  ', styles.accent),
    span(
      `${index + 1}  ${padCells(words.home.items[item.id], nameWidth + 4)}`,
      isSelected ? styles.accent : styles.plain,
    ),
    span(cleanLine(item.note), styles.dim),
  ]
}

/** As many topics as one line takes. */
function weakestLines({ words, figures }: HomeProps, size: Size): readonly Line[] {
  const { textWidth } = columnOf(size)
  let line: Line = [span(words.home.weakest)]
  let shown = 0
  for (const { name, recall } of figures.weakest) {
    const longer: Line = [
      ...line,
      span(`      ${cleanLine(name)}`),
      span(`   ${words.review.percent(recall)}`, styles.dim),
    ]
    if (lineWidth(longer) > textWidth) break
    line = longer
    shown++
  }
  return shown > 0 ? [[], line] : []
}
