/** Journals that tell what no machine of one's own wrote: a folder that machines share is written by programs, people and networks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { folder } from '../files/folders.ts'
import { eventsOf, grade, machine, sync } from './machines.ts'

beforeEach(() => vi.stubEnv('TZ', 'UTC'))
afterEach(() => vi.unstubAllEnvs())

// Seen to fail with the bounds taken out of `src/model/journal.ts`, and with weights not held against those of FSRS.
test.each<[string, { readonly after?: object; readonly [field: string]: unknown }]>([
  ['an instant that no calendar has', { at: Number.MAX_SAFE_INTEGER }],
  ['an instant before all', { at: -Number.MAX_SAFE_INTEGER }],
  ['a day that no calendar has', { dayOn: Number.MAX_SAFE_INTEGER }],
  ['a day before all', { dayOn: -Number.MAX_SAFE_INTEGER }],
  ['an offset that no zone has', { zoneOffset: 1e308 }],
  ['a part of a minute as offset', { zoneOffset: 0.5 }],
  ['a retention of 0', { retention: 0 }],
  ['a retention below 0', { retention: -5 }],
  ['an id after which no other can come', { id: 'ffffffff-ffff-7fff-bfff-ffffffffffff' }],
  ['a memory that is due never', { after: { dueAt: Number.MAX_SAFE_INTEGER } }],
])('a line that tells of %s is passed over, and harms no command', async (_, change) => {
  const [left, right, shared] = [await machine(), await machine(), folder()]
  await grade(left, 'a', 'good')
  const { journal } = await sync(left, shared)
  const [, line] = readFileSync(journal, 'utf8').split('\n')
  const { event, name } = JSON.parse(line!)
  const told = { ...event, ...change, after: { ...event.after, ...change.after } }
  writeFileSync(journal, `${JSON.stringify({ v: 1, event: told, name })}\n`)
  expect(await sync(right, shared)).toMatchObject({ received: 0, passedOver: [{ line: 1 }] })
  await grade(right, 'a', 'good')
  expect((await eventsOf(right)).map(({ id }) => id)).not.toContain(told.id)
})

test.each([0, 1e308])(
  'a journal with weights of %d, which FSRS cannot have, is read without them',
  async (weight) => {
    const [right, shared] = [await machine(), folder()]
    const parameters = { id: '01a1edab-7800-7000-8855-000000000001', weights: Array(21).fill(weight) }
    const line = JSON.stringify({ v: 1, parameters: { ...parameters, madeAt: 1, reviewCount: 5 } })
    writeFileSync(join(shared, 'viva-x.jsonl'), `${line}\n`)
    expect(await sync(right, shared)).toMatchObject({ passedOver: [{ line: 1 }] })
  },
)
