/** Machines that know the same cards by other names, since each of them first saw them in another deck or in other words. */
import { mkdirSync, renameSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { CardKey } from '../../src/model/card.ts'
import { GRADES } from '../../src/model/grade.ts'
import { stateOf } from '../../src/store/log.ts'
import { folder } from '../files/folders.ts'
import { eventsOf, grade, machine, optimize, suspend, sync, undo, type Machine } from './machines.ts'

beforeEach(() => vi.stubEnv('TZ', 'UTC'))
afterEach(() => vi.unstubAllEnvs())

const topics = ['locks', 'queues', 'caches'] as const

/** Without ids: a card goes by the hash of its deck and words, and is known again by its answer when it is reworded. */
const written = (wordings: readonly number[]): string =>
  `---\nlanguage: en\n---\n\n${topics.map((topic, index) => `## What of ${topic}, said the ${wordings[index]}. way?\n\nThe answer about ${topic}, which is long enough to be the only one.\n`).join('\n')}`

type Known = Machine & { file: string; wordings: number[] }

/** A machine that first sees the cards in its own words, in a deck of its own name. */
async function known(name: string, first: number): Promise<Known> {
  const on = { ...(await machine('no deck')), file: `${name}.md`, wordings: topics.map(() => first) }
  write(on)
  await on.act(() => undefined)
  return on
}

function write(on: Known): void {
  const path = join(on.home, 'decks', on.file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, written(on.wordings))
}

function moveTo(on: Known, file: string): void {
  const [from, to] = [on.file, file].map((name) => join(on.home, 'decks', name)) as [string, string]
  if (from === to) return
  mkdirSync(dirname(to), { recursive: true })
  renameSync(from, to)
  on.file = file
}

const keyOf = (on: Machine, topic: string): Promise<CardKey> =>
  on.act(
    ({ store }) =>
      store.db
        .prepare(
          `select c.key from cards c join texts t on t.card = c.id where t.question like ? and c.retired_at is null`,
        )
        .pluck()
        .get(`%${topic}%`) as CardKey,
  )

/** What each topic came to, and the log without the names that each machine has. */
async function shown(on: Machine): Promise<unknown> {
  const events = await eventsOf(on)
  const keys: CardKey[] = []
  for (const topic of topics) keys.push(await keyOf(on, topic))
  return on.act(({ store }) => ({
    events: events.map(({ id, kind, at, device }) => ({ id, kind, at, device })),
    states: keys.map((key) => stateOf(store, key)),
    cards: store.db
      .prepare(
        `select count(distinct c.id) from cards c join texts t on t.card = c.id where c.retired_at is null and t.question like 'What of %way?'`,
      )
      .pluck()
      .get(),
    waiting: store.db.prepare('select count(*) from waiting_events').pluck().get(),
  }))
}

const aTopic = fc.constantFrom(...topics)
const deed = fc.oneof(
  {
    weight: 8,
    arbitrary: fc.record({
      kind: fc.constant('grade' as const),
      topic: aTopic,
      grade: fc.constantFrom(...GRADES, 'easy' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('sync' as const) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('suspend' as const), topic: aTopic }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('optimize' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      kind: fc.constant('reword' as const),
      topic: fc.nat(topics.length - 1),
      to: fc.nat(9),
    }),
  },
  {
    weight: 1,
    arbitrary: fc.record({
      kind: fc.constant('rename' as const),
      to: fc.constantFrom('notes.md', 'other.md', 'work/more.md'),
    }),
  },
)

/** Whoever is edited reads its decks at once, as its next command would. */
async function doIt(
  on: Known,
  what: typeof deed extends fc.Arbitrary<infer T> ? T : never,
  shared: string,
): Promise<void> {
  switch (what.kind) {
    case 'grade':
      return grade(on, await keyOf(on, what.topic), what.grade)
    case 'undo':
      return undo(on)
    case 'sync':
      return void (await sync(on, shared))
    case 'suspend':
      return suspend(on, await keyOf(on, what.topic))
    case 'optimize':
      return optimize(on, 3)
    case 'reword':
      on.wordings[what.topic] = what.to
      break
    case 'rename':
      moveTo(on, what.to)
  }
  write(on)
  await on.act(() => undefined)
}

// Seen to fail with a review that is computed again fuzzed by the card's key, which is another one on each machine (`reviewed` in
// src/schedule/fold.ts), and without the name of the card in the lines (way 4 of `keyOf` in src/store/journal.ts).
test(
  'with cards that each calls otherwise, they end with the same memory, in a hundred schedules',
  { timeout: 240_000 },
  async () => {
    const schedule = fc.array(fc.record({ who: fc.nat(1), what: deed }), { minLength: 6, maxLength: 16 })
    await fc.assert(
      fc.asyncProperty(schedule, async (deeds) => {
        const shared = folder()
        const machines = [await known('left', 20), await known('right', 30)] as const
        for (const { who, what } of deeds) await doIt(machines[who]!, what, shared)
        // At the end both have the same deck, as git would bring it to them.
        for (const on of machines) {
          moveTo(on, 'end.md')
          on.wordings = topics.map(() => 40)
          write(on)
        }
        for (const on of [...machines, ...machines]) await sync(on, shared)
        const [left, right] = [await shown(machines[0]), await shown(machines[1])]
        expect(left).toMatchObject({ cards: topics.length, waiting: 0 })
        expect(left).toEqual(right)
      }),
      { numRuns: 100 },
    )
  },
)
