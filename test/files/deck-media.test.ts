import { mkdirSync, symlinkSync, truncateSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { findDeckMedia, largestMediaBytes } from '../../src/files/deck-media.ts'
import { folder } from '../store/made.ts'

function root(): {
  readonly path: string
  readonly deck: string
  readonly find: (address: string) => unknown
} {
  const outer = folder()
  const path = join(outer, 'decks')
  mkdirSync(join(path, 'work', 'img'), { recursive: true })
  mkdirSync(join(outer, 'decks-and-more'))
  writeFileSync(join(path, 'work', 'img', 'a b.png'), 'picture')
  writeFileSync(join(path, 'work', 'notes.txt'), 'text')
  writeFileSync(join(outer, 'secret.png'), 'secret')
  writeFileSync(join(outer, 'id_rsa'), 'secret')
  writeFileSync(join(outer, 'decks-and-more', 'x.png'), 'secret')
  symlinkSync(join(outer, 'secret.png'), join(path, 'work', 'link.png'))
  symlinkSync(join(path, 'work', 'notes.txt'), join(path, 'work', 'text.png'))
  symlinkSync(join(path, 'work', 'img'), join(path, 'pictures'))
  const deck = join(path, 'work', 'kafka.md')
  return { path, deck, find: (address) => findDeckMedia(path, deck, address) }
}

describe('media of a deck', () => {
  test('are files inside of the root, by their address in the deck', () => {
    const { path, find } = root()
    const found = {
      path: join(path, 'work', 'img', 'a b.png'),
      digest: expect.stringMatching(/^[0-9a-f]{8}$/),
    }
    expect(find('img/a%20b.png')).toEqual(found)
    expect(find('./img/a b.png?raw=1#x')).toEqual(found)
    expect(find('../pictures/a%20b.png')).toEqual(found)
  })

  test('nothing outside of it is taken, by whatever way', () => {
    const { path, find } = root()
    for (const address of [
      '../../secret.png',
      '..%2f..%2fsecret.png',
      join(path, '..', 'secret.png'),
      'link.png',
    ])
      expect(find(address)).toBe('outside')
    expect(find('../../decks-and-more/x.png')).toBe('outside')
    expect(find('../../id_rsa')).toBe('not-media')
  })

  test('what is no picture or sound is not taken, under a false name neither', () => {
    const { find } = root()
    expect(find('notes.txt')).toBe('not-media')
    expect(find('text.png')).toBe('not-media')
    expect(find('img')).toBe('not-media')
  })

  test('what is not there or too large is said', () => {
    const { path, find } = root()
    expect(find('gone.png')).toBe('missing')
    expect(find('a\0.png')).toBe('missing')
    mkdirSync(join(path, 'work', 'folder.png'))
    expect(find('folder.png')).toBe('missing')
    writeFileSync(join(path, 'work', 'huge.png'), '')
    truncateSync(join(path, 'work', 'huge.png'), largestMediaBytes + 1)
    expect(find('huge.png')).toBe('too-large')
  })
})
