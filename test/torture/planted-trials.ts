/** Faults that were put there on purpose, among trials without any: what the watch over the fuzzer has to see. */
import type { Trial, Trials } from './trial.ts'

export const plantedAt = { hangs: 3, throws: 5, dies: 7, eats: 9, crawls: 11 } as const

const kept: string[][] = []

export function trials({ seed }: { readonly seed: number }): Trials {
  const checks: ReadonlyMap<number, () => void> = new Map<number, () => void>([
    [plantedAt.hangs, () => forever()],
    [
      plantedAt.throws,
      () => {
        throw new Error('thrown on purpose')
      },
    ],
    [plantedAt.dies, () => process.kill(process.pid, 'SIGSEGV')],
    [plantedAt.eats, () => void eaten()],
    [plantedAt.crawls, () => busyFor(500)],
  ])
  const names = new Map<number, string>(Object.entries(plantedAt).map(([name, number]) => [number, name]))
  const targetOf = (number: number): string => names.get(number) ?? 'sound'
  return {
    sources: 0,
    targetOf,
    at: (number): Trial => ({
      target: targetOf(number),
      text: `text ${seed}/${number}`,
      check: checks.get(number) ?? (() => void leaks(number)),
    }),
  }
}

/** A regular expression that tries every way: no other work of the process comes between. */
const forever = (): boolean => /^(?:a|a)*$/.test(`${'a'.repeat(60)}b`)

function busyFor(ms: number): void {
  const before = process.threadCpuUsage()
  const took = (): number => process.threadCpuUsage(before).user + process.threadCpuUsage(before).system
  while (took() < ms * 1000);
}

const eaten = (): number => {
  const all: number[][] = []
  for (let count = 0; ; count += 1) all.push(Array.from({ length: 100_000 }, () => count))
}

/** Beyond the first, each leaves something behind. */
function leaks(number: number): void {
  if (number >= 500) kept.push(Array.from({ length: 2_000 }, (_, at) => `${number} ${at}`))
}
