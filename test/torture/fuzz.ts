/**
 * Hostile texts for everything that reads foreign text. None may throw, hang, take long for its length, eat memory, leave some behind,
 * or let through what a terminal would obey; what is read can be written and read again. Faults are told with the number of the input
 * and the folder that its text is kept in.
 */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Said } from './work.ts'
import type { FuzzTrials } from './fuzz-trials.ts'
import type { MakeTrials, Trials } from './trial.ts'
import { watched } from './watch.ts'

export type FuzzOptions = FuzzTrials & {
  readonly count: number
  /** The module that makes the trials; the hostile texts unless said. */
  readonly module?: URL
  /** Of the process that tries them: 512 unless said, which no text of these lengths needs. */
  readonly heapMb?: number
  /** How long a trial may stay away: 2,000 unless said. */
  readonly hangMs?: number
  readonly onTrial?: (count: number) => void
}

export type Fuzzed = {
  readonly inputs: number
  readonly sources: number
  readonly characters: number
  readonly perTarget: ReadonlyMap<string, number>
  /** The input that took longest for its length. */
  readonly slowest: Slowest
  /** Of the process that tried them: its heap after the first of them and at the end, without what can be thrown away. */
  readonly heapMb: { readonly first: number; readonly last: number }
  readonly peakMb: number
  /** One for each kind of fault of each target, with the number of the input and its text. */
  readonly faults: readonly string[]
  /** Where the texts of the faults are, a file each; null when there are none. */
  readonly folder: string | null
  readonly tookMs: number
}

type Slowest = Omit<Extract<Said, { readonly kind: 'slowest' }>, 'kind'>

/** Engines and tables that are made once are there after the first; more than this on top of them was left behind. */
const mostGrowthMb = 24

export async function fuzz({
  count,
  seed,
  folders,
  module,
  heapMb = 512,
  hangMs = 2_000,
  onTrial,
}: FuzzOptions): Promise<Fuzzed> {
  const startedAt = performance.now()
  const from = module ?? new URL('./fuzz-trials.ts', import.meta.url)
  const options = { seed, folders } satisfies FuzzTrials
  const { trials } = (await import(from.href)) as { readonly trials: MakeTrials }
  const made = await trials(options as never)
  const { said, characters } = await watched({ module: from, options, count, heapMb, hangMs, onTrial })
  const heaps = said.flatMap((each) => (each.kind === 'heap' ? [each.bytes / mebibyte] : []))
  const heap = { first: heaps[0] ?? 0, last: heaps.at(-1) ?? 0 }
  const { faults, folder } = told(made, seed, said)
  if (heap.last - heap.first > mostGrowthMb)
    faults.push(`memory: the heap grew from ${heap.first.toFixed(1)} to ${heap.last.toFixed(1)} MiB`)
  return {
    inputs: count,
    sources: made.sources,
    characters,
    perTarget: counted(made, count),
    slowest: said.flatMap((each) => (each.kind === 'slowest' ? [each] : [])).reduce(slower, noTrial),
    heapMb: heap,
    peakMb: Math.max(0, ...said.map((each) => (each.kind === 'end' ? each.peakKb / 1024 : 0))),
    faults,
    folder,
    tookMs: Math.round(performance.now() - startedAt),
  }
}

const mebibyte = 1024 * 1024
const noTrial: Slowest = { target: '', number: 0, characters: 0, ms: 0 }

const slower = (one: Slowest, other: Slowest): Slowest => (share(other) > share(one) ? other : one)
const share = ({ ms, characters }: Slowest): number => ms / (1 + characters / 3_000)

function counted({ targetOf }: Trials, count: number): ReadonlyMap<string, number> {
  const perTarget = new Map<string, number>()
  for (let number = 0; number < count; number += 1) {
    const target = targetOf(number)
    perTarget.set(target, (perTarget.get(target) ?? 0) + 1)
  }
  return perTarget
}

/** The first of each kind, its text made again from its number. */
function told(
  { at }: Trials,
  seed: number,
  said: readonly Said[],
): { readonly faults: string[]; readonly folder: string | null } {
  const kinds = new Map<string, string>()
  let folder: string | null = null
  for (const each of said) {
    if (each.kind !== 'fault') continue
    const { target, text } = at(each.number)
    const kind = `${target}: ${each.text.split('\n', 1)[0]!.replace(/\d+/g, 'N')}`
    if (kinds.has(kind)) continue
    folder ??= mkdtempSync(join(tmpdir(), 'viva-faults-'))
    writeFileSync(join(folder, String(each.number)), text)
    const shown = JSON.stringify(text.slice(0, 1_500))
    kinds.set(kind, `${target}, seed ${seed}, input ${each.number}: ${each.text}\n${shown}`)
  }
  return { faults: [...kinds.values()], folder }
}
