import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { zstdCompressSync } from 'node:zlib'
import { strToU8, zipSync, type Zippable } from 'fflate'
import { describe, expect, onTestFinished, test } from 'vitest'
import { isArchive, openArchive, type Archive } from '../../src/files/archive.ts'
import { zstdDecoder } from '../../src/files/zstd.ts'
import { defaultImportLimits, parseImportLimit, type ImportLimits } from '../../src/model/import-limits.ts'
import { folder } from './folders.ts'

const mib = 1024 * 1024

/** An archive, its bytes changed by `tamper`. */
function archive(files: Zippable, tamper: (bytes: Buffer) => Buffer = (bytes) => bytes): string {
  const path = join(folder(), 'notes.zip')
  writeFileSync(path, tamper(Buffer.from(zipSync(files, { level: 9 }))))
  return path
}

async function opened(path: string, limits: Partial<ImportLimits> = {}): Promise<Archive> {
  const archive = await openArchive(path, { ...defaultImportLimits, ...limits })
  onTestFinished(() => archive.close())
  return archive
}

/** All places where a text stands become another text of the same length. */
const renamed =
  (from: string, to: string) =>
  (bytes: Buffer): Buffer =>
    Buffer.from(bytes.toString('latin1').replaceAll(from, to), 'latin1')

/** The record of the only file in the list at the archive's end. */
const listed = (bytes: Buffer): number => bytes.indexOf('PK\x01\x02', 0, 'latin1')

describe('a sound archive', () => {
  const path = (): string =>
    archive({ 'a.txt': strToU8('one'), 'folder/': new Uint8Array(), 'folder/b.txt': strToU8('two') })

  test('is known by its first bytes', async () => {
    const other = join(folder(), 'notes.md')
    writeFileSync(other, '# Notes')
    expect([await isArchive(path()), await isArchive(other)]).toEqual([true, false])
  })

  test('lists its files without folders, and reads them by name', async () => {
    const { names, has, read } = await opened(path())
    expect(names).toEqual(['a.txt', 'folder/b.txt'])
    expect([has('folder/b.txt'), has('folder/')]).toEqual([true, false])
    expect(String(await read('folder/b.txt', 'mediaBytes'))).toBe('two')
  })

  test('is unpacked to a new file that is readable by its owner only', async () => {
    const to = join(folder(), 'copy')
    const { copy } = await opened(path())
    expect(await copy('a.txt', to, 'mediaBytes')).toBe(3)
    expect([readFileSync(to, 'utf8'), statSync(to).mode & 0o777]).toEqual(['one', 0o600])
    await expect(copy('a.txt', to, 'mediaBytes')).rejects.toMatchObject({ code: 'not-writable', exitCode: 3 })
    expect(readFileSync(to, 'utf8')).toBe('one')
  })

  test('gives files that are packed with zstd once more', async () => {
    const packed = archive({ x: [zstdCompressSync(strToU8('packed twice')), { level: 0 }] })
    const { read } = await opened(packed)
    expect(String(await read('x', 'mediaBytes', { isZstd: true }))).toBe('packed twice')
  })
})

test('a Node without zstd says which one has it', () => {
  expect(() => zstdDecoder('/notes.apkg', {})).toThrow(
    expect.objectContaining({
      code: 'zstd-missing',
      values: { path: '/notes.apkg', found: process.versions.node, needed: '22.15' },
    }),
  )
})

describe('what is refused when it is opened', () => {
  test.each(['../x', 'a/../../x', '/etc/x', 'C:x', '..\\x', 'a\\..\\x'])('a file named %s', async (name) => {
    const path = archive({ [name]: strToU8('x') })
    await expect(opened(path)).rejects.toMatchObject({
      code: 'archive-name',
      values: { path, entry: name },
      exitCode: 2,
    })
  })

  test('two files of one name', async () => {
    const path = archive({ same1: strToU8('x'), same2: strToU8('y') }, renamed('same2', 'same1'))
    await expect(opened(path)).rejects.toMatchObject({
      code: 'archive-twice',
      values: { path, entry: 'same1' },
    })
  })

  test('too many files, by what the list promises', async () => {
    const files = Object.fromEntries(Array.from({ length: 12 }, (_, index) => [`f${index}`, strToU8('x')]))
    const path = archive(files)
    await expect(opened(path, { entries: 10 })).rejects.toMatchObject({
      code: 'import-limit',
      values: { path, place: '', limit: 'entries', found: 12, most: 10 },
    })
  })

  test('too large an archive', async () => {
    const path = archive({ x: [strToU8('x'.repeat(5000)), { level: 0 }] })
    await expect(opened(path, { archiveBytes: 4000 })).rejects.toMatchObject({
      values: { limit: 'archiveBytes', most: 4000 },
    })
  })

  test.each([
    ['nothing', ''],
    ['text', 'PK but not an archive'],
    ['the first half of an archive', zipSync({ x: strToU8('x'.repeat(500)) }).slice(0, 60)],
  ])('%s', async (_, bytes) => {
    const path = join(folder(), 'notes.zip')
    writeFileSync(path, bytes)
    await expect(opened(path)).rejects.toMatchObject({ code: 'archive-damaged', exitCode: 2 })
  })

  test('a file that is not there', async () => {
    await expect(opened('/nowhere/notes.zip')).rejects.toMatchObject({ code: 'file-missing' })
  })
})

describe('what is refused while it is read', () => {
  const zeros = new Uint8Array(40 * mib)

  test.each([
    ['deflate', { bomb: zeros }, {}],
    ['zstd', { bomb: [zstdCompressSync(zeros), { level: 0 }] }, { isZstd: true }],
  ] as const)('a bomb of %s, and nothing of it stays', async (_, files, options) => {
    const path = archive(files as unknown as Zippable)
    const place = folder()
    const { copy } = await opened(path)
    await expect(copy('bomb', join(place, 'x'), 'collectionBytes', options)).rejects.toMatchObject({
      code: 'import-limit',
      values: { path, place: 'bomb', limit: 'ratio', most: 200 },
      exitCode: 2,
    })
    expect(readdirSync(place)).toEqual([])
  })

  test('a file that is larger than its limit, whatever its header says', async () => {
    const path = archive({ x: strToU8('x'.repeat(5000)) }, (bytes) => {
      bytes.writeUInt32LE(10, listed(bytes) + 24)
      return bytes
    })
    const { read } = await opened(path, { mediaBytes: 1000 })
    await expect(read('x', 'mediaBytes')).rejects.toMatchObject({ exitCode: 2 })
  })

  test('a header that promises less than there is', async () => {
    const path = archive({ x: strToU8('x'.repeat(5000)) }, (bytes) => {
      bytes.writeUInt32LE(10, listed(bytes) + 24)
      return bytes
    })
    const { read } = await opened(path)
    await expect(read('x', 'mediaBytes')).rejects.toMatchObject({ code: 'archive-damaged' })
  })

  test('files that are too much together', async () => {
    const path = archive({ a: strToU8('x'.repeat(600)), b: strToU8('y'.repeat(600)) })
    const { read } = await opened(path, { totalBytes: 1000 })
    await read('a', 'mediaBytes')
    await expect(read('b', 'mediaBytes')).rejects.toMatchObject({
      values: { place: 'b', limit: 'totalBytes', found: 1200, most: 1000 },
    })
  })

  test('damaged contents, of either kind', async () => {
    const damaged = archive({ x: strToU8('abcdefgh'.repeat(500)) }, (bytes) => {
      bytes.fill(0xff, 40, 50)
      return bytes
    })
    await expect((await opened(damaged)).read('x', 'mediaBytes')).rejects.toMatchObject({
      code: 'archive-damaged',
    })
    const noZstd = archive({ x: [strToU8('this is no zstd'), { level: 0 }] })
    const reading = (await opened(noZstd)).read('x', 'mediaBytes', { isZstd: true })
    await expect(reading).rejects.toMatchObject({ code: 'archive-damaged' })
  })

  test('an encrypted file', async () => {
    const path = archive({ x: strToU8('x') }, (bytes) => {
      bytes.writeUInt16LE(bytes.readUInt16LE(listed(bytes) + 8) | 1, listed(bytes) + 8)
      return bytes
    })
    await expect((await opened(path)).read('x', 'mediaBytes')).rejects.toMatchObject({
      code: 'archive-damaged',
      values: { reason: 'x is encrypted' },
    })
  })
})

test('a link is no file', async () => {
  const { names } = await opened(
    archive({ link: [strToU8('/etc/passwd'), { os: 3, attrs: 0o120777 << 16 }], file: strToU8('x') }),
  )
  expect(names).toEqual(['file'])
})

test('an archive in an archive is a file like others', async () => {
  const inner = zipSync({ deep: strToU8('x') })
  const { names, read } = await opened(archive({ 'inner.zip': inner }))
  expect(names).toEqual(['inner.zip'])
  expect(await read('inner.zip', 'mediaBytes')).toEqual(Buffer.from(inner))
})

test('limits can be typed', () => {
  expect(
    ['ratio=500', 'collectionBytes=2G', 'fieldBytes=512k', 'ratio=0', 'nothing=1', 'ratio'].map(
      parseImportLimit,
    ),
  ).toEqual([
    { ratio: 500 },
    { collectionBytes: 2 * 1024 * mib },
    { fieldBytes: 512 * 1024 },
    undefined,
    undefined,
    undefined,
  ])
})
