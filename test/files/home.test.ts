import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import {
  homeOf,
  keepPrivate,
  makeHome,
  programFolder,
  readFailure,
  starterDecks,
  writeFailure,
} from '../../src/files/home.ts'
import { folder } from './folders.ts'

const mode = (path: string): string => (statSync(path).mode & 0o777).toString(8)

describe('home', () => {
  // Seen to fail with $XDG_DATA_HOME looked at first.
  test('is where VIVA_HOME says, with the database, decks and backups in it', () => {
    const path = folder()
    expect(homeOf({ VIVA_HOME: path, XDG_DATA_HOME: '/elsewhere' })).toEqual({
      path,
      database: join(path, 'viva.db'),
      decks: join(path, 'decks'),
      backups: join(path, 'backups'),
    })
  })

  test('may be given from the working folder on', () => {
    expect(homeOf({ VIVA_HOME: 'some/place' }).path).toBe(join(process.cwd(), 'some/place'))
  })

  // Seen to fail with an empty $VIVA_HOME taken, and with a relative $XDG_DATA_HOME taken.
  test('is in the data folder of XDG, unless that is relative', () => {
    expect(homeOf({ XDG_DATA_HOME: '/data', VIVA_HOME: '' }).path).toBe('/data/viva')
    expect(homeOf({ XDG_DATA_HOME: 'data' })).toEqual(homeOf({}))
  })

  // Seen to fail with `~/.viva` for the usual place.
  test.runIf(process.platform === 'linux')('is in the usual place otherwise', () => {
    expect(homeOf({}).path).toBe(join(homedir(), '.local', 'share', 'viva'))
  })

  // Seen to fail with `realPath` of what exists only.
  test('is named by its real path, before it is made and after', () => {
    const real = folder()
    const link = join(folder(), 'link')
    symlinkSync(real, link)
    const path = join(link, 'new', 'viva')
    const before = homeOf({ VIVA_HOME: path })
    expect(before.path).toBe(join(real, 'new', 'viva'))
    makeHome(before)
    expect(homeOf({ VIVA_HOME: path })).toEqual(before)
  })

  // Seen to fail with the link of the decks not followed.
  test('may keep its decks elsewhere, behind a link', () => {
    const path = folder()
    const checkout = folder()
    symlinkSync(checkout, join(path, 'decks'))
    const home = homeOf({ VIVA_HOME: path })
    expect(home.decks).toBe(checkout)
    makeHome(home)
    expect(existsSync(join(path, 'backups'))).toBe(true)
  })
})

describe('making the home', () => {
  // Seen to fail with the mode left out of `makeFolder`.
  test('makes its folders, readable by their owner only, whatever the process gives to new folders', () => {
    const umask = process.umask(0)
    onTestFinished(() => void process.umask(umask))
    const home = homeOf({ VIVA_HOME: join(folder(), 'a', 'viva') })
    makeHome(home)
    expect([home.path, home.decks, home.backups].map(mode)).toEqual(['700', '700', '700'])
  })

  // Seen to fail with a home that others may write not closed.
  test('leaves what is there as it is, but for the rights of others', () => {
    const path = folder()
    chmodSync(path, 0o777)
    const home = homeOf({ VIVA_HOME: path })
    expect(makeHome(home)).toBe(true)
    writeFileSync(join(home.decks, 'mine.md'), 'text')
    expect(makeHome(home)).toBe(false)
    expect(readFileSync(join(home.decks, 'mine.md'), 'utf8')).toBe('text')
    expect(mode(path)).toBe('700')
  })

  // Seen to fail with the errors of `makeFolder` not wrapped, and without their reasons.
  test('is not possible where a file stands, and says why', () => {
    const path = join(folder(), 'viva')
    writeFileSync(path, '')
    expect(() => makeHome(homeOf({ VIVA_HOME: path }))).toThrow(
      expect.objectContaining({
        code: 'not-writable',
        values: { path, reason: 'file-in-place' },
        exitCode: 3,
      }),
    )
    expect(() => makeHome(homeOf({ VIVA_HOME: join(path, 'below') }))).toThrow(
      expect.objectContaining({
        values: { path: join(path, 'below'), reason: 'file-in-path' },
      }),
    )
  })

  // Seen to fail with the errors of `makeFolder` not wrapped.
  test.runIf(process.platform === 'linux')('is not possible where nobody may write', () => {
    expect(() => makeHome(homeOf({ VIVA_HOME: '/proc/viva' }))).toThrow(
      expect.objectContaining({ code: 'not-writable', exitCode: 3 }),
    )
  })
})

describe('keeping a database private', () => {
  // Seen to fail with both the mode and the `chmodSync` left out of `keepPrivate`, and with the file not made.
  test('makes it empty, for its owner only', () => {
    const path = join(folder(), 'viva.db')
    keepPrivate(path)
    expect(mode(path)).toBe('600')
    expect(statSync(path).size).toBe(0)
  })

  // Seen to fail with the side files passed over, and with the file made anew.
  test('takes the rights of others on it and on its side files away, and changes nothing else', () => {
    const path = join(folder(), 'viva.db')
    for (const file of [path, `${path}-wal`, `${path}-shm`]) {
      writeFileSync(file, file)
      chmodSync(file, 0o664)
    }
    keepPrivate(path)
    for (const file of [path, `${path}-wal`, `${path}-shm`]) {
      expect(mode(file)).toBe('600')
      expect(readFileSync(file, 'utf8')).toBe(file)
    }
  })

  // Seen to fail with the rights set whatever they were.
  test('leaves an owner’s own choice alone', () => {
    const path = join(folder(), 'viva.db')
    writeFileSync(path, '')
    chmodSync(path, 0o400)
    keepPrivate(path)
    expect(mode(path)).toBe('400')
  })

  // Seen to fail with the errors of `keepPrivate` not wrapped.
  test('is not possible in a folder that is not there', () => {
    const path = join(folder(), 'nowhere', 'viva.db')
    expect(() => keepPrivate(path)).toThrow(expect.objectContaining({ code: 'not-writable', exitCode: 3 }))
  })
})

describe('the program', () => {
  // Seen to fail with the first folder taken.
  test('is found from any folder of its source', () => {
    const program = join(import.meta.dirname, '..', '..')
    expect(programFolder(import.meta.dirname)).toBe(program)
    expect(programFolder(join(program, 'src', 'commands'))).toBe(program)
    expect(starterDecks(program)).toBe(join(program, 'decks'))
  })

  // Seen to fail with the folder itself given for a program.
  test('that is nowhere around is a bug', () => {
    expect(() => programFolder(folder())).toThrow(/Inconsistent: no program around/)
  })
})

describe('an error of the file system', () => {
  const error = (code: string): Error => Object.assign(new Error(`${code}: as the system says`), { code })

  test.each([
    ['ENOSPC', { code: 'disk-full', values: { path: '/p' } }],
    ['EDQUOT', { code: 'disk-full', values: { path: '/p' } }],
    ['EACCES', { code: 'not-writable', values: { path: '/p', reason: 'no-permission' } }],
    ['EROFS', { code: 'not-writable', values: { path: '/p', reason: 'read-only' } }],
    ['EIO', { code: 'not-writable', values: { path: '/p', reason: 'EIO: as the system says' } }],
  ])('in writing: %s', (code, expected) => {
    expect(writeFailure('/p', error(code))).toMatchObject({ ...expected, exitCode: 3, cause: error(code) })
  })

  test.each([
    ['ENOENT', { code: 'file-missing', values: { path: '/p' } }],
    ['ELOOP', { code: 'file-missing', values: { path: '/p' } }],
    ['EACCES', { code: 'not-readable', values: { path: '/p', reason: 'no-permission' } }],
    ['EISDIR', { code: 'not-readable', values: { path: '/p', reason: 'folder-in-place' } }],
    ['EIO', { code: 'not-readable', values: { path: '/p', reason: 'EIO: as the system says' } }],
  ])('in reading: %s', (code, expected) => {
    expect(readFailure('/p', error(code))).toMatchObject({ ...expected, exitCode: 3, cause: error(code) })
  })
})

// Seen to fail with the decks' folder not made.
test('a home that was removed can be made again', () => {
  const home = homeOf({ VIVA_HOME: join(folder(), 'viva') })
  makeHome(home)
  rmSync(home.path, { recursive: true })
  makeHome(home)
  mkdirSync(join(home.decks, 'work'))
  expect(existsSync(home.decks)).toBe(true)
})
