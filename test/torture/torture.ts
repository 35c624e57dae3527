/**
 * `npm run torture`: kills `viva review` a thousand times and holds the log against what was on the screen; then a hundred thousand
 * hostile texts for everything that reads foreign text.
 *
 *   node test/torture/torture.ts [--kills 1000] [--inputs 100000] [--seed 1] [--lanes 2] [--texts FOLDER]...
 *
 * `--texts` adds folders of real texts to start from, beside the repository's own.
 */
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import build, { builtProgram } from '../built.ts'
import { fuzz } from './fuzz.ts'
import { killAll } from './kill-all.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    inputs: { type: 'string', default: '100000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
    texts: { type: 'string', multiple: true, default: [] },
  },
})

const isWatched = process.stderr.isTTY
const progress = (text: string): void => void (isWatched && process.stderr.write(`\r${text}\x1b[K`))

if (Number(values.kills) > 0) await kills()
if (Number(values.inputs) > 0) texts()

async function kills(): Promise<void> {
  await build()
  const toll = await killAll({
    program: builtProgram(),
    kills: Number(values.kills),
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

function texts(): void {
  const repository = join(import.meta.dirname, '..', '..')
  const found = fuzz({
    count: Number(values.inputs),
    seed: Number(values.seed),
    folders: [join(repository, 'test', 'fixtures'), join(repository, 'decks'), ...values.texts],
    onInput: (count) => void (count % 100 === 0 && progress(`${count} texts`)),
  })
  progress('')
  const { slowest } = found
  console.log(`\nhostile texts       ${found.inputs}, of ${found.sources} real ones and by chance`)
  console.log(`characters          ${found.characters}`)
  for (const [name, count] of found.perTarget) console.log(`  ${name.padEnd(28)} ${count}`)
  console.log(
    `slowest             ${slowest.ms.toFixed(0)} ms for ${slowest.characters} characters (${slowest.target}, input ${slowest.number})`,
  )
  console.log(`time                ${(found.tookMs / 1000).toFixed(1)} s`)
  if (found.faults.length > 0) {
    console.error(`\n${found.faults.join('\n\n')}`)
    process.exitCode = 1
  } else
    console.log(
      'Nothing threw, took long, or let through what a terminal would obey; what was read reads the same again.',
    )
}
