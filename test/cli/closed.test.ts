/** What the program says where something may not be read or written. Rights do not bind root: it lets nobody ask. */
import { chmodSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cannot } from '../files/folders.ts'
import { asNobody, closed, isRoot, ownedByNobody } from './closed.ts'
import { deckOf, world, type World } from './viva.ts'

/** A home with a deck of three cards in which nothing may be written. */
function readOnlyHome(): World {
  const viva = world()
  viva.write('deck.md', deckOf(3))
  viva.json(['grade', 'q1', 'easy'])
  closed(viva)
  return viva
}

// Seen to fail with `isReadOnly` (src/commands/glance.ts) always false.
test.for([
  ['due', '--short'],
  ['due', '--json'],
  ['cards', 'q2'],
  ['show', 'q1'],
  ['decks', '--json'],
  ['config'],
  ['config', 'newPerDay'],
  ['next'],
  ['check'],
])('in a home where nothing may be written, viva %s %s reads as ever', (args, context) => {
  const viva = readOnlyHome()
  const { code, out, err } = asNobody(viva, args)
  if (isRoot && /Cannot find module|EACCES/.test(err)) cannot(context, 'nobody cannot read this checkout')
  const asEver = viva.run(args)
  expect({ code, out, err }).toEqual({ code: 0, out: asEver.out, err: '' })
})

test('in a home where nothing may be written, decks that changed are read all the same', () => {
  const viva = readOnlyHome()
  chmodSync(viva.home, 0o700)
  viva.write('deck.md', deckOf(5))
  ownedByNobody(viva.home)
  chmodSync(viva.home, 0o500)
  expect(asNobody(viva, ['due', '--short']).out).toBe('0+4\n')
  expect(asNobody(viva, ['cards', 'Question 5']).out).toContain('q5')
})

test.for([['grade', 'q2', 'good'], ['undo'], ['config', 'newPerDay', '3'], ['decks', 'off', 'deck']])(
  'in a home where nothing may be written, viva %s says so',
  (args) => {
    const { code, err } = asNobody(readOnlyHome(), args)
    expect({ code, err }).toEqual({ code: 3, err: expect.stringMatching(/read-only|cannot write/) })
    expect(err.trimEnd()).not.toContain('\n')
  },
)

test.for([['due'], ['next'], ['cards'], ['check'], ['decks'], ['due', '--json']])(
  'viva %s says in one line which file cannot be read, and has the cards of the others',
  (args) => {
    const viva = world()
    const closed = viva.write('closed.md', deckOf(1))
    viva.write('open.md', deckOf(2).replaceAll('id: q', 'id: o').replaceAll('Question', 'Open'))
    viva.run(['due'])
    viva.write('open.md', deckOf(4).replaceAll('id: q', 'id: o').replaceAll('Question', 'Open'))
    ownedByNobody(viva.home)
    chmodSync(closed, 0o000)
    const { code, err } = asNobody(viva, args)
    expect({ code, err }).toEqual({
      code: 0,
      err: `viva: ${closed} cannot be read: permission denied. Its cards are kept as they were. Check its permissions and owner.\n`,
    })
    expect(asNobody(viva, ['due', '--short'])).toEqual({ code: 0, out: '0+5\n', err: '' })
  },
)

test('a linked folder that is gone is named with what to do, but not in a status line', () => {
  const viva = world()
  const folder = join(viva.home, 'notes')
  viva.write(join(folder, 'deck.md'), deckOf(2))
  viva.run(['link', folder])
  renameSync(folder, `${folder}-away`)
  expect(viva.run(['due']).err).toBe(
    `viva: ${folder} cannot be read: it is not there. Its cards are kept as they were. Bring it back, or: viva unlink ${folder}\n`,
  )
  expect(viva.run(['due', '--short'])).toEqual({ code: 0, out: '0+2\n', err: '' })
  viva.run(['unlink', folder])
  expect(viva.run(['due']).err).toBe('')
})
