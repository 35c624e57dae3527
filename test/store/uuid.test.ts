import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { instant } from '../../src/model/time.ts'
import { closeStore, openStore } from '../../src/store/open.ts'
import { chance, uuidAfter } from '../../src/store/uuid.ts'
import { addCards, folder, linkedRoot, now, opened } from './made.ts'

const dice = '0123456789abcdef'

describe('a UUID', () => {
  test('is of version 7: the time, a counter, chance', () => {
    expect(uuidAfter(null, instant(0x0123_4567_89ab), dice)).toBe('01234567-89ab-7000-8123-456789abcdef')
  })

  test('is of a form that other programs read, whatever chance brings', () => {
    const store = opened()
    for (let time = 0; time < 100; time += 1)
      expect(uuidAfter(null, now, chance(store))).toMatch(
        /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
      )
  })

  test('begins with its own time when the last one is earlier', () => {
    const last = uuidAfter(null, instant(1000), dice)
    expect(uuidAfter(last, instant(1001), dice)).toBe(uuidAfter(null, instant(1001), dice))
  })

  test('counts on within one millisecond, and past the last number into the next', () => {
    const at = instant(1000)
    let last = uuidAfter(null, at, dice)
    expect(uuidAfter(last, at, dice).slice(14, 18)).toBe('7001')
    for (let count = 0; count < 0xfff; count += 1) last = uuidAfter(last, at, dice)
    expect(last.slice(9, 18)).toBe('03e8-7fff')
    expect(uuidAfter(last, at, dice).slice(9, 18)).toBe('03e9-7000')
  })

  // Seen to catch: `ms < msOf(last)` for `<=`, and taking the clock's time when it stepped back.
  test('is greater than the last one, however the clock steps', () => {
    const digits = fc.stringMatching(/^[0-9a-f]{16}$/)
    const steps = fc.array(fc.tuple(fc.integer({ min: -3, max: 3 }), digits), { maxLength: 200 })
    fc.assert(
      fc.property(steps, (moves) => {
        let ms = 1_000_000
        let last: string | null = null
        for (const [move, random] of moves) {
          ms += move
          const next: string = uuidAfter(last, instant(ms), random)
          if (last !== null) expect(next > last).toBe(true)
          last = next
        }
      }),
    )
  })
})

// Seen to catch: reading the last id before the lock is taken ("deferred" for "immediate" in `transact`).
test('ids of events grow across two programs whose clocks disagree', async () => {
  const path = join(folder(), 'viva.db')
  const store = openStore(path)
  addCards(store, linkedRoot(store), [{ name: 'gil' }])
  closeStore(store)
  const program = join(import.meta.dirname, 'programs', 'bury.ts')
  const said = await Promise.all(
    [1, 2].map((seed) =>
      text(
        spawn(process.execPath, [program, path, String(seed)], { stdio: ['ignore', 'pipe', 'inherit'] })
          .stdout,
      ),
    ),
  )
  const [one, two] = said.map((lines) => lines.trim().split('\n')) as [string[], string[]]
  expect(one).toHaveLength(100)
  expect(two).toHaveLength(100)
  for (const ids of [one, two]) expect(ids).toEqual([...ids].sort())
  expect(new Set([...one, ...two]).size).toBe(200)
  const log = opened(path).db.prepare('select id from events order by id').pluck().all()
  expect(log).toEqual([...one, ...two].sort())
})
