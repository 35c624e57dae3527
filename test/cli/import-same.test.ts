/** A new copy of a source under another name, or in another folder: what came from it before is updated. */
import { copyFileSync, mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world, type World } from './viva.ts'

type Import = { written: string[]; added: number; updated: number; unchanged: number; removed: number }

const table = (...rows: readonly (readonly [id: string, question: string, answer: string])[]): string =>
  `id,deck,topic,kind,question,prompt,answer,key_points,options,hints\n${rows
    .map(([id, question, answer]) => `${id},d,d,basic,${question},,${answer},,,\n`)
    .join('')}`

const first = table(['a', 'What is RDB?', 'A snapshot.'], ['b', 'What is AOF?', 'A log.'])
const second = table(
  ['a', 'What is RDB?', 'A snapshot.'],
  ['b', 'What is AOF?', 'A log of writes.'],
  ['c', 'What is a hash?', 'A map.'],
)

function imported(): { viva: World; deck: string; folder: string } {
  const viva = world()
  const folder = join(viva.home, 'from')
  viva.json(['import', viva.write(join(folder, 'day-1.csv'), first)])
  return { viva, folder, deck: join(viva.home, 'decks', 'day-1.md') }
}

test('the same questions in a file of another name update the deck that they are in', () => {
  const { viva, folder, deck } = imported()
  const file = viva.write(join(folder, 'day-2.csv'), second)
  expect(viva.json<Import>(['import', file])).toMatchObject({ written: [deck], added: 1, updated: 1 })
  expect(viva.json<Import>(['import', file])).toMatchObject({ written: [], unchanged: 1 })
  // The old copy has no deck any more: going through all sources does not bring its texts back.
  expect(viva.json<Import>(['import'])).toMatchObject({ written: [], unchanged: 1, removed: 0 })
  expect(viva.json<{ problems: unknown[] }>(['check']).problems).toEqual([])
})

test('so does a file of that name in another folder, and one that is told to be that deck', () => {
  const { viva, folder, deck } = imported()
  const elsewhere = viva.write(join(folder, 'new', 'day-1.csv'), second)
  expect(viva.json<Import>(['import', elsewhere])).toMatchObject({ written: [deck], added: 1, updated: 1 })
  mkdirSync(join(folder, 'old'))
  const old = join(folder, 'old', 'x.csv')
  copyFileSync(join(folder, 'day-1.csv'), old)
  expect(viva.json<Import>(['import', old, '--to', 'day-1'])).toMatchObject({ written: [deck], removed: 1 })
})

test('other questions, or a few of many, are another deck', () => {
  const { viva, folder, deck } = imported()
  const other = viva.write(join(folder, 'other', 'day-1.csv'), table(['x', 'What is a set?', 'A bag.']))
  expect(viva.json<Import>(['import', other])).toMatchObject({ written: [] })
  const many = Array.from({ length: 9 }, (_, n) => [`n${n}`, `What is number ${n}?`, 'A number.'] as const)
  const file = viva.write(join(folder, 'all.csv'), table(['a', 'What is RDB?', 'A snapshot.'], ...many))
  expect(viva.json<Import>(['import', file]).written).toEqual([join(deck, '..', 'all.md')])
  const loose = table(
    ['a', 'What is RDB?', 'A snapshot.'],
    ['', 'What is B?', 'B.'],
    ['', 'What is C?', 'C.'],
  )
  const mixed = viva.write(join(folder, 'mixed.csv'), loose)
  expect(viva.json<Import>(['import', mixed]).written).toEqual([join(deck, '..', 'mixed.md')])
})
