/** Our packages in real Anki: what arrives, what a second import does, what was learned, and the way back of notes from Anki. */
import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { formatInstant, instant } from '../../src/model/time.ts'
import { world, type World } from '../cli/viva.ts'
import { ankiFolder, ankiPython, runAnki, type Step } from './venv.ts'

const anki = ankiPython()
if ('missing' in anki) console.warn(`\nNOT TESTED: real Anki cannot be had here: ${anki.missing}\n`)
const python = 'python' in anki ? anki.python : ''
const title = 'missing' in anki ? `packages in real Anki (SKIPPED: ${anki.missing})` : 'packages in real Anki'

const folder = ankiFolder()
afterAll(() => rmSync(folder, { recursive: true, force: true }))

type Row = Readonly<Record<string, number>> & {
  readonly guid: string
  readonly flds: string
  readonly tags: string
  readonly data: string
}
type Dump = {
  readonly today: number
  readonly crt: number
  readonly notes: readonly Row[]
  readonly cards: readonly Row[]
  readonly revlog: readonly Row[]
  readonly decks: Readonly<Record<string, string>>
  readonly media: readonly string[]
}
type Card = {
  readonly id: string
  readonly state: string
  readonly dueAt: string | null
  readonly stability: number
  readonly difficulty: number
  readonly reps: number
  readonly lapses: number
  readonly suspended: boolean
  readonly file: string
  readonly answer: string
}

type Log = Readonly<Record<'new' | 'updated' | 'duplicate' | 'conflicting', number>>
type Check = { readonly isSound: boolean }

let collections = 0
/** Does steps in a collection that is fresh, or the one named. */
function inAnki(
  steps: readonly Step[],
  collection = join(folder, `c${(collections += 1)}.anki2`),
): readonly unknown[] {
  return runAnki(python, collection, steps)
}

const imports = (path: string): Step => ({ do: 'imports', path })
const dump: Step = { do: 'dump' }
const dayMs = 86_400_000

/** Anki's clock is the machine's: what is studied here is studied in the days before it. */
const today = Date.now()
const ago = (days: number, minutes = 0): string =>
  formatInstant(instant(today - days * dayMs + minutes * 60_000)).replace('Z', '+00:00')

const deck = `---
language: en
tags: [message queues]
---

## What is a partition?
<!-- viva id: partition -->

The unit of parallelism; see ![log](img/log.png) and ![key](../../secret.png).

- [!] an ordered log
- [ ] one consumer of a group reads it

> [!hint] What is ordered?

### Follow-up: And a replica?
<!-- viva id: replica -->

A copy on another broker.

## What protects CPython's counts?
<!-- viva id: gil -->

The {{c1::**GIL** :: a lock}} protects {{c2::reference counts}}: \`{{c1::{a: {b: 1}}}}\`.

## Which one replaced ZooKeeper?
<!-- viva id: kraft -->

- [ ] etcd
- [x] KRaft

Since Kafka 4.0.

## Never answered
`

function home(): World {
  const made = world()
  made.write('work/kafka.md', deck)
  made.write('work/img/log.png', 'not really a picture')
  writeFileSync(join(made.home, 'secret.png'), 'secret')
  return made
}

function exported(from: World, flags: readonly string[] = [], now = ago(0)): string {
  const path = join(folder, `p${(collections += 1)}.apkg`)
  const { code, err } = from.run(['export', 'anki', '-o', path, ...flags], { now, env: { TZ: 'UTC' } })
  if (code !== 0) throw new Error(err)
  return path
}

/** The study day on which a card is due, as days since the epoch, in Anki's terms. */
const dueDay = (row: Row, { crt }: Dump): number =>
  Math.floor((crt - 4 * 3600) / 86_400) + (row['due'] as number)

describe.skipIf('missing' in anki)(title, { timeout: 240_000 }, () => {
  test('notes, cards, decks, tags and media of the deck arrive, and nothing from outside of it', () => {
    const path = exported(home())
    const [log, check, after] = inAnki([imports(path), { do: 'check' }, dump]) as [Log, Check, Dump]
    expect(log).toMatchObject({ new: 4, updated: 0, duplicate: 0, conflicting: 0 })
    expect(check.isSound).toBe(true)
    expect(after.notes).toHaveLength(4)
    expect(after.cards).toHaveLength(5)
    expect(after.cards.every(({ type, queue }) => type === 0 && queue === 0)).toBe(true)
    expect(Object.values(after.decks)).toContain('work::kafka')
    expect(after.notes.every(({ tags }) => tags.trim() === 'message_queues')).toBe(true)
    expect(after.media).toEqual([expect.stringMatching(/^log-[0-9a-f]{8}\.png$/)])
  })

  test('a second import adds nothing, and updates what changed here alone', () => {
    const one = home()
    const first = exported(one, [], ago(3))
    one.write('work/kafka.md', deck.replace('A copy on another broker.', 'A copy on another machine.'))
    const second = exported(one, [], ago(1))
    const [before, again, changed, after] = inAnki([
      imports(first),
      imports(first),
      imports(second),
      dump,
    ]) as [Log, Log, Log, Dump]
    expect(before.new).toBe(4)
    expect(again).toMatchObject({ new: 0, updated: 0, duplicate: 4 })
    expect(changed).toMatchObject({ new: 0, updated: 1, duplicate: 3, conflicting: 0 })
    expect(after.notes.filter(({ flds }) => flds.includes('another machine'))).toHaveLength(1)
    expect(after.cards).toHaveLength(5)
  })

  test('with progress stability, difficulty, due day, steps and the whole log arrive', () => {
    const one = home()
    const grade = (card: string, given: string, when: string): void => {
      const { code, err } = one.run(['grade', card, given], { now: when, env: { TZ: 'UTC' } })
      if (code !== 0) throw new Error(err)
    }
    for (const [index, days] of [30, 29, 25, 20].entries()) {
      grade('partition', 'good', ago(days, index))
      grade('gil/c1', index === 2 ? 'again' : 'good', ago(days, index + 7))
      grade('gil/c1', 'good', ago(days, index + 15))
    }
    grade('kraft', 'hard', ago(0, -4))
    grade('gil/c2', 'good', ago(6))
    grade('gil/c2', 'again', ago(6, 1))
    one.run(['undo'], { now: ago(6, 2), env: { TZ: 'UTC' } })
    const path = exported(one, ['--with-progress'])
    const [log, check, after] = inAnki([imports(path), { do: 'check' }, dump]) as [Log, Check, Dump]
    expect(log).toMatchObject({ new: 4, conflicting: 0 })
    expect(check.isSound).toBe(true)
    const cards = new Map(one.cards<Card>().map((card) => [card.id, card]))
    const rowOf = (text: string, ord: number): Row =>
      after.cards.find(
        (row) =>
          row['ord'] === ord && after.notes.some(({ id, flds }) => id === row['nid'] && flds.includes(text)),
      ) as Row
    for (const [id, text, ord] of [
      ['partition', 'What is a partition?\x1f', 0],
      ['gil/c1', 'CPython', 0],
    ] as const) {
      const card = cards.get(id) as Card
      const row = rowOf(text, ord)
      const data = JSON.parse(row.data) as { s: number; d: number }
      expect(card.state).toBe('review')
      expect(row).toMatchObject({ type: 2, queue: 2, reps: card.reps, lapses: card.lapses })
      expect(data.s).toBeCloseTo(card.stability, 3)
      expect(data.d).toBeCloseTo(card.difficulty, 2)
      expect(dueDay(row, after)).toBe(Math.floor(Date.parse(card.dueAt ?? '') / dayMs))
    }
    expect(rowOf('CPython', 1)).toMatchObject({ type: 1, reps: 1 })
    expect(rowOf('ZooKeeper', 0)).toMatchObject({ type: 1, queue: 1, reps: 1 })
    expect(rowOf('ZooKeeper', 0)['due']).toBe(Math.floor(Date.parse(cards.get('kraft')?.dueAt ?? '') / 1000))
    expect(rowOf('A copy on another', 0)).toMatchObject({ type: 0, queue: 0, reps: 0 })
    // All answers but the one that was taken back, each at its own instant.
    const answers = one
      .run(['export', 'reviews'])
      .out.trim()
      .split('\n')
      .map((line) => JSON.parse(line) as { kind: string; id: string; at: string; target?: string })
    const voided = new Set(answers.flatMap(({ target }) => target ?? []))
    const told = answers.filter(({ kind, id }) => kind === 'review' && !voided.has(id))
    expect(told).toHaveLength(14)
    expect(after.revlog.map(({ id }) => id)).toEqual(
      told.map(({ at }) => Date.parse(at)).sort((a, b) => a - b),
    )
    expect(after.revlog.filter(({ type }) => type === 0).length).toBeGreaterThan(3)
  })
})

/** Kept apart for its length: a week between two collections. */
describe.skipIf('missing' in anki)('the way back', { timeout: 240_000 }, () => {
  test('notes from Anki, studied here for a week, go back with full log, same due days and untouched fields', () => {
    const source = join(folder, 'source.anki2')
    const path = join(folder, 'theirs.apkg')
    const [, , , , reviewed, , , before] = inAnki(
      [
        {
          do: 'note',
          type: 'Basic',
          deck: 'Work::Kafka',
          fields: ['<b>What</b>&nbsp;is a log?', 'An <i>ordered</i> file<br><br>'],
          tags: ['Q::one'],
        },
        {
          do: 'note',
          type: 'Basic (and reversed card)',
          deck: 'Work::Kafka',
          fields: ['broker', 'server of Kafka'],
        },
        {
          do: 'note',
          type: 'Cloze',
          deck: 'Work',
          fields: ['{{c1::Offsets}} count {{c2::messages}}', 'since the beginning'],
        },
        { do: 'note', type: 'Basic', deck: 'Work', fields: ['Edited <u>here</u>', 'Old answer'] },
        { do: 'review', deck: 'Work', eases: [3, 4, 4] },
        { do: 'age', days: 30 },
        { do: 'export', path },
        dump,
      ],
      source,
    ) as [unknown, unknown, unknown, unknown, number, unknown, unknown, Dump]
    expect(reviewed).toBeGreaterThan(5)
    const one = world()
    const { code: imported, err: complaint } = one.run(
      ['import', path, '--to', 'theirs', '--with-progress', '--yes'],
      { now: ago(8), env: { TZ: 'UTC' } },
    )
    expect(complaint).toBe('')
    expect(imported).toBe(0)
    const week = one.json<Card[]>(['cards', 'deck:theirs'])
    expect(week).toHaveLength(6)
    for (const [index, { id }] of week.slice(0, 5).entries()) {
      const { code, err } = one.run(['grade', id, 'good'], { now: ago(7 - index), env: { TZ: 'UTC' } })
      expect(err).toBe('')
      expect(code).toBe(0)
    }
    const edited = week.find(({ answer }) => answer === 'Old answer')?.file ?? ''
    writeFileSync(edited, readFileSync(edited, 'utf8').replace('Old answer', 'New *answer*'))
    const out = exported(one, ['theirs/**', '--with-progress'])
    const [log, check, after] = inAnki([imports(out), { do: 'check' }, dump]) as [Log, Check, Dump]
    expect(log).toMatchObject({ new: 4, conflicting: 0 })
    expect(check.isSound).toBe(true)
    for (const note of before.notes) {
      const back = after.notes.find(({ guid }) => guid === note.guid) as Row
      expect(back['mid']).toBe(note['mid'])
      expect(back.tags).toBe(note.tags)
      if (note.flds.includes('Old answer'))
        expect(back.flds).toBe('Edited <u>here</u>\x1fNew <em>answer</em>')
      else {
        expect(back.flds).toBe(note.flds)
        expect(back['mod']).toBe(note['mod'])
      }
    }
    // The log that Anki had, row by row, and after it the five answers of the week.
    const bare = ({ id, ease, ivl, lastIvl, factor, time, type }: Row): unknown => ({
      id,
      ease,
      ivl,
      lastIvl,
      factor,
      time,
      type,
    })
    expect(after.revlog.slice(0, before.revlog.length).map(bare)).toEqual(before.revlog.map(bare))
    expect(after.revlog).toHaveLength(before.revlog.length + 5)
    const now = one.json<Card[]>(['cards', 'deck:theirs'])
    const dueHere = now.map(({ dueAt }) => Math.floor(Date.parse(dueAt ?? '') / dayMs)).sort()
    const isReview = ({ type }: Row): boolean => type === 2
    expect(after.cards.every(isReview)).toBe(true)
    expect(after.cards.map((row) => dueDay(row, after)).sort()).toEqual(dueHere)
  })
})
