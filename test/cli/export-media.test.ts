/** Pictures and sounds go along with decks that are exported as decks, and their links lead to them. */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { folder } from '../store/made.ts'
import { world, type World } from './viva.ts'

const deck = `---
language: en
---

![](img/above.png)

## What is drawn in ![tree](<img/the tree.png>)?
<!-- viva id: drawn -->

A tree.

> [!hint] ![](../img/hint.png)

### Follow-up: And how does it sound?
<!-- viva id: heard -->

Like [this](wind.mp3); see [notes](other.md), \`![](img/code.png)\` and ![](https://example.org/x.png).

## Gone?
<!-- viva id: gone -->

![](img/nowhere.png) ![](../../secret.png)
`

function home(): World {
  const made = world()
  made.write('work/trees.md', deck)
  made.write('work/img/above.png', 'above')
  made.write('work/img/the tree.png', 'a tree')
  made.write('img/hint.png', 'a hint')
  made.write('work/wind.mp3', 'wind')
  made.write('short.md', '---\nlanguage: en\n---\n\n## Same picture?\n\n![](work/img/above.png)\n')
  writeFileSync(join(made.home, 'secret.png'), 'secret')
  return made
}

type Summary = {
  readonly files: readonly string[]
  readonly media: number
  readonly leftOut: {
    readonly media: readonly { readonly line: number; readonly address: string; readonly reason: string }[]
  }
}

/** What the links of a file lead to. */
const linked = (file: string): readonly string[] =>
  [...readFileSync(file, 'utf8').matchAll(/\]\((?!https:)([^)\s]*media\/[^)\s]+)\)/g)].map(([, link = '']) =>
    readFileSync(resolve(dirname(file), decodeURIComponent(link)), 'utf8'),
  )

describe.each(['markdown', 'hashcards'])('%s', (format) => {
  test('a folder has them in one of its own', () => {
    const out = join(folder(), 'out')
    const summary = home().json<Summary>(['export', format, '-o', out])
    expect(readdirSync(out).sort()).toEqual(['media', 'short.md', 'work'])
    const all = ['a hint', 'a tree', 'above', 'wind']
    const wanted = format === 'markdown' ? all : all.filter((each) => each !== 'a hint')
    expect(
      [...new Set([...linked(join(out, 'work', 'trees.md')), ...linked(join(out, 'short.md'))])].sort(),
    ).toEqual(wanted)
    expect(readFileSync(join(out, 'work', 'trees.md'), 'utf8')).toContain('`![](img/code.png)`')
    expect(summary.media).toBe(4)
    expect(readdirSync(join(out, 'media'))).toHaveLength(4)
  })

  test('a file has them beside it, and the same once more changes nothing', () => {
    const one = home()
    const out = join(folder(), 'all.md')
    for (const _ of [1, 2]) {
      expect(one.run(['export', format, '-o', out])).toMatchObject({ code: 0, err: '' })
      expect(readdirSync(join(dirname(out), 'all.media'))).toHaveLength(4)
      expect(linked(out)).toContain('a tree')
    }
  })

  test('what is not taken is told with its place, and its link stays', () => {
    const one = home()
    const out = join(folder(), 'out')
    const { leftOut } = one.json<Summary>(['export', format, '-o', out])
    expect(leftOut.media).toMatchObject([
      { line: 19, address: 'img/nowhere.png', reason: 'missing' },
      { line: 19, address: '../../secret.png', reason: 'outside' },
    ])
    expect(readFileSync(join(out, 'work', 'trees.md'), 'utf8')).toContain('![](img/nowhere.png)')
    expect(one.run(['export', format, '-o', out]).out).toMatch(
      /trees\.md:19: img\/nowhere\.png: there is no such file; the link stays as it is/,
    )
  })

  test('standard output says that they are not in it', () => {
    expect(home().run(['export', format]).err).toContain(
      '4 pictures and sounds of the decks stay where they are',
    )
  })
})

test('imported elsewhere the decks have their media again, and the same cards', () => {
  const one = home()
  const out = join(folder(), 'out')
  one.run(['export', 'markdown', '-o', out])
  const other = world()
  expect(other.run(['import', out, '--to', 'mine', '--yes'])).toMatchObject({ code: 0 })
  type Card = { readonly id: string; readonly answer: string; readonly file: string }
  const cards = other.cards<Card>()
  expect(cards.map(({ id }) => id).sort()).toEqual(
    one
      .cards<Card>()
      .map(({ id }) => id)
      .sort(),
  )
  const { file, answer } = cards.find(({ id }) => id === 'heard')!
  const link = /\[this\]\(([^)]+)\)/.exec(answer)?.[1] ?? ''
  expect(existsSync(resolve(dirname(file), decodeURIComponent(link)))).toBe(true)
})
