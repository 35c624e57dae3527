/** Homes in which something else stands in the place of what viva keeps there, or nothing any more: what is told, and that nothing is taken for new in silence. */
import { chmodSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { cannot } from '../files/folders.ts'
import { asNobody, ownedByNobody } from './closed.ts'
import { afternoon, codes, examined, sound } from './doctors.ts'

// Seen to fail with `misplaced` taken out of `examine`, and with folders read without looking what they are.
test.each([
  ['a file in the place of the home', '', true],
  ['a file in the place of the decks', 'decks', true],
  ['a file in the place of the backups', 'backups', true],
  ['a folder in the place of the database', 'viva.db', false],
])('%s is told, by --fix too', (_, name, isFile) => {
  const viva = sound()
  const path = join(viva.home, name)
  rmSync(path, { recursive: true })
  if (isFile) writeFileSync(path, 'x')
  else mkdirSync(path)
  for (const flags of [[], ['--fix']]) {
    const { code, findings } = examined(viva, ...flags)
    expect(code).toBe(1)
    expect(findings.find((one) => one.code === 'misplaced')?.message).toContain(path)
  }
})

// Seen to fail with what SQLite cannot open taken for a home without a database.
test('a database that may not be read is no new one: counts are refused, and the doctor tells it', (context) => {
  const viva = sound()
  ownedByNobody(viva.home)
  chmodSync(viva.database, 0)
  const told = asNobody(viva, ['due'])
  if (/Cannot find module|EACCES/.test(told.err)) return cannot(context, 'nobody cannot read this checkout')
  for (const args of [['due'], ['due', '--short'], ['next']])
    expect(asNobody(viva, args)).toMatchObject({ code: 3, out: '', err: expect.stringContaining('viva.db') })
  const looked = asNobody(viva, ['doctor', '--json'])
  expect(codes(JSON.parse(looked.out).findings)).toEqual(['not-writable'])
  chmodSync(viva.home, 0)
  expect(asNobody(viva, ['doctor'])).toMatchObject({ code: 1, err: '' })
  chmodSync(viva.home, 0o700)
})

// Seen to fail with `lostAnswers` taken out of `examine`, and with the line of `openLibrary` left out.
test.each(['gone', 'empty'])('a database that is %s, while backups hold answers, is told', (how) => {
  const viva = sound()
  if (how === 'gone') renameSync(viva.database, `${viva.database}.elsewhere`)
  else writeFileSync(viva.database, '')
  const expected = { code: 1, findings: [{ code: 'answers-in-backup', isFixable: false }] }
  expect(examined(viva)).toMatchObject(expected)
  const { out, err } = viva.run(['due'], { now: afternoon })
  expect(out).toContain('Today')
  expect(err).toContain('viva restore')
  expect(viva.run(['due'], { now: afternoon }).err).toBe('')
  expect(examined(viva)).toMatchObject(expected)
  viva.json(['restore', '--yes'], afternoon)
  expect(examined(viva)).toMatchObject({ code: 0, findings: [] })
})
