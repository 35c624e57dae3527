import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { builtProgram } from '../built.ts'
import { differences, idsIn } from './aftermath.ts'
import { killCommands } from './kill-commands.ts'
import { furnish, placeIn } from './place.ts'
import { callOf, killedLines, looking, scenarios, uncovered } from './scenarios.ts'
import { tollTable } from './table.ts'
import { tracesOf } from './traces.ts'

/** Seen to fail with a command `polish` added to src/cli.ts, and with a flag `--repair` added to `viva check`. */
test('every command and flag of the program is killed, or is named as one that writes nothing', () => {
  expect(uncovered(killedLines())).toEqual([])
  expect(scenarios.map(({ name }) => name)).toEqual([...new Set(scenarios.map(({ name }) => name))])
  expect(callOf(['interview', 'set', '+3', '--name', 'x'])).toEqual({
    command: 'interview set',
    flags: ['--name'],
  })
})

test('what is named as writing nothing writes nothing', { timeout: 180_000 }, async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'viva-torture-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'place'), { mode: 0o700 })
  const place = placeIn(folder, builtProgram())
  furnish(place)
  const before = await tracesOf(place, false)
  for (const args of looking) {
    place.run(args, { codes: [0, 1, 2] })
    const after = await tracesOf(place, false)
    expect([args, differences(idsIn(before), before, after), after.leftovers]).toEqual([args, [], []])
    expect([args, after.copies.size]).toEqual([args, before.copies.size])
  }
})

/**
 * The same as `npm run torture`, fewer times. Seen to fail with `viva decks on` switching deck by deck without a transaction, and with an
 * import that forgets the choice `--with-progress` when it is called again.
 */
test(
  'a kill in each way to write leaves nothing half-written, and the same call completes it',
  { timeout: 600_000 },
  async () => {
    const { tolls } = await killCommands({
      program: builtProgram(),
      scenarios,
      killsEach: 1,
      seed: 7,
      lanes: 2,
    })
    expect(tolls.flatMap(({ faults }) => faults)).toEqual([])
    const sum = (of: 'before' | 'between' | 'after'): number =>
      tolls.reduce((all, { phases }) => all + phases[of], 0)
    // They fall where they should: before anything is written, in the middle of it, and after.
    if (Math.min(sum('before'), sum('between'), sum('after')) < 5) expect(tollTable(tolls)).toEqual([])
  },
)
