import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { hold, interview, reviews, twoQuestions, typed, type Row } from './mock-world.ts'

describe('mocks that were held', () => {
  test('are listed, shown and exported', () => {
    const viva = interview()
    hold(viva, twoQuestions)
    const list = viva.run(['mock', 'list']).out
    expect(list).toMatch(/1 {2}21 Nov {2}quick {2}practice {4}2 of 2 {5}50 %/)
    expect(list).toContain('viva mock show N')
    const shown = viva.run(['mock', 'show', '1']).out
    expect(shown).toContain('Mock interview 1, quick, practice, 21 Nov')
    expect(shown).toContain('50 %')
    expect(viva.json<{ number: number; report: { coverage: number } }>(['mock', 'show', '1'])).toMatchObject({
      number: 1,
      report: { coverage: 0.5 },
    })
    const file = join(viva.home, 'mocks', 'one.md')
    expect(viva.run(['mock', 'export', '1', '-o', file]).out).toContain(file)
    const markdown = readFileSync(file, 'utf8')
    expect(viva.run(['mock', 'export', '1']).out).toBe(markdown)
    expect(markdown).toContain('My answer,\nin two lines.')
    expect(markdown).not.toContain(viva.home)
    expect(viva.run(['mock', 'export', '1', '-o', file]).code).toBe(0)
    writeFileSync(file, 'mine')
    expect(viva.run(['mock', 'export', '1', '-o', file])).toMatchObject({ code: 2 })
    expect(readFileSync(file, 'utf8')).toBe('mine')
    expect(viva.run(['mock', 'export', '1', '-o', file, '--force']).code).toBe(0)
    expect(readFileSync(file, 'utf8')).toBe(markdown)
    expect(viva.run(['mock', 'export', '1', '--no-answers']).out).not.toContain('My answer')
  })

  test('one that was left can be given up, once', () => {
    const viva = interview()
    hold(viva, typed('', 's', '', '3', '1', '', '', 'q'))
    expect(viva.run(['mock', 'give-up']).out).toContain(
      'Mock interview 1 is given up. What was graded in it stays.',
    )
    expect(reviews(viva)).toBe(1)
    expect(viva.json<Row[]>(['mock', 'list'])).toMatchObject([
      { status: 'abandoned', answered: 1, coverage: 0.5 },
    ])
    const { err, code } = viva.run(['mock', 'give-up'])
    expect([err, code]).toEqual(['viva: no mock interview is unfinished. Begin one with: viva mock\n', 2])
  })

  test('without any, the list says how to begin', () => {
    const { out, code } = interview().run(['mock', 'list'])
    expect(out).toContain('viva mock --preset quick')
    expect(code).toBe(0)
  })
})

describe('wrong use', () => {
  test.each([
    [['mock'], 'viva mock needs a terminal'],
    [
      ['mock', '--preset', 'slow', '--plan'],
      'there is no preset slow. Use one of: quick, phone, onsite, behavioural',
    ],
    [['mock', '--questions', '0', '--plan'], '--questions cannot be 0. Allowed: 1-100'],
    [['mock', '--minutes', '1000', '--plan'], '--minutes cannot be 1000. Allowed: 1-300'],
    [['mock', '--mode', 'gentle'], 'a value is not allowed'],
    [['mock', 'nosuch', '--plan'], 'no deck matches nosuch'],
    [['mock', '--tag', 'nosuch', '--plan'], 'no question fits this mock interview'],
    [['mock', 'resume', '--plain'], 'no mock interview is unfinished'],
    [['mock', 'show', '5'], 'there is no mock interview 5'],
    [['mock', 'export', 'x'], 'there is no mock interview x'],
    [['mock', 'show'], 'missing argument'],
    [['mock', '--seed', '99999999999999999999'], 'is more than 9007199254740991'],
    [['mock', '--mode', 'x'], 'allowed: practice, pressure'],
  ])('%j says what is wrong', (args, said) => {
    const { err, code } = interview().run(args)
    expect(err).toContain(said)
    expect(code).toBe(2)
  })
})
