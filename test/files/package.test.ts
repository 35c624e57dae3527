import { unzipSync } from 'fflate'
import { expect, test } from 'vitest'
import { isOwnPackage, zipped, type PackageEntry } from '../../src/files/package.ts'

const entry = (name: string, text: string, isCompressible = true): PackageEntry => ({
  name,
  bytes: () => Buffer.from(text),
  isCompressible,
})

const entries = [
  entry('meta', '\b\u0002'),
  entry('collection.anki21', 'x'.repeat(10_000)),
  entry('0', 'picture', false),
]

const archive = (): Buffer => Buffer.concat([...zipped(entries)])

test('an archive holds what was put in, and compresses what can be', () => {
  const files = unzipSync(archive())
  expect(Object.keys(files).sort()).toEqual(['0', 'collection.anki21', 'meta'])
  expect(Buffer.from(files['collection.anki21']!).toString()).toBe('x'.repeat(10_000))
  expect(Buffer.from(files['0']!).toString()).toBe('picture')
  expect(archive().length).toBeLessThan(1000)
})

test('the same entries are the same bytes', () => {
  expect(archive()).toEqual(archive())
})

test('entries are asked for when their turn has come, and no sooner', () => {
  const asked: string[] = []
  const watched = entries.map((each) => ({ ...each, bytes: () => (asked.push(each.name), each.bytes()) }))
  const pieces = zipped(watched)
  pieces.next()
  expect(asked).toEqual(['meta'])
})

test('an archive that viva made is known again, another is not', () => {
  expect(isOwnPackage(archive())).toBe(true)
  expect(isOwnPackage(Buffer.from('PK\x03\x04 somebody else'))).toBe(false)
  expect(isOwnPackage(Buffer.from('vv\x0b\0viva export'))).toBe(false)
})
