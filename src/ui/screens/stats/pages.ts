/** The pages of the statistics as ready lines, each with what its numbers mean. Props in, lines out. */
import { day as dayOf } from '../../../model/time.ts'
import { matureDays, type Retention, type Share, type Window } from '../../../stats/reviews.ts'
import type { ShownStats } from './shown-stats.ts'
import { calendarDate } from '../../../text/when.ts'
import { cleanLine } from '../../../text/clean.ts'
import type { Messages } from '../../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../../text/style.ts'
import { padCells } from '../../../text/width.ts'
import { wrapText } from '../../../text/wrap.ts'
import { mocksPage } from './mocks-page.ts'
import { bars, muchOf, shadeOf, shareBar } from './plots.ts'

export const STATS_PAGES = [
  'habit',
  'forecast',
  'retention',
  'memory',
  'calibration',
  'topics',
  'mocks',
] as const
export type StatsPage = (typeof STATS_PAGES)[number]

type Props = { readonly stats: ShownStats; readonly words: Messages; readonly width: number }

/** A page's lines for a width. */
export function statsLines(page: StatsPage, props: Props): readonly Line[] {
  const lines = pages[page](props)
  const note = wrapText(props.words.stats.notes[page], props.width)
  return [...lines, [], ...note.map((text): Line => [span(text, styles.dim)])]
}

const plain = (text: string): Line => [span(text)]
const strong = (text: string): Line => [span(text, styles.strong)]

const pages: Readonly<Record<StatsPage, (props: Props) => readonly Line[]>> = {
  habit,
  forecast,
  retention,
  memory,
  calibration,
  topics,
  mocks: mocksPage,
}

const daysInWeek = 7
const weeksShown = 26
const daysPlotted = 14

/** Weeks as columns, the newest on the right; below it the minutes of the last two weeks. */
function habit({ stats, words, width }: Props): readonly Line[] {
  const { reviews, today, streak } = stats
  const { stats: said, time } = words
  const byDay = new Map(reviews.days.map((one) => [one.day as number, one]))
  const much = muchOf(reviews.days.map(({ answers }) => answers))
  const weeks = Math.min(weeksShown, Math.floor((width - 6) / 2))
  // Sunday is 0; weeks begin on Monday.
  const weekday = (calendarDate(today).weekday + 6) % daysInWeek
  const firstDay = today - weekday - (weeks - 1) * daysInWeek
  const rows = Array.from({ length: daysInWeek }, (_, row): Line => {
    const cells = Array.from({ length: weeks }, (_, week) => {
      const on = firstDay + week * daysInWeek + row
      return on > today ? ' ' : shadeOf(byDay.get(on)?.answers ?? 0, much)
    })
    return [
      span(padCells(time.weekday(dayOf(firstDay + row)), 6), styles.dim),
      span(cells.join(' '), styles.accent),
    ]
  })
  const minutes = Array.from({ length: daysPlotted }, (_, index) => {
    const on = today - daysPlotted + 1 + index
    const ms = byDay.get(on)?.ms ?? 0
    const answers = byDay.get(on)?.answers ?? 0
    return {
      label: time.date(dayOf(on), today),
      value: ms,
      note: answers === 0 ? '' : said.dayNote(time.minutes(Math.round(ms / 60_000)), answers),
    }
  })
  return [
    strong(said.totals(reviews.answers, reviews.days.length, time.minutes(Math.round(reviews.ms / 60_000)))),
    plain(said.streak(streak.current, streak.longest)),
    [],
    ...rows,
    [],
    ...bars(minutes, width),
  ]
}

function forecast({ stats, words, width }: Props): readonly Line[] {
  const { stats: said, time } = words
  const rows = stats.forecast.map(({ due, ms }, index) => ({
    label: index === 0 ? time.inDays(0) : time.date(dayOf(stats.today + index), stats.today),
    value: due,
    note: due === 0 ? '' : said.dueNote(due, time.minutes(Math.max(1, Math.round(ms / 60_000)))),
  }))
  const total = stats.forecast.reduce((sum, { due }) => sum + due, 0)
  return [strong(said.forecastTotal(total, stats.forecast.length)), [], ...bars(rows, width)]
}

const windows: readonly Window[] = ['days7', 'days30', 'days90', 'days365', 'all']

function retention({ stats, words, width }: Props): readonly Line[] {
  const { stats: said, review } = words
  const { retention: told, grades } = stats.reviews
  const isNarrow = width < 70
  const labelWidth = isNarrow ? 13 : 16
  const column = isNarrow ? 7 : 8
  const barWidth = Math.max(10, Math.min(30, width - labelWidth - 22))
  const row = (name: string, { passed, of }: Share): Line =>
    of === 0
      ? [span(padCells(name, labelWidth), styles.dim), span(said.noAnswers, styles.dim)]
      : [
          span(padCells(name, labelWidth), styles.dim),
          span(shareBar(passed / of, stats.target, barWidth), styles.accent),
          span(`  ${padCells(review.percent(passed / of), 5, 'start')}`, styles.strong),
          span(`  ${said.of(of)}`, styles.dim),
        ]
  const both = ({ young, mature }: Retention): Share => ({
    passed: young.passed + mature.passed,
    of: young.of + mature.of,
  })
  const gradeRows = (['new', 'learning', 'young', 'mature'] as const).map((group): Line => {
    const counts = grades[group]
    const total = counts.again + counts.hard + counts.good + counts.easy
    const share = (count: number): string =>
      padCells(total === 0 ? '' : review.percent(count / total), column, 'start')
    return [
      span(padCells(said.groups[group], labelWidth), styles.dim),
      span([counts.again, counts.hard, counts.good, counts.easy].map(share).join('')),
      span(`   ${said.of(total)}`, styles.dim),
    ]
  })
  return [
    strong(said.target(review.percent(stats.target))),
    [],
    ...windows.flatMap((window): readonly Line[] => [
      row(said.windows[window], both(told[window])),
      ...(window === 'days30' || window === 'all'
        ? [
            row(`  ${said.groups.young}`, told[window].young),
            row(`  ${said.groups.mature}`, told[window].mature),
          ]
        : []),
    ]),
    [],
    [
      span(padCells(said.grades, labelWidth), styles.strong),
      span(
        (['again', 'hard', 'good', 'easy'] as const)
          .map((grade) => padCells(words.print.grades[grade], column, 'start'))
          .join(''),
        styles.dim,
      ),
    ],
    ...gradeRows,
  ]
}

function memory({ stats, words, width }: Props): readonly Line[] {
  const { stats: said, time, review } = words
  const { memories } = stats
  const { states } = memories
  const days = (count: number): string => time.interval(count * 86_400_000)
  const stability = memories.stability.map(({ from, to, count }) => ({
    label: to === null ? said.more(days(from)) : said.upTo(days(to)),
    value: count,
    note: String(count),
  }))
  const difficulty = memories.difficulty.map(({ from, to, count }) => ({
    label: `${from}-${to ?? ''}`,
    value: count,
    note: String(count),
  }))
  const recall = memories.recall.map(({ to, count }) => ({
    label: said.upTo(review.percent(to ?? 1)),
    value: count,
    note: String(count),
  }))
  return [
    strong(said.cards(memories.cards, states.new, states.suspended, states.draft)),
    ...(memories.meanRecall === null ? [] : [plain(said.recallNow(review.percent(memories.meanRecall)))]),
    [],
    strong(said.stability),
    ...bars(stability, width),
    [],
    strong(said.difficulty),
    ...bars(difficulty, width),
    [],
    strong(said.recall),
    ...bars(recall, width),
  ]
}

function calibration({ stats, words, width }: Props): readonly Line[] {
  const { stats: said, review } = words
  const bins = stats.reviews.calibration
  if (bins.length === 0) return [plain(said.noAnswers)]
  const barWidth = Math.max(10, Math.min(40, width - 34))
  return [
    [span(padCells(said.predicted, 12), styles.dim), span(padCells(said.actual, barWidth + 2), styles.dim)],
    ...bins.map(({ predicted, actual, count }): Line => [
      span(padCells(review.percent(predicted), 12)),
      span(shareBar(actual, predicted, barWidth), styles.accent),
      span(`  ${padCells(review.percent(actual), 5, 'start')}`, styles.strong),
      span(`  ${said.of(count)}`, styles.dim),
    ]),
  ]
}

const topicsShown = 15
const leechesShown = 10

function topics({ stats, words, width }: Props): readonly Line[] {
  const { stats: said, review } = words
  const seen = stats.memories.topics.filter(({ recall }) => recall !== null).slice(0, topicsShown)
  const barWidth = Math.max(8, Math.min(24, width - 52))
  const nameWidth = Math.max(20, width - barWidth - 22)
  const rows = seen.map(({ topic, recall, seen: known, cards }): Line => [
    span(padCells(cleanLine(topic, nameWidth - 2), nameWidth)),
    span(shareBar(recall ?? 0, stats.target, barWidth), styles.accent),
    span(`  ${padCells(review.percent(recall ?? 0), 5, 'start')}`, styles.strong),
    span(`  ${known}/${cards}`, styles.dim),
  ])
  const leeches = stats.leeches
    .slice(0, leechesShown)
    .map(({ question, lapses }): Line => [
      span(padCells(cleanLine(question, width - 18), width - 16)),
      span(said.forgotten(lapses), styles.dim),
    ])
  return [
    strong(said.weakTopics),
    ...(rows.length === 0 ? [plain(said.noAnswers)] : rows),
    [],
    strong(said.leeches(stats.leeches.length)),
    ...leeches,
  ]
}

/** What the notes name. */
export const definitions = { matureDays }
