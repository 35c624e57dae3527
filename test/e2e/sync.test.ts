/** Two machines and a folder that they share: whatever they do and in whatever order they meet, they end with the same memory. */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { weightsIn } from '../../src/commands/memory.ts'
import type { CardKey } from '../../src/model/card.ts'
import { journalHead } from '../../src/model/journal.ts'
import { GRADES } from '../../src/model/grade.ts'
import { stateOf } from '../../src/store/log.ts'
import { folder } from '../files/folders.ts'
import {
  copyOf,
  deck,
  eventsOf,
  grade,
  ids,
  machine,
  optimize,
  suspend,
  sync,
  undo,
  type Machine,
} from './machines.ts'

beforeEach(() => vi.stubEnv('TZ', 'UTC'))
afterEach(() => vi.unstubAllEnvs())

/** The log without the names that each machine has for cards, and what it comes to. */
async function shown(on: Machine): Promise<unknown> {
  const events = await eventsOf(on)
  return on.act(({ store }) => ({
    events: events.map(({ id, kind, at, device }) => ({ id, kind, at, device })),
    states: ids.map((id) => [id, stateOf(store, id as CardKey)]),
    weights: weightsIn(store).weights,
  }))
}

describe('two machines', () => {
  // Seen to fail with memories not folded again (`refold` left out of `adopt` in src/store/journal.ts).
  test('end with the same cards, memory and log', async () => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    await grade(right, 'a', 'again')
    await grade(right, 'b', 'easy')
    await sync(left, shared)
    const met = await sync(right, shared)
    expect(met).toMatchObject({ sent: 2, received: 1, waiting: 0, machines: 2, passedOver: [] })
    await sync(left, shared)
    expect(await shown(left)).toEqual(await shown(right))
    expect((await eventsOf(left)).length).toBe(3)
  })

  // Seen to fail with the mark of the own journal not written and its events not looked up (`writeJournalMark` and `there` in `syncOwn`).
  test('send nothing twice', async () => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    await sync(left, shared)
    await sync(right, shared)
    const before = readdirSync(shared).map((name) => readFileSync(join(shared, name), 'utf8'))
    expect(await sync(left, shared)).toMatchObject({ sent: 0, received: 0 })
    expect(await sync(right, shared)).toMatchObject({ sent: 0, received: 0 })
    expect(readdirSync(shared).map((name) => readFileSync(join(shared, name), 'utf8'))).toEqual(before)
  })

  // Seen to fail without `takeWaiting` when the library is opened (src/commands/open-library.ts).
  test('keep what was learned of cards whose deck is not here yet', async () => {
    const [left, right, shared] = [await machine(), await machine('no deck'), folder()]
    await grade(left, 'a', 'good')
    await sync(left, shared)
    expect(await sync(right, shared)).toMatchObject({ received: 1, waiting: 1 })
    writeFileSync(join(right.home, 'decks', 'notes.md'), deck())
    await right.act(() => undefined)
    expect(await shown(right)).toEqual(await shown(left))
    await sync(right, shared)
    expect(await shown(right)).toEqual(await shown(left))
  })

  // Seen to fail with `keyOf` looking at keys and former ids alone, and not at present ids and what the other machine calls the card.
  test('know a card by its former id too', async () => {
    const named = deck().replace('<!-- viva id: a -->\n', '')
    const [left, right, shared] = [await machine(named), await machine(), folder()]
    // On the left the card had no id of its own at first, so that its key is another one than on the right.
    const key = await left.act(
      ({ store }) =>
        store.db
          .prepare(`select key from cards c join texts t on t.card = c.id where t.question = 'Question a?'`)
          .pluck()
          .get() as string,
    )
    await grade(left, key, 'good')
    writeFileSync(join(left.home, 'decks', 'notes.md'), deck())
    await left.act(() => undefined)
    await grade(left, key, 'again')
    await sync(left, shared)
    await sync(right, shared)
    const [onLeft, onRight] = [
      await left.act(({ store }) => stateOf(store, key as CardKey)),
      await right.act(({ store }) => stateOf(store, 'a' as CardKey)),
    ]
    expect(onRight).toEqual(onLeft)
    expect(onRight.memory.state).toBe('learning')
  })

  // Seen to fail when voids were left out of what is taken, when weights were, and when states were not folded again.
  test('whatever they do, in a hundred schedules', { timeout: 240_000 }, async () => {
    const deed = fc.record({
      who: fc.integer({ min: 0, max: 1 }),
      what: fc.oneof(
        {
          weight: 6,
          arbitrary: fc.record({
            kind: fc.constant('grade' as const),
            card: fc.constantFrom(...ids),
            grade: fc.constantFrom(...GRADES),
          }),
        },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('undo' as const) }) },
        { weight: 2, arbitrary: fc.record({ kind: fc.constant('sync' as const) }) },
        {
          weight: 1,
          arbitrary: fc.record({ kind: fc.constant('suspend' as const), card: fc.constantFrom(...ids) }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('optimize' as const),
            by: fc.integer({ min: 1, max: 9 }),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('edit' as const),
            card: fc.constantFrom(...ids),
            to: fc.integer({ min: 0, max: 99 }),
          }),
        },
        {
          weight: 1,
          arbitrary: fc.record({
            kind: fc.constant('rename' as const),
            to: fc.constantFrom('notes', 'other', 'work/more'),
          }),
        },
      ),
    })
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
        const shared = folder()
        const machines = [await machine(), await machine()] as const
        const texts: Record<string, string>[] = [{}, {}]
        const names = ['notes', 'notes']
        for (const { who, what } of deeds) {
          const on = machines[who]!
          const file = (): string => join(on.home, 'decks', `${names[who]}.md`)
          if (what.kind === 'grade') await grade(on, what.card, what.grade)
          else if (what.kind === 'undo') await undo(on)
          else if (what.kind === 'sync') await sync(on, shared)
          else if (what.kind === 'suspend') await suspend(on, what.card)
          else if (what.kind === 'optimize') await optimize(on, what.by)
          else if (what.kind === 'edit') {
            texts[who]![what.card] = `What of ${what.card} in ${what.to}?`
            writeFileSync(file(), deck(texts[who]))
          } else {
            rmSync(file())
            names[who] = what.to
            mkdirSync(join(file(), '..'), { recursive: true })
            writeFileSync(file(), deck(texts[who]))
          }
        }
        for (const on of [...machines, ...machines]) await sync(on, shared)
        expect(await shown(machines[0])).toEqual(await shown(machines[1]))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a journal', () => {
  // Seen to fail with a line that is no JSON thrown on by `parseJournalLine`.
  test('that was cut short, merged with marks or written by others is read as far as it is one', async () => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    await grade(left, 'b', 'good')
    const { journal } = await sync(left, shared)
    const lines = readFileSync(journal, 'utf8')
    writeFileSync(
      journal,
      `<<<<<<< ours\n${lines}=======\n{"v":1,"event":{"kind":"review"},"name":"a"}\n>>>>>>> theirs\n{"v":1,"ev`,
    )
    const met = await sync(right, shared)
    expect(met).toMatchObject({ received: 2, waiting: 0 })
    expect(met.passedOver.map(({ text }) => text)).toEqual([
      '<<<<<<< ours',
      '=======',
      '{"v":1,"event":{"kind":"review"},"name":"a"}',
      '>>>>>>> theirs',
      null,
    ])
    expect(met.passedOver[0]).toMatchObject({ file: journal, line: 1 })
  })

  // Seen to fail with the digest of a mark not compared (`readLines`), and with a last line that was cut short not ended first (`appendLines`).
  test('of this machine is completed after it was cut short or lost', async () => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    const { journal } = await sync(left, shared)
    await grade(left, 'b', 'good')
    await sync(left, shared)
    const whole = readFileSync(journal, 'utf8')
    writeFileSync(journal, whole.slice(0, -25))
    expect(await sync(left, shared)).toMatchObject({ sent: 1 })
    await sync(right, shared)
    expect(await shown(right)).toEqual(await shown(left))
    rmSync(journal)
    expect(await sync(left, shared)).toMatchObject({ sent: 2 })
    // Stopped before the first line was whole, which says what the file is.
    for (const start of ['', journalHead.slice(0, 7)]) {
      writeFileSync(journal, start)
      expect(await sync(left, shared)).toMatchObject({ sent: 2 })
      expect(readFileSync(journal, 'utf8')).toContain(journalHead)
    }
  })

  // Seen to fail with the fields of an event not checked (`isEvent` in src/model/journal.ts).
  test('that says what cannot be is none: every field is checked', async () => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    const { journal } = await sync(left, shared)
    const line = JSON.parse(readFileSync(journal, 'utf8').trimEnd().split('\n').at(-1)!)
    const { event } = line
    const wrong = [
      { ...line, v: 2 },
      { ...line, name: 7 },
      ...[
        { id: 'x' },
        { device: 'x' },
        { dayOn: 1.5 },
        { grade: 'best' },
        { at: null },
        { kind: 'answer' },
      ].map((change) => ({ ...line, event: { ...event, ...change } })),
      { ...line, event: { ...event, after: { state: 'review' } } },
    ]
    rmSync(journal)
    writeFileSync(journal, wrong.map((one) => `${JSON.stringify(one)}\n`).join(''))
    const met = await sync(right, shared)
    expect(met.received).toBe(0)
    expect(met.passedOver.map(({ line: at }) => at)).toEqual(wrong.map((_, index) => index + 1))
  })

  // Seen to fail without the mode of 600 in `appendLines`.
  test('is kept from other people', async () => {
    const [left, shared] = [await machine(), folder()]
    await grade(left, 'a', 'good')
    const { journal } = await sync(left, shared)
    const { statSync } = await import('node:fs')
    expect(statSync(journal).mode & 0o777).toBe(0o600)
  })

  // Seen to fail with only files of the name `viva-DEVICE.jsonl` read.
  test.each([
    'viva-x (conflicted copy 2026-11-21).jsonl',
    'viva-x.sync-conflict-20261121-083000-ABCDEF7.jsonl',
  ])('that a file-syncing program put aside as %s is read with the others', async (name) => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    const { journal } = await sync(left, shared)
    const early = readFileSync(journal, 'utf8')
    await grade(left, 'b', 'good')
    await sync(left, shared)
    // The program took the early one back, and kept the whole one under another name.
    writeFileSync(join(shared, name), readFileSync(journal))
    writeFileSync(journal, early)
    expect(await sync(right, shared)).toMatchObject({ received: 2, waiting: 0, passedOver: [] })
    expect(await shown(right)).toEqual(await shown(left))
  })

  // Seen to fail with the own journal not read (`takeEvents` left out of `syncOwn`).
  test('of this machine brings back what came after a backup that was restored, and what a copy of its home wrote', async () => {
    const [left, right, shared] = [await machine(), await machine(), folder()]
    await grade(left, 'a', 'good')
    await sync(left, shared)
    const copy = await copyOf(left)
    await grade(left, 'b', 'good')
    await sync(left, shared)
    await grade(copy, 'c', 'easy')
    expect(await sync(copy, shared)).toMatchObject({ sent: 1, received: 1 })
    expect(await sync(left, shared)).toMatchObject({ sent: 0, received: 1 })
    await sync(right, shared)
    expect(await shown(copy)).toEqual(await shown(left))
    expect(await shown(right)).toEqual(await shown(left))
  })
})
