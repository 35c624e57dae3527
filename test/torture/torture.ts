/**
 * `npm run torture`: kills `viva review` a thousand times, and holds the log against what was on the screen.
 *
 *   node test/torture/torture.ts [--kills 1000] [--seed 1] [--lanes 2]
 */
import { parseArgs } from 'node:util'
import build, { builtProgram } from '../built.ts'
import { killAll } from './kill-all.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '1000' },
    seed: { type: 'string', default: '1' },
    lanes: { type: 'string', default: '2' },
  },
})

await build()
const toll = await killAll({
  program: builtProgram(),
  kills: Number(values.kills),
  seed: Number(values.seed),
  lanes: Number(values.lanes),
  onKill: (killed) => {
    if (process.stderr.isTTY) process.stderr.write(`\r${killed} kills`)
  },
})
if (process.stderr.isTTY) process.stderr.write('\r')
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
