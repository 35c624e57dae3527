/**
 * How the time for a text grows with its length: a text twice as long may take three times as long, not four. Times too short to
 * measure prove nothing and are passed over. Knows times; what is tried is in `scaling-trials.ts`.
 */
import { probeCount, probeName, type ScalingTrials } from './scaling-trials.ts'
import { watched, type Watched } from './watch.ts'

export type Grown = {
  readonly probe: number
  readonly length: number
  readonly shortMs: number
  readonly longMs: number
}

export type Scaling = {
  readonly probes: number
  /** Those whose time was long enough to be compared. */
  readonly measured: number
  /** Steepest first. */
  readonly steepest: readonly Grown[]
  /** Of the process that tried them all. */
  readonly peakMb: number
  readonly faults: readonly string[]
}

export type ScalingOptions = {
  /** Characters of the shorter text. */
  readonly length: number
  /** Every so many-th probe, from the first. */
  readonly step?: number
  readonly onTrial?: (count: number) => void
}

const mostRatio = 3
/** Below this a collection of garbage, or code that is not compiled yet, counts for more than the text. */
const leastMs = 100
/** What seems steep is tried so often again; the fastest of each length counts. */
const secondLooks = 3
/** What a text of a few hundred thousand characters and all that is made of it may take in memory. */
const heapMb = 768

export async function scaling({ length, step = 1, onTrial }: ScalingOptions): Promise<Scaling> {
  const probes = Array.from({ length: Math.ceil(probeCount / step) }, (_, index) => index * step)
  const first = await grown(length, probes, onTrial)

  let suspects = first.pairs.filter(isSteep)
  for (let look = 0; look < secondLooks && suspects.length > 0; look += 1) {
    const again = await grown(
      length,
      suspects.map(({ probe }) => probe),
    )

    suspects = suspects.map((pair, at) => faster(pair, again.pairs[at]!)).filter(isSteep)
  }
  const measured = first.pairs.filter(({ longMs }) => longMs >= leastMs)
  return {
    probes: probes.length,
    measured: measured.length,
    steepest: measured.toSorted((a, b) => ratio(b) - ratio(a)).slice(0, 10),
    peakMb: first.peakMb,
    faults: [...first.faults, ...suspects.map(told)],
  }
}

async function grown(
  length: number,
  probes: readonly number[],
  onTrial?: (count: number) => void,
): Promise<{
  readonly pairs: readonly Grown[]
  readonly peakMb: number
  readonly faults: readonly string[]
}> {
  const options: ScalingTrials = { length, probes, isTimed: true }
  const { said }: Watched = await watched({
    module: new URL('./scaling-trials.ts', import.meta.url),
    options,
    count: 2 * probes.length,
    heapMb,
    hangMs: 2_000,
    onTrial,
  })
  const ms = new Map(said.flatMap((each) => (each.kind === 'timed' ? [[each.number, each.ms] as const] : [])))
  const nameOf = (number: number): string =>
    `${probeName(probes[Math.floor(number / 2)]!)} (${number % 2 === 0 ? length : 2 * length})`
  return {
    pairs: probes.map((probe, at) => ({
      probe,
      length,
      shortMs: ms.get(2 * at) ?? 0,
      longMs: ms.get(2 * at + 1) ?? 0,
    })),
    peakMb: Math.max(0, ...said.map((each) => (each.kind === 'end' ? each.peakKb / 1024 : 0))),
    faults: said.flatMap((each) => (each.kind === 'fault' ? [`${nameOf(each.number)}: ${each.text}`] : [])),
  }
}

const ratio = ({ shortMs, longMs }: Grown): number => longMs / Math.max(shortMs, 1)

const isSteep = (pair: Grown): boolean => pair.longMs >= leastMs && ratio(pair) > mostRatio

const faster = (one: Grown, other: Grown): Grown => ({
  ...one,
  shortMs: Math.min(one.shortMs, other.shortMs),
  longMs: Math.min(one.longMs, other.longMs),
})

export const told = (pair: Grown): string =>
  `${probeName(pair.probe)}: ${pair.shortMs.toFixed(0)} ms for ${pair.length} characters, ${pair.longMs.toFixed(0)} ms for twice as many`
