import {
  chmodSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { writeWhole } from '../../src/files/write-file.ts'
import { cannot, folder, noTinyDisk, tinyDisk } from './folders.ts'

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('writing a file', () => {
  test('makes it with its folder, for its owner only', () => {
    const path = join(folder(), 'a', 'b', 'deck.md')
    writeWhole(path, 'text')
    expect(readFileSync(path, 'utf8')).toBe('text')
    expect(mode(path)).toBe('600')
    expect(mode(join(path, '..'))).toBe('700')
  })

  test('replaces one, keeps its rights, and leaves nothing beside it', () => {
    const umask = process.umask(0o077)
    onTestFinished(() => void process.umask(umask))
    const path = join(folder(), 'deck.md')
    writeFileSync(path, 'before')
    chmodSync(path, 0o664)
    writeWhole(path, 'after')
    expect(readFileSync(path, 'utf8')).toBe('after')
    expect(mode(path)).toBe('664')
    expect(readdirSync(join(path, '..'))).toEqual(['deck.md'])
  })

  test('writes any text, of any size, under any name', () => {
    const path = join(folder(), `${'垃'.repeat(80)}.md`)
    const text = '垃圾 🔒 \0 \r\n'.repeat(500_000)
    writeWhole(path, text)
    expect(readFileSync(path, 'utf8') === text).toBe(true)
  })

  test('replaces a link, and not what it leads to', () => {
    const outside = join(folder(), 'outside.md')
    writeFileSync(outside, 'before')
    const path = join(folder(), 'deck.md')
    symlinkSync(outside, path)
    writeWhole(path, 'after')
    expect(readFileSync(path, 'utf8')).toBe('after')
    expect(readFileSync(outside, 'utf8')).toBe('before')
  })

  test('is not stopped by what a program that died has left behind', () => {
    const path = join(folder(), 'deck.md')
    for (let count = 0; count < 3; count += 1)
      writeFileSync(join(path, '..', `.viva-${count}.tmp`), 'half a f')
    writeWhole(path, 'text')
    expect(readFileSync(path, 'utf8')).toBe('text')
  })

  test('is not possible where a folder stands, and leaves no trace', () => {
    const path = join(folder(), 'deck.md')
    mkdirSync(path)
    expect(() => writeWhole(path, 'text')).toThrow(
      expect.objectContaining({
        code: 'not-writable',
        values: { path, reason: 'folder-in-place' },
        exitCode: 3,
      }),
    )
    expect(readdirSync(join(path, '..'))).toEqual(['deck.md'])
  })

  test('is not possible below a file', () => {
    const path = join(folder(), 'file')
    writeFileSync(path, '')
    expect(() => writeWhole(join(path, 'deck.md'), 'text')).toThrow(
      expect.objectContaining({ code: 'not-writable', exitCode: 3 }),
    )
  })
})

describe('on a disk that is full', () => {
  test('the old content still stands, and nothing is left of the new', (context) => {
    const disk = tinyDisk(64)
    if (disk === null) return cannot(context, noTinyDisk)
    const path = join(disk, 'deck.md')
    writeWhole(path, 'before')
    expect(() => writeWhole(path, 'x'.repeat(200_000))).toThrow(
      expect.objectContaining({ code: 'disk-full', values: { path }, exitCode: 3 }),
    )
    expect(readFileSync(path, 'utf8')).toBe('before')
    expect(readdirSync(disk)).toEqual(['deck.md'])
    writeWhole(path, 'after')
    expect(readFileSync(path, 'utf8')).toBe('after')
  })
})
