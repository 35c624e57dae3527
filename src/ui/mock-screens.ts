/** Which screen a mock has in which phase, and what scrolls on it. */
import { itemOf, type Mock } from '../session/mock/mock.ts'
import type { MockPorts } from './mock-ports.ts'
import { mockProps } from './mock-props.ts'
import { editorWidth } from './screens/editor.ts'
import { answerRows, mockAnswerView, questionScrolling } from './screens/mock-answer.ts'
import { mockPausedView } from './screens/mock-paused.ts'
import { mockPickingView } from './screens/mock-picking.ts'
import { mockPointsView, ownPointRows, ownPointScrolling } from './screens/mock-own-points.ts'
import { mockRedoView, redoScrolling } from './screens/mock-redo.ts'
import { mockReportView, reportScrolling } from './screens/mock-report.ts'
import { mockScoringView, scoringScrolling } from './screens/mock-scoring.ts'
import { helpLines, pageScrolling, pageView, type PageProps } from './screens/pages.ts'
import type { MockContext, MockState } from './state/mock.ts'
import { mockKeymap } from './state/mock-press.ts'
import { nothingToScroll, type Scrolling } from './state/scrolling.ts'
import { columnOf, type Size, type View } from './view.ts'

export type MockScreens = {
  readonly view: (mock: Mock, state: MockState, size: Size) => View
  /** What the keys need to know of the screen. */
  readonly context: (mock: Mock, state: MockState, size: Size) => MockContext
}

export function mockScreens(ports: MockPorts): MockScreens {
  const { words } = ports
  const props = mockProps(ports)

  const help = (mock: Mock, state: MockState, size: Size): PageProps => ({
    title: words.keys.title,
    lines: helpLines(mockKeymap(mock, state), words, size),
    offset: state.page.offset,
    words,
  })

  const view = (mock: Mock, state: MockState, size: Size): View => {
    if (state.page.kind !== 'none') return pageView(help(mock, state, size), size)
    const item = itemOf(mock)
    if (mock.paused !== null) return mockPausedView(props.paused(mock, item, state), size)
    const { phase } = mock
    if (phase.name === 'verdict') return mockPickingView(props.verdict(mock, state), size)
    if (phase.name === 'report') return mockReportView(props.report(mock, state), size)
    if (!item) return { lines: Array.from({ length: size.rows }, () => []), cursor: null }
    switch (phase.name) {
      case 'confidence':
        return mockPickingView(props.confidence(mock, item, state, size), size)
      case 'reading':
      case 'checklist':
      case 'grade':
        return mockScoringView(props.scoring(mock, item, phase.name, state), size)
      case 'own-points':
        return mockPointsView(props.ownPoints(mock, item, state), size)
      case 'redo':
        return mockRedoView(props.redo(mock, item, phase.isRevealed, state), size)
      default:
        return mockAnswerView(props.answer(mock, item, state, size), size)
    }
  }

  const scrolling = (mock: Mock, state: MockState, size: Size): Scrolling => {
    const item = itemOf(mock)
    const { phase } = mock
    if (phase.name === 'report') return reportScrolling(props.report(mock, state), size)
    if (!item) return nothingToScroll
    switch (phase.name) {
      case 'thinking':
      case 'answering':
        return questionScrolling(props.answer(mock, item, state, size), size)
      case 'reading':
      case 'checklist':
      case 'grade':
        return scoringScrolling(props.scoring(mock, item, phase.name, state), size)
      case 'own-points':
        return ownPointScrolling(props.ownPoints(mock, item, state), size)
      case 'redo':
        return redoScrolling(props.redo(mock, item, phase.isRevealed, state), size)
      default:
        return nothingToScroll
    }
  }

  const editorRows = (mock: Mock, state: MockState, size: Size): number => {
    const item = itemOf(mock)
    if (!item) return 1
    return mock.phase.name === 'own-points'
      ? ownPointRows(props.ownPoints(mock, item, state), size)
      : answerRows(props.answer(mock, item, state, size), size)
  }

  return {
    view,
    context: (mock, state, size) => {
      const isPage = state.page.kind !== 'none'
      return {
        mock,
        width: editorWidth(columnOf(size).textWidth),
        rows: editorRows(mock, state, size),
        text: isPage ? nothingToScroll : scrolling(mock, state, size),
        page: isPage ? pageScrolling(help(mock, state, size), size) : nothingToScroll,
      }
    },
  }
}
