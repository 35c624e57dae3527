/** A part of a source: what a search leaves out stays as it is, and a search is meant for as long as nothing else is said. */
import { existsSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world } from './viva.ts'

type Import = { added: number; updated: number; removed: number; written: string[]; unchanged: number }
type Card = { question: string; answer: string; file: string }

const table = (z: string, y: string): string =>
  `question,answer,tags\nWhat is zet?,${z},z\nWhat is ypsilon?,${y},y\n`

test('a search over a source that is known takes nothing away, and leaves the rest as it was', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'head.csv'), table('A letter.', 'Another one.'))
  expect(viva.json<Import>(['import', file])).toMatchObject({ added: 2 })
  expect(viva.json<Import>(['import', file, '--only', 'tag:z'])).toMatchObject({ removed: 0, written: [] })
  writeFileSync(file, table('The last letter.', 'The one before it.'))
  expect(viva.json<Import>(['import', file, '--only', 'tag:z'])).toMatchObject({ updated: 1, removed: 0 })
  expect(viva.cards<Card>().map(({ answer }) => answer)).toEqual(['The last letter.', 'Another one.'])
  // The remembered text of the other one is that of the first import, so its change arrives.
  expect(viva.json<Import>(['import', file])).toMatchObject({ updated: 1, removed: 0, added: 0 })
  expect(viva.cards<Card>().map(({ answer }) => answer)).toEqual(['The last letter.', 'The one before it.'])
})

test('a search takes away nothing that is gone at the source and that it does not find', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'head.csv'), table('A letter.', 'Another one.'))
  viva.json(['import', file])
  writeFileSync(file, table('A letter.', 'x').replace(/^What is ypsilon.*\n/m, ''))
  expect(viva.json<Import>(['import', file, '--only', 'tag:z'])).toMatchObject({ removed: 0, written: [] })
  expect(viva.json<Import>(['import', file])).toMatchObject({ removed: 1 })
})

test('a search is meant until the source is named without one, and is told while it is', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'head.csv'), table('A letter.', 'Another one.'))
  expect(viva.json<Import>(['import', file, '--only', 'tag:z'])).toMatchObject({ added: 1 })
  const again = viva.run(['import'])
  expect(again.out).toContain(`only what --only tag:z finds, as last time; all of it: viva import ${file}`)
  expect(viva.cards()).toHaveLength(1)
  expect(viva.json<Import>(['import', file])).toMatchObject({ added: 1, removed: 0 })
  expect(viva.run(['import']).out).not.toContain('--only')
})

test('what was learned is counted and taken over for the chosen cards alone', () => {
  const viva = world()
  const line = (question: string): string =>
    `${question}::An answer to it, long enough. <!--SR:!2026-11-24,10,250-->\n`
  const file = viva.write(
    join(viva.home, 'notes.md'),
    `#flashcards\n\n${line('What is a lease?')}\n${line('What is gossip?')}`,
  )
  expect(viva.run(['import', file, '--only', 'lease', '--dry-run']).out).toContain('1 card')
  const { progress } = viva.json<{ progress: { cards: number } }>([
    'import',
    file,
    '--only',
    'lease',
    '--with-progress',
  ])
  expect(progress.cards).toBe(1)
})

test('a question that I worded otherwise still gets the new answer of the source', () => {
  const viva = world()
  const text = 'question,answer\nWhat is Docker?,Containers.\nWhat is a pod?,A group.\n'
  const file = viva.write(join(viva.home, 'head.csv'), text)
  viva.json(['import', file])
  const deck = join(viva.home, 'decks', 'head.md')
  writeFileSync(deck, readFileSync(deck, 'utf8').replace('What is Docker?', 'What is Docker really?'))
  writeFileSync(file, text.replace('Containers.', 'A tool for containers.'))
  expect(viva.json<Import>(['import', file])).toMatchObject({ added: 0, updated: 1, removed: 0 })
  expect(viva.cards<Card>('Docker')).toMatchObject([
    { question: 'What is Docker really?', answer: 'A tool for containers.' },
  ])
})

test('wrong use is told with what is right', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'head.csv'), table('A letter.', 'Another one.'))
  expect(viva.run(['import', file, '--level', '9'])).toMatchObject({ code: 2, out: '' })
  expect(viva.run(['import', file, '--level', '0']).err).toContain('1 ... 6')
  const { code, err } = viva.run(['import', file, '--pattern', '('])
  expect(code).toBe(2)
  expect(err).toContain('--pattern ( is not a regular expression: Unterminated group')
  viva.json(['import', file])
  const forget = viva.run(['import', '--forget'])
  expect(forget).toMatchObject({ code: 2, out: '' })
  expect(forget.err).toContain(file)
})

test('a trial counts what would be done, writes nothing, and makes no home', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'head.csv'), table('A letter.', 'Another one.'))
  const fresh = join(viva.home, 'fresh')
  const first = viva.run(['import', file, '--dry-run', '--json'], { env: { VIVA_HOME: fresh } })
  expect(JSON.parse(first.out)).toMatchObject({ added: 2, updated: 0, written: [] })
  expect(existsSync(fresh)).toBe(false)
  viva.json(['import', file])
  writeFileSync(file, `${table('The last letter.', 'Another one.')}What is ix?,A third.,x\n`)
  expect(viva.json<Import>(['import', file, '--dry-run'])).toMatchObject({
    added: 1,
    updated: 1,
    written: [],
  })
  expect(viva.cards()).toHaveLength(2)
})

test('links in a folder are not followed, and are counted', () => {
  const viva = world()
  const folder = join(viva.home, 'repo')
  const file = viva.write(join(folder, 'head.csv'), table('A letter.', 'Another one.'))
  symlinkSync(file, join(folder, 'other.csv'))
  const { out, err, code } = viva.run(['import', folder])
  expect({ out: out + err, code }).toMatchObject({
    out: expect.stringContaining('1 link in folders is not followed.'),
    code: 0,
  })
})

test('a search without a path narrows what remembered sources bring, this once', () => {
  const viva = world()
  const file = viva.write(join(viva.home, 'head.csv'), table('A letter.', 'Another one.'))
  viva.json(['import', file])
  writeFileSync(file, table('The last letter.', 'The one before it.'))
  expect(viva.json<Import>(['import', '--only', 'tag:z', '--dry-run'])).toMatchObject({ updated: 1 })
  expect(viva.json<Import>(['import', '--only', 'tag:z'])).toMatchObject({ updated: 1, removed: 0 })
  expect(viva.cards<Card>().map(({ answer }) => answer)).toEqual(['The last letter.', 'Another one.'])
  expect(viva.json<Import>(['import'])).toMatchObject({ updated: 1 })
  expect(viva.run(['import']).out).not.toContain('--only')
})

test('what says how to read a file needs one', () => {
  const viva = world()
  for (const option of ['--level', '--pattern', '--to', '--columns']) {
    const { code, out, err } = viva.run(['import', option, '2'])
    expect({ code, out }).toEqual({ code: 2, out: '' })
    expect(err).toContain(`${option} says how to read a file, and none is named`)
  }
})

test('a trial counts cards as the import does: several of one question, and none that comes back', () => {
  const viva = world()
  const both = 'What is a lease?:::A lock that ends.\n\n'
  const gaps = 'A ring has ==nodes== and ==keys==.\n\n'
  const plain = 'What is gossip?::Talk.\n\n'
  const file = viva.write(join(viva.home, 'notes.md'), `#flashcards\n\n${both}${gaps}`)
  const agreed = (): number => {
    const { added } = viva.json<Import>(['import', file, '--dry-run'])
    expect(viva.json<Import>(['import', file]).added).toBe(added)
    return added
  }
  expect(agreed()).toBe(4)
  writeFileSync(file, `#flashcards\n\n${both}${plain}`)
  expect(agreed()).toBe(1)
  writeFileSync(file, `#flashcards\n\n${both}${gaps}${plain}`)
  expect(agreed()).toBe(0)
})
