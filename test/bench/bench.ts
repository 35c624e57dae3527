/**
 * `npm run bench`: how fast viva is on this machine, each figure beside a baseline of the same run. Prints tables and writes
 * them as JSON. It tells, and fails on nothing that is slow.
 *
 * `npm run bench -- NAME...` measures `start`, `keys`, `large`, `read`, `grade`, `mock`, `anki`, `export`, `import` or `plan` alone; `--out FILE` says where the JSON
 * goes; `--keep` keeps the large collection for the next time; `--seeds N` plays each cell of `deadline` so often.
 */
import { writeFileSync } from 'node:fs'
import { arch, cpus, platform, tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { builtProgram, default as build } from '../built.ts'
import { measureDeadline } from './deadline/deadline.ts'
import { measureExport } from './export.ts'
import { measureAnki } from './anki.ts'
import { measureGrade } from './grade.ts'
import { measureImport } from './import.ts'
import { measureKeys } from './keys.ts'
import { measureLarge } from './large.ts'
import { printReport, type Report } from './measure.ts'
import { measureOptimize } from './optimize.ts'
import { measurePlan } from './plan.ts'
import { measureMock } from './mock.ts'
import { measureRead } from './read.ts'
import { measureStart } from './start.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    out: { type: 'string', default: join(tmpdir(), 'bench.json') },
    keep: { type: 'boolean', default: false },
    seeds: { type: 'string', default: '30' },
  },
})

const benchmarks: Readonly<Record<string, () => Promise<Report>>> = {
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

const unknown = positionals.find((name) => !Object.hasOwn(benchmarks, name))
if (unknown !== undefined) {
  console.error(`There is no benchmark ${unknown}. There are ${Object.keys(benchmarks).join(', ')}.`)
  process.exit(2)
}

await build()
builtProgram()
const machine = {
  node: process.version,
  cpu: cpus()[0]?.model ?? '',
  cores: cpus().length,
  system: `${platform()} ${arch()}`,
}
console.log(`${machine.cpu}, ${machine.cores} cores, ${machine.system}, Node ${machine.node}`)
const reports: Record<string, Report> = {}
for (const [name, measure] of Object.entries(benchmarks)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue
  reports[name] = await measure()
  printReport(reports[name])
  writeFileSync(
    values.out,
    `${JSON.stringify({ at: new Date().toISOString(), machine, reports }, null, 2)}\n`,
  )
}
console.log(`\n${values.out}`)
