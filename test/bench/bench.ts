/**
 * `npm run bench`: one table of what viva costs on this machine at 1,000, 10,000 and 100,000 cards, with ten answers a card, how each
 * figure grows and whether a goal is met; then where the time of the slowest three goes. It tells, and fails on nothing that is slow.
 *
 * `npm run bench -- NAME...` narrows the table to groups of rows (`startup`, `syncing` ...), or gives one of the detailed benches
 * (`start`, `deadline` ...); `profile` alone profiles the slowest of all commands. `--sizes 1000,10000`, `--runs N`, `--json FILE`;
 * `--no-profile` ends with the table; `--keep` keeps the collection of `large`; `--seeds N` plays each cell of `deadline` so often.
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { arch, cpus, loadavg, platform } from 'node:os'
import { dirname, join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtProgram, default as build } from '../built.ts'
import { measureAnki } from './anki.ts'
import { measureDeadline } from './deadline/deadline.ts'
import { measureExport } from './export.ts'
import { measureGrade } from './grade.ts'
import { measureImport } from './import.ts'
import { measureKeys } from './keys.ts'
import { measureLarge } from './large.ts'
import { printReport, type Report } from './measure.ts'
import { measureMock } from './mock.ts'
import { measureOptimize } from './optimize.ts'
import { cache } from './places.ts'
import { measurePlan } from './plan.ts'
import { printProfile, profileAt, profiledRows } from './profile.ts'
import { measureRead } from './read.ts'
import { measureStart } from './start.ts'
import { defaultSizes, groupNames, jsonRows, measureWhole } from './whole.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  allowNegative: true,
  options: {
    json: { type: 'string', default: join(cache, 'bench.json') },
    sizes: { type: 'string' },
    runs: { type: 'string', default: '5' },
    profile: { type: 'boolean', default: true },
    keep: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '30' },
  },
})

const detailed: Readonly<Record<string, () => Promise<Report>>> = {
  start: measureStart,
  keys: measureKeys,
  large: () => measureLarge(values.keep),
  read: measureRead,
  grade: measureGrade,
  mock: measureMock,
  anki: measureAnki,
  export: measureExport,
  import: measureImport,
  optimize: measureOptimize,
  plan: measurePlan,
  deadline: () => measureDeadline(Number(values.seeds)),
}

const sizes = values.sizes?.split(',').map(Number) ?? defaultSizes
const all = [...groupNames, ...Object.keys(detailed), 'profile']
const unknown = positionals.find((name) => !all.includes(name))
if (unknown !== undefined) refuse(`There is no benchmark ${unknown}. There are ${all.join(', ')}.`)
if (sizes.some((size) => !Number.isInteger(size) || size < 1_000))
  refuse(`--sizes ${values.sizes}: whole numbers from 1000 on, with commas between them.`)

await build()
builtProgram()
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  system: `${platform()} ${arch()}`,
  load: loadText(),
}
console.log(
  `${machine.cpu}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}, load ${machine.load}`,
)
const begunAt = performance.now()
const found: Record<string, unknown> = {}
for (const name of Object.keys(detailed).filter((each) => positionals.includes(each))) {
  const report = await detailed[name]!()
  printReport(report)
  found[name] = report
}
const names = positionals.filter((name) => groupNames.includes(name))
if (names.length > 0 || positionals.length === 0) {
  const runs = Number(values.runs)
  const whole = await measureWhole({ sizes, names, runs, isProfiled: values.profile && names.length === 0 })
  found['table'] = { sizes, rows: jsonRows(whole.rows), profiles: whole.profiles }
}
if (positionals.includes('profile')) {
  const profiles = await profileAt(values.sizes ? sizes.at(-1)! : 10_000, profiledRows(), (doing) =>
    process.stderr.write(`  ${doing}\n`),
  )
  const slowestFirst = profiles.toSorted((a, b) => b.totalMs - a.totalMs)
  for (const profile of slowestFirst.slice(0, 3)) printProfile(profile)
  found['profiles'] = slowestFirst
}
mkdirSync(dirname(values.json), { recursive: true })
writeFileSync(
  values.json,
  `${JSON.stringify({ at: new Date().toISOString(), machine, loadAtEnd: loadText(), ...found }, null, 2)}\n`,
)
const seconds = Math.round((performance.now() - begunAt) / 1000)
console.log(`\n${seconds} s, load ${machine.load} before and ${loadText()} after; ${values.json}`)

function loadText(): string {
  return loadavg()
    .map((load) => load.toFixed(1))
    .join(' ')
}

function refuse(why: string): never {
  console.error(why)
  process.exit(2)
}
