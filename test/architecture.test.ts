import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'
import { describe, expect, test } from 'vitest'
import {
  arrowsPointDown,
  exportsAreNamedOnce,
  filesAreShort,
  filesSayWhatTheyKnow,
  importsNameFiles,
  languagesMatch,
  namesSayTheJob,
  noCircles,
  nothingIsAny,
  packagesHavePlaces,
  pureFoldersAreBlind,
  RULES,
  sqlIsInStore,
  thereIsOneClass,
  trapsHaveOneFile,
  treesOf,
  type Rule,
} from './architecture/rules.ts'

const folder = join(import.meta.dirname, '..', 'src')

const house = treesOf(
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path: path.split(sep).join('/'), text: readFileSync(join(folder, path), 'utf8') })),
)

describe('in the house', () => {
  test('every floor but the attic is looked at', () => {
    const floors = new Set(house.map(({ source }) => source.path.split('/')[0]))
    for (const floor of ['main.ts', 'commands', 'ui', 'session', 'store', 'files', 'model'])
      expect(floors).toContain(floor)
  })

  test.each(Object.entries(RULES))('%s', (_, rule) => {
    expect(rule(house)).toEqual([])
  })
})

/** What a rule says of made-up files. */
const said = (rule: Rule, files: Readonly<Record<string, string>>): readonly string[] =>
  rule(treesOf(Object.entries(files).map(([path, text]) => ({ path, text }))))

/** What it says of one. */
const saidOf = (rule: Rule, path: string, text: string): readonly string[] => said(rule, { [path]: text })

describe('a rule can fail:', () => {
  test.each([
    [
      'store/a.ts',
      `import { f } from '../commands/due.ts'`,
      'store/a.ts:1: store imports commands, which is above it',
    ],
    ['ui/a.tsx', `\nimport type { F } from '../store/open.ts'`, 'ui/a.tsx:2: ui may not import store'],
    [
      'session/a.ts',
      `import { now } from '../files/clock.ts'`,
      'session/a.ts:1: session may not import files',
    ],
    ['store/a.ts', `import { f } from '../files/home.ts'`, 'store/a.ts:1: store may not import files'],
    [
      'schedule/a.ts',
      `await import('../ui/app.tsx')`,
      'schedule/a.ts:1: schedule imports ui, which is above it',
    ],
    ['model/a.ts', `import { f } from '../text/a.ts'`, 'model/a.ts:1: model imports text, which is above it'],
    [
      'deck/a.ts',
      `import { f } from '../convert/a.ts'`,
      'deck/a.ts:1: deck imports convert, which is above it',
    ],
    ['attic/a.ts', `import { f } from '../model/a.ts'`, 'attic/a.ts:1: attic is no floor of the house'],
  ])('an arrow of %s that does not point down', (path, text, expected) => {
    expect(saidOf(arrowsPointDown, path, text)).toEqual([expected])
  })

  test('an arrow that points down is none', () => {
    expect(
      saidOf(
        arrowsPointDown,
        'commands/a.ts',
        `import { f } from '../store/open.ts'\nimport { g } from './b.ts'\nimport { h } from '../model/a.ts'`,
      ),
    ).toEqual([])
  })

  test('a circle of values; not one of types, or one that is closed at run time', () => {
    const circle = (back: string): readonly string[] =>
      said(noCircles, {
        'deck/a.ts': `import { b } from './b.ts'`,
        'deck/b.ts': `import { c } from './c.ts'`,
        'deck/c.ts': back,
      })
    expect(circle(`import { a } from './a.ts'`)).toEqual(['deck/a.ts -> deck/b.ts -> deck/c.ts -> deck/a.ts'])
    expect(circle(`import type { A } from './a.ts'`)).toEqual([])
    expect(circle(`import { type A } from './a.ts'`)).toEqual([])
    expect(circle(`await import('./a.ts')`)).toEqual([])
    expect(saidOf(noCircles, 'deck/a.ts', `import { a } from './a.ts'`)).toEqual(['deck/a.ts -> deck/a.ts'])
  })

  test.each([
    ['ui/a.tsx', `import Database from 'better-sqlite3'`, 'better-sqlite3 has no place here'],
    ['session/a.ts', `import { Box } from 'ink'`, 'ink has no place here'],
    ['session/a.ts', `import type { ReactNode } from 'react'`, 'react has no place here'],
    ['deck/a.ts', `import MarkdownIt from 'markdown-it'`, 'markdown-it has no place here'],
    ['markdown/a.ts', `import matter from 'gray-matter'`, 'gray-matter has no place here'],
    ['stats/a.ts', `import { fsrs } from 'ts-fsrs'`, 'ts-fsrs has no place here'],
    ['store/a.ts', `import { readFileSync } from 'node:fs'`, 'node:fs has no place here'],
    ['ui/a.tsx', `await import('node:fs/promises')`, 'node:fs/promises has no place here'],
    ['commands/run.ts', `import { spawn } from 'node:child_process'`, 'node:child_process has no place here'],
    ['files/a.ts', `import { get } from 'node:https'`, 'node:https has no place in the house'],
    ['text/a.ts', `import { chunk } from 'lodash'`, 'lodash has no place in the house'],
  ])('a package in %s that is not in its place', (path, text, expected) => {
    expect(saidOf(packagesHavePlaces, path, text)).toEqual([`${path}:1: ${expected}`])
  })

  test('a package in its place is none', () => {
    expect(saidOf(packagesHavePlaces, 'store/a.ts', `import Database from 'better-sqlite3'`)).toEqual([])
    expect(saidOf(packagesHavePlaces, 'markdown/a.ts', `import { f } from 'sugar-high/core'`)).toEqual([])
  })

  test('a package with traps in two files', () => {
    const files = {
      'deck/a.ts': `import matter from 'gray-matter'`,
      'deck/b.ts': `import matter from 'gray-matter'`,
    }
    expect(said(trapsHaveOneFile, files)).toEqual(['gray-matter is imported by deck/a.ts and deck/b.ts'])
    expect(said(trapsHaveOneFile, { 'deck/a.ts': files['deck/a.ts'] })).toEqual([])
  })

  test('an import without an ending', () => {
    expect(saidOf(importsNameFiles, 'deck/a.ts', `import { b } from './b'`)).toEqual([
      'deck/a.ts:1: ./b names no file',
    ])
  })

  test.each([
    ['Date.now()', 'Date.now is the clock'],
    ['new Date()', 'new Date without exactly one value'],
    ['new Date(2026, 10, 21)', 'new Date without exactly one value'],
    ['Date()', 'Date itself is the clock'],
    ['const { now } = Date', 'Date itself is the clock'],
    ['new Date(at).getHours()', 'getHours asks for the zone or the language of this machine'],
    [
      'new Date(at).getTimezoneOffset()',
      'getTimezoneOffset asks for the zone or the language of this machine',
    ],
    ['(5).toLocaleString()', 'toLocaleString asks for the zone or the language of this machine'],
    ['Math.random()', 'Math.random is dice'],
    ['crypto.randomUUID()', 'crypto is the world'],
    ['process.env.HOME', 'process is the world'],
    ['globalThis.process', 'globalThis is the world'],
    ['console.log(1)', 'console is the world'],
    ['new Intl.NumberFormat()', 'Intl is the world'],
    ['performance.now()', 'performance is the world'],
    ['setTimeout(work, 5)', 'setTimeout is the world'],
    ['const things = { process }', 'process is the world'],
  ])('%s in a pure folder', (text, expected) => {
    for (const pure of ['deck', 'schedule', 'stats', 'session', 'markdown', 'text', 'model', 'convert'])
      expect(saidOf(pureFoldersAreBlind, `${pure}/a.ts`, text)).toEqual([`${pure}/a.ts:1: ${expected}`])
    expect(saidOf(pureFoldersAreBlind, 'commands/a.ts', text)).toEqual([])
  })

  test.each([
    'new Date(at).toISOString()',
    'Date.parse(text)',
    'Date.UTC(2026, 10)',
    'new Date(at).getUTCDay()',
    'const plan = { process: 1, console: 2 }\nplan.process',
    'type Port = { readonly fetch: () => void; now(): Date }\nport.fetch()',
    'function fetch() {}\nfetch()',
    'const f = (process: Process) => process.name',
    '// Date.now() in a comment',
    `const text = 'Date.now()'`,
  ])('%s is no look at the world', (text) => {
    expect(saidOf(pureFoldersAreBlind, 'deck/a.ts', text)).toEqual([])
  })

  test.each([
    [`store.db.name`, '.db is the database itself'],
    [`x.prepare(text)`, '.prepare() is SQL'],
    [`x.pragma(text)`, '.pragma() is SQL'],
    [`x.exec('vacuum')`, '.exec() of a text is SQL'],
    ['x.exec(`vacuum`)', '.exec() of a text is SQL'],
    [`query('select key from cards')`, 'this text is SQL'],
    ['query(`\n  insert into cards values (1)`)', 'this text is SQL'],
    [`query('update cards set a = 1')`, 'this text is SQL'],
  ])('%j outside the store', (text, expected) => {
    expect(saidOf(sqlIsInStore, 'commands/a.ts', text)).toEqual([`commands/a.ts:1: ${expected}`])
    expect(saidOf(sqlIsInStore, 'store/a.ts', text)).toEqual([])
  })

  test('a regular expression, and words for people, are no SQL', () => {
    const text = `/a/.exec(text)\npattern.exec(line)\nsay('select a deck')\nsay('update your viva')\nsay('delete it')`
    expect(saidOf(sqlIsInStore, 'commands/a.ts', text)).toEqual([])
  })

  test('a file of more than 300 lines, unless it is a list of words', () => {
    const lines = (count: number): string => Array.from({ length: count }, () => '//\n').join('')
    expect(saidOf(filesAreShort, 'deck/a.ts', lines(301))).toEqual(['deck/a.ts: 301 lines'])
    expect(saidOf(filesAreShort, 'deck/a.ts', lines(300))).toEqual([])
    expect(saidOf(filesAreShort, 'text/messages/en/a.ts', lines(301))).toEqual([])
  })

  test('a file without a header, or with something left to do', () => {
    expect(saidOf(filesSayWhatTheyKnow, 'deck/a.ts', 'export const a = 1')).toEqual([
      'deck/a.ts:1: no header',
    ])
    expect(saidOf(filesSayWhatTheyKnow, 'deck/a.ts', '/** A. */\n// TODO: b')).toEqual([
      'deck/a.ts:2: something is left to do',
    ])
    expect(saidOf(filesSayWhatTheyKnow, 'deck/a.ts', `// A.\nconst text = 'TODO'`)).toEqual([])
  })

  test('any, in whatever place', () => {
    for (const text of ['let a: any', 'f<any>()', 'a as any', 'type A = readonly any[]'])
      expect(saidOf(nothingIsAny, 'deck/a.ts', text)).toEqual(['deck/a.ts:1: any'])
    expect(saidOf(nothingIsAny, 'deck/a.ts', `const any = 'any' // any`)).toEqual([])
  })

  test('an export that is passed on or has no name', () => {
    for (const text of [
      `export * from './b.ts'`,
      `export { b } from './b.ts'`,
      `export type { B } from './b.ts'`,
    ])
      expect(saidOf(exportsAreNamedOnce, 'deck/a.ts', text)).toEqual([
        'deck/a.ts:1: passes on what another file exports',
      ])
    for (const text of ['export default 1', 'const a = 1; export { a as default }'])
      expect(saidOf(exportsAreNamedOnce, 'deck/a.ts', text)).toEqual(['deck/a.ts:1: has a default export'])
    expect(saidOf(exportsAreNamedOnce, 'deck/a.ts', 'export const a = 1')).toEqual([])
  })

  test('a class that is not the Failure, an enum, a namespace', () => {
    for (const text of [
      'class A {}',
      'const a = class {}',
      'enum A { b }',
      'namespace A { export const b = 1 }',
    ])
      expect(saidOf(thereIsOneClass, 'deck/a.ts', text)).toHaveLength(1)
    expect(saidOf(thereIsOneClass, 'model/failure.ts', 'class Failure {}')).toEqual([])
  })

  test('a name that says nothing, or is written otherwise', () => {
    for (const path of ['deck/utils.ts', 'deck/string-helpers.ts', 'services/a.ts', 'deck/deckManager.ts'])
      expect(saidOf(namesSayTheJob, path, '')).toHaveLength(1)
    expect(saidOf(namesSayTheJob, 'deck/front-matter.ts', '')).toEqual([])
  })

  test('a file of words in one language alone', () => {
    const files = {
      'text/messages/en/en.ts': '',
      'text/messages/zh/zh.ts': '',
      'text/messages/en/home.ts': '',
    }
    expect(said(languagesMatch, files)).toEqual(['text/messages/zh/home.ts is missing'])
    expect(said(languagesMatch, { ...files, 'text/messages/zh/home.ts': '' })).toEqual([])
  })
})
