/** What the pages of the statistics show: the numbers of `stats/`, with how mocks go, which the session knows. */
import type { MockTrends } from '../../../session/mock/trends.ts'
import type { Stats } from '../../../stats/stats.ts'

export type ShownStats = Stats & {
  /** Those that were given up count with what was answered in them. */
  readonly mockTrends: Omit<MockTrends, 'mocks'>
}
