/**
 * A mock interview as a Markdown file to keep, compare and show: what was asked, what was answered, which points it covered.
 *
 * Parse-safe whatever cards and answers hold: answers stand in fences longer than any inside, other text on one line or in a
 * quotation. Front matter has plain values, and `deck: false`, so that viva itself never takes it for questions. No paths.
 */
import { formatDay, formatInstant, type Day } from '../../model/time.ts'
import { cleanCode, cleanLine, cleanText } from '../../text/clean.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import type { Mock, MockItem } from './mock.ts'
import { markValue } from './mock.ts'
import { allowedMs, questionMs } from './question-time.ts'
import type { MockReport, ReportItem } from './report.ts'
import { isBlank } from './scores.ts'

export type TranscriptOptions = {
  /** What people call the mock, and the day on which it began. */
  readonly number: number
  readonly on: Day
  /** Of the program. */
  readonly version: string
  /** False: without what was answered. */
  readonly hasAnswers: boolean
}

type Words = Pick<Messages, 'mock' | 'print' | 'transcript'>

/** Ends with a line feed. The same mock gives the same text. */
export function transcript(mock: Mock, report: MockReport, words: Words, options: TranscriptOptions): string {
  const parts = [
    frontMatter(mock, report, options),
    `# ${words.transcript.title(options.number, formatDay(options.on))}`,
    ...summary(report, words),
  ]
  let number = 0
  for (const told of report.items) {
    const item = mock.items[told.item]!
    if (item.role === 'main') number += 1
    parts.push(...itemParts(item, told, number, words, options))
  }
  return `${parts.join('\n\n')}\n`
}

/** Strings are JSON, which is YAML: quotes, colons and line ends in them are escaped. */
function frontMatter(mock: Mock, report: MockReport, options: TranscriptOptions): string {
  const { setup } = mock.plan
  const rounded = (value: number | null): number | null =>
    value === null ? null : Math.round(value * 1000) / 1000
  const values: readonly (readonly [string, string | number | boolean | null])[] = [
    ['deck', false],
    ['mock', options.number],
    ['preset', setup.preset],
    ['mode', setup.mode],
    ['seed', setup.seed],
    ['started', mock.startedAt === null ? null : formatInstant(mock.startedAt)],
    ['seconds', Math.round(report.time.totalMs / 1000)],
    ['planned', report.counts.planned],
    ['answered', report.counts.answered],
    ['skipped', report.counts.skipped],
    ['followUps', report.counts.followUps],
    ['coverage', rounded(report.coverage)],
    ['bias', rounded(report.calibration.bias)],
    ['brier', rounded(report.calibration.brier)],
    ['band', report.band],
    ['verdict', report.verdict?.band ?? null],
    ['ending', mock.ending],
    ['viva', options.version],
  ]
  return ['---', ...values.map(([key, value]) => `${key}: ${JSON.stringify(value)}`), '---'].join('\n')
}

function summary({ counts, coverage, band, verdict }: MockReport, words: Words): readonly string[] {
  const { transcript: said, mock } = words
  if (coverage === null || band === null) return [said.nothing]
  return [
    said.summary(counts.answered, counts.skipped, percent(coverage)),
    `${said.band(mock.bands[band], verdict && mock.bands[verdict.band])} ${said.noise}`,
  ]
}

function itemParts(
  item: MockItem,
  told: ReportItem,
  number: number,
  words: Words,
  { hasAnswers }: TranscriptOptions,
): readonly string[] {
  const said = words.transcript
  const question = inHeading(told.question)
  const heading =
    item.role === 'main'
      ? `## ${number}. ${question}`
      : item.role === 'warm-up'
        ? `## ${said.warmUp}: ${question}`
        : `### ${said.followUp}: ${question}`
  const level = item.role === 'follow-up' ? '####' : '###'
  const { options } = item.card
  return [
    heading,
    facts(item, told, words),
    ...(item.card.prompt === null ? [] : [quoted(item.card.prompt)]),
    ...(options.length === 0 ? [] : [`${level} ${said.options}`, list(options.map(({ text }) => text))]),
    `${level} ${said.answer}`,
    hasAnswers || item.isSkipped ? answerOf(item, words) : said.leftOut,
    ...slotParts(told, level, words),
    ...pointParts(item, level, words),
  ]
}

function facts(item: MockItem, told: ReportItem, { transcript: said, mock, print }: Words): string {
  const isScored = item.state === 'scored' && item.role !== 'warm-up'
  const all = [
    said.topic(cleanLine(`${item.card.deck} / ${told.topic}`)),
    item.card.level,
    item.isSkipped ? null : said.took(clock(questionMs(item)), clock(allowedMs(item))),
    item.isInterrupted ? said.interrupted : null,
    item.isTimeUp ? said.timeUp : null,
    item.confidence && said.sure(mock.confidences[item.confidence]),
    isScored && !item.isSkipped ? mock.covered(covered(item), item.points.length) : null,
    item.hints > 0 ? said.hints(item.hints) : null,
    item.grade && said.graded(print.grades[item.grade]),
    ...item.weaknesses.map((weakness) => mock.weaknesses[weakness]),
  ]
  return `*${all.flatMap((fact) => (fact === null ? [] : inEmphasis(fact))).join(', ')}*`
}

const covered = ({ marks }: MockItem): string => String(marks.reduce((sum, mark) => sum + markValue[mark], 0))

function answerOf(item: MockItem, { transcript: said, mock }: Words): string {
  if (item.isSkipped) return mock.skippedAnswer
  if (item.isSpoken && item.text.trim() === '') return said.spoken
  return isBlank(item) ? mock.noAnswer : fenced(item.text)
}

function slotParts({ slots }: ReportItem, level: string, { transcript: said }: Words): readonly string[] {
  const told = slots.filter(({ tookMs }) => tookMs > 0)
  if (told.length === 0) return []
  const lines = told.map(({ slot, tookMs, share }) =>
    said.slot(cleanLine(slot), clock(tookMs), percent(share ?? 0)),
  )
  return [`${level} ${said.slots}`, list(lines)]
}

const boxes = { hit: '[x]', partly: '[~]', miss: '[ ]' } as const

function pointParts(item: MockItem, level: string, { transcript: said, mock }: Words): readonly string[] {
  if (item.role === 'warm-up' || item.isSkipped || item.state !== 'scored') return []
  const lines = item.points.map(({ text, must }, index) => {
    const words = text === '' ? mock.wholeAnswer : cleanLine(text)
    return `- ${boxes[item.marks[index] ?? 'miss']} ${words}${must ? ` (${mock.must})` : ''}`
  })
  return [`${level} ${said.keyPoints}`, lines.join('\n')]
}

const list = (lines: readonly string[]): string => lines.map((line) => `- ${oneLine(line)}`).join('\n')

const oneLine = (text: string): string => cleanLine(text).replace(/\s+/g, ' ').trim()

/** Closing hashes would be swallowed. */
const inHeading = (text: string): string => oneLine(text).replace(/(\s)(#+)$/, '$1\\$2')

/** Names may hold stars and underscores. */
const inEmphasis = (text: string): string => text.replace(/[*_]/g, '\\$&')

/** A line that is quoted begins no heading, list or fence outside of the quotation. */
const quoted = (text: string): string =>
  cleanText(text)
    .trimEnd()
    .split('\n')
    .map((line) => (line === '' ? '>' : `> ${line}`))
    .join('\n')

/** In a fence that is longer than any run of backquotes inside. */
function fenced(text: string): string {
  const clean = cleanCode(text).replace(/\s+$/, '')
  const longest = Math.max(2, ...(clean.match(/`+/g) ?? []).map((run) => run.length))
  const fence = '`'.repeat(longest + 1)
  return `${fence}text\n${clean}\n${fence}`
}

const percent = (share: number): string => `${Math.round(share * 100)} %`

/** Minutes and seconds: `1:05`. */
function clock(ms: number): string {
  const seconds = Math.round(ms / 1000)
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
}
