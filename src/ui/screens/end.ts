/** The end of a session: what came of it, what tomorrow holds, and what could follow. Never a dead end. */
import type { Day } from '../../model/time.ts'
import type { MockKind } from '../../schedule/interview-mocks.ts'
import type { Messages } from '../../text/messages/catalogue.ts'
import { span, styles, type Line } from '../../text/style.ts'
import { cellWidth, padCells, truncateCells } from '../../text/width.ts'
import { afterwards, offers } from '../keys/places.ts'
import type { Extension } from '../state/review.ts'
import type { Tally } from '../state/tally.ts'
import { columnOf, frameView, type Size, type View } from '../view.ts'
import { questionTitle } from './question-text.ts'
import { footerLine } from './footer.ts'

/** What only the caller can tell: figures of the store and of the schedule. */
export type EndSummary = {
  readonly tomorrow: { readonly cards: number; readonly minutes: number }
  /** How many cards each choice would bring now. */
  readonly offers: Readonly<Record<'new' | 'weakest' | 'tomorrow', number>>
  /** With an interview ahead: expected recall on its day, before and after this session, from 0 to 1. */
  readonly recall: { readonly on: Day; readonly before: number; readonly after: number } | null
  /** The session followed the plan of an interview: how many cards come next by it, and whether today has a mock to be held. */
  readonly plan?: { readonly more: number; readonly mockToday: MockKind | null } | null
  /** A few questions that are being learned, and that are being forgotten. */
  readonly sticking: readonly Trend[]
  readonly slipping: readonly Trend[]
}

export type Trend = { readonly question: string; readonly times: number }

export type EndProps = {
  readonly words: Messages
  readonly tally: Tally
  readonly summary: EndSummary
  readonly canGoOn: boolean
  /** Whether a mock interview can follow. */
  readonly hasMock?: boolean
  readonly today: Day
  readonly notice: Line
}

export function endView(props: EndProps, size: Size): View {
  const { words, tally, notice } = props
  const { width } = columnOf(size)
  return frameView(size, {
    left: [span(titleOf(props, words), styles.strong)],
    right: tally.answered > 0 ? [span(words.time.minutes(tally.minutes), styles.dim)] : [],
    body: endLines(props, size),
    notice,
    footer: [offers, afterwards].map((keymap) => footerLine(keymap, width, words, offerLabels(props))),
  })
}

/** The choices that there are, as labels for their keys. */
export function offerLabels({
  words,
  summary,
  canGoOn,
  hasMock,
}: EndProps): Readonly<Record<EndCommand, string | null>> {
  const { end } = words.review
  const { new: fresh, weakest, tomorrow } = summary.offers
  return {
    goOn: canGoOn ? end.goOn : null,
    moreNew: fresh > 0 ? end.moreNew(fresh) : null,
    weakest: weakest > 0 ? end.weakest(weakest) : null,
    tomorrow: tomorrow > 0 ? end.tomorrows : null,
    shortMock: hasMock ? words.keys.commands.shortMock.label : null,
    enough: end.enough,
  }
}

type EndCommand = 'goOn' | 'moreNew' | 'weakest' | 'tomorrow' | 'shortMock' | 'enough'

export function offersOf(summary: EndSummary): readonly Extension[] {
  return (['new', 'weakest', 'tomorrow'] as const).filter((offer) => summary.offers[offer] > 0)
}

export function titleOf({ tally, summary }: Pick<EndProps, 'tally' | 'summary'>, words: Messages): string {
  const { end } = words.review
  // When the time is up with the last card there is nothing to go back to.
  if (tally.reason === 'time' && tally.left > 0) return end.paused
  if (tally.answered === 0) return summary.plan ? end.planDone : end.nothing
  return tally.isCram ? end.cramDone : end.done
}

/** The same facts for screens and for plain lines: groups of lines that belong together. */
export function endGroups(props: EndProps, room: number): readonly (readonly Line[])[] {
  const { words, tally } = props
  const facts = factGroups(props)
  const labelWidth = Math.max(...facts.flat().map(({ label }) => cellWidth(label))) + 3
  const lineOf = ({ label, text, note }: Fact): Line => {
    const noteWidth = note === '' ? 0 : cellWidth(note) + 2
    return [
      span(padCells(label, labelWidth)),
      span(truncateCells(text, room - labelWidth - noteWidth)),
      span(note === '' ? '' : `  ${note}`, styles.dim),
    ]
  }
  const [recall, trends, tomorrow] = facts.map((group) => group.map(lineOf))
  return [answeredLines(props), recall!, trends!, waitingLines(tally, words), tomorrow!].filter(
    (group) => group.length > 0,
  )
}

type Fact = { readonly label: string; readonly text: string; readonly note: string }

function factGroups({ words, summary, today }: EndProps): readonly (readonly Fact[])[] {
  const { end } = words.review
  const { recall, tomorrow } = summary
  return [
    recall
      ? [
          {
            label: end.recallOn(words.time.date(recall.on, today)),
            text: recallText(recall, words),
            note: '',
          },
        ]
      : [],
    [
      ...trendFacts(end.sticking, summary.sticking, end.timesRight),
      ...trendFacts(end.slipping, summary.slipping, end.timesForgotten),
    ],
    [
      ...(summary.plan?.mockToday
        ? [{ label: end.mock, text: end.mockLeft(summary.plan.mockToday), note: '' }]
        : []),
      {
        label: end.tomorrow,
        text: (summary.plan ? end.planned : end.load)(tomorrow.cards, words.time.minutes(tomorrow.minutes)),
        note: '',
      },
    ],
  ]
}

function trendFacts(
  label: string,
  trends: readonly Trend[],
  said: (times: number) => string,
): readonly Fact[] {
  return trends.map(({ question, times }, index) => ({
    label: index === 0 ? label : '',
    text: questionTitle(question),
    note: said(times),
  }))
}

function endLines(props: EndProps, size: Size): readonly Line[] {
  return endGroups(props, columnOf(size).textWidth).flatMap((group, index) =>
    index > 0 ? [[], ...group] : group,
  )
}

function answeredLines({ tally, summary, words }: EndProps): Line[] {
  const { end } = words.review
  if (tally.answered === 0)
    return tally.reason === 'done'
      ? [[span(summary.plan ? end.planDoneHint : end.nothingHint, styles.dim)]]
      : []
  const counts = [
    tally.goodOrEasy > 0 ? [span(end.goodOrEasy(tally.goodOrEasy))] : [],
    tally.hard > 0 ? [span(end.hard(tally.hard))] : [],
    tally.forgotten > 0 ? [span(end.forgotten(tally.forgotten))] : [],
  ].filter((line) => line.length > 0)
  return [
    [
      span(end.answered(tally.answered), styles.strong),
      ...counts.flatMap((count) => [span('   '), ...count]),
    ],
  ]
}

function waitingLines({ left, waiting, waitMs }: Tally, words: Messages): Line[] {
  const { end } = words.review
  const lines: Line[] = []
  if (left > 0) lines.push([span(end.left(left))])
  if (waiting > 0)
    lines.push([
      span(waitMs > 0 ? end.waiting(waiting, words.time.interval(waitMs)) : end.waitingNow(waiting)),
    ])
  return lines
}

function recallText({ before, after }: NonNullable<EndSummary['recall']>, { review }: Messages): string {
  return review.end.fromTo(review.percent(before), review.percent(after))
}
