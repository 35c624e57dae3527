/** Sources that are imported again: what is new comes, what the user did stays, and cards keep who they are. */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world, type World } from './viva.ts'

type Import = {
  files: { path: string }[]
  written: string[]
  added: number
  updated: number
  removed: number
  unchanged: number
  conflicts: string[]
  conflicting: { question: string; mine: string; theirs: string }[]
  failed: { path: string; message: string }[]
  gone: string[]
}
type Card = { id: string; question: string; answer: string; file: string; reps: number }

const notes = `# Redis

## 1. Why is Redis fast?

It keeps data in memory, and one thread serves all clients without locks.

## 2. What is RDB?

A snapshot.

## 3. What is AOF?

A log of writes.
`

function imported(): { viva: World; file: string; deck: string; change: (from: string, to: string) => void } {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  viva.json(['import', file])
  const deck = join(viva.home, 'decks', 'notes.md')
  const change = (from: string, to: string): void =>
    writeFileSync(
      file,
      readFileSync(file, 'utf8').replace(from, () => to),
    )
  return { viva, file, deck, change }
}

const edit = (path: string, from: string, to: string): void =>
  writeFileSync(
    path,
    readFileSync(path, 'utf8').replace(from, () => to),
  )

test('the same source again writes nothing, byte for byte, on another day and after an edit of mine too', () => {
  const { viva, file, deck } = imported()
  edit(deck, 'A snapshot.', 'My own words.')
  const before = readFileSync(deck)
  for (const args of [['import', file], ['import']]) {
    const again = viva.json<Import>(args, '2026-12-24T08:30:00+01:00')
    expect(again).toMatchObject({ written: [], added: 0, updated: 0, unchanged: 1, conflicts: [] })
    expect(readFileSync(deck)).toEqual(before)
  }
})

test('new questions are added, changed ones updated, and my edits kept', () => {
  const { viva, deck, change } = imported()
  edit(deck, 'A snapshot.', 'My own words.')
  change('A log of writes.', 'A log of all writes.\n\n## 4. What is a cluster?\n\nMany nodes.')
  expect(viva.json<Import>(['import'])).toMatchObject({
    added: 1,
    updated: 1,
    written: [deck],
    conflicts: [],
  })
  expect(viva.cards<Card>().map(({ question, answer }) => [question, answer])).toEqual([
    ['Why is Redis fast?', expect.any(String)],
    ['What is RDB?', 'My own words.'],
    ['What is AOF?', 'A log of all writes.'],
    ['What is a cluster?', 'Many nodes.'],
  ])
})

test('a question reworded at the source keeps its card and its history, and is found by its old id', () => {
  const { viva, change } = imported()
  const [first] = viva.cards<Card>('Why is Redis fast')
  viva.run(['grade', first!.id, 'good'])
  change('## 1. Why is Redis fast?', '## 1. What makes Redis fast?')
  expect(viva.json<Import>(['import'])).toMatchObject({ added: 0, updated: 1 })
  const [now] = viva.cards<Card>('What makes Redis fast')
  expect(now).toMatchObject({ reps: 1 })
  expect(viva.json<Card>(['show', first!.id])).toMatchObject({ question: 'What makes Redis fast?', reps: 1 })
})

test('what is gone at the source is retired, and comes back with its history', () => {
  const { viva, file, change } = imported()
  const [card] = viva.cards<Card>('RDB')
  viva.run(['grade', card!.id, 'easy'])
  change('## 2. What is RDB?\n\nA snapshot.\n\n', '')
  expect(viva.json<Import>(['import'])).toMatchObject({ removed: 1 })
  expect(viva.cards('RDB')).toEqual([])
  writeFileSync(file, notes)
  viva.json(['import'])
  expect(viva.cards<Card>('RDB')).toMatchObject([{ id: card!.id, reps: 1 }])
})

test('a conflict stays, with mine in the deck, until it is decided', () => {
  const { viva, deck, change } = imported()
  edit(deck, 'A snapshot.', 'My own words.')
  change('A snapshot.', 'Their words.')
  for (let time = 0; time < 2; time++)
    expect(viva.json<Import>(['import'])).toMatchObject({
      written: [],
      conflicts: [deck],
      conflicting: [{ question: 'What is RDB?', mine: 'My own words.', theirs: 'Their words.' }],
    })
  expect(viva.run(['import']).out).toContain('--take theirs')
  expect(viva.json<Import>(['import', '--take', 'theirs'])).toMatchObject({ written: [deck], updated: 1 })
  expect(readFileSync(deck, 'utf8')).toContain('Their words.')
  expect(viva.json<Import>(['import'])).toMatchObject({ written: [], conflicts: [] })
})

test('my version is kept for good on request', () => {
  const { viva, deck, change } = imported()
  edit(deck, 'A snapshot.', 'My own words.')
  change('A snapshot.', 'Their words.')
  expect(viva.json<Import>(['import', '--take', 'mine'])).toMatchObject({ written: [] })
  expect(viva.json<Import>(['import'])).toMatchObject({ conflicts: [] })
  expect(readFileSync(deck, 'utf8')).toContain('My own words.')
})

test('a deck that I took away stays away, unless its source is named', () => {
  const { viva, file, deck, change } = imported()
  rmSync(deck)
  change('A snapshot.', 'Their words.')
  expect(viva.json<Import>(['import']).written).toEqual([])
  expect(existsSync(deck)).toBe(false)
  expect(viva.json<Import>(['import', file]).written).toEqual([deck])
})

test('a source that is gone is said, and forgotten on request', () => {
  const { viva, file } = imported()
  rmSync(file)
  expect(viva.json<Import>(['import'])).toMatchObject({ gone: [file], written: [] })
  expect(viva.run(['import', '--forget', file])).toMatchObject({ code: 0 })
  expect(viva.run(['import', '--forget', file])).toMatchObject({ code: 2, out: '' })
  expect(viva.json<Import>(['import'])).toMatchObject({ files: [], gone: [] })
  expect(viva.cards('RDB')).toHaveLength(1)
})

test('a source that was moved stays the same source', () => {
  const { viva, file, deck } = imported()
  edit(deck, 'A snapshot.', 'My own words.')
  const moved = join(viva.home, 'elsewhere', 'notes.md')
  viva.write(moved, notes.replace('A log of writes.', 'A log.'))
  rmSync(file)
  expect(viva.json<Import>(['import', moved])).toMatchObject({ updated: 1, added: 0, conflicts: [] })
  expect(readFileSync(deck, 'utf8')).toContain('My own words.')
})

test('a folder becomes a folder of decks, one bad file costs no other, and new files come with the next import', () => {
  const viva = world()
  const folder = join(viva.home, 'repo')
  viva.write(join(folder, 'db', 'README.md'), notes)
  viva.write(join(folder, 'net.md'), '## What is TCP?\n\nA protocol.\n\n## What is UDP?\n\nAnother.\n')
  viva.write(join(folder, 'broken.apkg'), 'this is no archive')
  const first = viva.json<Import>(['import', folder])
  expect(first.written).toEqual(['repo/db.md', 'repo/net.md'].map((name) => join(viva.home, 'decks', name)))
  expect(first).toMatchObject({ added: 5, failed: [{ path: join(folder, 'broken.apkg') }] })
  viva.write(join(folder, 'late.md'), '## What is late?\n\nThis.\n\n## What is later?\n\nThat.\n')
  expect(viva.json<Import>(['import'])).toMatchObject({
    added: 2,
    written: [join(viva.home, 'decks', 'repo', 'late.md')],
  })
})

test('a search narrows what is taken, now and the next time', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  expect(viva.json<Import>(['import', file, '--only', 'snapshot'])).toMatchObject({ added: 1 })
  writeFileSync(
    file,
    `${notes}\n## 4. What is a snapshot good for?\n\nBackups.\n\n## 5. What is Lua?\n\nA language.\n`,
  )
  expect(viva.json<Import>(['import'])).toMatchObject({ added: 1 })
  expect(viva.cards('Lua')).toEqual([])
})

test('where a deck came from stands in its front matter', () => {
  const { viva, file, deck } = imported()
  expect(readFileSync(deck, 'utf8')).toMatch(
    /^---\n[^]*?source: .*notes\.md.*\nformat: markdown\nimported: "?2026-11-21"?\n---/,
  )
  expect(viva.run(['check', deck])).toMatchObject({ code: 0 })
  expect(viva.run(['import', file, '--from', 'nonsense'])).toMatchObject({ code: 2 })
  expect(viva.run(['import', file, '--limit', 'nonsense=1'])).toMatchObject({ code: 2 })
})
