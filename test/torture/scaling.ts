/**
 * How the time for a text grows with its length: a text twice as long may take three times as long, not four. Times too short to
 * measure prove nothing and are passed over. Knows times; what is tried is in `scaling-trials.ts`.
 */
import { trialCount, type ScalingTrials, trials } from './scaling-trials.ts'
import { watched } from './watch.ts'

export type Grown = {
  readonly target: string
  readonly length: number
  readonly shortMs: number
  readonly longMs: number
}

export type Scaling = {
  readonly probes: number
  /** Those whose time was long enough to be compared. */
  readonly measured: number
  /** Steepest first, with those that took long at all. */
  readonly steepest: readonly Grown[]
  /** Of the process that tried them all. */
  readonly peakMb: number
  readonly faults: readonly string[]
}

const mostRatio = 3
/** Below this a pause of the machine counts for more than the text. */
const leastMs = 60
/** What a text of a megabyte and all that is made of it may take in memory. */
const heapMb = 768

export async function scaling(length: number, onTrial?: (count: number) => void): Promise<Scaling> {
  const rounds = 1
  const options: ScalingTrials = { length, rounds, isTimed: true }
  const count = trialCount(rounds)
  const { said } = await watched({
    module: new URL('./scaling-trials.ts', import.meta.url),
    options,
    count,
    heapMb,
    hangMs: 2_000,
    onTrial,
  })
  const { targetOf } = trials(options)
  const ms = new Map(said.flatMap((each) => (each.kind === 'timed' ? [[each.number, each.ms] as const] : [])))
  const pairs = Array.from({ length: count / 2 }, (_, pair): Grown => ({
    target: targetOf(2 * pair),
    length,
    shortMs: ms.get(2 * pair) ?? 0,
    longMs: ms.get(2 * pair + 1) ?? 0,
  }))
  const measured = pairs.filter(({ longMs }) => longMs >= leastMs)
  const steep = measured.filter((pair) => ratio(pair) > mostRatio)
  const broken = said.flatMap((each) =>
    each.kind === 'fault'
      ? [`${targetOf(each.number)} (${each.number % 2 === 0 ? length : 2 * length}): ${each.text}`]
      : [],
  )
  return {
    probes: pairs.length,
    measured: measured.length,
    steepest: measured.toSorted((a, b) => ratio(b) - ratio(a)).slice(0, 10),
    peakMb: Math.max(0, ...said.map((each) => (each.kind === 'end' ? each.peakKb / 1024 : 0))),
    faults: [...broken, ...steep.map(told)],
  }
}

const ratio = ({ shortMs, longMs }: Grown): number => longMs / Math.max(shortMs, 0.1)

export const told = (grown: Grown): string =>
  `${grown.target}: ${grown.shortMs.toFixed(0)} ms for ${grown.length} characters, ${grown.longMs.toFixed(0)} ms for twice as many`
