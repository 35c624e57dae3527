import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  deckName,
  findDeckFiles,
  readDeckFile,
  readIgnoreFile,
  type FoundFile,
  type Ignore,
} from '../../src/files/deck-files.ts'
import type { Root } from '../../src/model/deck.ts'
import { folder, rootWith } from './folders.ts'

/** Paths below the root; those of a README and its like in brackets. */
const found = (root: Root, ignore?: Ignore): readonly string[] => {
  const result = findDeckFiles(root, ignore)
  if (!result.isReadable) throw new Error(result.reason)
  return result.files.map((file) =>
    file.isUnlikely ? `(${relative(root.path, file.path)})` : relative(root.path, file.path),
  )
}

const fileIn = (root: Root, name: string): FoundFile => {
  const result = findDeckFiles(root)
  const file = result.isReadable && result.files.find(({ path }) => path === join(root.path, name))
  if (!file) throw new Error(`${name} was not found`)
  return file
}

describe('finding decks', () => {
  test('finds Markdown in all folders, sorted by path, with its size and time', () => {
    const root = rootWith({ 'b.md': 'text', 'a/z.markdown': '', 'a/B.MD': '', 'notes.txt': '', md: '' })
    utimesSync(join(root.path, 'b.md'), 0, 1234.567)
    expect(found(root)).toEqual(['a/B.MD', 'a/z.markdown', 'b.md'])
    const file = fileIn(root, 'b.md')
    expect(file).toMatchObject({ root, size: 4 })
    expect(file.mtimeMs).toBe(statSync(file.path).mtimeMs)
  })

  test('passes over what begins with a dot, and node_modules', () => {
    const root = rootWith({
      'deck.md': '',
      '.hidden.md': '',
      '.obsidian/a.md': '',
      '.git/b.md': '',
      'node_modules/c/d.md': '',
      'work/node_modules/e.md': '',
      'work/.trash/f.md': '',
    })
    expect(found(root)).toEqual(['deck.md'])
  })

  test('marks a README and its like: they are decks only when they say so', () => {
    const root = rootWith({
      'README.md': '',
      'readme.zh-CN.md': '',
      'sub/Changelog.md': '',
      'LICENSE.md': '',
      'Licence.markdown': '',
      'CONTRIBUTING.md': '',
      'contributing-to-open-source.md': '',
      'licenses.md': '',
    })
    expect(found(root)).toEqual([
      '(CONTRIBUTING.md)',
      '(LICENSE.md)',
      '(Licence.markdown)',
      '(README.md)',
      'contributing-to-open-source.md',
      'licenses.md',
      '(readme.zh-CN.md)',
      '(sub/Changelog.md)',
    ])
  })

  test('follows no link, to a file, to a folder, or round in a circle', () => {
    const outside = rootWith({ 'secret.md': '', 'more/secret.md': '' })
    const root = rootWith({ 'deck.md': '' })
    symlinkSync(join(outside.path, 'secret.md'), join(root.path, 'link.md'))
    symlinkSync(join(outside.path, 'more'), join(root.path, 'more'))
    symlinkSync(root.path, join(root.path, 'circle'))
    symlinkSync('/nowhere', join(root.path, 'dangling.md'))
    expect(found(root)).toEqual(['deck.md'])
  })

  test.skipIf(process.platform === 'win32')('passes over what is no regular file', () => {
    const root = rootWith({ 'deck.md': '' })
    mkdirSync(join(root.path, 'folder.md'))
    execFileSync('mkfifo', [join(root.path, 'pipe.md')])
    expect(found(root)).toEqual(['deck.md'])
  })

  test('takes names as they are: spaces, Chinese, emoji, new lines, quotes', () => {
    const names = ['a b.md', 'ünï.md', '垃圾回收.md', '🔒.md', `it's "here".md`, 'two\nlines.md', '%_*.md']
    const root = rootWith(Object.fromEntries(names.map((name) => [name, ''])))
    expect(found(root)).toEqual([...names].sort())
  })

  test('asks what is to be ignored by the path below the root, a folder with a slash at its end', () => {
    const root = rootWith({ 'a.md': '', 'drafts/b.md': '', 'work/drafts/c.md': '', 'work/d.md': '' })
    const asked: string[] = []
    const ignore = (path: string): boolean => {
      asked.push(path)
      return path === 'work/drafts/' || path === 'a.md'
    }
    expect(found(root, ignore)).toEqual(['drafts/b.md', 'work/d.md'])
    expect(asked.sort()).toEqual(['a.md', 'drafts/', 'drafts/b.md', 'work/', 'work/d.md', 'work/drafts/'])
  })

  test('a root that is gone, or is a file, cannot be read, and says why', () => {
    const root = rootWith({ 'deck.md': '' })
    const file = { ...root, path: join(root.path, 'deck.md') }
    expect(findDeckFiles(file)).toMatchObject({ root: file, isReadable: false, reason: 'file-in-path' })
    rmSync(root.path, { recursive: true })
    expect(findDeckFiles(root)).toMatchObject({ root, isReadable: false, reason: 'missing' })
  })

  test.for([
    ['folder', 'closed'],
    ['file', 'closed/deck.md'],
  ])('a %s inside that may not be read is named, and costs no other file', ([, name = ''], context) => {
    const root = rootWith({ 'closed/deck.md': '', 'open.md': '' })
    chmodSync(root.path, 0o755)
    chmodSync(join(root.path, name), 0o000)
    onTestFinished(() => chmodSync(join(root.path, name), 0o755))
    // Rights do not bind root: it lets a process that is nobody look.
    const isRoot = process.getuid?.() === 0
    const program = `
      import { findDeckFiles } from ${JSON.stringify(join(import.meta.dirname, '../../src/files/deck-files.ts'))}
      const found = findDeckFiles({ id: 1, kind: 'linked', path: process.argv[1] })
      console.log(JSON.stringify(found))`
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ['--input-type=module', '-e', program, root.path],
      {
        encoding: 'utf8',
        cwd: '/',
        ...(isRoot && { uid: 65_534, gid: 65_534 }),
      },
    )
    if (isRoot && stderr !== '')
      context.skip('skipped: nobody cannot read this checkout, and root may read everything')
    expect(JSON.parse(stdout)).toMatchObject({
      isReadable: true,
      files: [{ path: join(root.path, 'open.md') }],
      unreadable: [{ path: join(root.path, name), reason: 'no-permission' }],
    })
  })
})

describe('the name of a deck', () => {
  const name = (kind: Root['kind'], path: string): string =>
    deckName({ ...rootWith({}, kind), path: '/root' }, `/root/${path}`)

  test('is its path below the root, without the ending', () => {
    expect(name('linked', 'python.md')).toBe('python')
    expect(name('home', 'work/kafka.markdown')).toBe('work/kafka')
    expect(name('linked', 'v1.2.MD')).toBe('v1.2')
    expect(name('linked', 'en/python.md')).toBe('en/python')
  })

  test('of a starter deck is without the folder of its language', () => {
    expect(name('starter', 'en/python.md')).toBe('python')
    expect(name('starter', 'zh/work/kafka.md')).toBe('work/kafka')
    expect(name('starter', 'python.md')).toBe('python')
  })
})

describe('reading a deck', () => {
  const read = (content: string | Uint8Array, largest?: number): unknown => {
    const root = rootWith({ 'a/deck.md': content })
    const source = readDeckFile(fileIn(root, 'a/deck.md'), largest)
    return typeof source === 'string' ? source : source.text
  }

  test('says what it is and where it stands', () => {
    const root = rootWith({ 'a/deck.md': '# A\n' })
    const path = join(root.path, 'a/deck.md')
    expect(readDeckFile(fileIn(root, 'a/deck.md'))).toEqual({ root, path, deck: 'a/deck', text: '# A\n' })
  })

  test('drops a byte-order mark, and only the first', () => {
    expect(read('\ufeff# A')).toBe('# A')
    expect(read('\ufeff\ufeff# A')).toBe('\ufeff# A')
    expect(read('# A\ufeff')).toBe('# A\ufeff')
  })

  test('keeps line ends and everything else as it is', () => {
    expect(read('a\r\nb\rc\u2028d 🔒 垃圾\u0007')).toBe('a\r\nb\rc\u2028d 🔒 垃圾\u0007')
    expect(read('')).toBe('')
  })

  test.each([
    ['a NUL byte', Buffer.from('# A\0B')],
    ['UTF-16', Buffer.from('\ufeff# A', 'utf16le')],
    ['Chinese in GBK', Buffer.from([0x23, 0x20, 0xc0, 0xac, 0xbb, 0xf8])],
    ['half a character', Buffer.from('垃圾').subarray(0, 5)],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a])],
  ])('%s is not text', (_, bytes) => {
    expect(read(bytes)).toBe('not-text')
  })

  test('does not read what is larger than allowed', () => {
    expect(read('12345', 5)).toBe('12345')
    expect(read('123456', 5)).toBe('too-large')
    expect(read('垃圾', 5)).toBe('too-large')
  })

  test('goes by the size that a file has now, not when it was found', () => {
    const root = rootWith({ 'deck.md': '1' })
    const file = fileIn(root, 'deck.md')
    writeFileSync(file.path, '123456')
    expect(readDeckFile(file, 5)).toBe('too-large')
  })

  test('of a file that is gone says so', () => {
    const root = rootWith({ 'deck.md': '1' })
    const file = fileIn(root, 'deck.md')
    rmSync(file.path)
    expect(() => readDeckFile(file)).toThrow(
      expect.objectContaining({ code: 'file-missing', values: { path: file.path }, exitCode: 3 }),
    )
  })

  test('does not follow a link that took the file’s place', () => {
    const root = rootWith({ 'deck.md': '1' })
    const secret = join(folder(), 'secret.md')
    writeFileSync(secret, 'secret')
    const file = fileIn(root, 'deck.md')
    rmSync(file.path)
    symlinkSync(secret, file.path)
    expect(() => readDeckFile(file)).toThrow(expect.objectContaining({ code: 'file-missing' }))
  })

  test.skipIf(process.platform === 'win32')('does not wait at a pipe that took the file’s place', () => {
    const root = rootWith({ 'deck.md': '1' })
    const file = fileIn(root, 'deck.md')
    rmSync(file.path)
    execFileSync('mkfifo', [file.path])
    expect(() => readDeckFile(file)).toThrow(expect.objectContaining({ code: 'file-missing' }))
  })
})

describe('.vivaignore', () => {
  test('is read from the root, and may be missing', () => {
    expect(readIgnoreFile(rootWith({ '.vivaignore': 'drafts/\n' }))).toBe('drafts/\n')
    expect(readIgnoreFile(rootWith({ 'sub/.vivaignore': 'drafts/\n' }))).toBeUndefined()
  })

  test('is not followed out of the root', () => {
    const root = rootWith({})
    const secret = join(folder(), 'secret')
    writeFileSync(secret, 'secret')
    symlinkSync(secret, join(root.path, '.vivaignore'))
    expect(readIgnoreFile(root)).toBeUndefined()
  })
})
