import { existsSync, readFileSync, symlinkSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

type Import = {
  files: {
    path: string
    format: string
    rule: string
    cards: number
    skipped: { line: number; reason: string; text: string }[]
  }[]
  cards: { question: string; answer: string; line: number; file: string }[]
  written: string[]
  added: number
  unchanged: number
  conflicts: string[]
}

const notes =
  '# Redis\n\n### 1. Why is Redis fast?\n\nIt keeps data in memory.\n\n### 2. What is RDB?\n\nA snapshot.\n\n### 3. What is AOF?\n\nA log of writes.\n'

test('a dry run shows what would be written, and writes nothing', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  const seen = viva.json<Import>(['import', file, '--dry-run'])
  expect(seen.cards.map(({ question, line }) => [question, line])).toEqual([
    ['Why is Redis fast?', 3],
    ['What is RDB?', 7],
    ['What is AOF?', 11],
  ])
  expect(seen).toMatchObject({
    written: [],
    added: 3,
    files: [{ format: 'markdown', cards: 3, skipped: [] }],
  })
  expect(existsSync(join(viva.home, 'decks', 'notes.md'))).toBe(false)
})

test('notes become a deck that is studied, and a second import changes nothing', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  expect(viva.json<Import>(['import', file, '--to', 'work/redis'])).toMatchObject({ added: 3 })
  const deck = join(viva.home, 'decks', 'work', 'redis.md')
  expect(readFileSync(deck, 'utf8')).toContain('## Why is Redis fast?')
  expect(viva.cards('deck:work')).toHaveLength(3)
  expect(viva.run(['check', deck]).code).toBe(0)
  expect(viva.json<Import>(['import', file, '--to', 'work/redis'])).toMatchObject({
    added: 0,
    unchanged: 1,
    written: [],
  })
})

// Seen to fail when a folder was searched for Markdown, tables and packages alone.
test('a folder gives its notes in Org too, and no data of programs', () => {
  const viva = world()
  const folder = join(viva.home, 'notes')
  viva.write(join(folder, 'lisp.org'), '* What is a cons?\n\nA pair.\n\n* What is nil?\n\nThe empty list.\n')
  viva.write(join(folder, 'package.json'), '[{"question": "a?", "answer": "b"}]')
  const { files } = viva.json<Import>(['import', folder, '--dry-run'])
  expect(files.map(({ path, cards }) => [path.slice(folder.length + 1), cards])).toEqual([['lisp.org', 2]])
})

test('a deck that was edited since is never overwritten', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  viva.run(['import', file])
  const deck = viva.write('notes.md', '## Mine?\n\nYes.\n')
  expect(viva.json<Import>(['import', file]).conflicts).toEqual([deck])
  expect(readFileSync(deck, 'utf8')).toBe('## Mine?\n\nYes.\n')
})

test('what is not there, and what cannot be understood, is wrong input', () => {
  const viva = world()
  expect(viva.run(['import', join(viva.home, 'nothing.md')])).toMatchObject({ code: 2, out: '' })
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  expect(viva.run(['import', file, '--pattern', '('])).toMatchObject({ code: 2 })
  expect(viva.run(['import', file, '--encoding', 'klingon'])).toMatchObject({ code: 2 })
  expect(viva.run(['import', file, '--to', '../out'])).toMatchObject({ code: 2 })
})

test('a link that leads to itself is told as what it is, and what it names is not looked at', () => {
  const viva = world()
  const loop = join(viva.home, 'loop.md')
  symlinkSync(loop, loop)
  const { code, err } = viva.run(['import', loop])
  expect(code).toBe(3)
  expect(err).toContain('loop.md')
  expect(viva.run(['import', join(viva.home, `${'x'.repeat(300)}.md`)]).code).toBeLessThan(70)
})

test('a source that is named by a link is known by the file that it leads to', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes)
  const link = join(viva.home, 'link.md')
  symlinkSync(file, link)
  expect(viva.json<Import>(['import', link])).toMatchObject({ added: 3, files: [{ path: file }] })
  expect(viva.json<Import>(['import', file])).toMatchObject({ added: 0, written: [] })
  expect(viva.run(['import', '--forget', link]).code).toBe(0)
  expect(viva.json<Import>(['import']).files).toEqual([])
})
