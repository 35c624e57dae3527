/** The report of a mock beside those before it, from store and state. Wiring. */
import type { Mock } from '../session/mock/mock.ts'
import { reportOf, type MockPast, type MockReport } from '../session/mock/report.ts'
import { allMocks } from '../store/mocks.ts'
import { figuresByMock, pointCounts, topicMeans } from '../store/mock-history.ts'
import { lastMocks } from './mock-source.ts'
import type { Library } from './open-library.ts'

/** `number` is what the mock is called; null before it has begun: then all others are before it. */
export function reportFor(library: Library, mock: Mock, number: number | null): MockReport {
  return reportOf(mock, pastBefore(library, number))
}

function pastBefore({ store }: Library, number: number | null): MockPast {
  const figures = figuresByMock(store)
  const earlier = allMocks(store).filter(
    (row) => row.status === 'done' && (number === null || row.number < number),
  )
  return {
    topicMeans: topicMeans(store, lastMocks, number),
    coverages: earlier.flatMap(({ session }) => figures.get(session)?.coverage ?? []),
    missedPoints: pointCounts(store, number),
  }
}

const noPast: MockPast = { topicMeans: new Map(), coverages: [], missedPoints: [] }

/** Mean coverage of the answered questions, 0 to 1; null without any. */
export const coveredBy = (mock: Mock): number | null => reportOf(mock, noPast).coverage
