import { expect, test } from 'vitest'
import { instant } from '../../src/model/time.ts'
import {
  baseOf,
  decksOf,
  forgetSource,
  rememberSource,
  sourceOf,
  sources,
  type Source,
} from '../../src/store/sources.ts'
import { now, opened } from './made.ts'

const source = (path: string, over: Partial<Source> = {}): Source => ({
  path,
  format: 'markdown',
  options: '{}',
  size: 10,
  mtimeMs: 1.5,
  digest: 'd',
  importedAt: now,
  ...over,
})

test('a source is remembered with its decks, and comes out sorted by path', () => {
  const store = opened()
  rememberSource(store, source('/b.md'), [{ deck: 'b', base: '## B' }])
  rememberSource(store, source('/a.apkg', { format: 'anki' }), [
    { deck: 'a/two', base: '2' },
    { deck: 'a/one', base: '1' },
  ])
  expect(sources(store).map(({ path }) => path)).toEqual(['/a.apkg', '/b.md'])
  expect(decksOf(store, '/a.apkg')).toEqual(['a/one', 'a/two'])
  expect(baseOf(store, 'b')).toEqual({ source: '/b.md', base: '## B' })
  expect(baseOf(store, 'c')).toBeUndefined()
})

test('a source that was read again is as it is now, and a deck that it no longer yields stays its deck', () => {
  const store = opened()
  rememberSource(store, source('/a.md'), [
    { deck: 'a', base: 'old' },
    { deck: 'gone', base: 'there' },
  ])
  const later = source('/a.md', { size: 20, mtimeMs: 2.5, digest: 'e', importedAt: instant(now + 1) })
  rememberSource(store, later, [{ deck: 'a', base: 'new' }])
  expect(sourceOf(store, '/a.md')).toEqual(later)
  expect(baseOf(store, 'a')?.base).toBe('new')
  expect(decksOf(store, '/a.md')).toEqual(['a', 'gone'])
})

test('a deck belongs to the source that it was last imported from', () => {
  const store = opened()
  rememberSource(store, source('/a.md'), [{ deck: 'x', base: 'a' }])
  rememberSource(store, source('/b.md'), [{ deck: 'x', base: 'b' }])
  expect(baseOf(store, 'x')).toEqual({ source: '/b.md', base: 'b' })
  expect(decksOf(store, '/a.md')).toEqual([])
})

test('a forgotten source takes what was remembered of its decks with it', () => {
  const store = opened()
  rememberSource(store, source('/a.md'), [{ deck: 'a', base: 'old' }])
  expect(forgetSource(store, '/a.md')).toBe(true)
  expect(forgetSource(store, '/a.md')).toBe(false)
  expect(sources(store)).toEqual([])
  expect(baseOf(store, 'a')).toBeUndefined()
})
