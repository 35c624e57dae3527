/** Where the time of the slowest rows goes: their commands once more with Node's own profiler, and the functions that took most. */
import { spawnSync } from 'node:child_process'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { groups, type RowSpec } from './groups.ts'
import { inPlace, type Place } from './places.ts'
import { program } from './terminal.ts'

export type Share = { readonly name: string; readonly ms: number; readonly share: number }

export type Profile = {
  readonly row: string
  readonly size: number
  readonly totalMs: number
  /** By the time in the function itself, most first. */
  readonly functions: readonly Share[]
}

/** As Node writes it: the functions as nodes, which one ran at each sample, and µs between samples. */
export type CpuProfile = {
  readonly nodes: readonly {
    readonly id: number
    readonly callFrame: { readonly functionName: string; readonly url: string; readonly lineNumber: number }
  }[]
  readonly samples: readonly number[]
  readonly timeDeltas: readonly number[]
}

/** Time in each function itself, not in what it calls; idle time left out. Functions of one name and place are one. */
export function selfTimes(
  { nodes, samples, timeDeltas }: CpuProfile,
  most: number,
): Omit<Profile, 'row' | 'size'> {
  const nameOf = new Map(
    nodes.map(({ id, callFrame: { functionName, url, lineNumber } }) => {
      const file = url.slice(url.lastIndexOf('/') + 1)
      return [
        id,
        `${functionName || '(anonymous)'}${file === '' ? '' : ` ${file}:${lineNumber + 1}`}`,
      ] as const
    }),
  )
  const micros = new Map<string, number>()
  samples.forEach((id, index) => {
    const name = nameOf.get(id) ?? '(unknown)'
    if (name === '(idle)') return
    micros.set(name, (micros.get(name) ?? 0) + (timeDeltas[index] ?? 0))
  })
  const total = [...micros.values()].reduce((sum, each) => sum + each, 0)
  const functions = [...micros]
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, most)
    .map(([name, each]) => ({ name, ms: each / 1000, share: total === 0 ? 0 : each / total }))
  return { totalMs: total / 1000, functions }
}

const shownFunctions = 10

/** Commands that have a profile. */
export const profiledRows = (): readonly string[] =>
  groups.flatMap(({ rows }) => rows.filter(({ args }) => args).map(({ name }) => name))

/** Profiles rows by name in a home of a size. */
export async function profileAt(
  size: number,
  names: readonly string[],
  tell: (doing: string) => void,
): Promise<readonly Profile[]> {
  const specs = groups.flatMap(({ rows }) => rows).filter(({ name }) => names.includes(name))
  return inPlace(size, tell, (place) =>
    Promise.resolve(
      specs.flatMap((spec) => {
        tell(`profile of ${spec.name} at ${size.toLocaleString('en')}`)
        const profile = profileOf(place, spec)
        return profile ? [profile] : []
      }),
    ),
  )
}

function profileOf(place: Place, { name, args }: RowSpec): Profile | null {
  const folder = place.folder(`profile-${name.replaceAll(/\W+/g, '-')}`)
  const wanted = args?.(place) ?? []
  spawnSync(process.execPath, ['--cpu-prof', '--cpu-prof-dir', folder, program, ...wanted], {
    env: place.env,
    stdio: 'ignore',
  })
  const [file] = readdirSync(folder).filter((each) => each.endsWith('.cpuprofile'))
  if (file === undefined) return null
  const read = JSON.parse(readFileSync(join(folder, file), 'utf8')) as CpuProfile
  return { row: name, size: place.size, ...selfTimes(read, shownFunctions) }
}

export function printProfile({ row, size, totalMs, functions }: Profile): void {
  console.log(
    `\nProfile of ${row} at ${size.toLocaleString('en')} cards, ${Math.round(totalMs)} ms on the main thread`,
  )
  for (const { name, ms, share } of functions)
    console.log(`  ${(share * 100).toFixed(1).padStart(5)} %  ${ms.toFixed(0).padStart(6)} ms  ${name}`)
}
