/** The page of mocks: recent ones against those before, each mock, weakest topics, points missed most, calibration. Props in, lines out. */
import { leastForCalibration } from '../../../session/mock/figures.ts'
import type { ShownStats } from './shown-stats.ts'
import { cleanLine } from '../../../text/clean.ts'
import type { Messages } from '../../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../../text/style.ts'
import { padCells } from '../../../text/width.ts'
import { biasText } from '../mock-report-lines.ts'
import { shareBar } from './plots.ts'

type Props = { readonly stats: ShownStats; readonly words: Messages; readonly width: number }

const mocksShown = 10
const topicsShown = 5
const pointsShown = 5

export function mocksPage(props: Props): readonly Line[] {
  const { stats, words } = props
  const { mockTrends: trends } = stats
  if (stats.mocks.length === 0 && trends.recent === null) return [[span(words.stats.noMocks)]]
  return [
    ...recentLines(props),
    ...stats.mocks.slice(0, mocksShown).map((mock) => mockLine(mock, props)),
    ...section(
      words.stats.mockTopics,
      trends.topics.slice(0, topicsShown).map((topic) => topicLine(topic, props)),
    ),
    ...section(
      words.stats.mockMissed,
      trends.missedPoints.slice(0, pointsShown).map((point) => pointLine(point, props)),
    ),
    ...section(words.stats.mockSure, sureLines(props)),
  ]
}

const section = (title: string, lines: readonly Line[]): readonly Line[] =>
  lines.length === 0 ? [] : [[], [span(title, styles.strong)], ...lines]

function recentLines({ stats, words }: Props): readonly Line[] {
  const { recent, before } = stats.mockTrends
  if (recent === null) return []
  const { percent } = words.review
  return [
    [span(words.stats.mockRecent(percent(recent), before === null ? null : percent(before)), styles.strong)],
    [],
  ]
}

function mockLine(mock: ShownStats['mocks'][number], { stats, words, width }: Props): Line {
  const { number, dayOn, coverage, answered } = mock
  const { review, time } = words
  const barWidth = Math.max(10, Math.min(40, width - 34))
  return [
    span(padCells(`${number}`, 4, 'start'), styles.dim),
    span(padCells(`  ${time.date(dayOn, stats.today)}`, 14), styles.dim),
    span(shareBar(coverage ?? 0, null, barWidth), styles.accent),
    span(`  ${padCells(coverage === null ? '' : review.percent(coverage), 5, 'start')}`, styles.strong),
    span(`  ${words.stats.of(answered)}`, styles.dim),
  ]
}

function topicLine(trend: ShownStats['mockTrends']['topics'][number], { words, width }: Props): Line {
  const { topic, recent, before } = trend
  const { percent } = words.review
  const nameWidth = width - 26
  return [
    span(padCells(cleanLine(topic, nameWidth - 2), nameWidth)),
    span(padCells(percent(recent), 6, 'start'), styles.strong),
    span(before === null ? '' : `  ${words.stats.before(percent(before))}`, styles.dim),
  ]
}

function pointLine(point: ShownStats['mockTrends']['missedPoints'][number], { words, width }: Props): Line {
  const { text, missed, asked } = point
  const textWidth = width - 20
  return [
    span(padCells(cleanLine(text, textWidth - 2), textWidth)),
    span(words.stats.missedOf(missed, asked), styles.dim),
  ]
}

/** What each word of sureness stood for, and what came; and the whole of it where there are answers enough. */
function sureLines({ stats, words }: Props): readonly Line[] {
  const { answers, isEnough, bias, byConfidence } = stats.mockTrends.calibration
  const { confidences, report } = words.mock
  if (answers === 0) return []
  if (!isEnough || bias === null) return [[span(report.notEnough(answers, leastForCalibration), styles.dim)]]
  const rows = byConfidence.flatMap(({ confidence, value, answers: count, coverage }): readonly Line[] =>
    coverage === null
      ? []
      : [
          [
            span(padCells(report.saidToMean(confidences[confidence], words.review.percent(value)), 24)),
            span(padCells(words.review.percent(coverage), 6, 'start'), styles.strong),
            span(`  ${words.stats.of(count)}`, styles.dim),
          ],
        ],
  )
  return [...rows, [span(biasText(bias, words))]]
}
