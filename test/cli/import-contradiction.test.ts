/** A source that asks the same twice: the report names both places, and the deck that comes of it is sound. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

type Import = {
  files: { skipped: { line: number; reason: string; text: string; contradicts?: number }[] }[]
  cards: { question: string; answer: string }[]
  written: string[]
  added: number
}

const notes = (third: string): string =>
  `# Redis\n\n## What is RDB?\n\nA snapshot.\n\n## What is AOF?\n\nA log.\n\n## What is RDB?\n\n${third}\n\n## What is RDB?\n\nA snapshot.\n`

test('two answers to one question are both kept, told apart, and told with both lines', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes.md'), notes('A fork of the process.'))
  const { files, cards } = viva.json<Import>(['import', file])
  expect(files[0]?.skipped).toEqual([
    { line: 11, reason: 'contradiction', text: 'What is RDB? (2)', contradicts: 3 },
    { line: 15, reason: 'duplicate', text: 'What is RDB?' },
  ])
  expect(cards.map(({ question, answer }) => [question, answer])).toEqual([
    ['What is RDB?', 'A snapshot.'],
    ['What is AOF?', 'A log.'],
    ['What is RDB? (2)', 'A fork of the process.'],
  ])
  const deck = join(viva.home, 'decks', 'notes.md')
  expect(viva.run(['check', deck])).toMatchObject({ code: 0 })
  expect(viva.run(['import', file, '--dry-run']).out).toContain(
    '11: What is RDB? (2): is there already with another answer: both are kept, this one with a number; keep the right one (against line 3)',
  )
  expect(viva.json<Import>(['import', file]).written).toEqual([])
  const [, , card] = viva.cards<{ id: string; file: string }>('deck:notes')
  viva.run(['grade', card!.id, 'good'])
  writeFileSync(file, notes('A fork of the whole process.'))
  expect(viva.json<Import>(['import'])).toMatchObject({ added: 0, written: [deck] })
  expect(viva.cards<{ reps: number; file: string }>('"fork of the whole"')).toMatchObject([{ reps: 1 }])
})

test('a question that is listed first and answered later is asked once, with its answer', () => {
  const viva = world()
  const list = '## What is RDB?\n\n## What is AOF?\n\n## What is a set?\n\n'
  const file = viva.write(
    join(viva.home, 'notes.md'),
    `${list}${notes('A snapshot.').replace('# Redis\n\n', '')}`,
  )
  const { cards, added } = viva.json<Import>(['import', file])
  expect(cards.map(({ question, answer }) => [question, answer])).toEqual([
    ['What is a set?', ''],
    ['What is RDB?', 'A snapshot.'],
    ['What is AOF?', 'A log.'],
  ])
  expect(added).toBe(3)
  const deck = join(viva.home, 'decks', 'notes.md')
  expect(readFileSync(deck, 'utf8').match(/^## /gm)).toHaveLength(3)
  expect(viva.run(['check', deck])).toMatchObject({ code: 0 })
})
