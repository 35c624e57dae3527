/**
 * Timing fairly on a machine that others share: the variants take turns, so that noise hits all alike, each waits for a calm
 * moment, and what is compared are medians of the same run. Knows nothing of what is measured.
 */
import { cpus } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'

export type Variant = {
  readonly name: string
  /** Runs the variant once and answers with its time in ms. */
  readonly run: () => number | Promise<number>
  readonly target?: Target
}

/** What a figure should be at most. `of` names another variant of the same run, where it is not the first. */
export type Target =
  | { readonly kind: 'ratio'; readonly most: number }
  | { readonly kind: 'ms'; readonly most: number }
  | { readonly kind: 'msMore'; readonly most: number; readonly of: string }

export type Timing = {
  readonly name: string
  readonly minMs: number
  readonly medianMs: number
  readonly p95Ms: number
  /** Median against the first variant's median. */
  readonly ratio: number
  readonly minRatio: number
  readonly runs: number
  readonly target: string | null
  readonly isMet: boolean | null
}

/** One figure that is no time: bytes, megabytes, or a share of another time. */
export type Figure = {
  readonly name: string
  readonly value: number
  readonly unit: string
  readonly most: number | null
  readonly isMet: boolean | null
}

export type Report = {
  readonly title: string
  readonly timings: readonly Timing[]
  readonly figures: readonly Figure[]
}

/** Runs every variant once a round. The first variant is the baseline. The first round only warms caches. */
export async function takeTurns(variants: readonly Variant[], rounds: number): Promise<readonly Timing[]> {
  const times = variants.map((): number[] => [])
  for (let round = 0; round <= rounds; round++) {
    for (const [index, { run }] of variants.entries()) {
      await calm()
      const ms = await run()
      if (round > 0) times[index]!.push(ms)
    }
  }
  return compared(variants.map(({ name, target }, index) => ({ name, target, times: times[index]! })))
}

type Taken = {
  readonly name: string
  readonly times: readonly number[]
  readonly target?: Target | undefined
}

/** The first one is the baseline. */
export function compared(all: readonly Taken[]): readonly Timing[] {
  const baseline = all[0]!.times
  return all.map(({ name, times, target }) => {
    const medianMs = median(times)
    const minMs = Math.min(...times)
    return {
      name,
      minMs,
      medianMs,
      p95Ms: quantile(times, 0.95),
      ratio: medianMs / median(baseline),
      minRatio: minMs / Math.min(...baseline),
      runs: times.length,
      ...judged(medianMs, target, (of) => median(all.find((one) => one.name === of)?.times ?? baseline)),
    }
  })
}

function judged(
  medianMs: number,
  target: Target | undefined,
  medianOf: (name: string | null) => number,
): Pick<Timing, 'target' | 'isMet'> {
  switch (target?.kind) {
    case undefined:
      return { target: null, isMet: null }
    case 'ratio':
      return { target: `<= ${target.most} x`, isMet: medianMs / medianOf(null) <= target.most }
    case 'ms':
      return { target: `<= ${target.most} ms`, isMet: medianMs <= target.most }
    case 'msMore':
      return {
        target: `<= +${target.most} ms`,
        isMet: medianMs - medianOf(target.of) <= target.most,
      }
  }
}

export function figure(name: string, value: number, unit: string, most: number | null = null): Figure {
  return { name, value, unit, most, isMet: most === null ? null : value <= most }
}

const calmShare = 0.42
const longestWaitMs = 800

/** Waits until other programs leave enough of the machine, but not for long. */
export async function calm(longestMs = longestWaitMs): Promise<void> {
  for (const begin = performance.now(); performance.now() - begin < longestMs;) {
    const before = cpuTimes()
    await wait(50)
    const after = cpuTimes()
    if (after.idle - before.idle >= calmShare * (after.all - before.all)) return
  }
}

function cpuTimes(): { readonly idle: number; readonly all: number } {
  let [idle, all] = [0, 0]
  for (const { times } of cpus()) {
    idle += times.idle
    all += times.idle + times.user + times.sys + times.nice + times.irq
  }
  return { idle, all }
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}

export function printReport({ title, timings, figures }: Report): void {
  console.log(`\n${title}`)
  const columns = [46, 9, 9, 9, 8, 10, 6, 12]
  const row = (cells: readonly string[]): string =>
    cells.map((cell, at) => (at === 0 ? cell.padEnd(columns[at]!) : cell.padStart(columns[at]!))).join('')
  if (timings.length > 0)
    console.log(row(['', 'median ms', 'min', 'p95', 'ratio', 'min/min', 'runs', 'target']))
  for (const one of timings)
    console.log(
      row([
        one.name,
        one.medianMs.toFixed(1),
        one.minMs.toFixed(1),
        one.p95Ms.toFixed(1),
        one.ratio.toFixed(2),
        one.minRatio.toFixed(2),
        String(one.runs),
        one.target ?? '',
      ]) + verdict(one.isMet),
    )
  for (const { name, value, unit, most, isMet } of figures)
    console.log(
      `${name.padEnd(46)}${value.toFixed(2).padStart(9)} ${unit.padEnd(50)}${(most === null ? '' : `<= ${most}`).padStart(12)}${verdict(isMet)}`,
    )
}

const verdict = (isMet: boolean | null): string => (isMet === null ? '' : isMet ? '  met' : '  MISSED')
