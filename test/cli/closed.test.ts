/** What the program says where something may not be read or written. Rights do not bind root: it lets nobody ask. */
import { spawnSync } from 'node:child_process'
import { chmodSync, chownSync, readdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { deckOf, morning, program, world, type Run, type World } from './viva.ts'

const nobody = 65_534
const isRoot = process.getuid?.() === 0

/** Runs as someone whom rights bind, and who owns the home. */
function asNobody(viva: World, args: readonly string[]): Run {
  const { stdout, stderr, status } = spawnSync(process.execPath, [program, ...args], {
    env: {
      PATH: process.env['PATH'],
      VIVA_HOME: viva.home,
      VIVA_NOW: morning,
      TZ: 'Europe/Berlin',
      LANG: 'C.UTF-8',
    },
    encoding: 'utf8',
    cwd: '/',
    ...(isRoot && { uid: nobody, gid: nobody }),
  })
  return { out: stdout, err: stderr, code: status }
}

function ownedByNobody(path: string): void {
  if (!isRoot) return
  chownSync(path, nobody, nobody)
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    chownSync(join(path, entry), nobody, nobody)
}

/** A home with a deck of three cards in which nothing may be written. */
function readOnlyHome(): World {
  const viva = world()
  viva.write('deck.md', deckOf(3))
  viva.json(['grade', 'q1', 'easy'])
  ownedByNobody(viva.home)
  chmodSync(join(viva.home, 'viva.db'), 0o400)
  chmodSync(viva.home, 0o500)
  onTestFinished(() => chmodSync(viva.home, 0o700))
  return viva
}

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
  if (isRoot && /Cannot find module|EACCES/.test(err))
    context.skip('skipped: nobody cannot read this checkout')
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
