/** The report of a mock as lines, in sections: the same for the screen and for plain output. Numbers are the report's own. */
import { minuteMs } from '../../model/time.ts'
import { leastForCalibration } from '../../session/mock/figures.ts'
import type { Mock } from '../../session/mock/mock.ts'
import type { MockReport } from '../../session/mock/report.ts'
import { cleanLine } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells, truncateCells } from '../../text/width.ts'
import { wrapText } from '../../text/wrap.ts'
import type { Column } from '../view.ts'
import { stacked } from './card-body.ts'
import { clockText } from './clock.ts'
import { questionTitle } from './question-text.ts'

export type ReportSetting = { readonly mock: Mock; readonly report: MockReport; readonly words: Messages }

export function mockReportLines(setting: ReportSetting, { textWidth }: Column): readonly Line[] {
  return stacked(
    facts([...summaryFacts(setting), nowFact(setting)], textWidth),
    topicLines(setting, textWidth),
    confidentMissLines(setting, textWidth),
    answersLines(setting, textWidth),
    missedLines(setting, textWidth),
    confidenceLines(setting, textWidth),
    partLines(setting, textWidth),
    facts(otherFacts(setting), textWidth),
  )
}

/** A name, what there is to say of it, and what matters less. */
type Fact = readonly [name: string, text: string, note?: string]

function summaryFacts({ mock, report, words }: ReportSetting): readonly Fact[] {
  const { report: said, bands } = words.mock
  const { percent } = words.review
  const { counts, coverage, lastCoverage, lastMocks, time, hints, band, verdict } = report
  const rest = [
    ...(lastCoverage === null ? [] : [said.lastMocks(percent(lastCoverage), lastMocks)]),
    ...(counts.skipped > 0 ? [said.skipped(counts.skipped)] : []),
    ...(counts.missing > 0 ? [said.missing(counts.missing)] : []),
  ]
  const overs = [
    said.inAll(clockText(time.totalMs)),
    ...(time.overBudget > 0 ? [said.overBudget(time.overBudget)] : []),
    ...(time.timeUp > 0 ? [said.timeUp(time.timeUp)] : []),
    ...(time.interrupted > 0 ? [said.interrupted(time.interrupted)] : []),
  ]
  const covered =
    coverage === null ? said.nothingAnswered : said.coveredOfAnswers(percent(coverage), counts.answered)
  return [
    [said.covered, covered, words.mock.joined(rest)],
    ...(report.followUpCoverage === null
      ? []
      : [
          [
            said.followUps,
            said.coveredOfAnswers(percent(report.followUpCoverage), counts.followUps),
          ] as const,
        ]),
    ...(band === null ? [] : [[said.band, bands[band], said.bandNote] as const]),
    ...(verdict === null
      ? []
      : [[said.verdict, bands[verdict.band], differenceText(report, words)] as const]),
    ...namedFact(said.bestSaid, verdict?.best ?? null, mock),
    ...namedFact(said.weakestSaid, verdict?.weakest ?? null, mock),
    time.budgetMs === 0
      ? [said.time, words.mock.joined(overs)]
      : [
          said.time,
          said.timeSpent(clockText(time.thinkMs + time.answerMs), clockText(time.budgetMs)),
          words.mock.joined(overs),
        ],
    [said.hints, hints.used === 0 ? said.noHints : said.hintsUsed(hints.used, hints.questions)],
  ]
}

function differenceText({ verdictDifference: steps }: MockReport, { mock }: Messages): string {
  if (steps === null) return ''
  if (steps === 0) return mock.report.sameAsBand
  return steps > 0 ? mock.report.betterThanBand(steps) : mock.report.worseThanBand(-steps)
}

function namedFact(name: string, item: number | null, mock: Mock): readonly Fact[] {
  const question = item === null ? undefined : mock.items[item]?.card.question
  return question === undefined ? [] : [[name, questionTitle(question)]]
}

/** What is ticked by oneself and what is counted; nothing where there is nothing. */
function otherFacts({ report, words }: ReportSetting): readonly Fact[] {
  const { report: said, weaknesses } = words.mock
  const fillers = new Map<string, number>()
  for (const { delivery } of report.items)
    for (const { word, count } of delivery?.fillers ?? []) fillers.set(word, (fillers.get(word) ?? 0) + count)
  const filled = [...fillers].sort((a, b) => b[1] - a[1]).slice(0, 4)
  const list = (entries: readonly (readonly [string, number])[]): string =>
    words.mock.joined(entries.map(([name, count]) => `${cleanLine(name)} ${said.times(count)}`))
  return [
    ...(report.weaknesses.length === 0
      ? []
      : [
          [
            said.weaknesses,
            list(report.weaknesses.map(({ weakness, count }) => [weaknesses[weakness], count])),
          ] as const,
        ]),
    ...(filled.length === 0 ? [] : [[said.delivery, list(filled)] as const]),
  ]
}

function nowFact({ mock, report, words }: ReportSetting): Fact {
  const { report: said } = words.mock
  if (report.redo.length > 0)
    return [
      said.redo,
      said.redoNow(report.redo.length, words.time.minutes(Math.max(1, Math.round(report.redoMs / minuteMs)))),
    ]
  const recalled = new Set(mock.redone.filter(({ isRecalled }) => isRecalled).map(({ item }) => item)).size
  return [said.redo, recalled > 0 ? said.redoDone(recalled) : said.redoNothing]
}

function topicLines({ report, words }: ReportSetting, width: number): readonly Line[] {
  const { report: said, timeOf } = words.mock
  const { percent } = words.review
  const { covered, before, time } = said.topicColumns
  const share = (value: number | null): string => (value === null ? '-' : percent(value))
  const rows = report.topics.map((topic) => [
    cleanLine(topic.topic),
    share(topic.coverage),
    share(topic.before),
    topic.tookMs === null || topic.budgetMs === null
      ? '-'
      : timeOf(clockText(topic.tookMs), clockText(topic.budgetMs)),
  ])
  return rows.length === 0 ? [] : table(said.topics, [covered, before, time], rows, width)
}

function confidenceLines({ report, words }: ReportSetting, width: number): readonly Line[] {
  const { report: said, confidences } = words.mock
  const { percent } = words.review
  const { answers, isEnough, bias, brier, byConfidence } = report.calibration
  if (answers === 0) return []
  const rows = byConfidence
    .filter((row) => row.answers > 0)
    .map((row) => [
      said.saidToMean(confidences[row.confidence], percent(row.value)),
      String(row.answers),
      row.coverage === null ? '-' : percent(row.coverage),
    ])
  const judged: readonly Line[] =
    !isEnough || bias === null || brier === null
      ? wrapText(said.notEnough(answers, leastForCalibration), width).map((line) => [span(line, styles.dim)])
      : facts(
          [
            [said.bias, biasText(bias, words)],
            [said.brier, brier.toFixed(2), said.brierNote],
          ],
          width,
        )
  return [
    ...table(said.confidence, [said.sureColumns.answers, said.sureColumns.covered], rows, width),
    ...judged,
  ]
}

/** `12 points too sure`. */
export function biasText(bias: number, { mock }: Messages): string {
  const points = Math.round(Math.abs(bias) * 100)
  if (points === 0) return mock.report.calibrated
  return bias > 0 ? mock.report.overconfident(String(points)) : mock.report.underconfident(String(points))
}

function confidentMissLines({ mock, report, words }: ReportSetting, width: number): readonly Line[] {
  if (report.confidentMisses.length === 0) return []
  return [
    heading(words.mock.report.confidentMisses),
    ...report.confidentMisses.flatMap((place) => {
      const { card, points, marks } = mock.items[place]!
      const missed = points.filter(({ text }, index) => text !== '' && marks[index] === 'miss')
      return [
        ...wrapped(questionTitle(card.question), 2, width, styles.plain),
        ...missed.flatMap(({ text }) => wrapped(`[ ] ${questionTitle(text)}`, 4, width, styles.dim)),
      ]
    }),
  ]
}

function answersLines({ report, words }: ReportSetting, width: number): readonly Line[] {
  const { report: said } = words.mock
  const { percent } = words.review
  const entry = (place: number): readonly Line[] => {
    const { question, coverage } = report.items.find(({ item }) => item === place)!
    return [withNote(questionTitle(question), percent(coverage), width)]
  }
  // The only answer is neither the best nor the worst.
  if (report.counts.answered < 2) return []
  const weakest = report.weakest.filter((place) => place !== report.strongest)
  return [
    ...(report.strongest === null ? [] : [heading(said.best), ...entry(report.strongest)]),
    ...(weakest.length === 0 ? [] : [heading(said.weakest), ...weakest.flatMap(entry)]),
  ]
}

const mostPoints = 6

function missedLines({ report, words }: ReportSetting, width: number): readonly Line[] {
  const { report: said, must } = words.mock
  const rows = report.missedPoints.slice(0, mostPoints).map((point) => {
    const note = said.missedOf(point.missed, point.asked)
    return withNote(questionTitle(point.text), point.must ? `${must}, ${note}` : note, width)
  })
  return rows.length === 0 ? [] : [heading(said.missedPoints), ...rows]
}

function partLines({ report, words }: ReportSetting, width: number): readonly Line[] {
  const { report: said } = words.mock
  const { percent } = words.review
  return report.items
    .filter(({ slots }) => slots.some(({ share }) => share !== null))
    .flatMap(({ question, slots }) => [
      heading(said.parts),
      ...wrapped(questionTitle(question), 2, width, styles.plain),
      ...facts(
        slots.map(({ slot, tookMs, share, target }) => [
          `  ${cleanLine(slot)}`,
          clockText(tookMs),
          said.partOf(percent(share ?? 0), percent(target)),
        ]),
        width,
      ),
    ])
}

const heading = (text: string): Line => [span(text, styles.strong)]

function wrapped(text: string, indent: number, width: number, style: number): readonly Line[] {
  return wrapText(text, width - indent).map((line) => [span(' '.repeat(indent)), span(line, style)])
}

/** A text, cut where it is long, and a short note at the right end. */
function withNote(text: string, note: string, width: number): Line {
  const room = width - 2 - cellWidth(note) - 3
  return [span(`  ${padCells(truncateCells(text, room), room + 3)}`), span(note, styles.dim)]
}

/** Names in one column, what there is to say in the other; notes follow, on a row of their own where there is no room. */
function facts(all: readonly Fact[], width: number): readonly Line[] {
  const nameWidth = Math.max(0, ...all.map(([name]) => cellWidth(name))) + 3
  const room = width - nameWidth
  return all.flatMap(([name, text, note = '']): readonly Line[] => {
    const isOneRow = note === '' || cellWidth(text) + 3 + cellWidth(note) <= room
    const noted = note === '' ? [] : [span(`   ${note}`, styles.dim)]
    const lines = wrapText(text, room).map((line, index): Line => [
      span(padCells(index === 0 ? name : '', nameWidth), styles.dim),
      span(line),
    ])
    if (isOneRow) return [...lines.slice(0, -1), [...lines.at(-1)!, ...noted]]
    return [...lines, ...wrapped(note, nameWidth, width, styles.dim)]
  })
}

/** A heading with the names of columns, and rows: the first column as wide as there is room, the others aligned to the right. */
function table(
  title: string,
  columns: readonly string[],
  rows: readonly (readonly string[])[],
  width: number,
): readonly Line[] {
  const widths = columns.map((name, index) =>
    Math.max(cellWidth(name), ...rows.map((row) => cellWidth(row[index + 1]!))),
  )
  const rest = widths.reduce((sum, cells) => sum + cells + 3, 0)
  const first = Math.min(
    width - 2 - rest,
    Math.max(cellWidth(title) - 2, ...rows.map((row) => cellWidth(row[0]!))),
  )
  const cells = (texts: readonly string[]): string =>
    texts.map((text, index) => `   ${padCells(text, widths[index]!, 'start')}`).join('')
  return [
    [span(padCells(title, first + 2), styles.strong), span(cells(columns), styles.dim)],
    ...rows.map(([name = '', ...others]): Line => [
      span(`  ${padCells(truncateCells(name, first), first)}`),
      span(cells(others)),
    ]),
  ]
}
