/**
 * Timing whole programs fairly on a machine that others share: the variants take turns, so that noise hits all alike, and each
 * figure is a ratio to bare Node in the same run.
 */
import { spawnSync } from 'node:child_process'
import { performance } from 'node:perf_hooks'

export type Variant = {
  readonly name: string
  /** Runs the variant once and answers with its time in ms. */
  readonly run: () => number | Promise<number>
}

export type Timing = {
  readonly name: string
  readonly medianMs: number
  readonly p95Ms: number
  /** Median against the first variant's median. */
  readonly ratio: number
  readonly runs: number
}

/** Runs every variant once a round. The first variant is the baseline. The first round only warms caches. */
export async function takeTurns(variants: readonly Variant[], rounds: number): Promise<readonly Timing[]> {
  const times = new Map<string, number[]>(variants.map(({ name }) => [name, []]))
  for (let round = 0; round <= rounds; round++) {
    for (const { name, run } of variants) {
      const ms = await run()
      if (round > 0) times.get(name)?.push(ms)
    }
  }
  const baseline = median(times.get(variants[0]?.name ?? '') ?? [])
  return variants.map(({ name }) => {
    const taken = times.get(name) ?? []
    const medianMs = median(taken)
    return { name, medianMs, p95Ms: quantile(taken, 0.95), ratio: medianMs / baseline, runs: taken.length }
  })
}

/** The time that a program takes from start to end, without a terminal. */
export function timed(args: readonly string[], env: NodeJS.ProcessEnv): number {
  const begin = performance.now()
  const { status, stderr } = spawnSync(process.execPath, args, { env, stdio: ['ignore', 'pipe', 'pipe'] })
  const ms = performance.now() - begin
  if (status !== 0) throw new Error(`${args.join(' ')} ended with ${status}: ${stderr.toString()}`)
  return ms
}

export const median = (values: readonly number[]): number => quantile(values, 0.5)

export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  const at = (sorted.length - 1) * share
  const low = sorted[Math.floor(at)] ?? Number.NaN
  const high = sorted[Math.ceil(at)] ?? Number.NaN
  return low + (high - low) * (at - Math.floor(at))
}

export function printTimings(title: string, timings: readonly Timing[]): void {
  console.log(`\n${title}`)
  console.log(
    `${'variant'.padEnd(44)}${'median ms'.padStart(10)}${'p95 ms'.padStart(10)}${'ratio'.padStart(8)}${'runs'.padStart(6)}`,
  )
  for (const { name, medianMs, p95Ms, ratio, runs } of timings)
    console.log(
      `${name.padEnd(44)}${medianMs.toFixed(1).padStart(10)}${p95Ms.toFixed(1).padStart(10)}${ratio.toFixed(2).padStart(8)}${String(runs).padStart(6)}`,
    )
}
