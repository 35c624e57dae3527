/** Imported decks that their user has put elsewhere: what comes from the source still reaches them. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world, type World } from './viva.ts'

type Import = { written: string[]; added: number; updated: number; unchanged: number; media: string[] }
type Card = { id: string; question: string; answer: string; file: string; reps: number }

const notes = '## What is RDB?\n\nA snapshot. ![](rdb.png)\n\n## What is AOF?\n\nA log.\n'

function movedTo(...place: readonly string[]): { viva: World; file: string; deck: string; usual: string } {
  const viva = world()
  const file = viva.write(join(viva.home, 'notes', 'redis.md'), notes)
  viva.write(join(viva.home, 'notes', 'rdb.png'), 'picture')
  viva.json(['import', file])
  const usual = join(viva.home, 'decks', 'redis.md')
  const deck = join(viva.home, ...place)
  mkdirSync(join(deck, '..'), { recursive: true })
  renameSync(usual, deck)
  return { viva, file, deck, usual }
}

test('a deck that was moved and renamed below the decks is updated where it stands, with its media', () => {
  const { viva, file, deck, usual } = movedTo('decks', 'work', 'cache.md')
  const [card] = viva.cards<Card>('RDB')
  viva.run(['grade', card!.id, 'good'])
  expect(viva.json<Import>(['import'])).toMatchObject({
    written: [],
    added: 0,
    media: [join(viva.home, 'decks', 'work', 'redis.media', 'rdb.png')],
  })
  writeFileSync(file, `${notes.replace('A log.', 'A log of writes.')}\n## What is a hash?\n\nA map.\n`)
  expect(viva.json<Import>(['import'])).toMatchObject({ written: [deck], added: 1, updated: 1 })
  expect(viva.json<Import>(['import', file])).toMatchObject({ written: [], unchanged: 1 })
  expect(existsSync(usual)).toBe(false)
  expect(readFileSync(deck, 'utf8')).toContain('A log of writes.')
  expect(viva.cards<Card>('RDB')).toMatchObject([{ reps: 1, file: deck }])
})

test('so is one in a linked folder', () => {
  const { viva, file, deck } = movedTo('mine', 'redis.md')
  viva.run(['link', join(viva.home, 'mine')])
  writeFileSync(file, notes.replace('A log.', 'A log of writes.'))
  expect(viva.json<Import>(['import'])).toMatchObject({ written: [deck], added: 0, updated: 1 })
  expect(viva.cards<Card>('AOF')).toMatchObject([{ answer: 'A log of writes.', file: deck }])
})

test('a deck of the same source that has none of its questions is another one', () => {
  const { viva, deck, usual } = movedTo('decks', 'other.md')
  writeFileSync(deck, readFileSync(deck, 'utf8').replace(/## What[^]*$/, '## Mine?\n\nYes.\n'))
  expect(viva.json<Import>(['import'])).toMatchObject({ written: [] })
  expect(existsSync(usual)).toBe(false)
})

test('a forgotten source leaves the media of a deck that was moved', () => {
  const { viva, file } = movedTo('decks', 'work', 'redis.md')
  viva.json(['import'])
  expect(viva.json(['import', '--forget', file])).toMatchObject({ removed: [] })
  expect(existsSync(join(viva.home, 'decks', 'work', 'redis.media', 'rdb.png'))).toBe(true)
})
