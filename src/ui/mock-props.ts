/** The mock as its screens want it: header and clock, labels of keys, and the props of each screen. */
import { questionMs } from '../session/mock/question-time.ts'
import { suggestedGrade } from '../session/mock/suggest.ts'
import { hintsOf, mayWritePoints, ownPointLimits } from '../session/mock/points.ts'
import { BANDS, CONFIDENCES, type Mock, type MockItem } from '../session/mock/mock.ts'
import { minuteMs } from '../model/time.ts'
import { span, styles, type Line } from '../text/style.ts'
import type { MockPorts } from './mock-ports.ts'
import { longestAnswer } from './state/editor.ts'
import type { MockNotice, MockState } from './state/mock.ts'
import { once } from './once.ts'
import { rankable } from './state/mock-picking.ts'
import { mockKeymap } from './state/mock-press.ts'
import { failureText } from './state/notice.ts'
import { clockText } from './screens/clock.ts'
import type { Labels } from './screens/footer.ts'
import { wordsIn, type MockAnswerProps } from './screens/mock-answer.ts'
import type { MockHead } from './screens/mock-frame.ts'
import type { MockPointsProps } from './screens/mock-own-points.ts'
import type { MockPausedProps } from './screens/mock-paused.ts'
import type { MockPickingProps } from './screens/mock-picking.ts'
import { coveredText } from './screens/mock-points.ts'
import { questionLines } from './screens/mock-question.ts'
import type { MockRedoProps } from './screens/mock-redo.ts'
import type { MockReportProps } from './screens/mock-report.ts'
import type { MockScoringProps } from './screens/mock-scoring.ts'
import { questionTitle } from './screens/question-text.ts'
import { columnOf, type Size } from './view.ts'

/** Here the footer of an answer has room for its shortest words. */
const isNarrow = (size: Size): boolean => size.columns < 76

export function mockProps(ports: Pick<MockPorts, 'words' | 'outcomes' | 'report'>) {
  const { words, outcomes } = ports
  const { mock: said } = words
  const reportOf = once(ports.report)

  const noticeLine = (notice: MockNotice | null): Line => {
    if (notice === null) return []
    switch (notice.kind) {
      case 'failed':
        if (notice.failure.code === 'mock-gone') return [span(said.notices.gone, styles.warning)]
        return [span(words.review.notices.failed(failureText(notice.failure, words)), styles.warning)]
      case 'digitsToo':
        return [span(said.digitsToo, styles.dim)]
      case 'full':
        return [span(said.full(longestAnswer), styles.warning)]
      case 'fewPoints':
        return [span(said.notices.fewPoints(ownPointLimits.least, ownPointLimits.most), styles.warning)]
      case 'over':
        return [span(said.notices.over, styles.warning)]
      default:
        return [span(said.notices[notice.kind], styles.dim)]
    }
  }

  const head = (mock: Mock, item: MockItem | null, clock?: string, title?: string): MockHead => ({
    place: [said.name, said.presets[mock.plan.setup.preset], title ?? placeOf(mock, item)]
      .filter((part) => part !== '')
      .join(' / '),
    clock: clock ?? said.total(clockText(mock.totalMs), clockText(wholeMs(mock))),
  })

  const placeOf = (mock: Mock, item: MockItem | null): string => {
    if (!item) return ''
    if (item.role === 'warm-up') return said.warmUp
    return item.role === 'main'
      ? said.questionOf(item.place + 1, mock.plan.questions.length)
      : said.followUpTo(item.place + 1)
  }

  const parentOf = (mock: Mock, item: MockItem): string | null =>
    item.role === 'follow-up'
      ? (mock.items.find(({ role, place }) => role === 'main' && place === item.place)?.card.question ?? null)
      : null

  const hintLabel = (mock: Mock, item: MockItem, size: Size): string | null => {
    const left = hintsOf(item).length - item.hints
    if (left === 0 || mock.plan.setup.mode === 'pressure') return null
    return isNarrow(size) ? words.keys.commands.hint.label : words.review.hintsLeft(left)
  }

  const answerLabels = (mock: Mock, item: MockItem, isTyping: boolean, size: Size): Labels => ({
    hint: hintLabel(mock, item, size),
    pause: mock.plan.setup.mode === 'pressure' ? null : words.keys.commands.pause.label,
    saveAndLeave: isNarrow(size) ? said.leaveShort : words.keys.commands.saveAndLeave.label,
    said: item.slot < item.card.slots.length - 1 ? said.saidNextSlot : said.saidDone,
    // Where there is no room, a line above says the same.
    ...(!item.isSpoken && (isTyping || isNarrow(size)) ? { type: null } : {}),
  })

  const answer = (mock: Mock, item: MockItem, state: MockState, size: Size): MockAnswerProps => {
    const isThinking = mock.phase.name === 'thinking'
    return {
      words,
      head: head(mock, item),
      item,
      parent: parentOf(mock, item),
      isThinking,
      isPressure: mock.plan.setup.mode === 'pressure',
      editor: state.editor,
      first: state.first,
      isTyping: state.isTyping,
      offset: state.offset,
      // While an answer is typed the footer shows what is behind Esc.
      keymap: mockKeymap(mock, { ...state, isTyping: state.isTyping && isThinking }),
      labels: answerLabels(mock, item, state.isTyping, size),
      notice: noticeLine(state.notice),
    }
  }

  const confidence = (mock: Mock, item: MockItem, state: MockState, size: Size): MockPickingProps => ({
    words,
    head: head(mock, item),
    about: [
      ...questionLines({ words, item, parent: null }, columnOf(size)),
      [],
      [span(answeredText(item), styles.dim)],
    ],
    question: said.confidence,
    choices: CONFIDENCES.map((one) => said.confidences[one]),
    selected: state.selected,
    keymap: mockKeymap(mock, state),
    labels: { undo: null, choose: null },
    notice: noticeLine(state.notice),
  })

  const answeredText = (item: MockItem): string =>
    item.isTimeUp
      ? said.notices.timeUp
      : said.answered(clockText(questionMs(item)), item.isSpoken ? null : said.words(wordsIn(item.text)))

  const verdict = (mock: Mock, state: MockState): MockPickingProps => {
    const { band, hasBest } = state.verdict
    const questions = rankable(mock).map((index) => questionTitle(mock.items[index]!.card.question))
    return {
      words,
      head: head(mock, null),
      about: [],
      question: band === null ? said.verdict : hasBest ? said.verdictWeakest : said.verdictBest,
      choices: band === null ? BANDS.map((one) => said.bands[one]) : [...questions, said.noneOfThem],
      selected: state.selected,
      keymap: mockKeymap(mock, state),
      labels: { undo: band === null && mock.undo.length === 0 ? null : words.keys.commands.undo.label },
      notice: noticeLine(state.notice),
    }
  }

  const scoring = (
    mock: Mock,
    item: MockItem,
    phase: MockScoringProps['phase'],
    state: MockState,
  ): MockScoringProps => {
    const isScored = phase !== 'reading' && !item.isSkipped
    const suggestion = phase === 'reading' || item.role !== 'main' ? null : suggestedGrade(item)
    const grade = suggestion && words.print.grades[suggestion.grade]
    return {
      words,
      head: head(mock, item, isScored ? said.covered(coveredText(item), item.points.length) : ''),
      item,
      phase,
      selected: state.selected ?? 0,
      offset: state.offset,
      suggestion,
      outcomes: phase === 'grade' ? outcomes(item) : null,
      keymap: mockKeymap(mock, state),
      labels: {
        checked: item.role === 'main' ? said.checkedToGrade : said.checkedFollowUp,
        ...(grade === null ? {} : { accept: words.review.enterIs(grade) }),
        ...(phase === 'checklist' ? { scroll: said.movePoints } : {}),
        writePoints: mayWritePoints(item) ? words.keys.commands.writePoints.label : null,
        undo: mock.undo.length === 0 ? null : words.keys.commands.undo.label,
      },
      notice: noticeLine(state.notice),
    }
  }

  const ownPoints = (mock: Mock, item: MockItem, state: MockState): MockPointsProps => ({
    words,
    head: head(mock, item, ''),
    item,
    editor: state.editor,
    first: state.first,
    isTyping: state.isTyping,
    offset: state.offset,
    keymap: mockKeymap(mock, { ...state, isTyping: false }),
    notice: noticeLine(state.notice),
  })

  const paused = (mock: Mock, item: MockItem | null, state: MockState): MockPausedProps => ({
    words,
    head: head(mock, item),
    why: mock.paused ?? 'person',
    keymap: mockKeymap(mock, state),
    notice: noticeLine(state.notice),
  })

  const report = (mock: Mock, state: MockState): MockReportProps => ({
    words,
    head: head(mock, null, undefined, said.report.title),
    mock,
    report: reportOf(mock),
    offset: state.offset,
    keymap: mockKeymap(mock, state),
    notice: noticeLine(state.notice),
  })

  const redo = (mock: Mock, item: MockItem, isRevealed: boolean, state: MockState): MockRedoProps => ({
    words,
    head: { place: [said.name, said.redo.title].join(' / '), clock: said.redo.left(mock.redo.length) },
    item,
    parent: parentOf(mock, item),
    isRevealed,
    offset: state.offset,
    keymap: mockKeymap(mock, state),
    notice: noticeLine(state.notice),
  })

  return { answer, confidence, verdict, scoring, ownPoints, paused, report, redo }
}

/** What was planned: the minutes asked for, else what the plan comes to. */
function wholeMs({ plan }: Mock): number {
  return plan.setup.minutes === null
    ? Math.ceil(plan.expectedMs / minuteMs) * minuteMs
    : plan.setup.minutes * minuteMs
}
