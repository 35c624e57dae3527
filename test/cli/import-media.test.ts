/** Pictures and sounds beside foreign notes: copied with the deck, linked to from it, and nothing from anywhere else. */
import { existsSync, readFileSync, rmSync, statSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { world, type World } from './viva.ts'

type Import = {
  files: { media: string[]; missing: { line: number; address: string; reason: string }[] }[]
  written: string[]
  media: string[]
  unchanged: number
  updated: number
}
type Card = { id: string; question: string; answer: string; file: string }

const notes = `## What is a ring?

![the ring](img/ring%20one.png "It")

See ![](https://x.example/y.png) and <img src="img/raft.png" width="30">.

\`\`\`md
![](img/code.png)
\`\`\`

## What is a log?

[listen](talk.mp3), [read](other.md), ![gone](img/gone.png)
`

function noted(): { viva: World; file: string; media: string } {
  const viva = world()
  const folder = join(viva.home, 'notes')
  for (const name of ['img/ring one.png', 'img/raft.png', 'img/code.png', 'talk.mp3', 'unnamed.png'])
    viva.write(join(folder, name), `bytes of ${name}`)
  const file = viva.write(join(folder, 'systems.md'), notes)
  return { viva, file, media: join(viva.home, 'decks', 'systems.media') }
}

test('what notes name is copied beside the deck, links lead there, and the second time nothing changes', () => {
  const { viva, file, media } = noted()
  const names = ['raft.png', 'ring one.png', 'talk.mp3']
  const ahead = viva.run(['import', file, '--dry-run'])
  expect(ahead.out).toContain(`media to copy to ${media}: ${names.join(', ')}`)
  expect(ahead.out).toContain('13: img/gone.png: is not there: the link stays as it is')
  expect(viva.json<Import>(['import', file, '--dry-run'])).toMatchObject({
    files: [
      {
        media: names.map((name) => join(media, name)),
        missing: [{ line: 13, address: 'img/gone.png', reason: 'missing' }],
      },
    ],
    media: [],
  })
  expect(existsSync(media)).toBe(false)
  expect(viva.json<Import>(['import', file]).media.sort()).toEqual(names.map((name) => join(media, name)))
  expect(readFileSync(join(media, 'ring one.png'), 'utf8')).toBe('bytes of img/ring one.png')
  expect(statSync(join(media, 'raft.png')).mode & 0o777).toBe(0o600)
  const deck = readFileSync(join(viva.home, 'decks', 'systems.md'), 'utf8')
  expect(deck).toContain('![the ring](systems.media/ring%20one.png "It")')
  expect(deck).toContain('<img src="systems.media/raft.png" width="30">')
  expect(deck).toContain('![](https://x.example/y.png)')
  expect(deck).toContain('![](img/code.png)')
  expect(deck).toContain('[listen](systems.media/talk.mp3), [read](other.md), ![gone](img/gone.png)')
  expect(viva.json<Import>(['import', file])).toMatchObject({ written: [], media: [], unchanged: 1 })
  writeFileSync(join(viva.home, 'notes', 'talk.mp3'), 'other bytes')
  expect(viva.json<Import>(['import']).media).toEqual([join(media, 'talk.mp3')])
})

test('show names the media of a card', () => {
  const { viva, file, media } = noted()
  viva.run(['import', file])
  const [card] = viva.cards<Card>('ring')
  const paths = ['ring one.png', 'raft.png'].map((name) => join(media, name))
  expect(viva.json<{ media: string[] }>(['show', card!.id]).media).toEqual(paths)
  expect(viva.run(['show', card!.id]).out).toContain(`media: ${paths[0]}\nmedia: ${paths[1]}\n`)
})

test('only what chosen questions name is copied', () => {
  const { viva, file, media } = noted()
  expect(viva.json<Import>(['import', file, '--only', 'log']).media).toEqual([join(media, 'talk.mp3')])
  expect(existsSync(join(media, 'raft.png'))).toBe(false)
})

test('nothing comes from outside of the notes, through a link, or of a kind that is no picture', () => {
  const viva = world()
  const folder = join(viva.home, 'notes')
  const secret = viva.write(join(viva.home, 'secret.png'), 'secret')
  viva.write(join(folder, 'run.sh'), 'rm')
  symlinkSync(secret, join(folder, 'link.png'))
  symlinkSync(join(folder, 'run.sh'), join(folder, 'run.png'))
  const large = viva.write(join(folder, 'large.png'), '')
  truncateSync(large, 101 * 1024 * 1024)
  const links = [
    '../secret.png',
    secret,
    'link.png',
    'run.sh',
    'run.png',
    'large.png',
    '%00.png',
    'x'.repeat(300),
  ]
  const file = viva.write(
    join(folder, 'bad.md'),
    `## What is bad?\n\n${links.map((link) => `![](${link})`).join('\n')}\n![[../secret.png]]\n<img src="file://${secret}">\n`,
  )
  const { files, media } = viva.json<Import>(['import', file])
  expect(media).toEqual([])
  expect(existsSync(join(viva.home, 'decks', 'bad.media'))).toBe(false)
  expect(files[0]?.missing.map(({ address, reason }) => [address, reason])).toEqual([
    ['../secret.png', 'outside'],
    ['../secret.png', 'outside'],
    [secret, 'missing'],
    ['link.png', 'outside'],
    ['run.sh', 'not-media'],
    ['run.png', 'not-media'],
    ['large.png', 'too-large'],
    ['%00.png', 'missing'],
  ])
})

test('in a vault a picture is found by its name, wherever it lies; two of one name stay two', () => {
  const viva = world()
  const vault = join(viva.home, 'vault')
  viva.write(join(vault, '.obsidian', 'app.json'), '{}')
  viva.write(join(vault, 'assets', 'deep', 'Ring.PNG'), 'ring')
  viva.write(join(vault, 'a', 'same.png'), 'one')
  viva.write(join(vault, 'b', 'same.png'), 'two')
  const file = viva.write(
    join(vault, 'notes', 'ring.md'),
    '#flashcards\n\nWhat is a ring?::![[Ring.PNG|300]] or ![[a/same.png]] or ![two](../b/same.png)\n',
  )
  viva.json<Import>(['import', file])
  const [card] = viva.cards<Card>('ring')
  expect(card?.answer).toBe(
    '![Ring.PNG](ring.media/Ring.PNG) or ![same.png](ring.media/same.png) or ![two](ring.media/same-2.png)',
  )
  const read = (name: string): string => readFileSync(join(viva.home, 'decks', 'ring.media', name), 'utf8')
  expect([read('Ring.PNG'), read('same.png'), read('same-2.png')]).toEqual(['ring', 'one', 'two'])
})

test('a forgotten source leaves the media of decks that stay, and takes those of a deck that is gone', () => {
  const { viva, file, media } = noted()
  viva.json(['import', file])
  viva.write(join(media, 'mine.png'), 'my own')
  expect(viva.json(['import', '--forget', file])).toMatchObject({ forgotten: [file], removed: [] })
  expect(existsSync(join(media, 'talk.mp3'))).toBe(true)
  viva.json(['import', file])
  rmSync(join(viva.home, 'decks', 'systems.md'))
  expect(viva.run(['import', '--forget', file]).out).toContain('Removed: 3 media files that no deck names')
  expect(existsSync(join(media, 'talk.mp3'))).toBe(false)
  expect(existsSync(join(media, 'mine.png'))).toBe(true)
})
