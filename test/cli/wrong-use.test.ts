/** What is asked wrongly, or of something that is not there, is said with what there is instead. */
import { spawnSync } from 'node:child_process'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { deckOf, program, world } from './viva.ts'

test.for([
  [['cards', 'is:foo'], 'foo is not a value for is:. Use suspended, leech, draft, new'],
  [['cards', 'state:foo', '--json'], 'Use new, learning, review, relearning.'],
  [['cards', 'level:foo'], 'Use junior, mid, senior.'],
  [['config', '--reset'], 'viva config KEY --reset'],
  [['config', 'learningSteps', ''], 'none.'],
  [['review', '--plain', '--limit', '0'], '--limit cannot be 0'],
  [['review', '--plain', '--minutes', '0'], '--minutes cannot be 0'],
] as const)('%j is refused with what is allowed', ([args, said]) => {
  const { code, err, out } = world().run(args)
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: expect.stringContaining(said) })
})

test('a card that cannot be graded is refused with the reason', () => {
  const viva = world()
  viva.write('a.md', '## Draft?\n<!-- viva id: draft -->\n\n## Gone?\n<!-- viva id: gone -->\n\nA.\n')
  viva.run(['due'])
  viva.write('a.md', '## Draft?\n<!-- viva id: draft -->\n')
  const refused = (card: string) => viva.run(['grade', card, 'good'])
  expect(refused('draft')).toMatchObject({ code: 2, err: expect.stringContaining('it is a draft') })
  expect(refused('gone')).toMatchObject({ code: 2, err: expect.stringContaining('in no deck any more') })
  expect(refused('nobody')).toMatchObject({
    code: 2,
    err: expect.stringContaining('there is no card nobody'),
  })
})

test.skipIf(process.platform === 'win32')('a working folder that is gone is a failure, and no bug', () => {
  const viva = world()
  const folder = join(viva.home, 'gone')
  mkdirSync(folder)
  const { status, stderr } = spawnSync(
    'sh',
    ['-c', `cd "$1" && rmdir "$1" && "$2" "$3" check .`, 'sh', folder, process.execPath, program],
    { env: { ...process.env, VIVA_HOME: viva.home }, encoding: 'utf8' },
  )
  expect(status).toBe(3)
  expect(stderr).toBe(
    'viva: the folder that this terminal stands in is gone. Change to another one with: cd\n',
  )
})

test.skipIf(process.platform === 'win32')(
  'a home that others can write into is closed to them, and that is said once',
  () => {
    const viva = world()
    chmodSync(viva.home, 0o777)
    expect(viva.run(['due']).err).toContain(`others could write into ${viva.home}`)
    expect(statSync(viva.home).mode & 0o777).toBe(0o700)
    expect(viva.run(['due']).err).toBe('')
    chmodSync(viva.home, 0o755)
    expect(viva.run(['due']).err).toBe('')
    expect(statSync(viva.home).mode & 0o777).toBe(0o700)
  },
)

test('show names a deck too', () => {
  const viva = world()
  viva.write('my deck.md', deckOf(2))
  expect(viva.json<{ id: string }[]>(['show', 'my deck']).map(({ id }) => id)).toEqual(['q1', 'q2'])
  expect(viva.run(['show', 'my deck']).out).toContain('Answer 2.')
})

describe('adding a card', () => {
  const add = ['add', '--deck', 'notes', '--question', 'Why?', '--answer', 'So.\n\nReally.']

  test('keeps the line ends of the deck', () => {
    const viva = world()
    const path = viva.write('notes.md', '## One?\r\n\r\nA.\r\n')
    expect(viva.run(add).code).toBe(0)
    expect(readFileSync(path, 'utf8')).toBe('## One?\r\n\r\nA.\r\n\r\n## Why?\r\n\r\nSo.\r\n\r\nReally.\r\n')
  })

  test('writes through no link', () => {
    const viva = world()
    const elsewhere = join(viva.home, 'elsewhere')
    mkdirSync(elsewhere)
    writeFileSync(join(elsewhere, 'notes.md'), '## One?\n\nA.\n')
    symlinkSync(join(elsewhere, 'notes.md'), join(viva.home, 'decks', 'notes.md'))
    symlinkSync(elsewhere, join(viva.home, 'decks', 'work'))
    for (const deck of ['notes', 'work/new']) {
      const { code, err } = viva.run(add.with(2, deck))
      expect({ code, err }).toEqual({ code: 2, err: expect.stringContaining('it is a link') })
    }
    expect(readFileSync(join(elsewhere, 'notes.md'), 'utf8')).toBe('## One?\n\nA.\n')
    expect(existsSync(join(elsewhere, 'new.md'))).toBe(false)
  })
})

describe('completion', () => {
  test('knows the values of a setting', () => {
    const complete = (...words: string[]): string[] =>
      world()
        .run(['complete', '--', ...words])
        .out.split('\n')
        .filter(Boolean)
    expect(complete('config', 'plain', '')).toEqual(['on', 'off'])
    expect(complete('config', 'language', 'z')).toEqual(['zh-Hans'])
    expect(complete('config', 'newPer')).toEqual(['newPerDay'])
  })

  test('bash is given names with spaces as one word', () => {
    const viva = world()
    viva.write('my deck.md', deckOf(1))
    viva.run(['due'])
    const script = `${viva.run(['completion', 'bash']).out}
viva() { "$NODE" "$PROGRAM" "$@"; }
COMP_WORDS=(viva review 'my\\ d'); COMP_CWORD=2
_viva
printf '%s|' "\${COMPREPLY[@]}"`
    const { stdout } = spawnSync('bash', ['-c', script], {
      encoding: 'utf8',
      env: { ...process.env, VIVA_HOME: viva.home, NODE: process.execPath, PROGRAM: program },
    })
    expect(stdout).toBe('my deck|')
  })
})

test('in Chinese the reasons of the system are Chinese', () => {
  const viva = world()
  const { err } = viva.run(['add', '--question', 'Q?', '--answer', 'A.', '--deck', 'x'.repeat(300)], {
    env: { LANG: 'zh_CN.UTF-8' },
  })
  expect(err).toContain('路径太长')
})
