/**
 * `npm run torture`: a thousand kills, half of them of `viva review`, whose log is held against what was on the screen, half shared out
 * among all other commands that write; then a hundred thousand hostile texts for everything that reads foreign text.
 *
 *   node test/torture/torture.ts [--kills 1000] [--inputs 100000] [--seed 1] [--lanes 2] [--texts FOLDER]...
 *
 * Last, how the time for a text grows with its length: each kind of repetition, `--length` characters and twice as many; 0 for none.
 *
 * `--texts` adds folders of real texts to start from, beside the repository's own.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import build, { builtProgram } from '../built.ts'
import { fuzz } from './fuzz.ts'
import { scaling, told } from './scaling.ts'
import { killAll } from './kill-all.ts'
import { killCommands } from './kill-commands.ts'
import { scenarios } from './scenarios.ts'
import { tollTable } from './table.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    inputs: { type: 'string', default: '100000' },
    length: { type: 'string', default: '20000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
    texts: { type: 'string', multiple: true, default: [] },
  },
})

const isWatched = process.stderr.isTTY
const progress = (text: string): void => void (isWatched && process.stderr.write(`\r${text}\x1b[K`))

if (Number(values.kills) > 0) {
  await build()
  await kills(Math.ceil(Number(values.kills) / 2))
  await commandKills(Math.floor(Number(values.kills) / 2))
}
if (Number(values.inputs) > 0) await texts()
if (Number(values.length) > 0) await lengths()

async function kills(count: number): Promise<void> {
  const toll = await killAll({
    program: builtProgram(),
    kills: count,
    seed: Number(values.seed),
    lanes: Number(values.lanes),
    onKill: (killed) => progress(`${killed} kills`),
  })
  progress('')
  const { start, single, burst } = toll.moments
  console.log(
    `kills               ${toll.kills}: ${start} while starting, ${single} after a key, ${burst} into a burst`,
  )
  console.log(`grades sent         ${toll.given}`)
  console.log(`grades in the log   ${toll.logged}`)
  console.log(`grades shown        ${toll.shown}`)
  console.log(`in the log, not yet shown   ${toll.logged - toll.shown}, after ${toll.ahead} of the kills`)
  console.log(`time                ${(toll.tookMs / 1000).toFixed(1)} s`)
  if (toll.faults.length > 0) {
    console.error(`\n${toll.faults.join('\n\n')}\n\nThe homes are kept in ${toll.folder}`)
    process.exitCode = 1
  } else console.log('Every grade whose next frame was shown is in the log, once and in order.')
}

/** At least one for each. */
async function commandKills(count: number): Promise<void> {
  const { tolls, tookMs, folder } = await killCommands({
    program: builtProgram(),
    scenarios,
    killsEach: Math.ceil(count / scenarios.length),
    seed: Number(values.seed),
    lanes: Number(values.lanes),
    onKill: (killed) => progress(`${killed} kills of commands`),
  })
  progress('')
  console.log(`\n${tollTable(tolls).join('\n')}`)
  console.log(`time                ${(tookMs / 1000).toFixed(1)} s`)
  const faults = tolls.flatMap((toll) => toll.faults)
  if (faults.length > 0) {
    console.error(`\n${faults.join('\n\n')}\n\nThe places are kept in ${folder}`)
    process.exitCode = 1
  } else
    console.log(
      'Nothing was left half-written, nothing was lost from the log, and the same call completed what was stopped.',
    )
}

async function texts(): Promise<void> {
  const repository = join(import.meta.dirname, '..', '..')
  const found = await fuzz({
    count: Number(values.inputs),
    seed: Number(values.seed),
    folders: [join(repository, 'test', 'fixtures'), join(repository, 'decks'), ...values.texts],
    onTrial: (count) => progress(`${count} texts`),
  })
  progress('')
  const { slowest } = found
  console.log(`\nhostile texts       ${found.inputs}, of ${found.sources} real ones and by chance`)
  console.log(`characters          ${found.characters}`)
  for (const [name, count] of found.perTarget) console.log(`  ${name.padEnd(28)} ${count}`)
  console.log(
    `slowest             ${slowest.ms.toFixed(0)} ms for ${slowest.characters} characters (${slowest.target}, input ${slowest.number})`,
  )
  const { first, last } = found.heapMb
  console.log(
    `memory              heap ${first.toFixed(1)} MiB after the first, ${last.toFixed(1)} MiB at the end; ${found.peakMb.toFixed(0)} MiB in all at most`,
  )
  console.log(`time                ${(found.tookMs / 1000).toFixed(1)} s`)
  if (found.faults.length > 0) {
    console.error(`\n${found.faults.join('\n\n')}\n\nThe texts are kept in ${found.folder}`)
    process.exitCode = 1
  } else
    console.log(
      'Nothing threw, took long, or let through what a terminal would obey; what was read reads the same again.',
    )
}

async function lengths(): Promise<void> {
  const length = Number(values.length)
  const found = await scaling({ length, onTrial: (count) => progress(`${count} lengths`) })
  progress('')
  console.log(`\nrepetitions         ${found.probes}, of ${length} characters and of twice as many`)
  console.log(`long enough to compare   ${found.measured}`)
  console.log(`memory              ${found.peakMb.toFixed(0)} MiB in all at most`)
  for (const pair of found.steepest.slice(0, 5)) console.log(`  ${told(pair)}`)
  if (found.faults.length > 0) {
    console.error(`\n${found.faults.join('\n')}`)
    process.exitCode = 1
  } else console.log('No text of twice the length took more than three times as long.')
}
