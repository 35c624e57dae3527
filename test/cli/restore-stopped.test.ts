/** A restore that was stopped after it had copied the present: the next one brings back what was wanted, not that copy. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { backUpFile } from '../../src/commands/backing-up.ts'
import { homeOf } from '../../src/files/home.ts'
import { deckOf, world } from './viva.ts'

// Seen to fail with the newest backup taken whatever it is.
test('without a name, the copy of what is there anyway is passed over', () => {
  const viva = world()
  viva.write('deck.md', deckOf(3))
  viva.run(['backup'])
  viva.run(['grade', 'q1', 'good'])
  for (const name of readdirSync(join(viva.home, 'backups'))) expect(name).toMatch(/-(hand|daily)\.db$/)
  vi.stubEnv('VIVA_NOW', '2026-11-21T09:00:00+01:00')
  backUpFile(homeOf({ VIVA_HOME: viva.home }), 'restore')
  vi.unstubAllEnvs()
  expect(viva.json(['restore', '--yes'], '2026-11-21T10:00:00+01:00')).toMatchObject({ reviews: 0 })
  expect(viva.cards<{ file: string; reps: number }>().every(({ reps }) => reps === 0)).toBe(true)
  // What was there is then another one, and can be gone back to.
  expect(viva.json(['restore', '--yes'], '2026-11-21T11:00:00+01:00')).toMatchObject({ reviews: 1 })
})
